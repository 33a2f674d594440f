"""Stretches between two dates that stand side by side, and those with one open end.

In "from 2019 to 2022" both dates keep their own TIMEX3 values, as annotators of news mark them, and both get the EDTF
of the whole stretch, so that what happened then is dated 2019/2022 whichever stands nearer. "Since 2019" is 2019/..
"The 1940s and 1960s" are 1940/1969, though years that do not follow each other are no stretch.
"The first six months" of "2022" are a duration and a year; both get 2022-01/2022-06.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.spans.dates.calendar import first_day, month_value
from pipeline.spans.dates.edtf import edtf_of, end_of, start_of
from pipeline.spans.dates.reading import EXPLICIT, PUBLISHED, Found, Reading

FILLERS = frozenset(("the", ",", "at", "least", "about", "around"))
"""Words that may stand between a preposition and a date."""
NEIGHBOURS = {4: 366, 7: 31, 10: 1}
"""By the length of a value (year, month, day): the most days between the starts of two that follow each other."""


def with_stretches(
    found: Sequence[Found], words: Sequence[str], values: Mapping[str, Mapping[str, int | str]]
) -> Iterator[Found]:
    """`found`, in which dates that begin or end a stretch have its EDTF; `words` are the atoms of the text."""
    links, openings = values.get("LINK", {}), values.get("OPEN_END", {})
    index = 0
    while index < len(found):
        one = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        both = None if following is None else _both(one, following, words, links) or _part(one, following, words)
        if both is None:
            yield _open_ended(one, words, openings)
            index += 1
        else:
            yield from both
            index += 2


def _both(one: Found, other: Found, words: Sequence[str], links: Mapping[str, int | str]) -> tuple[Found, Found] | None:
    """Two dates as the ends of one stretch; None if they are not."""
    near = words[one.end : other.start] if other.start - one.end <= 3 else ()
    gap = tuple(word for word in near if word not in FILLERS)
    if len(gap) != 1 or gap[0] not in links or not (_has_place(one.reading) and _has_place(other.reading)):
        return None
    first = _in_year_of(one.reading, other.reading)
    between = "between" in words[max(0, one.start - 2) : one.start]
    decades = all(re.fullmatch(r"\d{2,3}", reading.value or "") for reading in (first, other.reading))
    if links[gap[0]] == "both" and not between and not decades and not _follow(first, other.reading):
        return None
    begin, end = _year(start_of(first.edtf or ""), "0"), _year(end_of(other.reading.edtf or ""), "9")
    days = _day(first), _day(other.reading)
    if days[0] is None or days[1] is None or days[0] >= days[1] or ".." in (begin, end):
        return None
    edtf = f"{begin}/{end}"
    return replace(one, reading=replace(first, edtf=edtf)), replace(other, reading=replace(other.reading, edtf=edtf))


def _day(reading: Reading) -> date | None:
    """The first day of a reading; that of publication for "now"."""
    return first_day(reading.value or "") or first_day(start_of(reading.edtf or ""))


def _year(end: str, digit: str) -> str:
    """An end of a stretch with every digit: "from the 1940s to the 1960s" is 1940/1969."""
    return end.replace("X", digit)


def _part(one: Found, year: Found, words: Sequence[str]) -> tuple[Found, Found] | None:
    """The first or last months of a year, as in "the first six months of 2022"; None if they are none."""
    length = re.fullmatch(r"P(\d+)([MQ])", one.reading.value or "")
    of = tuple(word for word in words[one.end : year.start] if word != "the")
    said = {"first", "last", "final"} & set(words[one.start : one.end])
    if length is None or of != ("of",) or not said or not re.fullmatch(r"\d{4}", year.reading.value or ""):
        return None
    months = int(length[1]) * (3 if length[2] == "Q" else 1)
    if not 0 < months < 12:
        return None
    first, last = (1, months) if said == {"first"} else (13 - months, 12)
    edtf = f"{month_value(int(year.reading.value or 0), first)}/{month_value(int(year.reading.value or 0), last)}"
    placed = replace(one.reading, edtf=edtf, anchor=year.reading.anchor)
    return replace(one, reading=placed), replace(year, reading=replace(year.reading, edtf=edtf))


def _has_place(reading: Reading) -> bool:
    """Lies on the calendar."""
    return reading.type in ("DATE", "TIME") and reading.edtf is not None


def _in_year_of(first: Reading, last: Reading) -> Reading:
    """In "from March 3 to April 5, 2021" the first date takes the year that only the last one says."""
    value = first.value or ""
    if first.anchor != PUBLISHED or last.anchor != EXPLICIT or value[4:5] != "-" or not value[5:7].isdigit():
        return first
    year = int((last.value or value)[:4])
    moved = f"{year - (value[4:] > (last.value or value)[4:])}{value[4:]}"
    return replace(first, value=moved, edtf=edtf_of(moved, first.mod), anchor=EXPLICIT)


def _follow(first: Reading, last: Reading) -> bool:
    """One year, month or day and the next: "in 2020 and 2021"."""
    begin, end = first_day(first.value or ""), first_day(last.value or "")
    if begin is None or end is None or len(first.value or "") != len(last.value or ""):
        return False
    return timedelta(0) < end - begin <= timedelta(days=NEIGHBOURS.get(len(first.value or ""), 0))


def _open_ended(one: Found, words: Sequence[str], openings: Mapping[str, int | str]) -> Found:
    """A date after "since", "until", "by" with an open end."""
    before = one.start - 1
    while before > 0 and one.start - before <= 3 and words[before] in FILLERS:
        before -= 1
    word = words[before] if before >= 0 else ""
    possessive = tuple(words[one.end : one.end + 2]) == ("'", "s")
    clock = one.reading.type == "TIME" and openings.get(word) in ("from", "after")  # "after 9 a.m. on Friday" is then
    if word not in openings or possessive or clock or not _has_place(one.reading):
        return one
    edtf = one.reading.edtf or ""
    whole = {
        "from": f"{start_of(edtf)}/..",
        "after": f"{end_of(edtf)}/..",
        "to": f"../{end_of(edtf)}",
        "before": f"../{start_of(edtf)}",
    }
    return replace(one, reading=replace(one.reading, edtf=whole[str(openings[word])]))
