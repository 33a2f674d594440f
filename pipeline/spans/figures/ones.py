"""Whether "one" is a figure ("one person was killed") or a pronoun ("one of the districts", "the other one")."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.spans.figures.quantities import Quantity
from pipeline.spans.figures.shapes import Skip, reason
from pipeline.spans.figures.text import Text

COUNTABLE = ("", "NOUN", "PROPN", "ADJ", "NUM", "X", "SYM")


def pronoun_skip(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """Such as "one" where it counts nothing; "at least one" and "one or more" count."""
    if found.end != found.start + 1 or _is_bounded(text, found):
        return None
    if text.low(found.start) == "two" and text.low(found.start - 1) in ("the", "those", "these"):
        alone = not _is_counted(text, found.end, doc) and text.low(found.end) != "of"
        return _pronoun(text, found.start, found.end) if alone else None  # "the two taped a show"
    if text.low(found.start) != "one":
        return None
    after = text.atom(found.end)
    if text.is_hyphen(found.end) and text.is_glued(found.end + 1):  # "a one-page letter"
        return None
    named = after.kind == "word" and doc[after.token].ent_type_ == "PERSON"
    if named and doc[text.atom(found.start).token].head.pos_ != "NOUN":  # "filed by one Jane Roe"
        return _pronoun(text, found.start, found.end)
    if text.lexicon.has("skips.pronoun.before", text.low(found.start - 1)):
        return _pronoun(text, found.start, found.end)
    if text.lexicon.has("skips.pronoun.after", after.lower):
        return _pronoun(text, found.start, found.end + (after.lower == "of"))
    counts = _is_counted(text, found.end, doc) or _continues(text, found, doc)
    return None if counts else _pronoun(text, found.start, found.end)


def _pronoun(text: Text, start: int, end: int) -> Skip:
    return Skip(start, end, reason(text.lexicon, "skips.pronoun", "pronoun"), "skips.pronoun")


def _is_bounded(text: Text, found: Quantity) -> bool:
    if (text.low(found.end), text.low(found.end + 1)) == ("or", "more"):
        return True
    return text.low(found.end) != "of" and text.lexicon.bounds_before.until(text.atoms, found.start) is not None


def _is_counted(text: Text, place: int, doc: Doc) -> bool:
    """A noun, or what may stand before one, follows: "one person", "one confirmed case", "one dead"."""
    atom = text.atom(text.past_hyphen(place))
    if atom.kind != "word":
        return False
    if text.lexicon.has("items.dead", atom.lower):
        return True
    pos = doc[atom.token].pos_
    if text.lexicon.has("items.ends", atom.lower):
        return False
    if pos == "VERB":
        return doc[atom.token].lower_.endswith("ed") and text.atom(place + 1).kind == "word"
    return pos in COUNTABLE


def _continues(text: Text, found: Quantity, doc: Doc) -> bool:
    """The last of a row of counts: "two in the right arm and one in the left arm"."""
    after = text.atom(found.end)
    if (
        not text.lexicon.has("contexts.joints", text.low(found.start - 1))
        or after.kind != "word"
        or doc[after.token].pos_ != "ADP"
    ):
        return False
    before = [text.low(found.start - back) for back in range(2, 9)]
    return any(text.lexicon.value("word", word) is not None for word in before) and "." not in before
