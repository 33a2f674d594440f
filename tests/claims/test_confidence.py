from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.claims.confidence import UNSURE_TYPES, confidence_of, event_worth, source_worth
from pipeline.marks import AttributionMark, ClaimantMark, EventMark, FigureMark

FIGURE = FigureMark(0, 1, 600, 600, "exact", False, "count", "count", ("numbers.digits",))
EVENT = EventMark(0, (2, 3), "casualties", "killed", "fact", ("events.killed", "places.clause"), 1)
SAID = AttributionMark(
    ((4, 5),), ((5, 6),), ((0, 3),), "says", ClaimantMark("NIS", "intelligence"), ("forms.says-that", "cues.say")
)
NOBODY = replace(SAID, claimant=ClaimantMark(None, "unnamed"))


def test_a_named_source_and_a_known_trigger_are_worth_most() -> None:
    best = confidence_of(FIGURE, EVENT, SAID)
    others = [
        confidence_of(FIGURE, EVENT, None),
        confidence_of(FIGURE, EVENT, NOBODY),
        confidence_of(FIGURE, replace(EVENT, rules=("things.troops",)), SAID),
        confidence_of(FIGURE, replace(EVENT, type="other", rules=()), SAID),
    ]
    assert best > max(others)


@pytest.mark.parametrize(
    ("rules", "less_than"),
    [
        pytest.param(("things.troops",), ("events.deployed",), id="what is counted tells less than what happens"),
        pytest.param(("events.like-neighbour", "events.killed"), ("things.troops",), id="a neighbour tells less"),
        pytest.param(("events.like-article",), ("events.like-neighbour",), id="the article's topic tells least"),
        pytest.param((), ("events.like-article",), id="nothing tells nothing"),
    ],
)
def test_events_are_ranked_by_what_told_them(rules: tuple[str, ...], less_than: tuple[str, ...]) -> None:
    assert event_worth(replace(EVENT, rules=rules)) < event_worth(replace(EVENT, rules=less_than))


@pytest.mark.parametrize("form", ["forms.reports-figure", "headings.colon"])
def test_unsure_forms_are_worth_less_by_id_or_by_file(form: str) -> None:
    assert source_worth(replace(SAID, rules=(form,))) < source_worth(SAID)


def test_stays_between_nothing_and_certain() -> None:
    for kind in (*UNSURE_TYPES, "law", "other"):
        event = replace(EVENT, type=kind)  # type: ignore[arg-type]
        for said in (None, SAID, NOBODY):
            assert 0 < confidence_of(FIGURE, event, said) < 1
