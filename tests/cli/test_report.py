from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import run_command
from tests.report.made import TEXT, army, jsonl, mayor, red_cross
from tests.report.test_render import data_of
from tests.report.test_reviews import reviewed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "claims.jsonl").write_text(jsonl(mayor(), red_cross()), encoding="utf-8")
    (tmp_path / "flood.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def report(folder: Path, *options: str) -> dict[str, Any]:
    """The data of the page that the command writes with these options."""
    out = folder / "report.html"
    assert run_command(["report", str(folder / "claims.jsonl"), "--out", str(out), *options]) == 0
    return data_of(out.read_text(encoding="utf-8"))


def test_a_file_of_claims_becomes_a_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = report(folder)
    assert data["claims"]["id"] == ["mayor-flood", "cross-flood"]
    assert [event["claims"] for event in data["events"]] == [[0, 1]]
    assert capsys.readouterr().err.startswith("claims: 2 claims, ")


def test_several_files_make_one_page(folder: Path) -> None:
    (folder / "more.jsonl").write_text(jsonl(army()), encoding="utf-8")
    assert len(report(folder, str(folder / "more.jsonl"))["claims"]["id"]) == 3


def test_articles_lend_their_text(folder: Path) -> None:
    assert report(folder, "--articles", str(folder / "flood.txt"))["articles"][0]["pieces"] == [[0, TEXT]]


def test_an_edited_article_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "flood.txt").write_text(f"Update. {TEXT}", encoding="utf-8")
    data = report(folder, "--articles", str(folder / "flood.txt"))
    assert data["articles"][0]["whole"] is False
    assert "flood: is not the text that its claims were read from" in capsys.readouterr().err


def test_another_run_marks_and_reviews_are_shown(folder: Path) -> None:
    skipped = [{"text": "March", "start": 0, "end": 5, "why": "date", "rule": "dates.month-alone"}]
    line = json.dumps({"document": {"id": "flood"}, "figures": [], "skipped": skipped, "names": []})
    (folder / "marks.jsonl").write_text(f"{line}\n", encoding="utf-8")
    (folder / "before.jsonl").write_text(jsonl(army()), encoding="utf-8")
    (folder / "reviews.jsonl").write_text(f"{reviewed(mayor(), 'accept').model_dump_json()}\n", encoding="utf-8")
    names = {"--marks": "marks", "--against": "before", "--reviews": "reviews"}
    data = report(folder, *(word for option, name in names.items() for word in (option, str(folder / f"{name}.jsonl"))))
    assert data["numbers"]["words"] == ["March"]
    assert data["claims"]["columns"]["compared"]["values"] == ["gained", "lost"]
    assert [one["review"]["verdict"] for one in data["reviews"]] == ["accept"]


def test_no_claims_make_a_page_that_says_so(folder: Path) -> None:
    (folder / "claims.jsonl").write_text("", encoding="utf-8")
    assert report(folder)["claims"]["id"] == []


def test_an_article_that_lacks_is_one_failure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "report.html"
    arguments = ["report", str(folder / "claims.jsonl"), "--articles", str(folder / "none.txt"), "--out", str(out)]
    assert run_command(arguments) == 1
    assert out.exists()
    assert "none.txt: no such file or folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "said"),
    [
        pytest.param("--marks", "line 1: is no line of claims marks", id="marks"),
        pytest.param("--against", "line 1: is no claim", id="other-claims"),
        pytest.param("--reviews", "line 1: is no review", id="reviews"),
    ],
)
def test_a_wrong_file_could_not_run(folder: Path, capsys: pytest.CaptureFixture[str], option: str, said: str) -> None:
    (folder / "wrong.jsonl").write_text('{"some": "thing"}\n', encoding="utf-8")
    out = folder / "report.html"
    arguments = ["report", str(folder / "claims.jsonl"), option, str(folder / "wrong.jsonl"), "--out", str(out)]
    assert run_command(arguments) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()
