"""Dates that are counted from the day of publication or from an earlier date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.spans.dates.absolute import day_of, is_edge, mod_of, ordinal_of
from pipeline.spans.dates.calendar import day_value, first_day, month_value, moved_months, unit_value, week_value
from pipeline.spans.dates.durations import LONG, count_of, deictic_duration
from pipeline.spans.dates.edtf import edge_of
from pipeline.spans.dates.patterns import Parts
from pipeline.spans.dates.reading import EXPLICIT, NONE, PREVIOUS, PUBLISHED, Context, Reading, dated

CLOCK_UNITS = ("second", "minute", "hour")
OPENERS, JOINTS = frozenset(("between", "from")), ("and", "to", "until")
"""Words around the two ends of a stretch, "now" among them."""
SPOKEN_OF = ("following", "previous", "preceding")
"""Words that count from the date spoken of last."""
NEAR = 60
"""Days; a date without a year that lies no further back than this has just passed: "on June 30" in July."""


def month_day(parts: Parts, context: Context) -> Reading | None:
    """As in "July 21", "21 July", "Thursday, July 21": of the nearest year that fits."""
    month, day = int(parts.value("ANY_MONTH") or 0), day_of(parts)
    year, anchor = year_without(month, day, context)
    value = day_value(year or 2000, month, day)
    return None if value is None else dated(value if year else None, anchor)


def month_and_day(parts: Parts, context: Context) -> Reading | None:
    """As in "11/28 4:01 p.m.", "28/11 16:01": of the nearest year, the month first where both can be it."""
    month, day = map(int, parts.text("MONTH_AND_DAY").split("/"))
    if month > 12:
        month, day = day, month
    if not 0 < month <= 12 or not day_value(2000, month, day):
        return None
    year, anchor = year_without(month, day, context)
    return dated(day_value(year, month, day) if year else None, anchor)


def month(parts: Parts, context: Context) -> Reading | None:
    """As in "July", "late July", "the end of July": of the nearest year that fits."""
    if context.is_name():
        return None
    number = int(parts.value("ANY_MONTH") or 0)
    year, anchor = year_without(number, None, context)
    return dated(month_value(year, number) if year else None, anchor, mod_of(parts))


def deictic_month(parts: Parts, context: Context) -> Reading | None:
    """As in "last July", "early next May"."""
    day, anchor = context.day()
    if day is None:
        return dated(None, NONE, mod_of(parts))
    number, which = int(parts.value("ANY_MONTH") or 0), int(parts.value("DEICTIC") or 0)
    gone = number < day.month
    year = day.year + (0 if which == 0 or gone == (which < 0) else which)
    return dated(month_value(year, number), anchor, mod_of(parts))


def year_without(month: int, day: int | None, context: Context) -> tuple[int | None, str]:
    """The year of a date that does not say it, and what it was counted from; None if nothing tells.

    What lies a little back has happened ("on June 30" in July), what lies a little ahead will come, and between them
    the clause decides.
    """
    here = context.published
    if here is None:
        # "In 2009 he moved ... on July 8 he fired" need not be of one year; "in early November 2005 ... 5 November" is.
        before = first_day(context.previous) if context.previous and len(context.previous) >= 7 else None
        return (before.year, PREVIOUS) if before else (None, NONE)
    if month == here.month and day is None:
        return here.year, PUBLISHED
    ahead, back = _distances(here, month, day or min(here.day, 28))
    if back <= NEAR or context.before == "ended":
        return (here - timedelta(days=back)).year, PUBLISHED
    deadline = day is None and context.before in context.deadlines
    soon = ahead < back - 180 and ahead <= (2 * NEAR if day else NEAR)
    soon = soon or (deadline and ahead < back)
    moved = ahead if soon or context.looks_ahead() else -back
    return (here + timedelta(days=moved)).year, PUBLISHED


def _distances(here: date, month: int, day: int) -> tuple[int, int]:
    """Days to the next and since the last such day of a year; a leap day counts as 28 February."""
    around = []
    for year in (here.year - 1, here.year, here.year + 1):
        value = day_value(year, month, day) or day_value(year, month, min(day, 28))
        if value:
            around.append((date.fromisoformat(value) - here).days)
    ahead = min((days for days in around if days > 0), default=366)
    return ahead, -max((days for days in around if days <= 0), default=-366)


def weekday(parts: Parts, context: Context) -> Reading | None:
    """As in "Friday", "last Friday", "early Friday morning": the last one, or the next where the clause looks ahead."""
    day, anchor = context.day()
    number = int(parts.value("ANY_WEEKDAY") or 0)
    time = parts.value("DAY_PART")
    kind = "TIME" if time else "DATE"
    if day is None:
        return Reading(kind, None, mod_of(parts), NONE)
    which = parts.value("DEICTIC") if "DEICTIC" in parts else None
    if which == -1 and parts.text("DEICTIC") in ("previous", "preceding"):
        day, anchor = context.spoken_of()
        if day is None:
            return Reading(kind, None, mod_of(parts), NONE)
    back = (day.isoweekday() - number) % 7
    if which == 1 or (which is None and back and context.looks_ahead()) or (which == 0 and context.looks_ahead()):
        back -= 7
    elif which == -1 and back == 0:
        back = 7
    value = (day - timedelta(days=back)).isoformat()
    return Reading(kind, value + str(time or ""), mod_of(parts), anchor)


def next_but_one(parts: Parts, context: Context) -> Reading | None:
    """As in "the day before yesterday", "the day after tomorrow"."""
    day, anchor = context.day()
    step = int(parts.value("TODAY") or 0)
    return dated((day + timedelta(days=2 * step)).isoformat() if day and step else None, anchor)


def day_of_month(parts: Parts, context: Context) -> Reading | None:
    """As in "the 28th of last month", and "on the 28th": the last such day, or the next if the clause looks ahead."""
    here, anchor = context.day()
    number = ordinal_of(parts)
    if here is None or number is None:
        return None
    if "DEICTIC" in parts:
        steps = int(parts.value("DEICTIC") or 0)
    elif context.looks_ahead():
        steps = 0 if number >= here.day else 1
    else:
        steps = 0 if number <= here.day else -1
    value = day_value(*moved_months(here, steps), number)
    return Reading("DATE", value, anchor=anchor) if value else None


def week_of(parts: Parts, context: Context) -> Reading | None:
    """As in "the week of July 8": the calendar week with that day."""
    month, day = int(parts.value("ANY_MONTH") or 0), day_of(parts)
    year, anchor = (int(parts.text("YEAR")), EXPLICIT) if "YEAR" in parts else year_without(month, day, context)
    value = day_value(year or 2000, month, day)
    return None if value is None else dated(week_value(date.fromisoformat(value)) if year else None, anchor)


def today(parts: Parts, context: Context) -> Reading | None:
    """As in "yesterday", "tomorrow evening", "late yesterday", "tonight", "this morning", "last night"."""
    if context.is_name():
        return None  # "USA TODAY"
    day, anchor = context.spoken_of() if "next" in parts.match_words() else context.day()
    time = parts.value("DAY_PART") or ("TNI" if "tonight" in parts.match_words() else None)
    kind = "TIME" if time else "DATE"
    if day is None:
        return Reading(kind, None, mod_of(parts), NONE)
    steps = parts.value("TODAY") if "TODAY" in parts else parts.value("DEICTIC") if "DEICTIC" in parts else 0
    value = (day + timedelta(days=int(steps or 0))).isoformat()
    return Reading(kind, value + str(time or ""), mod_of(parts), anchor)


def deictic_unit(parts: Parts, context: Context) -> Reading | None:
    """As in "last week", "this year", "later this month", "the following day"."""
    unit, word = str(parts.value("UNIT")), parts.text("DEICTIC")
    told = word in SPOKEN_OF or (word == "next" and unit in ("day", "night"))
    day, anchor = context.spoken_of(unit) if told else context.day()
    if unit in CLOCK_UNITS:
        return None
    if unit == "year" and told and context.season:
        first, last = (int(year) + int(parts.value("DEICTIC") or 0) for year in context.season.split("/"))
        return Reading("DATE", f"{first}/{last}", anchor=PREVIOUS, edtf=f"{first}/{last}")
    if (unit in LONG and word == "past") or (unit == "decade" and word == "last" and "the" in parts.match_words()):
        return deictic_duration(parts, context)
    if day is None:
        return dated(None, NONE, mod_of(parts))
    reading = dated(unit_value(day, unit, int(parts.value("DEICTIC") or 0)), anchor, mod_of(parts))
    if unit == "year" and reading.value and is_edge(parts):
        return replace(reading, edtf=edge_of(reading.value, reading.mod))
    return reading


def same_unit(parts: Parts, context: Context) -> Reading | None:
    """As in "that day", "the same month": the one spoken of last."""
    unit = str(parts.value("UNIT"))
    day = first_day(context.previous) if context.previous else None
    if day is None or unit in CLOCK_UNITS:
        return None
    return dated(unit_value(day, unit), PREVIOUS)


def end_of_unit(parts: Parts, context: Context) -> Reading | None:
    """As in "the end of the year", "year-end", "later in the month": the unit that holds the day of publication."""
    day, anchor = context.day()
    unit = str(parts.value("UNIT"))
    if unit not in ("week", "month", "quarter", "year", "decade", "century"):
        return None
    value, mod = unit_value(day, unit) if day else None, mod_of(parts) or "END"
    reading = dated(value, anchor, mod)
    return replace(reading, edtf=edge_of(value, mod)) if unit == "year" and value and "PART" not in parts else reading


def unit_before(parts: Parts, context: Context) -> Reading | None:
    """As in "the year before", "the day after": the neighbour of the day spoken of."""
    unit = str(parts.value("UNIT"))
    day = first_day(context.previous) if context.previous else context.published
    if unit in CLOCK_UNITS or day is None:
        return None
    step = 1 if "after" in parts.match_words() else -1
    return dated(unit_value(day, unit, step), PREVIOUS if context.previous else PUBLISHED)


def offset(parts: Parts, context: Context) -> Reading | None:
    """As in "three years ago", "about a week earlier", "two days later", "a month from now"."""
    unit, count = str(parts.value("UNIT") or parts.value("UNITS")), count_of(parts)
    where, mod = parts.text("WHERE"), mod_of(parts)
    sign = int(parts.value("WHERE") or 1)
    if unit in CLOCK_UNITS:
        return None if where == "later" else Reading("TIME", None, mod, NONE)
    if count is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", mod, PUBLISHED)
    if unit == "year" and sign * count == -1 and context.quarter:
        return dated(f"{int(context.quarter[:4]) - 1}{context.quarter[4:]}", PREVIOUS, mod)
    day, anchor = context.spoken_of(unit) if where in ("earlier", "later", "previously") else context.day()
    if unit == "decade":
        unit, count, mod = "year", 10 * count, mod or "APPROX"
    elif unit == "year" and count != int(count):
        unit, count = "month", 12 * count
    return dated(unit_value(day, unit, sign * int(count)) if day else None, anchor, mod)


def past(_: Parts, __: Context) -> Reading | None:
    """As in "in the past"."""
    return Reading("DATE", "PAST_REF", anchor=PUBLISHED)


def future(_: Parts, __: Context) -> Reading | None:
    """As in "in the near future"."""
    return Reading("DATE", "FUTURE_REF", anchor=PUBLISHED)


def vague(parts: Parts, context: Context) -> Reading | None:
    """As in "now", "recently": no place on the calendar, but "between June and now" ends on the day of publication."""
    value, start = str(parts.value("VAGUE")), parts.match.start()
    before = parts.atoms.words[max(start - 6, 0) : start]
    links, ends = parts.following(1)[0] in JOINTS, context.before in JOINTS
    end = (ends and OPENERS & set(before)) or (links and context.before in OPENERS)
    day = context.published.isoformat() if context.published and end and value == "PRESENT_REF" else None
    return Reading("DATE", value, anchor=PUBLISHED, edtf=day)
