"""Times of day."""

from __future__ import annotations

import re
from datetime import timedelta

from pipeline.spans.dates.absolute import day_of, mod_of, year_of
from pipeline.spans.dates.calendar import day_value
from pipeline.spans.dates.patterns import Parts
from pipeline.spans.dates.reading import NONE, PUBLISHED, Context, Reading
from pipeline.spans.dates.relative import year_without


def clock(parts: Parts, context: Context) -> Reading | None:
    """As in "10:30 a.m.", "5pm GMT on Monday", "noon": on the day that is said, there or before.

    Else it is the day of publication.
    """
    time = _time(parts)
    if time is None:
        return None
    day, anchor = _day(parts, context)
    return Reading("TIME", f"{day}T{time}" if day else None, mod_of(parts), anchor if day else NONE)


def _time(parts: Parts) -> str | None:
    """As in "15:30"; None if there is no such time."""
    if "CLOCK_WORD" in parts:
        return str(parts.value("CLOCK_WORD"))
    digits = parts.text("CLOCK") or parts.text("MILITARY_CLOCK") or parts.text("HOUR")
    found = re.match(r"(\d\d?)(?:[:.]?(\d\d))?", digits)
    if found is None:
        return None
    hour, minute, meridiem = int(found[1]), found[2] or "00", parts.value("MERIDIEM")
    if "DAY_PART" in parts:
        meridiem = (
            "am" if parts.value("DAY_PART") == "TMO" or (hour < 5 and "night" in parts.words("DAY_PART")) else "pm"
        )
    if meridiem and hour <= 12:
        hour = hour % 12 + (12 if meridiem == "pm" else 0)
    return f"{hour:02d}:{minute}" if hour <= 24 else None


def _day(parts: Parts, context: Context) -> tuple[str | None, str]:
    """The day of a time: that beside it, or else the one spoken of."""
    here = context.published
    if "ANY_MONTH" in parts:
        month, number = int(parts.value("ANY_MONTH") or 0), day_of(parts)
        year, anchor = year_of(parts, context) if "YEAR" in parts else year_without(month, number, context)
        return (day_value(year, month, number), anchor) if year else (None, NONE)
    if not any(name in parts for name in ("ANY_WEEKDAY", "TODAY", "DAY_PART")):
        here, anchor = context.spoken_of()
        return (here.isoformat() if here else None), anchor
    if here is None:
        return None, NONE
    steps = 0
    if "ANY_WEEKDAY" in parts:
        steps = -((here.isoweekday() - int(parts.value("ANY_WEEKDAY") or 0)) % 7)
        steps += 7 if steps and context.looks_ahead() else 0
    elif "TODAY" in parts:
        steps = int(parts.value("TODAY") or 0)
    return (here + timedelta(days=steps)).isoformat(), PUBLISHED
