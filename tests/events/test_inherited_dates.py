"""What has happened never inherits a day that is still to come."""

from __future__ import annotations

import pytest

from pipeline import extract

LEAD = "The army may deploy 900 more troops in August 2025, officials said.\n\n"
LATER = "In all, 600 troops have been deployed."


@pytest.mark.model
@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("2025-07-24", None, id="the lead looks ahead"),
        pytest.param("2025-09-02", "2025-08", id="the lead looks back"),
    ],
)
def test_a_fact_takes_the_date_of_the_lead_only_if_it_has_come(published: str, expected: str | None) -> None:
    deployed = extract(LEAD + LATER, published=published)[-1]
    assert deployed.figure.text == "600"
    assert (deployed.event.date.edtf if deployed.event.date else None) == expected
