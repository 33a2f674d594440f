"""Quantities that their surroundings make no figure: names, scores, addresses and parts of words."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.spans.figures.ones import pronoun_skip
from pipeline.spans.figures.quantities import Quantity
from pipeline.spans.figures.ranges import DASHES
from pipeline.spans.figures.shapes import Skip, reason
from pipeline.spans.figures.text import Text
from pipeline.spans.figures.times import counts, time_skip, year_skip

NAMES = frozenset({"ORG", "PRODUCT", "FAC", "EVENT", "LAW", "WORK_OF_ART", "MISC", "PERSON", "LOC", "GPE"})
"""Entities that a number may be part of."""


def context_skip(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """Why the quantity is no figure; None where it is one. The first reason that fits counts."""
    if found.unit is not None and found.unit != "x":
        return _compound(text, found)
    return (
        time_skip(text, found, doc)
        or _compound(text, found)
        or _address(text, found)
        or _score(text, found)
        or year_skip(text, found, doc)
        or _designated(text, found)
        or _name(text, found, doc)
        or _numbered(text, found, doc)
        or pronoun_skip(text, found, doc)
    )


def _compound(text: Text, found: Quantity) -> Skip | None:
    """Such as "two-way", "one-off"."""
    after = text.lexicon.skips_after.at(text.atoms, found.end)
    if after is None or (found.numeral.digits and text.low(found.end + 1) not in ("D", "d", "way", "time", "star")):
        return None
    return Skip(found.start, after[0], after[1].skip, after[1].id) if text.is_hyphen(found.end) else None


def _designated(text: Text, found: Quantity) -> Skip | None:
    """Such as "Article 4", "page 12", "Boeing 737"; in lower case only where nothing counted follows ("in the area 20 houses")."""
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
        if "of" in (text.low(found.start - 1),) or (opener.lower == "top" and number.kind == "word"):
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
    spelled = not found.numeral.digits and atom.text[:1].isupper() and found.end == found.start + 1
    if not (found.numeral.plain or spelled) or before.kind != "word" or found.value >= 10_000:
        return None
    if not before.text[:1].isupper() or text.lexicon.has("items.capital-openers", before.lower):
        return None
    if counts(text, found.end, doc) or (doc[before.token].pos_ or "PROPN") != "PROPN" or _heading(text, found.first):
        return None
    return Skip(found.start - 1, found.end, "name", "figures.number-after-name")


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


def _heading(text: Text, place: int) -> bool:
    """Most words around `place` are capitalised: a headline, where capitals tell nothing."""
    words = [text.atom(place + step) for step in range(-6, 7)]
    long_words = [atom for atom in words if atom.kind == "word" and len(atom.text) > 3]
    return len(long_words) >= 4 and sum(atom.text[0].isupper() for atom in long_words) >= 0.8 * len(long_words)


def _score(text: Text, found: Quantity) -> Skip | None:
    """Such as "2-1", "6-4": two numbers with a dash that are no range, or one beside a word of play."""
    odds = text.past_hyphen(found.end)
    if text.low(odds) == "to" and text.low(text.past_hyphen(odds + 1)) in ("1", "one") and found.value > 1:
        end = text.past_hyphen(odds + 1) + 1  # "a 2-to-1 vote", "split 4 to 1"
        return Skip(found.start, end, reason(text.lexicon, "skips.score", "score"), "skips.score")
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
    """Such as "575 Wilbraham Road", "10 Downing Street"."""
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
