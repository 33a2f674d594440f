from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from pipeline.cli import run_command

pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_CACHE", str(tmp_path / "cache"))
    return tmp_path


def test_a_sentence_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["why", "Police said at least 12 people died."]) == 0
    shown = capsys.readouterr().out
    assert "    won: numbers.digits, bounds.at-least\n" in shown
    assert "without bounds.at-least: figure '12' = 12 count, exact" in shown
    assert "  claimant: Police (police), says\n" in shown


def test_a_file_and_a_character_in_it(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own_folder / "a.txt").write_text("Police said 12 died. Some 40 more were hurt.", encoding="utf-8")
    assert run_command(["why", "a.txt:25", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["sentence"], one["start"]) == ("Some 40 more were hurt.", 21)


def test_sentences_come_by_line_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Police said 12 died.\n\nPolice said 13 died.\n"))
    assert run_command(["why"]) == 0
    said = capsys.readouterr()
    assert said.out.count("claimant: Police") == 2
    assert said.err.count(" s\n") == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["why", "nowhere.txt"], "nowhere.txt: no such file, and no sentence either", id="no file"),
        pytest.param(["why-not", "12 died."], "say what you want", id="no want"),
        pytest.param(["why-not", "12 died.", "--want", "figur=1"], "did you mean figure?", id="no field"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(arguments) == 2
    assert told in capsys.readouterr().err


def test_why_not_shows_conditions_and_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["why-not", "Police muttered that 12 people died.", "--want", "claimant=Police"]) == 0
    shown = capsys.readouterr().out
    assert "    FAILED  cue: 'muttered' (mutter) is no cue word\n" in shown
    assert '    lemmas = ["mutter"]\n' in shown
    assert run_command(["why-not", "Police said 12 died.", "--want", "claimant=Interpol"]) == 1
