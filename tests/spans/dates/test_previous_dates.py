"""Dates that are counted from the date before, or that say no year."""

from __future__ import annotations

import pytest

from tests.spans.dates.test_find_dates import read


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("In 2019 it rose, up from the previous year", "2018", id="previous year"),
        pytest.param("In March 2019 he came and left the following month", "2019-04", id="following month"),
        pytest.param("On March 3, 2019 he was hurt and died the next day", "2019-03-04", id="next day"),
        pytest.param("In 2019 he came and left the following month", "2024-08", id="a year tells no month"),
        pytest.param(
            "On March 3, 2019 it rose from the previous day, and fell from the previous day", "2019-03-02", id="twice"
        ),
        pytest.param("In coffee year 2021/22 it fell from the previous coffee year", "2020/2021", id="season"),
        pytest.param(
            "In 2018/19 and in 2022 it fell from the previous year", "2021", id="a later date than the season"
        ),
    ],
)
def test_what_is_counted_from_the_date_before(text: str, edtf: str) -> None:
    assert read(text)[-1][2] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("cut by September", "../2024-09", id="a deadline is the nearest"),
        pytest.param("cut by May", "../2024-05", id="just passed"),
        pytest.param("struck in September", "2023-09", id="no deadline"),
        pytest.param("the year ended Sept. 30", "2023-09-30", id="what has ended is past"),
    ],
)
def test_a_month_without_year_is_the_nearest_that_fits(text: str, edtf: str) -> None:
    assert read(f"It {text}")[-1][2] == edtf
