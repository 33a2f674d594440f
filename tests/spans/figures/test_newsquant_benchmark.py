from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.newsquant import Quantity, found_in, gold_of, main, right_of

SALES = Quantity(8.0, "percentage", "up")


@pytest.mark.parametrize(
    ("value", "read"), [("10", 10.0), ("-1.4", -1.4), ("10-20", (10.0, 20.0)), ("2.998E-8", 2.998e-8)]
)
def test_an_annotated_value_is_a_number_or_a_range(value: str, read: float | tuple[float, float]) -> None:
    assert gold_of({"value": value, "normalized_unit": "Metre", "change": "="}) == Quantity(read, "metre", "=")


@pytest.mark.parametrize(
    ("found", "right"),
    [
        pytest.param([SALES], (1, 1, 1), id="all right"),
        pytest.param([Quantity(8.0, "percentage", "=")], (1, 0, 1), id="no change"),
        pytest.param([Quantity(8.0, "-", "up")], (1, 1, 0), id="no unit"),
        pytest.param([Quantity(9.0, "percentage", "up")], (0, 0, 0), id="other value"),
        pytest.param([Quantity((8.0, 9.0), "percentage", "up")], (0, 0, 0), id="a range is no value"),
        pytest.param([Quantity(8.0, "-", "="), SALES], (1, 1, 1), id="the better of two"),
        pytest.param([SALES, SALES], (1, 1, 1), id="one answers to one"),
    ],
)
def test_a_quantity_is_right_level_by_level(found: list[Quantity], right: tuple[int, ...]) -> None:
    assert tuple(right_of([SALES], found).values()) == right


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sales rose 8% in May.", SALES),
        ("A third of the houses burned.", Quantity(0.33333, "% house", "=")),
        ("Dozens of soldiers fled.", Quantity((12.0, 120.0), "soldier", "=")),
        ("Some 5 to 6 km of cable burned.", Quantity((5.0, 6.0), "kilometre", "~")),
        ("The man, aged 35, died.", Quantity(35.0, "year of age", "=")),
    ],
)
def test_our_figures_are_told_in_their_terms(text: str, wanted: Quantity) -> None:
    assert right_of([wanted], found_in(text)) == {"value": 1, "+change": 1, "+unit": 1}


@pytest.mark.model
def test_a_file_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"text": "Sales rose 8%.", "quantities": [{"value": "8", "normalized_unit": "percentage", "change": "up"}]}]
    (tmp_path / "rows.json").write_text(json.dumps(rows), encoding="utf8")
    main([str(tmp_path / "rows.json")])
    assert "1 quantities, 1 found" in capsys.readouterr().out
