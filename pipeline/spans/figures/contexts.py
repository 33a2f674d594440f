"""Quantities that their surroundings make no figure: names, scores, addresses and parts of words."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.spans.figures.addresses import address_skip
from pipeline.spans.figures.codes import glued_end
from pipeline.spans.figures.ones import pronoun_skip
from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.ranges import DASHES
from pipeline.spans.figures.skip import Skip, reason
from pipeline.spans.figures.text import Text
from pipeline.spans.figures.times import counts, part_of_time_skip, time_skip, year_skip

NAMES = frozenset({"ORG", "PRODUCT", "FAC", "EVENT", "LAW", "WORK_OF_ART", "MISC", "PERSON", "LOC", "GPE"})
"""Entities that a number may be part of."""

ROW = 8
"""Atoms within which the next number of a row of persons stands."""
OPENERS = frozenset({".", "!", "?", ":", '"', "“", "‘", "-", "–", "•"})
"""Signs behind which a sentence or an item of a list begins."""


def context_skip(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """Why the quantity is no figure; None where it is one. The first reason that fits counts."""
    if found.unit is not None and found.unit != "x":
        return _compound(text, found) or part_of_time_skip(text, found)
    return (
        time_skip(text, found, doc)
        or _compound(text, found)
        or address_skip(text, found)
        or _score(text, found)
        or year_skip(text, found, doc)
        or _designated(text, found)
        or _name(text, found, doc)
        or _numbered(text, found, doc)
        or pronoun_skip(text, found, doc)
    )


def _compound(text: Text, found: Quantity) -> Skip | None:
    """Such as "two-way", "one-off", "a .45-caliber pistol"."""
    place = text.past_hyphen(found.end)
    if found.numeral.digits and text.lexicon.has("skips.calibre", text.low(place)):
        return Skip(found.start, place + 1, reason(text.lexicon, "skips.calibre", "name"), "skips.calibre")
    after = text.lexicon.skips_after.at(text.atoms, found.end)
    if after is None or (found.numeral.digits and text.low(found.end + 1) not in ("D", "d", "way", "time", "star")):
        return None
    return Skip(found.start, after[0], after[1].skip, after[1].id) if text.is_hyphen(found.end) else None


def _designated(text: Text, found: Quantity) -> Skip | None:
    """A number behind the word for what is numbered: "Article 4", "page 12", "Boeing 737"."""
    before = text.lexicon.skips_before.until(text.atoms, found.start)
    if before is None or before[1].skip != "name" or found.numeral.vague or found.numeral.scale != 1:
        return None
    named = (
        _is_common(text, found, before[0])
        if text.atom(before[0]).text.islower()
        else _is_proper(text, found, before[0])
    )
    return Skip(before[0], found.end, before[1].skip, before[1].id) if named else None


def _is_proper(text: Text, found: Quantity, start: int) -> bool:
    """A designator with a capital at `start` numbers what follows, a spelled number only if it has one too."""
    number = text.atom(found.first)
    spelled = number.kind != "number" and not number.text[:1].isupper()
    return "," not in number.text and not (spelled and not _opens(text, start))


def _is_common(text: Text, found: Quantity, start: int) -> bool:
    """A designator in lower case at `start` numbers what follows unless that is counted: "in the area 20 houses"."""
    opener, number, following = text.atom(start), text.atom(found.first), text.atom(found.end)
    if "," in number.text or text.low(found.start - 1) == "of":
        return False
    if found.bound == "range" and not opener.text.endswith("s"):
        return False
    if number.kind == "word" and text.lexicon.has("contexts.digits-only", opener.lower):
        return False
    word = following.kind == "word" and following.text.islower()
    counted = word and not text.lexicon.has("items.ends", following.lower)
    return not counted or text.lexicon.has("contexts.numbers-nouns", opener.lower)


def _opens(text: Text, place: int) -> bool:
    """A sentence or paragraph begins at `place`, so its capital means nothing."""
    before = text.atom(place - 1)
    return before.kind == "break" or before.text in OPENERS


def _name(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """A number inside an entity, or plain digits behind a name: "Agosta 90B", "iPhone 11", "60 Minutes"."""
    if found.numeral.digits and text.is_glued(found.end) and text.atom(found.end).kind == "word":
        return Skip(found.start, glued_end(text, found.end), "name", "figures.code")
    if found.numeral.scale != 1 or found.bound == "range" or found.start != found.first:
        return None
    if _is_tally(text, found, doc):
        return None
    if _in_entity(text, found, doc) or _is_title(text, found):
        return Skip(found.start, found.end, "name", "figures.number-in-name")
    if _behind_name(text, found, doc) or _is_version(text, found):
        return Skip(found.start - 1, found.end, "name", "figures.number-after-name")
    return None


def _is_version(text: Text, found: Quantity) -> bool:
    """Such as "Industry 4.0": the version of what has a capital, since nobody counts in tenths that are none."""
    digits, before = text.atom(found.first).text, text.atom(found.first - 1)
    whole, _, tenths = digits.partition(".")
    return whole.isdigit() and tenths == "0" and before.kind == "word" and before.text[:1].isupper()


def _in_entity(text: Text, found: Quantity, doc: Doc) -> bool:
    """The number continues an entity ("Marine One") or opens one whose next word has a capital ("60 Minutes")."""
    atom, before, after = text.atom(found.first), text.atom(found.first - 1), text.atom(found.end)
    token = doc[atom.token]
    if token.ent_type_ not in NAMES:
        return False
    if token.ent_iob_ == "I":
        counted = before.lower == "of" and counts(text, found.end, doc)  # "a Gallup poll of 500 adults"
        whole = found.numeral.plain or not found.numeral.digits
        return whole and not counted and (atom.kind == "number" or atom.text[:1].isupper()) and before.kind == "word"
    goes_on = after.kind == "word" and after.text[:1].isupper() and doc[after.token].ent_iob_ == "I"
    return goes_on and not text.is_heading(found.first)


def _is_tally(text: Text, found: Quantity, doc: Doc) -> bool:
    """One of a row of persons with their numbers: "the count is Roe 384, Jane Poe 300 and Doe 151"."""
    before = text.atom(found.first - 1)
    if not found.numeral.plain or before.kind != "word" or doc[before.token].ent_type_ != "PERSON":
        return False
    onwards, backwards = range(found.end, found.end + ROW), range(found.first - 1, found.first - ROW, -1)
    for places in (onwards, backwards):
        number = next((place for place in places if text.is_number(place)), None)
        between = range(min(found.first, number or 0) + 1, max(found.first, number or 0))
        if number is not None and {"and", ","} & {text.low(place) for place in between}:
            return all(text.atom(place).text[:1].isupper() or text.low(place) in ("and", ",", ".") for place in between)
    return False


def _is_title(text: Text, found: Quantity) -> bool:
    """A number word with a capital that the sentence does not ask for, before another: "the Two Holy Mosques"."""
    word, after = text.atom(found.first), text.atom(found.end)
    named = word.kind == "word" and word.text.istitle() and after.kind == "word" and after.text[:1].isupper()
    before = text.atom(found.first - 1)
    inside = (before.kind == "word" and before.text.islower()) or (text.is_hyphen(found.first - 1) and word.glued)
    return named and inside and not text.is_heading(found.first)


def _behind_name(text: Text, found: Quantity, doc: Doc) -> bool:
    """Plain digits, or a number word with a capital, directly behind a name: "Agosta 70", "Central Park Five"."""
    atom, before = text.atom(found.first), text.atom(found.first - 1)
    spelled = not found.numeral.digits and atom.text[:1].isupper() and found.end == found.start + 1
    if not (found.numeral.plain or spelled) or found.value >= 10_000 or before.kind != "word":
        return False
    capital = before.text[:1].isupper() and not text.lexicon.has("items.capital-openers", before.lower)
    if not capital or (doc[before.token].pos_ or "PROPN") != "PROPN":
        return False
    if text.low(found.end) == "to" and text.is_number(found.end + 1):  # "trails Smith 458 to 359"
        return False
    return not counts(text, found.end, doc) and not text.is_heading(found.first)


def _numbered(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """Such as "police posts 542 and 543", "days 14 and 20": digits behind the noun that they number."""
    before, after = text.atom(found.start - 1), text.atom(found.end)
    if found.bound == "range" and text.low(found.start) == "between":
        before = text.atom(found.start - 1)
    if not (found.numeral.plain or found.bound == "range") or not found.numeral.digits or before.kind != "word":
        return None
    counted = after.kind == "word" and doc[after.token].pos_ in ("NOUN", "PROPN", "ADJ", "VERB")
    noun, number = doc[before.token], doc[text.atom(found.first).token]
    row = text.low(found.end) in ("and", "or") and text.is_number(found.end + 1) and before.lower.endswith("s")
    row = row and text.atom(found.end + 2).kind != "word"
    if counted or found.numeral.scale != 1 or noun.pos_ != "NOUN" or not (row or number.head.i == noun.i):
        return None
    if text.lexicon.has("items.totals", before.lower):
        return None
    return Skip(found.start - 1, found.end, "name", "figures.numbered")


def _score(text: Text, found: Quantity) -> Skip | None:
    """Such as "2-1", "6-4": two numbers with a dash that are no range, or one beside a word of play."""
    odds = text.past_hyphen(found.end)
    if text.low(odds) == "for" and odds > found.end and text.is_hyphen(odds + 1):  # "a 3-for-2 split"
        return Skip(found.start, odds + 3, reason(text.lexicon, "skips.score", "score"), "skips.score")
    if text.low(odds) == "to" and text.low(text.past_hyphen(odds + 1)) in ("1", "one") and found.value > 1:
        end = text.past_hyphen(odds + 1) + 1  # "a 2-to-1 vote", "split 4 to 1"
        return Skip(found.start, end, reason(text.lexicon, "skips.score", "score"), "skips.score")
    if found.bound == "range":
        small = found.high <= 30 and found.numeral.digits and text.low(found.first + 1) in DASHES
        counted = text.atom(found.end).kind == "word" and not text.lexicon.has("items.ends", text.low(found.end))
        names = _is_name(text, found.start - 1) and _is_name(text, found.end)
        if small and (names or (not counted and _plays(text, found))):
            return Skip(found.start, found.end, reason(text.lexicon, "skips.score", "score"), "skips.score")
        return None
    place = found.end
    dash = text.low(place) in DASHES and text.is_number(place + 1) and text.is_glued(place + 1)
    dash = dash and (text.is_glued(place) or _plays(text, found))  # "defeated them 2 -1"
    if not (dash and found.numeral.digits):
        return None
    end = place + 2
    while text.low(end) in DASHES and text.is_number(end + 1) and text.is_glued(end + 1):
        end += 2
    return Skip(found.start, end, reason(text.lexicon, "skips.score", "score"), "skips.score")


def _is_name(text: Text, place: int) -> bool:
    """A word with a capital that does not just open a sentence: "Peru 1-3 Chile"."""
    atom = text.atom(place)
    return atom.kind == "word" and atom.text[0].isupper() and not text.lexicon.has("items.capital-openers", atom.lower)


def _plays(text: Text, found: Quantity) -> bool:
    """A word of play or voting within eight words before, or right behind."""
    nearby = (*range(found.start - 8, found.start), found.end, found.end + 1)
    return any(text.lexicon.has("skips.score", text.low(place)) for place in nearby)
