"""Numbers of junk: what no newspaper prints must be read or passed over like anything else."""

from __future__ import annotations

import math

import pytest
import spacy

from pipeline.marks import FigureMark
from pipeline.spans.figures import find_numbers

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" ".join(map(str, range(500))), id="a row of numbers, as if groups of thousands"),
        pytest.param("9" * 5000 + " people", id="more digits than Python turns into a number"),
        pytest.param("0." + "1" * 400 + " %", id="more decimals"),
        pytest.param("12 " + "million " * 100 + "dollars", id="magnitudes behind digits"),
        pytest.param("one hundred " * 400 + "men", id="magnitudes behind words"),
        pytest.param("1e400 men and 10^400 men", id="powers"),
    ],
)
def test_no_figure_is_beyond_what_a_number_can_hold(text: str) -> None:
    found = [one for one in find_numbers(NLP(text)) if isinstance(one, FigureMark)]
    assert all(end is None or math.isfinite(end) for one in found for end in (one.low, one.high))
