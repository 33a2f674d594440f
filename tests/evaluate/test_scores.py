from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluate import Accuracy, Level, score_claims
from tests.evaluate.made import claim, gold

AWAY = {"figure__start": 40, "figure__end": 44}


@pytest.mark.parametrize(
    ("level", "rates"),
    [
        pytest.param(Level(2, 4, 8), (0.5, 0.25, 1 / 3), id="some of each"),
        pytest.param(Level(0, 3, 2), (0.0, 0.0, 0.0), id="all wrong"),
        pytest.param(Level(0, 0, 2), (None, 0.0, 0.0), id="nothing found"),
        pytest.param(Level(0, 3, 0), (0.0, None, 0.0), id="nothing wanted"),
        pytest.param(Level(0, 0, 0), (None, None, None), id="nothing to count"),
    ],
)
def test_rates(level: Level, rates: tuple[float | None, ...]) -> None:
    assert (level.precision, level.recall, level.f1) == rates


@pytest.mark.parametrize(
    ("accuracy", "rate"),
    [pytest.param(Accuracy(1, 2), 0.5, id="half"), pytest.param(Accuracy(0, 0), None, id="nothing compared")],
)
def test_accuracy(accuracy: Accuracy, rate: float | None) -> None:
    assert accuracy.rate == rate


@pytest.mark.parametrize(
    ("claims", "right"),
    [
        pytest.param([{}], (1, 1, 1, 1, 1, 1), id="right in all"),
        pytest.param([{"figure__unit": "km"}], (1, 0, 0, 0, 0, 0), id="wrong value"),
        pytest.param([{"claimant": {"kind": "article"}}], (1, 1, 0, 1, 0, 0), id="wrong claimant"),
        pytest.param([{"event": None}], (1, 1, 1, 0, 0, 0), id="wrong event"),
        pytest.param([{"modality": "negated"}], (1, 1, 1, 1, 1, 0), id="wrong modality"),
        pytest.param([AWAY], (0, 0, 0, 0, 0, 0), id="another figure"),
        pytest.param([], (0, 0, 0, 0, 0, 0), id="no claims"),
    ],
)
def test_levels(claims: list[dict[str, Any]], right: tuple[int, ...]) -> None:
    scores = score_claims([gold()], [claim(**changes) for changes in claims])
    levels = (scores.span, scores.value, scores.claimant, scores.event, scores.claim, scores.full)
    assert levels == tuple(Level(count, len(claims), 1) for count in right)


def test_fields_are_counted_over_found_core_figures_only() -> None:
    wanted = [gold(dates=(None,)), gold(start=40, end=44, core=False), gold(start=60, end=64)]
    scores = score_claims(wanted, [claim(figure__unit="km", modality="future"), claim(**AWAY, modality="future")])
    assert scores.span == Level(1, 1, 2)
    assert scores.fields.modality == Accuracy(0, 1)
    assert scores.fields.trigger == Accuracy(1, 1)
    assert scores.fields.date == Accuracy(0, 0)
