"""Quantities that their surroundings make no figure: ages, durations, years, names, scores, addresses, "one of"."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.spans.figures.quantities import Quantity
from pipeline.spans.figures.ranges import DASHES
from pipeline.spans.figures.shapes import Skip, reason
from pipeline.spans.figures.text import Text

NAMES = frozenset({"ORG", "PRODUCT", "FAC", "EVENT", "LAW", "WORK_OF_ART", "MISC", "PERSON", "LOC", "GPE"})
"""Entities that a number may be part of."""
AFTER_AGE = frozenset(
    {",", "who", "was", "is", "of", "from", "and", "has", "had", "said", "died", ".", ")", ";", "were", "to"}
)
BETWEEN_TIME = frozenset({"more", "consecutive", "straight", "long", "full", "whole", "further", "extra", "additional",
                          "working", "business", "calendar", "successive", "school", "short", "solid", "of", "calendar",
                          "trading", "fewer", "other", "the", "past", "last", "light", "hard", "very", "odd"})  # fmt: skip
"""Words between a number and a unit of time: "five more years", "hundreds of years"."""


def context_skip(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """Why the quantity is no figure; None where it is one. The first reason that fits counts."""
    if found.unit is not None and found.unit != "x":
        return _compound(text, found)
    return (
        _age(text, found, doc)
        or _duration(text, found)
        or _compound(text, found)
        or _address(text, found)
        or _score(text, found)
        or _year(text, found, doc)
        or _designated(text, found)
        or _name(text, found, doc)
        or _pronoun(text, found, doc)
    )


# ---- time


def _duration(text: Text, found: Quantity) -> Skip | None:
    """ "three days", "a 30-year term", "hundreds of years", "35-year-old"."""
    place = text.past_hyphen(found.end)
    if not text.lexicon.has("skips.time-unit", text.low(place)) and text.low(place) in BETWEEN_TIME:
        place += 1
        place += text.low(place) in BETWEEN_TIME
    if not text.lexicon.has("skips.time-unit", text.low(place)) or text.low(place) == "second" and found.value > 1:
        return None
    end = place + 1
    old = text.past_hyphen(end)
    if text.lexicon.has("skips.year-old", text.low(old)):
        return Skip(found.start, old + 1, reason(text.lexicon, "skips.year-old", "age"), "skips.year-old")
    if (text.low(old), text.low(old + 1)) == ("of", "age"):
        return Skip(found.start, old + 2, reason(text.lexicon, "skips.year-old", "age"), "skips.year-old")
    return Skip(found.start, end, reason(text.lexicon, "skips.time-unit", "duration"), "skips.time-unit")


def _age(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """ "aged 35", "Montalvo, 19, a member", "children under five"."""
    if not 0 < found.value < 125 or found.numeral.scale != 1:
        return None
    before = text.lexicon.skips_before.until(text.atoms, found.start)
    if before is not None and before[1].skip == "age" and text.atom(found.end).kind != "number":
        noun = text.atom(found.end).lower
        if noun not in ("people", "percent", "times"):
            return Skip(before[0], found.end, "age", before[1].id)
    previous, following = text.atom(found.start - 1), text.low(found.end)
    if (
        found.numeral.plain
        and previous.text == ","
        and following in AFTER_AGE
        and _after_name(text, found.start - 2, doc)
    ):
        return Skip(found.start, found.end, "age", "figures.age-after-name")
    if found.numeral.plain and previous.text == "(" and following == ")" and _after_name(text, found.start - 2, doc):
        return Skip(found.start, found.end, "age", "figures.age-after-name")
    bound = text.low(found.start - 1)
    if bound in ("under", "over", "above", "below") and text.lexicon.has("items.people", text.low(found.start - 2)):
        if text.atom(found.end).kind != "word" or text.lexicon.has("items.ends", following):
            return Skip(found.start - 1, found.end, "age", "figures.age-limit")
    return None


def _after_name(text: Text, place: int, doc: Doc) -> bool:
    """A person's name ends at `place`: an entity says so, or two capitalised words."""
    atom = text.atom(place)
    if atom.kind != "word" or not atom.text[:1].isupper():
        return False
    label = doc[atom.token].ent_type_
    if label:
        return label == "PERSON"
    return text.atom(place - 1).text[:1].isupper()


