"""What a rate is per, whether a figure is an amount of change, and how it counts into others."""

from __future__ import annotations

import pytest

from pipeline.marks import FigureMark
from tests.spans.figures.test_figures import read


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        pytest.param("$80 a barrel", [("USD", "barrel")], id="a barrel"),
        pytest.param("$80 million a year ago", [("USD", None)], id="a point in time"),
        pytest.param("C$6 (US$4.46) per share", [("CAD", "share"), ("USD", "share")], id="behind another currency"),
        pytest.param("$80 per square foot", [("USD", "square foot")], id="two words"),
        pytest.param("800,000 barrels a day", [("bbl", "day")], id="a day"),
        pytest.param("120 kilometres per hour", [("km/h", None)], id="speed is a unit"),
        pytest.param("7% per 1,000 people", [("%", "1000 people")], id="per thousand"),
    ],
)
def test_a_rate_says_what_it_is_per(text: str, rates: list[tuple[str, str | None]]) -> None:
    assert [(one.unit, one.per) for one in read(text)[1] if isinstance(one, FigureMark)] == rates


@pytest.mark.parametrize(
    ("text", "change", "accounting"),
    [
        pytest.param("Sales rose 8%", "up", "change", id="rose"),
        pytest.param("Sales rose a lower-than-hoped 8%", "up", "change", id="behind a compound"),
        pytest.param("gave the Fund for Growth $5 million", None, None, id="a name's growth"),
        pytest.param("shipping up 60 beds", None, None, id="a verb's up"),
        pytest.param("15% earned more than it", None, None, id="more than is no noun"),
        pytest.param("a 48MW Lower Indus plant", None, None, id="a name's lower"),
        pytest.param("an eyebrow-raising 40,570 men", None, None, id="a compound of raising"),
        pytest.param("the last 10 polls", None, None, id="the last are no remainder"),
        pytest.param("Sales rose to 8%", None, None, id="level"),
        pytest.param("cut output by a further 8%", "down", "change", id="by a further"),
        pytest.param("another 300 men", "up", "additional", id="another"),
        pytest.param("300 more men", "up", "additional", id="more"),
        pytest.param("a total of 300 men", None, "total", id="total"),
        pytest.param("Of those, 300 died", None, "subset", id="of those"),
        pytest.param("including 300 men", None, "subset", id="including"),
        pytest.param("the remaining 300 men", None, "remaining", id="remaining"),
        pytest.param("shares: +5.4%", "up", "change", id="plus sign"),
        pytest.param("the index ended down 1%", "down", "change", id="ended down"),
        pytest.param("sizes of 450 acres up to today", None, None, id="up to"),
        pytest.param("he ended up 20 metres away", None, None, id="ended up"),
        pytest.param("a score of minus 5 yards", None, None, id="minus tells a level"),
        pytest.param("turned 20 people away", None, None, id="turned away is no age"),
        pytest.param("two smaller flats", None, None, id="comparative before its noun"),
    ],
)
def test_change_and_accounting(text: str, change: str | None, accounting: str | None) -> None:
    (figure,) = (one for one in read(text)[1] if isinstance(one, FigureMark))
    assert (figure.change, figure.accounting) == (change, accounting)
