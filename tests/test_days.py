from __future__ import annotations

from datetime import date

import pytest

from pipeline.days import days_of, gap


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        pytest.param("2022-07-21", "2022-07-21", "2022-07-21", id="day"),
        pytest.param("2022-07-21~", "2022-07-21", "2022-07-21", id="about-a-day"),
        pytest.param("2024-02", "2024-02-01", "2024-02-29", id="month-of-leap-year"),
        pytest.param("2020", "2020-01-01", "2020-12-31", id="year"),
        pytest.param("201X", "2010-01-01", "2019-12-31", id="decade"),
        pytest.param("2024-XX-XX", "2024-01-01", "2024-12-31", id="unknown-month"),
        pytest.param("2024-23", "2024-09-01", "2024-11-30", id="autumn"),
        pytest.param("2025-07/2025-08", "2025-07-01", "2025-08-31", id="from-month-to-month"),
        pytest.param("2022-07-12/2022-07-18", "2022-07-12", "2022-07-18", id="from-day-to-day"),
    ],
)
def test_a_date_covers_days(edtf: str, first: str, last: str) -> None:
    assert days_of(edtf) == (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize("edtf", [None, "", "soon", "2025-13", "2025-02-30", "2025-01/..", "2025-03/2025-01", "0000/x"])
def test_what_no_calendar_has_covers_nothing(edtf: str | None) -> None:
    assert days_of(edtf) is None


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        pytest.param((10,), (13,), 3, id="apart"),
        pytest.param((1, 50, 99), (52, 300), 2, id="nearest-in-the-middle"),
        pytest.param((7,), (7,), 0, id="same"),
        pytest.param((7,), (), None, id="no-day"),
    ],
)
def test_gap_is_between_the_nearest_days(one: tuple[int, ...], other: tuple[int, ...], days: int | None) -> None:
    assert gap(one, other) == gap(other, one) == days
