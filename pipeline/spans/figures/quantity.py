"""A number with what belongs to it, as the readers of this package hand it on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.records import Bound, FigureKind
from pipeline.spans.figures.numeral import Numeral


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what belongs to it, in atoms; `unit` None where no unit stands with it.

    `value` is in base units; `high` only differs from it in a range. `first` is where the bare number begins.
    """

    start: int
    end: int
    first: int
    numeral: Numeral
    value: Decimal
    high: Decimal
    rules: tuple[str, ...]
    unit: str | None = None
    kind: FigureKind = "count"
    bound: Bound = "exact"
    approximate: bool = False
    signed: int = 0
    """1 for a written plus, -1 for a minus; 0 behind the word "minus", which tells a level."""
    money: bool = False
    per: str | None = None
    number_end: int = 0
    """Where the number itself ends, before its unit."""
