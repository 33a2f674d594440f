from __future__ import annotations

from datetime import date

import pytest

from pipeline.spans.dates.calendar import easter, first_day, nth_weekday, unit_value
from pipeline.spans.dates.edtf import edtf_of


@pytest.mark.parametrize(
    "day",
    [
        (1961, 4, 2),
        (1981, 4, 19),
        (1954, 4, 18),
        (2000, 4, 23),
        (2008, 3, 23),
        (2019, 4, 21),
        (2024, 3, 31),
        (2038, 4, 25),
    ],
)
def test_easter_falls_where_the_church_put_it(day: tuple[int, int, int]) -> None:
    assert easter(day[0]) == date(*day)


@pytest.mark.parametrize(
    ("year", "month", "weekday", "nth", "day"),
    [
        pytest.param(2023, 11, 4, 4, 23, id="fourth Thursday"),
        pytest.param(2024, 5, 1, -1, 27, id="last Monday"),
        pytest.param(2024, 12, 2, -1, 31, id="last Tuesday of a year"),
        pytest.param(2024, 7, 1, 1, 1, id="first is the first"),
    ],
)
def test_the_nth_weekday(year: int, month: int, weekday: int, nth: int, day: int) -> None:
    assert nth_weekday(year, month, weekday, nth) == date(year, month, day)


def test_a_month_may_have_no_fifth_friday() -> None:
    assert nth_weekday(2024, 7, 5, 5) is None


@pytest.mark.parametrize(
    ("unit", "steps", "value"),
    [
        pytest.param("day", -20, "2023-12-14", id="days"),
        pytest.param("week", -1, "2023-W52", id="the week before the first"),
        pytest.param("weekend", 0, "2024-W01-WE", id="weekend"),
        pytest.param("month", -1, "2023-12", id="over the turn of the year"),
        pytest.param("quarter", -1, "2023-Q4", id="quarter"),
        pytest.param("year", 1, "2025", id="year"),
        pytest.param("decade", -1, "201", id="decade"),
        pytest.param("century", -1, "19", id="century"),
        pytest.param("year", -3000, None, id="before the calendar"),
        pytest.param("day", 10**12, None, id="after it"),
    ],
)
def test_units_are_counted_from_a_day(unit: str, steps: int, value: str | None) -> None:
    assert unit_value(date(2024, 1, 3), unit, steps) == value


@pytest.mark.parametrize(
    ("value", "mod", "edtf"),
    [
        ("2024-07-21", None, "2024-07-21"),
        ("2024-07-21TNI", None, "2024-07-21"),
        ("2024-07-21T10:30", None, "2024-07-21"),
        ("2024", "APPROX", "2024~"),
        ("2024-W01", "APPROX", "2024-01-01/2024-01-07"),
        ("2020-W53-WE", None, "2021-01-02/2021-01-03"),
        ("199", "MID", "1994/1996"),
        ("19", "END", "1967/1999"),
        ("2024-WI", None, "2024-24"),
        ("2024-H2", None, "2024-07/2024-12"),
        ("P3M", None, None),
        ("PT24H", None, None),
        ("XXXX-WXX-5", None, None),
        ("PRESENT_REF", None, None),
        (None, "END", None),
    ],
)
def test_timex_values_as_edtf(value: str | None, mod: str | None, edtf: str | None) -> None:
    assert edtf_of(value, mod) == edtf


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024", "2024-01-01"),
        ("2024-Q3", "2024-07-01"),
        ("2024-W01", "2024-01-01"),
        ("199", "1990-01-01"),
        ("P3M", None),
        ("2024-13", None),
    ],
)
def test_the_first_day_of_a_value(value: str, day: str | None) -> None:
    assert first_day(value) == (None if day is None else date.fromisoformat(day))
