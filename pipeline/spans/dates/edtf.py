"""From a TIMEX3 value to EDTF level 1 (ISO 8601-2), the form in which events are dated.

Weeks and weekends become intervals of days, quarters and halves intervals of months; the early, middle and late part
of a year, decade or century is a third of it, of a month the whole. Durations, sets and vague references have no form.
"""

from __future__ import annotations

import re
from datetime import timedelta

from pipeline.spans.dates.calendar import first_day

SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
HALVES = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
YEAR_THIRDS = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
DECADE_THIRDS = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}
CENTURY_THIRDS = {"START": (0, 33), "MID": (34, 66), "END": (67, 99)}


def edtf_of(value: str | None, mod: str | None = None) -> str | None:
    """EDTF of a TIMEX3 value with its modifier; None where there is no such form."""
    if value is None:
        return None
    plain = re.sub(r"T(?:MO|AF|EV|NI|DT|\d\d).*$", "", value)
    third = _third(plain, mod) if mod in YEAR_THIRDS else None
    found = third or _whole(plain)
    return f"{found}~" if found and mod == "APPROX" and "/" not in found else found


def _whole(value: str) -> str | None:
    """EDTF of a value without a modifier."""
    if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", value):
        return value
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{season[1]}-{SEASONS[season[2]]}"
    if months := re.fullmatch(r"(\d{4})-([QH][1-4])", value):
        first, last = HALVES[months[2]]
        return f"{months[1]}-{first:02d}/{months[1]}-{last:02d}"
    if week := re.fullmatch(r"\d{4}-W\d\d(-WE)?", value):
        start = first_day(value)
        return None if start is None else f"{start}/{start + timedelta(days=1 if week[1] else 6)}"
    return value.ljust(4, "X") if re.fullmatch(r"\d{2,3}", value) else None


def _third(value: str, mod: str | None) -> str | None:
    """The early, middle or late third of a year, decade or century; None for what has no thirds."""
    if mod is None:
        return None
    if re.fullmatch(r"\d{4}", value):
        first, last = YEAR_THIRDS[mod]
        return f"{value}-{first:02d}/{value}-{last:02d}"
    if re.fullmatch(r"\d{3}", value):
        first, last = DECADE_THIRDS[mod]
        return f"{value}{first}/{value}{last}"
    if re.fullmatch(r"\d{2}", value):
        first, last = CENTURY_THIRDS[mod]
        return f"{value}{first:02d}/{value}{last:02d}"
    return None


def edge_of(year: str, mod: str | None) -> str | None:
    """The first or last month of a year, "the end of 2021"; None for its middle."""
    month = {"START": 1, "END": 12}.get(mod or "")
    return None if month is None else f"{year}-{month:02d}"


def start_of(edtf: str) -> str:
    """What an interval begins with, a date itself."""
    return edtf.partition("/")[0]


def end_of(edtf: str) -> str:
    """What an interval ends with, a date itself."""
    return edtf.rpartition("/")[2]