def _year(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """A plain year, or a day beside its month, where no date was found."""
    if not found.numeral.plain or found.bound == "vague":
        return None
    before, after = text.low(found.start - 1), text.low(found.end)
    months = text.lexicon.words.get("skips.year", frozenset())
    if found.value <= 31 and (before in months or before.rstrip(".") in months or after in months):
        if before != "may" or text.atom(found.start - 1).text == "May":
            if after != "march" and after != "may" or text.atom(found.end).text[0].isupper():
                return Skip(found.start, found.end, reason(text.lexicon, "skips.year", "date"), "skips.year")
    if len(text.atom(found.first).text) != 4 or not 1500 <= found.value <= 2100:
        return None
    if text.is_hyphen(found.end) and text.is_number(found.end + 1):
        return Skip(found.start, found.end + 2, "date", "skips.year")
    opener = text.lexicon.has("skips.year.before", before) or text.atom(found.start - 1).text in (
        "-",
        "–",
        "/",
        "(",
        "'",
    )
    counted = _counts(text, found.end, doc)
    if counted and not (opener and before not in ("of", "for", "the", "and", "to", "(", "by", "from", "around")):
        bound = text.lexicon.bounds_before.until(text.atoms, found.start)
        if bound is not None or not opener or before in ("of", "for", "and", "to", "("):
            return None
    elif text.lexicon.bounds_before.until(text.atoms, found.start) and before not in (
        "around",
        "about",
        "circa",
        "over",
        "above",
    ):
        return None
    return Skip(found.start, found.end, reason(text.lexicon, "skips.year", "date"), "skips.year")


def _counts(text: Text, place: int, doc: Doc) -> bool:
    """A plural noun follows, at once or behind one adjective: "2000 people", "2000 armed men"."""
    for step in (0, 1):
        atom = text.atom(place + step)
        if atom.kind != "word" or not atom.text.islower() or text.lexicon.has("items.ends", atom.lower):
            return False
        token = doc[atom.token]
        if token.pos_ and token.pos_ not in ("NOUN", "ADJ", "VERB", "PROPN"):
            return False
        if atom.lower in ("people", "children", "women", "men") or (
            atom.lower.endswith("s") and token.pos_ in ("", "NOUN")
        ):
            return True
    return False


# ---- names, scores, addresses


def _compound(text: Text, found: Quantity) -> Skip | None:
    """ "two-way", "one-off"."""
    after = text.lexicon.skips_after.at(text.atoms, found.end)
    if after is None or found.numeral.digits and text.low(found.end + 1) not in ("D", "d", "way", "time", "star"):
        return None
    return Skip(found.start, after[0], after[1].skip, after[1].id) if text.is_hyphen(found.end) else None


def _designated(text: Text, found: Quantity) -> Skip | None:
    """ "Article 4", "page 12", "Boeing 737"; in lower case only where nothing counted follows ("in the area 20 houses")."""
    end = found.start - (text.low(found.start - 1) in (".", "(") and not found.numeral.vague)
    before = text.lexicon.skips_before.until(text.atoms, end)
    if before is None:
        before = text.lexicon.skips_before.until(text.atoms, found.start)
    if before is None or before[1].skip != "name" or found.numeral.vague or found.numeral.scale != 1:
        return None
    opener, number = text.atom(before[0]), text.atom(found.first)
    if found.bound == "range" and opener.text.islower() and not opener.text.endswith("s"):
        return None
    capital = opener.text[:1].isupper() and not _opens(text, before[0])
    if "," in number.text or (not number.kind == "number" and not number.text[:1].isupper() and capital):
        return None
    if opener.text.islower():
        following = text.atom(found.end)
        if "of" in (text.low(found.start - 1),) or opener.lower == "top" and number.kind == "word":
            return None
        counted = (
            following.kind == "word"
            and not text.lexicon.has("items.ends", following.lower)
            and following.text.islower()
        )
        if counted and opener.lower not in (
            "no",
            "type",
            "category",
            "top",
            "sp",
            "grade",
            "stage",
            "phase",
            "level",
            "class",
        ):
            return None
        if number.kind == "word" and opener.lower in ("no", "group", "a", "big", "set", "last"):
            return None
    return Skip(before[0], found.end, before[1].skip, before[1].id)


def _opens(text: Text, place: int) -> bool:
    """A sentence or paragraph begins at `place`, so its capital means nothing."""
    return text.atom(place - 1).kind == "break" or text.atom(place - 1).text in (
        ".",
        "!",
        "?",
        ":",
        '"',
        "“",
        "‘",
        "-",
        "–",
        "•",
    )


def _name(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """A number inside an entity, or plain digits behind a name: "Agosta 90B", "iPhone 11", "60 Minutes"."""
    atom, before, after = text.atom(found.first), text.atom(found.first - 1), text.atom(found.end)
    if after.glued and after.kind == "word" and found.numeral.digits:
        end = found.end
        while text.is_glued(end) and text.atom(end).kind in ("word", "number"):
            end += 1
        return Skip(found.start, end, "name", "figures.code")
    if found.numeral.scale != 1 or found.bound == "range" or found.start != found.first:
        return None
    token = doc[atom.token]
    inside = token.ent_type_ in NAMES and token.ent_iob_ == "I"
    if inside and (atom.kind == "number" or atom.text[:1].isupper()) and before.kind == "word":
        return Skip(found.start, found.end, "name", "figures.number-in-name")
    opens = token.ent_type_ in NAMES and token.ent_iob_ == "B" and after.kind == "word" and after.text[:1].isupper()
    if opens and doc[after.token].ent_iob_ == "I" and not _heading(text, found.first):
        return Skip(found.start, found.end, "name", "figures.number-in-name")
    if not found.numeral.plain or before.kind != "word" or found.value >= 10_000:
        return None
    if not before.text[:1].isupper() or text.lexicon.has("items.capital-openers", before.lower):
        return None
    if _counts(text, found.end, doc) or (doc[before.token].pos_ or "PROPN") != "PROPN" or _heading(text, found.first):
        return None
    return Skip(found.start - 1, found.end, "name", "figures.number-after-name")


def _heading(text: Text, place: int) -> bool:
    """Most words around `place` are capitalised: a headline, where capitals tell nothing."""
    words = [text.atom(place + step) for step in range(-6, 7)]
    long_words = [atom for atom in words if atom.kind == "word" and len(atom.text) > 3]
    return len(long_words) >= 4 and sum(atom.text[0].isupper() for atom in long_words) >= 0.8 * len(long_words)


def _score(text: Text, found: Quantity) -> Skip | None:
    """ "2-1", "6-4": two numbers with a dash that are no range, or one beside a word of play."""
    if found.bound == "range":
        small = found.high <= 30 and found.numeral.digits and text.low(found.first + 1) in DASHES
        counted = text.atom(found.end).kind == "word" and not text.lexicon.has("items.ends", text.low(found.end))
        if small and not counted and _plays(text, found):
            return Skip(found.start, found.end, reason(text.lexicon, "skips.score", "score"), "skips.score")
        return None
    place = found.end
    dash = text.low(place) in DASHES and text.is_number(place + 1) and text.is_glued(place) and text.is_glued(place + 1)
    if not (dash and found.numeral.digits):
        return None
    end = place + 2
    while text.low(end) in DASHES and text.is_number(end + 1) and text.is_glued(end + 1):
        end += 2
    return Skip(found.start, end, reason(text.lexicon, "skips.score", "score"), "skips.score")


def _plays(text: Text, found: Quantity) -> bool:
    """A word of play or voting within eight words before, or right behind."""
    nearby = (*range(found.start - 8, found.start), found.end, found.end + 1)
    return any(text.lexicon.has("skips.score", text.low(place)) for place in nearby)


def _address(text: Text, found: Quantity) -> Skip | None:
    """ "575 Wilbraham Road", "10 Downing Street"."""
    if not found.numeral.plain or found.value > 20_000:
        return None
    for step in range(1, 4):
        word = text.atom(found.end + step)
        if word.kind != "word" or not word.text[:1].isupper() or not text.atom(found.end).text[:1].isupper():
            return None
        if text.lexicon.has("skips.street", word.lower):
            why = reason(text.lexicon, "skips.street", "address")
            return Skip(found.start, found.end + step + 1, why, "skips.street")
    return None


# ---- one


def _pronoun(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """ "one of", "the other one", "one another"; "one person" is a figure, "at least one" too."""
    if found.end != found.start + 1 or text.low(found.start) != "one":
        return None
    before, after = text.low(found.start - 1), text.atom(found.end)
    if text.lexicon.bounds_before.until(text.atoms, found.start) is not None and after.lower != "of":
        return None
    if (after.lower, text.low(found.end + 1)) == ("or", "more"):
        return None
    why = reason(text.lexicon, "skips.pronoun", "pronoun")
    if text.lexicon.has("skips.pronoun.before", before):
        return Skip(found.start, found.end, why, "skips.pronoun")
    if text.lexicon.has("skips.pronoun.after", after.lower):
        return Skip(found.start, found.end + (after.lower == "of"), why, "skips.pronoun")
    if _is_counted_word(text, found.end, doc):
        return None
    return Skip(found.start, found.end, why, "skips.pronoun")


def _is_counted_word(text: Text, place: int, doc: Doc) -> bool:
    """A noun, or what may stand before one, follows "one": "one person", "one confirmed case", "one dead"."""
    atom = text.atom(place)
    if text.is_hyphen(place):
        atom = text.atom(place + 1)
    if (
        atom.kind != "word"
        or text.lexicon.has("items.ends", atom.lower)
        and not text.lexicon.has("items.dead", atom.lower)
    ):
        return False
    pos = doc[atom.token].pos_
    if pos == "VERB":
        return doc[atom.token].lower_.endswith(("ed", "ing")) and text.atom(place + 1).kind == "word"
    return pos in ("", "NOUN", "PROPN", "ADJ", "NUM", "X", "SYM")
