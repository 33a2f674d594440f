"""Parts of the year: quarters, halves, fiscal years, seasons, weekends, holidays."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from pipeline.rulebook.dates import Holiday
from pipeline.spans.dates.absolute import mod_of, ordinal_of, year_of
from pipeline.spans.dates.calendar import (
    SEASON_MONTHS,
    easter,
    month_value,
    moved_months,
    nth_weekday,
    quarter_of,
    unit_value,
    week_value,
)
from pipeline.spans.dates.patterns import Parts
from pipeline.spans.dates.reading import EXPLICIT, NONE, PREVIOUS, PUBLISHED, Context, Reading, dated
from pipeline.spans.dates.relative import year_without

LENGTHS = {"quarter": ("P1Q", 3), "year": ("P1Y", 12)}
"""Units that companies report on, as TIMEX3 durations and in months."""


def quarter(parts: Parts, context: Context) -> Reading | None:
    """As in "the third quarter of 2023", "Q3", "third-quarter": without a year the last that has begun."""
    code = re.search(r"\d", parts.text("QUARTER_CODE"))
    number = int(code.group()) if code else ordinal_of(parts)
    if number is None or number > 4:
        return None
    year, anchor = year_of(parts, context)
    if year is None and context.published:
        now, anchor = quarter_of(context.published.month), PUBLISHED
        year = context.published.year
        if number > now and not context.looks_ahead():
            year -= 1
        elif number < now - 1 and context.looks_ahead():  # the last quarter is what companies are expected to report
            year += 1
    return dated(f"{year:04d}-Q{number}" if year else None, anchor, mod_of(parts))


def half(parts: Parts, context: Context) -> Reading | None:
    """As in "the first half of 2024", "H1 2024", "the second half of the year"."""
    code = re.search(r"\d", parts.text("HALF_CODE"))
    number = int(code.group()) if code else ordinal_of(parts)
    if number not in (1, 2):
        return None
    year, anchor = year_of(parts, context)
    if year is None and context.published:
        year, anchor = context.published.year, PUBLISHED
    return dated(f"{year:04d}-H{number}" if year else None, anchor)


def fiscal_year(parts: Parts, context: Context) -> Reading | None:
    """As in "fiscal 2024", "FY24", "the last fiscal year": the year that names it, whatever its months."""
    if "FISCAL_CODE" in parts:
        digits = re.sub(r"\D", "", parts.text("FISCAL_CODE"))
        return Reading("DATE", digits if len(digits) == 4 else f"20{digits}", edtf=None)
    year, anchor = year_of(parts, context)
    if year is None and context.published:
        year, anchor = context.published.year, PUBLISHED
    return dated(f"{year:04d}" if year else None, anchor)


def whole_year(parts: Parts, context: Context) -> Reading | None:
    """As in "the first six months of the year": that of publication."""
    start = parts.match.start()
    counted = parts.atoms.words[start - 2] in parts.values["UNITS"] if start > 1 else False
    return dated(f"{context.published.year:04d}", PUBLISHED) if counted and context.published else None


def year_ago_period(parts: Parts, context: Context) -> Reading | None:
    """As in "the year-ago quarter", "a year earlier" beside a quarter: one year before the period spoken of."""
    number, quarter = ordinal_of(parts), context.quarter
    day, anchor = context.day()
    if quarter and number in (None, int(quarter[6])):
        return dated(f"{int(quarter[:4]) - 1:04d}{quarter[4:]}", PREVIOUS)
    if day is None:
        return dated(None, NONE)
    if number:
        return dated(f"{day.year - 1:04d}-Q{number}", anchor)
    return dated(unit_value(day, "quarter", -4) if "quarter" in parts.match_words() else f"{day.year - 1:04d}", anchor)


def ended(parts: Parts, context: Context) -> Reading | None:
    """As in "the quarter" or "the year" before "ended Sept. 30": the months up to the one in which it ends."""
    unit, following = str(parts.value("UNIT")), parts.following(5)
    month = parts.values["MONTH"].get(following[1]) or parts.values["DOUBTFUL_MONTH"].get(following[1])
    if unit not in LENGTHS or month is None:
        return None
    said = next((int(word) for word in following[2:] if re.fullmatch(r"[12]\d{3}", word)), None)
    year, anchor = (said, EXPLICIT) if said else year_without(int(month), None, replace(context, before=following[0]))
    if year is None:
        return Reading("DURATION", LENGTHS[unit][0], anchor=NONE)
    last = date(year, int(month), 1)
    first = moved_months(last, 1 - LENGTHS[unit][1])
    edtf = f"{month_value(*first)}/{month_value(year, int(month))}"
    if unit == "quarter":
        return Reading("DATE", f"{year:04d}-Q{quarter_of(int(month))}", anchor=anchor, edtf=edtf)
    return Reading("DURATION", LENGTHS[unit][0], anchor=anchor, edtf=edtf)


def period_of_year(parts: Parts, context: Context) -> Reading | None:
    """As in "the 2023 period": the quarter spoken of, in that year."""
    return dated(f"{parts.text('YEAR')}{context.quarter[4:]}", PREVIOUS) if context.quarter else None


def that_quarter(parts: Parts, context: Context) -> Reading | None:
    """As in "the quarter": the one that was spoken of; "the latest quarter" is the last one that is over."""
    words, (here, anchor) = parts.match_words(), context.day()
    if here and {"latest", "recent"} & set(words) and (context.quarter or "quarter" in words):
        return dated(unit_value(here, "quarter", -1), anchor)
    return dated(context.quarter, PREVIOUS) if context.quarter else None


def season(parts: Parts, context: Context) -> Reading | None:
    """As in "autumn 2024", "last winter", "the summer"."""
    which = str(parts.value("SEASON"))
    year, anchor = (None, NONE) if "DEICTIC" in parts and "year" not in parts.match_words() else year_of(parts, context)
    if year is None and context.published:
        here, anchor = context.published, PUBLISHED
        step = int(parts.value("DEICTIC") or 0) if "DEICTIC" in parts else 0
        middle = SEASON_MONTHS[which]
        year = here.year
        if step < 0 and middle + 1 >= here.month:
            year -= 1
        elif step > 0 and middle - 1 <= here.month:
            year += 1
    return dated(f"{year:04d}-{which}" if year else None, anchor, mod_of(parts))


def winter(parts: Parts, _: Context) -> Reading | None:
    """As in "the winter of 2022-23": December to February."""
    first, last = int(parts.text("YEAR")), int(parts.text("until"))
    if parts.value("SEASON") != "WI" or last % 100 != (first + 1) % 100:
        return None
    return Reading("DATE", f"{first + 1}-WI", edtf=f"{first}-12/{first + 1}-02")


def weekend(parts: Parts, context: Context) -> Reading | None:
    """As in "over the weekend", "at the weekend": the last one, or the next where the clause looks ahead."""
    day, anchor = context.day()
    if day is None:
        return dated(None, NONE)
    step = 0 if day.isoweekday() >= 6 or context.looks_ahead() else -1
    return dated(f"{week_value(day + timedelta(weeks=step))}-WE", anchor)


def holiday(parts: Parts, context: Context) -> Reading | None:
    """As in "Christmas Day 2024", "Easter Monday": the nearest to publication, or that of the year that is said."""
    rule = context.holidays[parts.text("HOLIDAY")]
    year, anchor = year_of(parts, context)
    if year is not None:
        day = day_of_holiday(rule, year)
        return dated(day.isoformat() if day else None, anchor)
    here = context.published
    if here is None:
        return dated(None, NONE)
    days = [day for year in range(here.year - 1, here.year + 2) if (day := day_of_holiday(rule, year))]
    if not days:
        return None
    ahead = [day for day in days if day >= here]
    back = [day for day in days if day <= here]
    wanted = ahead if context.looks_ahead() else back
    return dated(min(wanted or days, key=lambda day: abs((day - here).days)).isoformat(), PUBLISHED)


def day_of_holiday(rule: Holiday, year: int) -> date | None:
    """The day on which a holiday falls in a year; None if that year has none (29 February)."""
    if rule.easter is not None:
        return easter(year) + timedelta(days=rule.easter)
    if rule.weekday is not None and rule.nth is not None and rule.month is not None:
        return nth_weekday(year, rule.month, rule.weekday, rule.nth)
    try:
        return date(year, rule.month or 0, rule.day or 0)
    except ValueError:
        return None
