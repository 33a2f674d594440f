from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluate import compare
from tests.evaluate.made import claim, gold


@pytest.mark.parametrize(
    ("core", "claims", "found", "missed", "spurious"),
    [
        pytest.param(True, [{}], 1, 0, 0, id="found"),
        pytest.param(True, [], 0, 1, 0, id="missed"),
        pytest.param(True, [{}, {}], 1, 0, 1, id="a second reading is spurious"),
        pytest.param(True, [{"figure__start": None}], 0, 1, 0, id="a record without a figure is left out"),
        pytest.param(True, [{"figure__start": 21, "figure__end": 30}], 0, 1, 1, id="touching is not finding"),
        pytest.param(True, [{"document__id": "b"}], 0, 1, 1, id="another article"),
        pytest.param(False, [{}], 0, 0, 0, id="background that is found"),
        pytest.param(False, [], 0, 0, 0, id="background that is missed"),
        pytest.param(False, [{}, {}], 0, 0, 0, id="background that is found twice"),
        pytest.param(False, [{"figure__start": 21, "figure__end": 30}], 0, 0, 0, id="background that is touched"),
        pytest.param(False, [{"figure__start": 23, "figure__end": 30}], 0, 0, 1, id="beside background"),
    ],
)
def test_what_is_found_missed_and_spurious(
    core: bool, claims: list[dict[str, Any]], found: int, missed: int, spurious: int
) -> None:
    comparison = compare([gold(core=core)], [claim(**changes) for changes in claims])
    assert (len(comparison.matches), len(comparison.missed), len(comparison.spurious)) == (found, missed, spurious)


def test_the_better_of_two_readings_counts() -> None:
    wrong, right = claim(claimant__text="Doctors", claimant__name=None), claim()
    comparison = compare([gold()], [wrong, right])
    assert [match.claim for match in comparison.matches] == [right]
    assert comparison.spurious == (wrong,)
