"""The smallest pieces the figure grammar reads, the same whatever a model's tokens are.

Tokenizers cut "10bn", "20-year-old" or "US$3.5m" in different places. The text is therefore cut once more, into
runs of digits, runs of letters and single signs; each atom knows the token it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.marks import Range

FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
"""Fractions of one character."""

_SHAPES = re.compile(
    rf"""(?P<number>\d+(?:[,.]\d+)*|(?<![\w./])\.\d+|[{FRACTIONS}])
    |(?P<word>(?:[A-Z]\.){{2,}}|['’](?:s|S|re|ve|ll|d|m|t)\b|[^\W\d_{FRACTIONS}]+)
    |(?P<sign>\S)""",
    re.VERBOSE,
)
_PLAIN = str.maketrans({"’": "'", "‑": "-", "‐": "-", "−": "-"})


class Atom(NamedTuple):
    """A run of digits ("number"), of letters ("word") or a sign; "break" stands between paragraphs.

    `lower` is the text in lower case with plain hyphens and apostrophes, `glued` says that no white space is before it.
    """

    text: str
    lower: str
    kind: str
    start: int
    token: int
    glued: bool


BREAK = Atom("", "", "break", -1, -1, False)
"""What stands between paragraphs, and what a look beyond the text finds."""


def atoms_of(doc: Doc, paragraphs: Iterable[Range]) -> tuple[Atom, ...]:
    """The atoms of `doc` in text order, with a break before each paragraph."""
    return tuple(_atoms(doc, {start for start, _ in paragraphs}))


def pieces_of(text: str) -> tuple[str, ...]:
    """A phrase of a rule, cut as the text is: "per cent" to ("per", "cent"), "U.S.$" to ("U.S.", "$")."""
    return tuple(match.group().translate(_PLAIN) for match in _SHAPES.finditer(text))


def _atoms(doc: Doc, openings: set[int]) -> Iterator[Atom]:
    starts = [token.idx for token in doc]
    token, end = 0, -1
    for match in _SHAPES.finditer(doc.text.translate(_PLAIN)):
        start = match.start()
        while token + 1 < len(starts) and starts[token + 1] <= start:
            token += 1
            if token in openings:
                yield BREAK
        text = match.group()
        yield Atom(text, text.lower(), match.lastgroup or "sign", start, token, start == end)
        end = match.end()
