"""Days as numbers: what an EDTF date covers, and how far apart articles are in time."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

DAY = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?[?~%]?")
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""First and last month by EDTF season; of winter only December, which alone is surely in the year."""

Days = tuple[int, int]
"""First and last day, counted from the first day of year 1; both are included."""


def days_of(edtf: str | None) -> Days | None:
    """The days that an EDTF date covers; None where it is open, unknown or no date that a calendar has.

    "2025-07/2025-08" covers two months; "201X" covers ten years.
    """
    if not edtf:
        return None
    first, slash, last = edtf.partition("/")
    begin = _covered(first)
    end = _covered(last) if slash else begin
    if begin is None or end is None or begin[0] > end[1]:
        return None
    return begin[0], end[1]


def _covered(text: str) -> Days | None:
    """The days of one date without a slash."""
    match = DAY.fullmatch(text.strip())
    if match is None:
        return None
    years = int(match["year"].replace("X", "0")), int(match["year"].replace("X", "9"))
    month, day = match["month"], match["day"]
    try:
        if month is None or "X" in month:
            return date(max(years[0], 1), 1, 1).toordinal(), date(years[1], 12, 31).toordinal()
        first, last = SEASONS.get(int(month), (int(month), int(month)))
        if day is None or "X" in day:
            end = monthrange(years[1], last)[1]
            return date(years[0], first, 1).toordinal(), date(years[1], last, end).toordinal()
        return date(years[0], first, int(day)).toordinal(), date(years[1], last, int(day)).toordinal()
    except ValueError:
        return None


def gap(one: tuple[int, ...], other: tuple[int, ...]) -> int | None:
    """Days between the nearest days of two sets in rising order; None if one of them is empty."""
    if not one or not other:
        return None
    here = there = 0
    nearest = abs(one[0] - other[0])
    while here < len(one) and there < len(other):
        nearest = min(nearest, abs(one[here] - other[there]))
        if one[here] < other[there]:
            here += 1
        else:
            there += 1
    return nearest
