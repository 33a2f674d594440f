"""Whether a clause speaks of what is to come: "will meet on Friday" is not the Friday of "met on Friday"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

REACH = 30
"""Tokens that are looked at on each side."""
AHEAD = frozenset(
    (
        "will",
        "'ll",
        "’ll",
        "shall",
        "scheduled",
        "expected",
        "due",
        "set",
        "plans",
        "planned",
        "going",
        "slated",
        "next",
    )
)
"""Words that look ahead where no tree says what they belong to."""


def looks_ahead(doc: Doc, start: int, end: int) -> bool:
    """Whether the clause around the characters from `start` to `end` speaks of what is to come."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    return _by_words(doc, span.start, span.end)


def _by_words(doc: Doc, start: int, end: int) -> bool:
    """The nearest verb before, else after, where there is no tree."""
    for token in reversed(doc[max(0, start - REACH) : start]):
        if token.text in (".", "!", "?") or "\n" in token.text:
            break
        if _is_ahead(token):
            return True
        if _is_past(token):
            return False
    return any(token.lower_ in ("will", "'ll", "’ll") for token in doc[end : end + 12])


def _is_ahead(token: Token) -> bool:
    return token.lower_ in AHEAD or (token.lower_ == "be" and token.i > 0 and token.nbor(-1).lower_ == "to")


def _is_past(token: Token) -> bool:
    word = token.lower_
    return word in ("was", "were", "had", "did", "said", "told", "fell", "rose", "met", "held") or (
        word.endswith("ed") and len(word) > 4
    )
