"""Whether "one" is a figure ("one person was killed") or a pronoun ("one of the districts", "the other one")."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.skip import Skip, reason
from pipeline.spans.figures.text import Text

ROW = 16
"""Atoms within which the number before "one" in a row of counts must stand."""
COUNTABLE = ("", "NOUN", "PROPN", "ADJ", "NUM", "X", "SYM")
PARTS_OF_DAY = ("morning", "afternoon", "evening", "night", "day")
RANKS = ("last", "least", "long", "more", "most", "next", "very")
"""Words that end a noun phrase elsewhere and here open one: "the two last lakes", "one more death"."""


def pronoun_skip(text: Text, found: Quantity, doc: Doc) -> Skip | None:
    """The quantity as a pronoun: "one" or "the two" that count nothing; "at least one" and "one or more" count."""
    word, hyphened = text.low(found.start), text.is_hyphen(found.end) and text.is_glued(found.end + 1)
    if found.end != found.start + 1 or hyphened or _is_bounded(text, found):
        return None
    if word == "two" and text.low(found.start - 1) in ("the", "those", "these"):  # "the two taped a show"
        alone = not _is_counted(text, found.end, doc) and text.low(found.end) != "of"
    else:
        alone = word == "one" and _stands_alone(text, found, doc)
    of = word == "one" and text.low(found.end) == "of"
    why = reason(text.lexicon, "skips.pronoun", "pronoun")
    return Skip(found.start, found.end + of, why, "skips.pronoun") if alone else None


def _stands_alone(text: Text, found: Quantity, doc: Doc) -> bool:
    """Whether "one" counts nothing: a pronoun's words stand beside it, or no noun follows."""
    after = text.atom(found.end)
    named = after.kind == "word" and doc[after.token].ent_type_ == "PERSON"
    if named and doc[text.atom(found.start).token].head.pos_ != "NOUN":  # "filed by one Jane Roe"
        return True
    if text.lexicon.has("skips.pronoun.before", text.low(found.start - 1)) and not _only(text, found, doc):
        return True
    if after.lower == "point" and text.lexicon.has("contexts.before-points", text.low(found.start - 1)):
        return False
    fine_morning = text.low(found.end + 1) in PARTS_OF_DAY and doc[after.token].pos_ in ("ADJ", "VERB")
    if text.lexicon.has("skips.pronoun.after", after.lower) or fine_morning:
        return True
    if (text.low(found.end + 1), text.low(found.end + 2)) == ("to", "another"):  # "from one role to another"
        return True
    return not (_is_counted(text, found.end, doc) or _continues(text, found, doc))


def _only(text: Text, found: Quantity, doc: Doc) -> bool:
    """Such as "there is only one gunman", but not "the only one" and not "only one of them"."""
    only = text.low(found.start - 1) == "only" and text.low(found.start - 2) not in ("the", "an", "his", "her", "their")
    return only and text.low(found.end) != "of" and _is_counted(text, found.end, doc)


def _is_bounded(text: Text, found: Quantity) -> bool:
    if (text.low(found.end), text.low(found.end + 1)) == ("or", "more"):
        return True
    return text.low(found.end) != "of" and text.lexicon.bounds_before.until(text.atoms, found.start) is not None


def _is_counted(text: Text, place: int, doc: Doc) -> bool:
    """A noun, or what may stand before one, follows: "one person", "one confirmed case", "one dead"."""
    atom = text.atom(text.past_hyphen(place))
    if atom.kind != "word":
        return False
    if text.lexicon.has("items.dead", atom.lower) or _ranks(text, place, doc):
        return True
    pos = doc[atom.token].pos_
    if text.lexicon.has("items.ends", atom.lower):
        return False
    if pos == "VERB":
        participle = atom.lower.endswith("ed") or doc[atom.token].tag_ == "VBN"  # "one known witness"
        return participle and text.atom(place + 1).kind == "word"
    return pos in COUNTABLE


def _ranks(text: Text, place: int, doc: Doc) -> bool:
    """Such as "the two most significant waves", "one more death"; "one more reason" counts nothing."""
    following = text.atom(place + 1)
    if text.low(place) not in RANKS or following.kind != "word":
        return False
    return doc[following.token].pos_ in ("NOUN", "ADJ") and not text.lexicon.has("skips.pronoun.after", following.lower)


def _continues(text: Text, found: Quantity, doc: Doc) -> bool:
    """The last of a row of counts: "two in the right arm and one in the left arm", "four were shot, one fatally".

    Or "four were shot and one was killed".
    """
    after = text.atom(found.end)
    if not text.lexicon.has("contexts.joints", text.low(found.start - 1)) or after.kind != "word":
        return False
    suffers = after.lower in ("was", "is") and doc[text.atom(found.end + 1).token].tag_ == "VBN"
    if not (suffers or doc[after.token].pos_ == "ADP" or after.lower.endswith("ally")):
        return False
    before = [text.low(found.start - back) for back in range(2, ROW)]
    counted = next((at for at, word in enumerate(before) if text.lexicon.value("word", word) is not None), None)
    return counted is not None and "." not in before[:counted]
