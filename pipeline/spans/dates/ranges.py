"""Stretches from one date to another that share a month or a year: "June 18-20", "2019-22"."""

from __future__ import annotations

from pipeline.spans.dates.absolute import day_of, month_of_year, year_of
from pipeline.spans.dates.calendar import day_value, month_value
from pipeline.spans.dates.patterns import Parts
from pipeline.spans.dates.reading import NONE, Context, Reading, dated
from pipeline.spans.dates.relative import month, year_without

LONGEST_SHORT_RANGE = 20
"""Years; "2019-22" is a range, "2010-45" is not."""


def days_of_month(parts: Parts, context: Context) -> Reading | None:
    """As in "June 18-20, 2024", "8 to 11 July"."""
    number, first = int(parts.value("ANY_MONTH") or 0), day_of(parts)
    last = int("".join(one for one in parts.text("until") if one.isdigit()) or 0)
    year, anchor = year_of(parts, context) if "YEAR" in parts else year_without(number, first, context)
    begin, end = day_value(year or 2000, number, first), day_value(year or 2000, number, last)
    if begin is None or end is None or last <= first:
        return None
    return _stretch(begin, end, anchor) if year else dated(None, NONE)


def months_of_year(parts: Parts, _: Context) -> Reading | None:
    """As in "July or August 2025", "May to July 2021"; "December and January 2022" begins in the year before."""
    year = int(parts.text("YEAR"))
    first, last = int(parts.value("ANY_MONTH") or 0), int(parts.value("ANY_MONTH", "until") or 0)
    return _stretch(month_value(year - (first > last), first), month_value(year, last), "explicit")


def month_with_part(parts: Parts, context: Context) -> Reading | None:
    """As in "early July 2022", "late June"."""
    return month_of_year(parts, context) if "YEAR" in parts or "DEICTIC" in parts else month(parts, context)


def years(parts: Parts, _: Context) -> Reading | None:
    """As in "2019-2022", "2022-23", "2022/23"."""
    first, written = int(parts.text("YEAR")), parts.text("until")
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    if not first < last <= first + (500 if len(written) == 4 else LONGEST_SHORT_RANGE):
        return None
    return _stretch(str(first), str(last), "explicit")


def _stretch(begin: str, end: str, anchor: str) -> Reading:
    return Reading("DATE", f"{begin}/{end}", anchor=anchor, edtf=f"{begin}/{end}")
