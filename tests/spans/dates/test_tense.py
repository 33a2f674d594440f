from __future__ import annotations

import pytest

from pipeline import marks
from pipeline.build import analyse, load_pipeline
from pipeline.records import Article

PUBLISHED = "2024-07-17"
"""A Wednesday."""


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("The ministers met on Friday in Geneva.", "2024-07-12", id="past"),
        pytest.param("The ministers will meet on Friday in Geneva.", "2024-07-19", id="future"),
        pytest.param("The talks are to be held on Friday in Geneva.", "2024-07-19", id="is to be"),
        pytest.param("The ministers plan to meet on Friday in Geneva.", "2024-07-19", id="infinitive of a plan"),
        pytest.param("A rally scheduled for Saturday was announced in Geneva.", "2024-07-20", id="scheduled"),
        pytest.param("The envoy said on Friday that he would resign soon.", "2024-07-12", id="said, not what is said"),
        pytest.param("The offer had been due to expire on Friday.", "2024-07-12", id="a plan that is over"),
        pytest.param("The offer was due to expire on Friday.", "2024-07-19", id="a plan that stands"),
        pytest.param("The curfew lasts until Sunday, police said.", "2024-07-21", id="until"),
        pytest.param("Friday's ruling will be appealed, he said.", "2024-07-12", id="what was given that day"),
        pytest.param("Voters go to the polls in November, and they will choose a president.", "2024-11", id="present"),
        pytest.param("The council meets on Friday to vote on it.", "2024-07-19", id="timetable"),
        pytest.param("The report says so on Friday in its first part.", "2024-07-12", id="what is told"),
        pytest.param("Until Friday, they had not named a suspect.", "2024-07-12", id="what was not so until then"),
        pytest.param("The court will hear the case in November.", "2024-11", id="a month to come"),
        pytest.param("The court heard the case in November.", "2023-11", id="a month that has passed"),
    ],
)
def test_the_clause_tells_what_is_to_come(text: str, value: str) -> None:
    doc = analyse(load_pipeline(), Article(id="x", text=text, published=PUBLISHED))
    assert [one.timex_value for one in marks.dates(doc)][:1] == [value]
