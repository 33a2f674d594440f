from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import run_command
from pipeline.write import line_of
from tests.cli.terminal import seen
from tests.samples import bare_claim, full_claim


@pytest.fixture
def claims(tmp_path: Path) -> str:
    path = tmp_path / "claims.jsonl"
    other = full_claim().model_copy(update={"document": full_claim().document.model_copy(update={"id": "other"})})
    path.write_text("".join(f"{line_of(one)}\n" for one in (bare_claim(), full_claim(), other)), encoding="utf-8")
    return str(path)


def test_claims_are_counted_by_columns(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["stats", claims, "--by", "claimant.kind, event.type"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "claimant_kind\tevent_type\tclaims\tarticles",
        "intelligence\tcasualties\t2\t2",
        "article\tother\t1\t1",
    ]


def test_what_is_not_said_is_a_dash(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["stats", claims, "--by", "place", "--where", "type=other"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "–\t1\t1"


def test_a_terminal_gets_a_table(claims: str) -> None:
    table = seen("stats", claims, "--by", "place", "--limit", "1")
    assert "3 claims of 2 articles" in table and "┃" in table and "│ Kursk │" in table and "–" not in table


def test_a_column_that_is_none_is_one_line(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["stats", claims, "--by", "claimant.knid"]) == 2
    assert capsys.readouterr().err == "claims: --by: no column claimant.knid; did you mean claimant.kind?\n"
    assert run_command(["stats", claims, "--by", ""]) == 2
    assert "--by: no column without a name; columns are id, " in capsys.readouterr().err
