"""Quantities that are ages, lengths of time or years: "aged 35", "three days", "a 30-year term", "in 2019"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from pipeline.records import SkipReason
from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.skip import Skip, reason
from pipeline.spans.figures.text import Text

PLACES = frozenset({"LOC", "GPE", "DATE", "MONEY"})
YEARS = range(1500, 2101)


def time_skip(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """Why the quantity is an age, a duration or a year; None where it is none of them."""
    return _age(text, found, doc) or _duration(text, found)


# ---- ages


def _age(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """The quantity as an age: "aged 35", "Montalvo, 19, a member", "children under five"."""
    if not 0 < found.value < 125 or found.numeral.scale != 1:
        return None
    before = text.lexicon.skips_before.until(text.atoms, found.start)
    aged = not text.lexicon.has("contexts.not-aged", text.low(found.end))
    aged = aged and not (text.low(found.start - 1).startswith("turn") and counts(text, found.end, doc))
    if aged and before is not None and before[1].skip == "age":
        return Skip(before[0], found.end, "age", before[1].id)
    named = found.numeral.plain and (_behind_name(text, found, doc) or _being(text, found, doc))
    if named or _is_remembered(text, found, doc):
        return Skip(found.start, found.end, "age", "figures.age-after-name")
    if found.numeral.plain and _in_row(text, found):
        return Skip(found.start, found.end, "age", "figures.age-in-row")
    return Skip(found.start - 1, found.end, "age", "figures.age-limit") if _is_limit(text, found, doc) else None


def _behind_name(text: Text, found: Quantity, doc: Doc) -> bool:
    """The number stands between commas or in brackets behind a person's name."""
    marks = text.low(found.start - 1), text.low(found.end)
    between = (marks[0] == "," and text.lexicon.has("contexts.after-age", marks[1])) or marks == ("(", ")")
    place = found.start - 2
    if marks[0] in ("then", "now", "also") and text.low(place) == ",":  # "Wang, then 27, said"
        place, between = place - 1, text.lexicon.has("contexts.after-age", marks[1])
    if marks[0] == "both" and text.low(place) == ",":  # "Wang and Li, both 27 and unarmed"
        return text.atom(place - 1).text[:1].isupper()
    if text.low(place - 1) in ("jr", "sr"):  # "Wendell Edwards Jr., 22", "Wendell Edwards, Jr., 22"
        place -= 2 + (text.low(place - 2) == ",")
    if marks in ((",", ","), ("(", ")")) and text.lexicon.has("contexts.aged", text.low(place)):
        return True
    return between and _ends_name(text, found, place, doc)


def _in_row(text: Text, found: Quantity) -> bool:
    """One of several ages: "children, ages 9, 4 and 3", "two men, 25 and 30, were shot", "aged 14, 16 and 19"."""
    first, end = _row(text, found, -1), _row(text, found, 1) + 1
    if end - first < len(("25", "and", "30")):
        return False
    before = text.lexicon.skips_before.until(text.atoms, first)
    if before is not None and before[1].skip == "age":
        return True
    time = text.past_hyphen(end)
    if _is_time(text, time) and text.lexicon.has("skips.year-old", text.low(text.past_hyphen(time + 1))):
        return True
    apart = text.low(first - 1) == "," and text.low(end) in (",", ".", "–", "—")
    return apart and text.lexicon.has("items.people", text.low(first - 2))


def _row(text: Text, found: Quantity, step: int) -> int:
    """Where the row of numbers around the quantity ends in one direction, joined by commas and "and"."""
    place = found.first
    while True:
        onwards = place + step
        onwards += step * text.is_hyphen(onwards)  # "his 6- and 12-year-old children"
        joints = 0
        while text.low(onwards) in (",", "and", "or"):
            onwards, joints = onwards + step, joints + 1
        if not joints or not text.is_number(onwards):
            return place
        place = onwards


