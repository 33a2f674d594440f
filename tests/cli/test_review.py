from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import run_command
from pipeline.read import read_claims
from tests.report.made import army, jsonl, mayor, red_cross
from tests.report.test_reviews import reviewed


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    reviews = [
        reviewed(mayor(), "accept"),
        reviewed(red_cross(), "reject"),
        reviewed(army(confidence=0.5), None, "unsure"),
        reviewed(mayor("gone"), "reject"),
    ]
    other = army(event=army().event.model_copy(update={"type": "arms"}))
    (tmp_path / "claims.jsonl").write_text(jsonl(mayor(), red_cross(), other), encoding="utf-8")
    (tmp_path / "reviews.jsonl").write_text("".join(f"{one.model_dump_json()}\n" for one in reviews), encoding="utf-8")
    return [str(tmp_path / "claims.jsonl"), str(tmp_path / "reviews.jsonl")]


def test_precision_of_each_rule_is_told(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["review", *files]) == 0
    told = capsys.readouterr()
    head, first, *_ = told.out.splitlines()
    assert head.split("\t") == ["rule", "reviewed", "accepted", "precision"]
    assert first.split("\t") == ["numbers.digits", "2", "1", "50.0 %"]
    assert told.err.splitlines() == [
        'claims: flood: "40" says something else since it was noted',
        'claims: gone: "at least 1,200" makes no claim any more; it was rejected',
        "claims: 2 reviews hold, 1 changed, 1 gone",
    ]


def test_rejected_claims_are_left_out(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "kept.jsonl"
    assert run_command(["review", *files, "--out", str(out)]) == 0
    assert [claim.id for claim in read_claims(out)] == ["mayor-flood", "army-flood"]
    assert "2 of 3 claims kept" in capsys.readouterr().err
