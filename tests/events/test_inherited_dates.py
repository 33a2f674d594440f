"""What has happened never inherits a day that is still to come."""

from __future__ import annotations

import pytest

from pipeline import extract

LEAD = "The army may deploy 900 more troops on August 12, 2025, officials said.\n\n"
LATER = "In all, 600 troops have been deployed."


@pytest.mark.model
@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("2025-07-24", None, id="the lead looks ahead"),
        pytest.param("2025-09-02", "2025-08-12", id="the lead looks back"),
    ],
)
def test_a_fact_takes_the_date_of_the_lead_only_if_it_has_come(published: str, expected: str | None) -> None:
    deployed = extract(LEAD + LATER, published=published)[-1]
    assert deployed.figure.text == "600"
    assert (deployed.event.date.edtf if deployed.event.date else None) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        pytest.param("At least 52 people have been killed since March.", "2022-07-21", "2022-03/2022-07", id="since"),
        pytest.param("At least 52 people have been killed since March 2022.", None, "2022-03/..", id="no end known"),
        pytest.param("Two more submarines will be delivered by 2030.", "2022-07-21", "2030", id="by"),
        pytest.param("On Monday 12 people were killed.", "2022-07-21", "2022-07-18", id="a day stays a day"),
    ],
)
def test_an_event_ends_on_the_day_of_the_article_at_the_latest(text: str, published: str | None, expected: str) -> None:
    (claim,) = extract(text, published=published)
    assert claim.event.date is not None
    assert claim.event.date.edtf == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Twelve people were killed on Monday, police said.", "2022-07-18", id="not when it was said"),
        pytest.param(
            "Shortly after 2 a.m. on Monday a blast killed 12 people in a market of the old town.",
            "2022-07-18",
            id="an hour of a day",
        ),
        pytest.param("A blast killed 12 people at 9:37 a.m.", None, id="an hour of no day"),
        pytest.param("NAIROBI, July 20 (Wire) - A blast killed 12 people.", None, id="the day of filing"),
        pytest.param("In June 2021 a ton cost $184 and last month $253.", "2021-06", id="a row"),
        pytest.param("It employs 24 miners compared with 95 at the end of 2020.", None, id="of what is compared"),
        pytest.param("Poverty rises from 28% in 2019 to between 32% and 36% in 2020.", "2019", id="right behind"),
    ],
)
def test_a_day_dates_what_it_is_said_of(text: str, expected: str | None) -> None:
    claim = next(one for one in extract(text, published="2022-07-21"))
    assert (claim.event.date.edtf if claim.event.date else None) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("On April 2, Smith opened fire and killed 12 people.", "2021-04-02", id="of the year before"),
        pytest.param("Classes are set to resume Wednesday after 12 people were killed.", None, id="of something else"),
    ],
)
def test_nobody_has_suffered_on_a_day_to_come(text: str, expected: str | None) -> None:
    (claim,) = extract(text, published="2022-01-25")
    assert (claim.event.date.edtf if claim.event.date else None) == expected


@pytest.mark.model
def test_the_month_of_a_happening_dates_what_is_said_of_it_again() -> None:
    text = "The unrest in the north this month surprised many.\n\nThe unrest killed 12 protesters."
    found = extract(text, published="2022-07-21")[-1].event.date
    assert found is not None
    assert found.edtf == "2022-07"


@pytest.mark.model
def test_what_was_years_ago_dates_nothing_else() -> None:
    law = "The president signed the law of 1986 into force, and 120 senators were in favour.\n\n"
    assert extract(law + "Police arrested 30 people.", published="2022-07-21")[-1].event.date is None


@pytest.mark.model
def test_only_a_day_is_inherited() -> None:
    month = "In March 2022 the gang killed 12 people.\n\nPolice found 30 bodies."
    day = "On March 3 the gang killed 12 people.\n\nPolice found 30 bodies."
    assert extract(month, published="2022-07-21")[-1].event.date is None
    found = extract(day, published="2022-07-21")[-1].event.date
    assert found is not None
    assert found.edtf == "2022-03-03"
