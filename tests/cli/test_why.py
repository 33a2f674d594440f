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


@pytest.fixture
def both(own_folder: Path) -> Path:
    """A file with two articles."""
    texts = {"flood-1": "Police said 12 died.", "storm-2": "Medics said 40 were hurt."}
    lines = [json.dumps({"id": name, "text": text}) for name, text in texts.items()]
    path = own_folder / "both.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_one_of_several_articles_is_named(both: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["why", both.name, "--json", "--article", "storm-2"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert one["sentence"] == "Medics said 40 were hurt."
    assert run_command(["why", both.name, "--json"]) == 0
    said = capsys.readouterr()
    assert "Police said" in said.out and "both.jsonl: holds 2 articles; this is the first" in said.err
    assert run_command(["why-not", both.name, "--want", "claimant=Medics", "--article", "storm-2"]) == 0
    assert "read so already" in capsys.readouterr().out
    assert run_command(["rules", "new", "--from", f"{both.name}:7-11", "--article", "storm-2"]) == 0
    assert "Medics" in capsys.readouterr().out


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
        pytest.param(["why", "12 died.", "--article", "a"], "this is a sentence", id="article of a sentence"),
        pytest.param(["why-not", "12 died."], "say what you want", id="no want"),
        pytest.param(["why-not", "12 died.", "--want", "figur=1"], "did you mean figure?", id="no field"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(arguments) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("command", [["why"], ["rules", "new", "--from"]])
def test_an_article_that_is_not_there_is_told_with_the_nearest(
    command: list[str], both: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command([*command, f"{both.name}:0-5" if "new" in command else both.name, "--article", "storm2"]) == 2
    told = "both.jsonl: none of its 2 articles is storm2; the nearest is storm-2"
    assert told in capsys.readouterr().err.replace("\n", " ")


def test_why_not_shows_conditions_and_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["why-not", "Police muttered that 12 people died.", "--want", "claimant=Police"]) == 0
    shown = capsys.readouterr().out
    assert "    FAILED  cue: 'muttered' (mutter) is no cue word\n" in shown
    assert '    lemmas = ["mutter"]\n' in shown
    assert run_command(["why-not", "Police said 12 died.", "--want", "claimant=Interpol"]) == 1
