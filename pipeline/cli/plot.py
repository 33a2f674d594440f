"""A chart of signs: the low–high range of each statement about a measure, in the order of time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.card import NAMELESS
from pipeline.cli.output import Line, Words, printable
from pipeline.linked import LinkedEvent, LinkedMeasure, Said

NAME_WIDTH = 28
SMALLEST_BAR = 20
"""Characters; a narrower terminal breaks its lines."""
WIDE_SPREAD = 100
"""From this ratio of the highest to the lowest number on, the scale is logarithmic: 12 and 30,000 are both seen."""
COLOURS = ("cyan", "yellow", "green", "magenta", "blue", "red")
NO_NUMBER = "no number"


@dataclass(frozen=True)
class Row:
    """One statement, and what became of it."""

    day: str
    name: str
    said: Said
    colour: str
    note: str


@dataclass(frozen=True)
class Scale:
    """Where numbers stand on a line of `width` characters."""

    low: float
    high: float
    width: int

    @property
    def is_log(self) -> bool:
        """Whether equal steps are equal ratios."""
        return self.low > 0 and self.high / self.low >= WIDE_SPREAD

    def at(self, number: float) -> int:
        """The character at which a number stands."""
        if self.high == self.low:
            return self.width // 2
        if self.is_log:
            share = math.log(number / self.low) / math.log(self.high / self.low)
        else:
            share = (number - self.low) / (self.high - self.low)
        return round(share * (self.width - 1))


def chart(event: LinkedEvent, measures: Sequence[LinkedMeasure], width: int) -> Iterator[Line]:
    """The lines of a chart of an event, no longer than `width` characters where that is 70 or more."""
    yield [(title_of(event), "bold")]
    for measure in measures:
        rows = _rows(measure)
        yield [("", "")]
        yield [(_heading(measure), "bold"), (_estimate(measure), "")]
        numbers = [end for row in rows for end in (row.said.low, row.said.high) if end is not None]
        if not numbers:
            yield [("  nobody gives a number", "dim")]
            continue
        labels = max(len(_label(row)) for row in rows)
        scale = Scale(min(numbers), max(numbers), max(width - 15 - NAME_WIDTH - labels, SMALLEST_BAR))
        yield [(f"{'':{13 + NAME_WIDTH}}{_axis(scale)}", "dim")]
        for row in rows:
            yield _line(row, scale)


def title_of(event: LinkedEvent) -> str:
    """An event in one line: what, where, when, how often told, and its id."""
    place = event.place and printable(event.place.text) + (f" ({event.place.country})" if event.place.country else "")
    parts = [printable(event.trigger or event.type), place, event.date and event.date.edtf]
    parts += [_count(len(event.documents), "article"), _count(len(event.claims), "claim"), event.id]
    return " · ".join(part for part in parts if part)


def shown_number(number: float) -> str:
    """A number as people write it: 12,500 or 0.25."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.10g}"


def _rows(measure: LinkedMeasure) -> list[Row]:
    """The statements of all claimants in the order of time; undated ones last."""
    revised = {earlier for earlier, _ in measure.revisions}
    disputed = {one for pair in measure.contradictions for one in pair}
    rows = []
    for number, claimant in enumerate(measure.by_claimant):
        for claim, said in zip(claimant.claims, claimant.said, strict=True):
            notes: list[str] = [said.modality] if said.modality != "fact" else []
            notes += ["later revised"] * (claim in revised) + ["contradicted"] * (claim in disputed)
            name = printable(claimant.name or NAMELESS.get(claimant.kind, claimant.kind))
            rows.append(Row(said.published or "", name, said, COLOURS[number % len(COLOURS)], ", ".join(notes)))
    return sorted(rows, key=lambda row: (not row.day, row.day))


def _heading(measure: LinkedMeasure) -> str:
    what = measure.measure or "not known what"
    item = f" {printable(measure.item)}" if measure.item else ""
    return f"{what}{item}{'' if measure.unit == 'count' else f' [{measure.unit}]'}"


def _estimate(measure: LinkedMeasure) -> str:
    """Best, low and high where the claims settle them."""
    ends = (("best", measure.best), ("low", measure.low), ("high", measure.high))
    known = [f"{name} {shown_number(number)}" for name, number in ends if number is not None]
    return f": {', '.join(known)}" if known else ""


def _axis(scale: Scale) -> str:
    """The ends of the scale."""
    if scale.low == scale.high:
        return f"{shown_number(scale.low):^{scale.width}}"
    left, right = shown_number(scale.low), shown_number(scale.high)
    kind = "log" if scale.is_log else ""
    return f"{left}{kind:^{max(scale.width - len(left) - len(right), 1)}}{right}"


def _line(row: Row, scale: Scale) -> Line:
    name = row.name if len(row.name) <= NAME_WIDTH else row.name[: NAME_WIDTH - 1] + "…"
    label = _label(row)
    words: list[Words] = [(f"{row.day or 'no date':10} ", "dim"), (f"{name:{NAME_WIDTH}}  ", row.colour)]
    return [*words, (_bar(row.said, scale), row.colour), (f"  {label}", "dim" if row.said.modality != "fact" else "")]


def _label(row: Row) -> str:
    """The figure in words, and what became of it: "at least 2,100 (later revised)"."""
    low, high = row.said.low, row.said.high
    if low is None and high is None:
        figure = NO_NUMBER
    elif low is None or high is None:
        figure = f"at most {shown_number(high or 0)}" if low is None else f"at least {shown_number(low)}"
    elif low == high:
        figure = shown_number(low)
    else:
        figure = f"{shown_number(low)}–{shown_number(high)}"
    return f"{figure} ({row.note})" if row.note else figure


def _bar(said: Said, scale: Scale) -> str:
    """`●` a number, `├──┤` a range, `├──▶` and `◀──┤` ends that lie open."""
    if said.low is None and said.high is None:
        return " " * scale.width
    first = 0 if said.low is None else scale.at(said.low)
    last = scale.width - 1 if said.high is None else scale.at(said.high)
    if said.low is not None and said.high is not None and first == last:
        bar = "●"
    elif first == last:
        bar = "◀" if said.low is None else "▶"
    else:
        bar = ("◀" if said.low is None else "├") + "─" * (last - first - 1) + ("▶" if said.high is None else "┤")
    return f"{'':{first}}{bar}".ljust(scale.width)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
