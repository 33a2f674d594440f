"""What a form of date is read as, and what its reader may know about the text around it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.rulebook.dates import Holiday
from pipeline.spans.dates.calendar import first_day
from pipeline.spans.dates.patterns import Parts

EXPLICIT, PUBLISHED, PREVIOUS, NONE = "explicit", "published", "previous", "none"
"""What a date was resolved against: itself, the day of publication, an earlier date, nothing."""


FINE = {"month": 7, "quarter": 7, "year": 4, "decade": 4, "century": 4}
"""The fewest characters of a TIMEX3 value that is no longer than the unit."""


@dataclass(frozen=True, slots=True)
class Reading:
    """TIMEX3 type, value and mod; a value of None can't be told. `edtf` only where the value does not give it."""

    type: str
    value: str | None
    mod: str | None = None
    anchor: str = EXPLICIT
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A reading, the atoms it was read from, and the rule."""

    start: int
    end: int
    reading: Reading
    rule: str


@dataclass(frozen=True)
class Context:
    """What is known where a form stands."""

    published: date | None
    previous: str | None
    """TIMEX3 value of the nearest date before that has a place on the calendar."""
    season: str | None
    """The last date if it was a stretch of two years: "2021/2022"."""
    quarter: str | None
    """TIMEX3 value of the last quarter that was spoken of; None where that is long ago."""
    direction: Callable[[], int]
    """1 where the clause speaks of what is to come, -1 where of what is past, 0 where it does not tell."""
    is_name: Callable[[], bool]
    """Whether the words belong to a name: "Theresa May", "Black September"."""
    counts: Callable[[], bool]
    """Whether a noun in the plural follows, which a number before it would count: "2000 homes"."""
    before: str
    """The word before, in lower case; "" at the start of the text."""
    holidays: Mapping[str, Holiday]
    deadlines: Collection[str]
    """Words before a month that make it the coming one rather than one long past: "cut by September"."""

    def looks_ahead(self) -> bool:
        """Whether the clause speaks of what is to come."""
        return self.direction() > 0

    def day(self) -> tuple[date | None, str]:
        """The day to count from and its kind: the day of publication, or nothing."""
        return (self.published, PUBLISHED) if self.published else (None, NONE)

    def spoken_of(self, unit: str = "day") -> tuple[date | None, str]:
        """The day to count "later" from: the nearest earlier date if it is no longer than `unit`, else publication."""
        said = self.previous or ""
        fine = len(said) >= FINE[unit] if unit in FINE else said[7:8] == "-" or (unit == "week" and said[5:6] == "W")
        previous = first_day(said) if fine else None
        return (previous, PREVIOUS) if previous else self.day()


Reader = Callable[[Parts, Context], Reading | None]
"""Resolves a form; None where the words only look like one."""


def dated(value: str | None, anchor: str, mod: str | None = None) -> Reading:
    """A date with `value`, or one that nothing resolves."""
    return Reading("DATE", value, mod, anchor) if value else Reading("DATE", None, mod, NONE)
