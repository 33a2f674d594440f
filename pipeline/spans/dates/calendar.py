"""Arithmetic on the calendar; stretches of time are TIMEX3 values ("2024-07", "2024-W29", "199")."""

from __future__ import annotations

import re
from datetime import date, timedelta

SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
"""The middle month of each season in the north; a winter belongs to the year in which it ends."""

DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def day_value(year: int, month: int, day: int) -> str | None:
    """As in "2024-07-21"; None if there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_value(year: int, month: int) -> str:
    """As in "2024-07"."""
    return f"{year:04d}-{month:02d}"


def week_value(day: date) -> str:
    """As in "2024-W29"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def quarter_of(month: int) -> int:
    """1 to 4."""
    return (month - 1) // 3 + 1


def unit_value(day: date, unit: str, steps: int = 0) -> str | None:
    """The unit `steps` units from the one that holds `day`: month, 1 is "2024-08"; None beyond the calendar."""
    try:
        return _unit_value(day, unit, steps)
    except (ValueError, OverflowError):
        return None


def _unit_value(day: date, unit: str, steps: int) -> str:
    if unit in DAYS:
        moved = day + timedelta(days=DAYS[unit] * steps)
        return {"day": moved.isoformat(), "night": f"{moved}TNI", "weekend": f"{week_value(moved)}-WE"}.get(
            unit, week_value(moved)
        )
    year, month = moved_months(day, MONTHS[unit] * steps)
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return {
        "month": month_value(year, month),
        "quarter": f"{year:04d}-Q{quarter_of(month)}",
        "year": f"{year:04d}",
        "decade": f"{year // 10:03d}",
        "century": f"{year // 100:02d}",
    }[unit]


def moved_months(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months after that of `day`."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1


def first_day(value: str) -> date | None:
    """The first day of a TIMEX3 value; None for what has none (durations, sets, vague references)."""
    whole = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|$)", value)
    try:
        if whole:
            parts = [int(part) for part in whole.group().split("-")]
            return date(*[*parts, 1, 1][:3])
        if week := re.match(r"(\d{4})-W(\d\d)(-WE)?", value):
            return date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1)
        if part := re.match(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$", value):
            months = {"H1": 1, "H2": 7, "SP": 3, "SU": 6, "FA": 9, "WI": 1} | {f"Q{n}": 3 * n - 2 for n in range(1, 5)}
            return date(int(part[1]), months[part[2]], 1)
        if re.fullmatch(r"\d{2,3}", value):
            return date(int(value.ljust(4, "0")) or 1, 1, 1)
    except ValueError:
        return None
    return None


def last_day_of_month(year: int, month: int) -> int:
    """28 to 31."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    return 31 if following is None else (following - timedelta(days=1)).day


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the Gregorian computus in integers)."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    sunday = moon - weekday
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth Monday (1) to Sunday (7) of a month, -1 the last; None if the month has no fifth."""
    if nth < 0:
        last = date(year, month, last_day_of_month(year, month))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else None
