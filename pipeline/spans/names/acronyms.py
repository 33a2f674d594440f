"""Acronyms that an article introduces: "the National Intelligence Service (NIS)" or the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

ACRONYM = re.compile(r"(?=.{2,10}$)[A-Z][A-Za-z0-9&./-]*[A-Z0-9][A-Za-z0-9.]*")
"""At least two capitals or digits: NIS, UNHCR, EsSalud, U.N."""
SMALL = frozenset(
    {"of", "the", "for", "and", "in", "on", "to", "at", "de", "la", "del", "des", "du", "le", "et", "y", "&"}
)
FARTHEST = 14
"""Words before the bracket that the long form may take up."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """An acronym and its long form, as token ranges."""

    short: tuple[int, int]
    long: tuple[int, int]
    label: str


def introductions(doc: Doc, names: Sequence[tuple[int, int, str]]) -> tuple[Introduced, ...]:
    """The acronyms in brackets behind a long form; where initials don't match, that is the name before the bracket."""
    ends = {end: (start, label) for start, end, label in names}
    starts = {start: (end, label) for start, end, label in names}
    found = []
    for opened in doc:
        if opened.text != "(" or opened.i == 0 or opened.i + 2 >= len(doc):
            continue
        close = next(
            (i for i in range(opened.i + 2, min(len(doc), opened.i + 4)) if doc[i].text in (")", ",", ";")), None
        )
        inside = opened.i + 1
        if close == inside + 1 and ACRONYM.fullmatch(doc[inside].text):
            start = _long_start(doc, opened.i, doc[inside].text)
            before = ends.get(opened.i)
            if start is None and before is not None and before[1] in ("ORG", "MISC", "LOC", "FAC"):
                start = before[0] if opened.i - before[0] > 1 else None
            if start is not None:
                label = before[1] if before is not None and before[1] != "PERSON" else "ORG"
                found.append(Introduced((inside, inside + 1), (start, opened.i), label))
        elif ACRONYM.fullmatch(doc[opened.i - 1].text) and inside in starts:
            end, label = starts[inside]
            if (
                end < len(doc)
                and doc[end].text == ")"
                and _fits([t.text for t in doc[inside:end]], doc[opened.i - 1].text)
            ):
                found.append(Introduced((opened.i - 1, opened.i), (inside, end), label))
    return tuple(found)


def _long_start(doc: Doc, end: int, short: str) -> int | None:
    """Where the long form begins whose initials are the acronym's; None where no words before the bracket fit."""
    for start in range(end - 1, max(-1, end - FARTHEST), -1):
        token = doc[start]
        if token.is_space or token.text in (".", ";", ":", "(", ")"):
            return None
        if token.text[:1].upper() == short[:1].upper() and token.text[:1].isupper() and end - start > 1:
            words = [one.text for one in doc[start:end]]
            if _fits(words, short):
                return start
    return None


def _fits(words: Sequence[str], short: str) -> bool:
    """Whether the letters of an acronym are the initials of the words, small words at will ("MoD", "USGS", "OFAC")."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    parts = [part for word in words for part in re.split(r"[-–’']", word) if part and part[0].isalnum()]
    if not parts or parts[-1].lower() in SMALL:
        return False
    at = 0
    for part in parts:
        if at < len(letters) and part[0].lower() == letters[at]:
            at += 1
        elif part.lower() not in SMALL:
            return False
    return at == len(letters)