def _ends_name(text: Text, found: Quantity, place: int, doc: Doc) -> bool:
    """A person's name ends at `place`: an entity says so, or two capitalised words ("Kevin So Kam-wai")."""
    atom = text.atom(place)
    if atom.kind != "word":
        return False
    label = doc[atom.token].ent_type_
    if label == "PERSON":
        return True
    following = text.atom(found.end + 1).text
    enclosed = text.low(found.end) == "," or (text.low(found.end) == "and" and following[:1].isupper())
    first = place - 2 if text.is_hyphen(place - 1) else place
    if label == "" and 12 < found.value < 100 and enclosed:
        return atom.text[:1].isupper() and not text.lexicon.has("items.capital-openers", atom.lower)  # "Slepian, 52,"
    words = range(first, first - (4 if label in PLACES and not enclosed else 2), -1)
    return all(text.atom(at).kind == "word" and text.atom(at).text[:1].isupper() for at in words)


def _being(text: Text, found: Quantity, doc: Doc) -> bool:
    """The number is what a person "is" or "turned": "Teixeira will be 29 in April", "she is only 20"."""
    verb = found.start - 1 - (text.low(found.start - 1) in ("only", "just", "now"))
    if text.low(verb) not in ("is", "was", "be", "turned"):
        return False
    if not text.lexicon.has("contexts.after-being", text.low(found.end)):
        return False
    place = verb - 1 - (text.low(verb - 1) in ("will", "would"))
    if found.value < 12 or text.low(place) in ("he", "she"):
        return found.value >= 12 or (text.low(place), text.low(place - 1)) in (("he", "when"), ("she", "when"))
    atom = text.atom(place)
    person = atom.token >= 0 and doc[atom.token].ent_type_ == "PERSON"
    return person or text.lexicon.has("contexts.aged", atom.lower)


def _is_remembered(text: Text, found: Quantity, doc: Doc) -> bool:
    """Such as "since I was eight", "when she was only 9"."""
    verb = found.start - 1 - (text.low(found.start - 1) in ("only", "just"))
    said = (text.low(verb - 2), text.low(verb - 1), text.low(verb))
    young = said[0] in ("since", "when", "until") and said[1] in ("i", "he", "she") and said[2] in ("was", "turned")
    following = text.atom(found.end)
    noun = following.kind == "word" and doc[following.token].pos_ in ("NOUN", "PROPN", "ADJ")
    return young and not noun and text.low(found.end) not in ("of", "-")


def _is_limit(text: Text, found: Quantity, doc: Doc) -> bool:
    """The number limits an age: "children under five", "21.6% over 59"."""
    following = text.atom(found.end)
    counted = following.kind == "word" and not text.lexicon.has("items.ends", following.lower)
    if counted and doc[following.token].pos_ not in ("VERB", "AUX", "ADV"):
        return False
    before, noun = text.low(found.start - 1), text.low(found.start - 2)
    if before not in ("under", "over", "above", "below"):
        return False
    return text.lexicon.has("items.people", noun) or (noun in ("%", "percent") and before in ("under", "over"))


# ---- durations


def _duration(text: Text, found: Quantity) -> Skip | None:
    """The quantity with its unit of time: "three days", "a 30-year term", "hundreds of years", "35-year-old"."""
    if text.low(found.start - 1) == "or" and _is_time(text, found.start - 2):  # "over the next day or two"
        return Skip(found.start - 2, found.end, reason(text.lexicon, "skips.time-unit", "duration"), "skips.time-unit")
    short = text.past_hyphen(found.end)
    if text.lexicon.has("skips.yo", text.low(short)):
        return Skip(found.start, short + 1, reason(text.lexicon, "skips.yo", "age"), "skips.yo")
    bound = text.lexicon.bounds_after.at(text.atoms, found.end)
    place = text.past_hyphen(found.end if bound is None else bound[0])  # "15-plus years"
    place += found.numeral.vague and text.low(place) == "of"  # "hundreds of years"
    for _ in range(2):
        place += not _is_time(text, place) and text.lexicon.has("contexts.between-time", text.low(place))
    if not _is_time(text, place) or (text.low(place) == "second" and found.value > 1 and not text.is_hyphen(place - 1)):
        return None
    end = place + 1
    old = text.past_hyphen(end)
    if text.lexicon.has("skips.year-old", text.low(old)) or (text.low(old), text.low(old + 1)) == ("of", "age"):
        end = old + 1 + (text.low(old) == "of")
        return Skip(found.start, end, reason(text.lexicon, "skips.year-old", "age"), "skips.year-old")
    return Skip(found.start, end, reason(text.lexicon, "skips.time-unit", "duration"), "skips.time-unit")


