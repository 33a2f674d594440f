"""Numbers as written, in digits or words."""

from __future__ import annotations

from pipeline.spans.figures.digits import read_digits
from pipeline.spans.figures.numeral import Numeral
from pipeline.spans.figures.spelled import read_words
from pipeline.spans.figures.text import Text


def read_numeral(text: Text, start: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at atom `start`; after a currency sign (`money`) "m" is always a million."""
    if text.is_number(start):
        return read_digits(text, start, money=money)
    return read_words(text, start)
