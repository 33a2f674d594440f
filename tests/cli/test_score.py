"""The articles of the corpus, extracted with the model that ships, against the figures marked in them by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.cli import run_command

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
GOLD = CORPUS / "gold" / "claims.jsonl"


@pytest.mark.model
def test_the_corpus_is_read_as_people_read_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims = tmp_path / "claims.jsonl"
    assert run_command(["extract", str(CORPUS / "articles"), "--out", str(claims)]) == 0
    assert run_command(["score", str(GOLD), str(claims), str(CORPUS / "articles")]) == 0
    printed = capsys.readouterr().out
    f1 = {name: float(value) for name, value in re.findall(r"^(\w+) .*F1 +([\d.]+)$", printed, re.M)}
    assert f1["value"] >= 85, printed
    assert f1["claim"] >= 60, printed


def test_claims_that_cannot_be_read_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text("{}\n", encoding="utf8")
    assert run_command(["score", str(GOLD), str(claims), str(CORPUS / "articles")]) == 2
    assert f"{claims.name}" in capsys.readouterr().err
