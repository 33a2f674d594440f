"""A sentence's tree as plain data, for people to look at: the only way its labels leave this package."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Word:
    """A word with its lemma, part of speech and label, the words that depend on it below it in text order."""

    place: int
    """Index of the token."""
    text: str
    lemma: str
    part: str
    label: str
    below: tuple[Word, ...]


def outline(doc: Doc, tokens: tuple[int, int]) -> tuple[Word, ...]:
    """The trees of a stretch of text: one for each word whose head stands outside it, in text order."""
    start, end = tokens
    inside = [token for token in doc[start:end] if not token.is_space]
    return tuple(_word(token, tokens) for token in inside if token.head.i == token.i or not start <= token.head.i < end)


def _word(token: Token, tokens: tuple[int, int]) -> Word:
    start, end = tokens
    below = tuple(_word(one, tokens) for one in token.children if start <= one.i < end and not one.is_space)
    return Word(token.i, token.text, token.lemma_, token.pos_, token.dep_, below)
