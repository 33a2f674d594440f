"""A day, a month or a stretch, in any style of newspapers, is read back."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.spans.dates.test_find_dates import read

DAYS = st.dates(date(1800, 1, 1), date(2100, 12, 31))
MONTHS = st.integers(1, 12)
YEARS = st.integers(1800, 2100)


def name(month: int, *, short: bool = False) -> str:
    """As in "September", "Sept."."""
    whole = f"{date(2000, month, 1):%B}"
    return whole if not short or len(whole) < 5 else f"{'Sept' if month == 9 else whole[:3]}."


def ordinal(day: int) -> str:
    """As in "21st"."""
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def forms(day: date) -> list[str]:
    """The day in every style that says its year."""
    month, short = name(day.month), name(day.month, short=True)
    return [
        day.isoformat(),
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{short} {day.day}, {day.year}",
        f"{day:%A}, {month} {day.day}, {day.year}",
        f"the {ordinal(day.day)} of {month} {day.year}",
        f"{month} {ordinal(day.day)}, {day.year}",
    ]


@given(DAYS)
def test_a_day_is_read_back(day: date) -> None:
    for form in forms(day):
        assert read(f"It struck on {form}.") == [(form, day.isoformat(), day.isoformat())]


@given(MONTHS, YEARS)
def test_a_month_is_read_back(month: int, year: int) -> None:
    value = f"{year}-{month:02d}"
    for form in (f"{name(month)} {year}", f"{name(month)}, {year}", f"{name(month)} of {year}"):
        assert read(f"It struck in {form}.") == [(form, value, value)]


@given(DAYS, DAYS)
def test_both_ends_of_a_stretch_are_read_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    edtf = f"{first}/{last}"
    text = f"It lasted from {forms(first)[1]} to {forms(last)[1]}."
    wanted = [edtf] * 2 if first < last else [first.isoformat()] * 2
    assert [found[2] for found in read(text)] == wanted


@given(YEARS, st.integers(1, 11))
def test_the_first_months_of_a_year_are_read_back(year: int, months: int) -> None:
    count = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"][months - 1]
    text = f"It fell in the first {count} month{'s' * (months > 1)} of {year}."
    assert {found[2] for found in read(text)} == {f"{year}-01/{year}-{months:02d}"}


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 60))
def test_what_is_counted_back_is_that_long_ago(published: date, years: int) -> None:
    value = f"{published.year - years:04d}"
    assert read(f"It struck {years} year{'s' * (years > 1)} ago.", published.isoformat())[0][1] == value