def part_of_time_skip(text: Text, found: Quantity) -> Skip | None:
    """The share as a length of time: "nearly a quarter of a century", "half of the day"."""
    words = tuple(text.low(found.end + step) for step in range(2))
    if found.numeral.digits or words[0] != "of" or words[1] not in ("a", "an", "the"):
        return None
    end = found.end + 3
    if not _is_time(text, end - 1) or text.low(end) in ("'s", "’s", "'"):  # "half of the year's budget"
        return None
    return Skip(found.start, end, reason(text.lexicon, "skips.time-unit", "duration"), "skips.time-unit")


def _is_time(text: Text, place: int) -> bool:
    return text.lexicon.has("skips.time-unit", text.low(place))


# ---- years


def year_skip(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """The quantity as a plain year or a day beside its month, where no date was found."""
    digits = text.atom(found.first).text
    if not found.numeral.digits or not digits.isdigit() or found.numeral.scale != 1:
        return None
    if found.high <= 31 and _beside_month(text, found):
        return _as_date(text, found.start, found.end)
    if len(digits) != 4 or int(digits) not in YEARS:
        return None
    if text.is_hyphen(found.end) and text.is_number(found.end + 1):
        return _as_date(text, found.start, found.end + 2)
    if found.bound == "range":
        years = int(found.high) in YEARS and not counts(text, found.end, doc)
        return _as_date(text, found.start, found.end) if years else None
    return _as_date(text, found.start, found.end) if found.numeral.plain and _is_year(text, found, doc) else None


def _as_date(text: Text, start: int, end: int) -> Skip:
    why: SkipReason = reason(text.lexicon, "skips.year", "date")
    return Skip(start, end, why, "skips.year")


def _beside_month(text: Text, found: Quantity) -> bool:
    """A month stands before or behind: "July 4", "between 4 and 11 May"; "may" and "march" only with a capital."""
    before, after = text.atom(found.start - 1), text.atom(found.end)
    if before.text == ".":
        before = text.atom(found.start - 2)
    beside = (before.text, after.text, re.sub(r".*[a-z](?=[A-Z])", "", before.text))  # "UpdatedFebruary 6"
    return any(
        text.lexicon.has("skips.year", word.lower()) and (word[0].isupper() or word not in ("may", "march"))
        for word in beside
    )


def _is_year(text: Text, found: Quantity, doc: Doc) -> bool:
    """Four digits are a year unless they count what follows ("2000 people") or are bounded ("more than 2000")."""
    before = text.low(found.start - 1)
    if before == "of" and text.lexicon.has("contexts.of-number", text.low(found.start - 2)):
        return False
    opened = text.lexicon.has("skips.year.before", before) or before in ("-", "–", "/", "(", "'")
    bounded = text.lexicon.bounds_before.until(text.atoms, found.start) is not None
    if counts(text, found.end, doc):
        return opened and not bounded and not text.lexicon.has("contexts.with-count", before)
    return not bounded or before in ("around", "about", "circa", "over", "above")


def counts(text: Text, place: int, doc: Doc) -> bool:
    """A plural noun follows, at once or behind one adjective: "2000 people", "2000 armed men"."""
    for atom in (text.atom(place), text.atom(place + 1)):
        if atom.kind != "word" or not atom.text.islower() or text.lexicon.has("items.ends", atom.lower):
            return False
        pos = doc[atom.token].pos_
        if pos not in ("", "NOUN", "ADJ", "VERB", "PROPN"):
            return False
        plural = atom.lower.endswith("s") and not atom.lower.endswith("ss") and pos in ("", "NOUN")
        if plural or atom.lower in ("people", "children", "women", "men"):
            return True
    return False
