from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import run_command
from tests.link.made import TOPIC, claim, jsonl


def test_files_of_claims_become_a_file_of_events(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.jsonl").write_text(jsonl(claim("a")), encoding="utf8")
    (tmp_path / "two.jsonl").write_text(jsonl(claim("b")), encoding="utf8")
    out = tmp_path / "events.jsonl"
    assert run_command(["link", str(tmp_path / "one.jsonl"), str(tmp_path / "two.jsonl"), "--out", str(out)]) == 0
    (event,) = [json.loads(line) for line in out.read_text(encoding="utf8").splitlines()]
    assert event["documents"] == ["a", "b"]
    assert "2 claims, 1 events" in capsys.readouterr().err


def test_articles_lend_their_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "claims.jsonl").write_text(jsonl(claim("a")), encoding="utf8")
    rows = [{"id": name, "text": f"{TOPIC}.", "published": "2025-03-02"} for name in "ab"]
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    arguments = [str(tmp_path / "claims.jsonl"), "--articles", str(tmp_path / "articles.jsonl")]
    assert run_command(["link", *arguments]) == 0
    assert json.loads(capsys.readouterr().out)["documents"] == ["a", "b"]


def test_no_claims_and_wrong_files_could_not_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none.jsonl").write_text("", encoding="utf8")
    assert run_command(["link", str(tmp_path / "none.jsonl")]) == 2
    (tmp_path / "bad.jsonl").write_text('{"id": 1}\n', encoding="utf8")
    assert run_command(["link", str(tmp_path / "bad.jsonl")]) == 2
    assert "line 1" in capsys.readouterr().err
