from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.timex3 import Paper, Timex, found_in, main, paper_of, right_of

TIMEML = """<TimeML><DCT>Said <TIMEX3 type="DATE" value="2024-07-17">July 17</TIMEX3></DCT><TEXT>It <EVENT>rose</EVENT>
on <TIMEX3 type="DATE" value="2024-07-12"><EVENT>Friday</EVENT></TIMEX3> &amp; fell.</TEXT></TimeML>"""
FRIDAY = Timex(11, 17, "DATE", "2024-07-12")


def test_a_timeml_document_is_text_day_and_dates() -> None:
    paper = paper_of(TIMEML)
    assert paper == Paper("It rose\non Friday & fell.", "2024-07-17", (FRIDAY,))
    assert paper.text[FRIDAY.start : FRIDAY.end] == "Friday"


def test_a_document_without_text_is_told() -> None:
    with pytest.raises(KeyError, match="TEXT"):
        paper_of("<TimeML><DCT/></TimeML>")


@pytest.mark.parametrize(
    ("found", "right"),
    [
        pytest.param([FRIDAY], (1, 1, 1, 1), id="all right"),
        pytest.param([replace(FRIDAY, start=8)], (0, 1, 1, 1), id="a word too much"),
        pytest.param([replace(FRIDAY, value="2024-07-19")], (1, 1, 1, 0), id="other week"),
        pytest.param([replace(FRIDAY, type="TIME")], (1, 1, 0, 1), id="other type"),
        pytest.param([replace(FRIDAY, start=17, end=20)], (0, 0, 0, 0), id="beside it"),
        pytest.param([replace(FRIDAY, start=8, value="x"), FRIDAY], (1, 1, 1, 1), id="the same extent comes first"),
        pytest.param([], (0, 0, 0, 0), id="nothing found"),
    ],
)
def test_a_date_is_right_level_by_level(found: list[Timex], right: tuple[int, ...]) -> None:
    assert tuple(right_of([FRIDAY], found).values()) == right


def test_one_found_date_answers_to_one() -> None:
    assert right_of([FRIDAY, FRIDAY], [FRIDAY])["strict"] == 1


@pytest.mark.model
def test_a_folder_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.tml").write_text(TIMEML, encoding="utf8")
    assert found_in(paper_of(TIMEML)) == (FRIDAY,)
    main([str(tmp_path)])
    assert "1 dates, 1 found" in capsys.readouterr().out
