from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import run_command

CUE = """[cues.mutter]
why = "Speech that one should not hear."
status = "experimental"
lemmas = ["mutter"]
frames = ["clause"]
stance = "says"
finds = ["<source>Police</source> <cue>muttered</cue> that 12 people died."]
skips = ["The muttered words were 12."]
"""


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules below the working folder, with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "cues.toml").write_text(CUE, encoding="utf-8")
    return folder


def output(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What a command writes to standard output."""
    assert run_command(list(arguments)) == code
    return capsys.readouterr().out


def test_rules_are_listed_with_those_of_a_folder_first(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = json.loads(output(capsys, "rules", "list", "--rules", "mine", "--stage", "cues", "--json"))
    assert listed[0] == {
        "id": "cues.mutter",
        "stage": "attributions",
        "status": "experimental",
        "why": "Speech that one should not hear.",
    }
    assert "cues.say" in [one["id"] for one in listed]


def test_filters_narrow_the_list(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = output(capsys, "rules", "list", "--rules", "mine", "--status", "experimental", "--text", "mutter")
    assert [line.split("\t")[0] for line in shown.splitlines()] == ["rule", "cues.mutter"]
    assert run_command(["rules", "list", "--text", "no such words anywhere"]) == 2


def test_a_rule_is_shown_with_the_line_of_each_field(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine / "cues.toml").write_text('[cues.say]\nstance = "reports"\n', encoding="utf-8")
    fields = json.loads(output(capsys, "rules", "show", "cues.say", "--rules", "mine", "--json"))["fields"]
    assert fields["stance"] == {"value": "reports", "origin": "mine/cues.toml:2"}
    assert fields["lemmas"]["origin"].partition(":")[0].endswith("pipeline/rules/cues.toml")
    shown = output(capsys, "rules", "show", "cues.say", "--rules", "mine", "--origin")
    assert "stance  [mine/cues.toml:2]" in shown


def test_an_unknown_rule_is_told_in_one_line(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["rules", "show", "bounds.atleast"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("claims: bounds.atleast: no such rule; did you mean bounds.at-least or ")
    assert said.count("\n") == 1


@pytest.mark.model
def test_trials_end_with_a_count_and_an_exit_code(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["rules", "test", "cues.mutter", "--rules", "mine"]) == 0
    assert capsys.readouterr().err == "claims: 1 rules, 2 examples: 2 as they should be, 0 not, 0 known gaps\n"
    (mine / "cues.toml").write_text(CUE.replace("The muttered words were 12.", "Police muttered that 12 died."))
    assert run_command(["rules", "test", "cues.mutter", "--rules", "mine"]) == 1
    assert "FAILED cues.mutter does not skip: Police muttered that 12 died." in capsys.readouterr().out


@pytest.mark.model
def test_lint_names_the_place(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine / "cues.toml").write_text(CUE.replace('["mutter"]', '["mutter", "mutter"]'), encoding="utf-8")
    (found,) = json.loads(output(capsys, "rules", "lint", "cues.mutter", "--rules", "mine", "--json", code=1))
    assert (found["place"], found["what"]) == ("mine/cues.toml:4", "repeated-word")


def test_rules_to_be_timed_are_named(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["rules", "lint", "--time", "--rules", "mine"]) == 2
    assert "--time: name the rules or files to time" in capsys.readouterr().err


def test_the_schema_knows_every_file_and_requires_nothing(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(output(capsys, "rules", "schema"))
    cue = schema["properties"]["cues"]["additionalProperties"]
    assert cue["properties"]["stance"]["enum"][0] == "says"
    assert "required" not in cue and cue["additionalProperties"] is False
    assert cue["properties"]["hearer"]["description"] == "The object is who is told."


def test_the_nearest_claims_toml_names_the_rules(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine.parent / "claims.toml").write_text('rules = ["mine"]\n', encoding="utf-8")
    assert "cues.mutter" in output(capsys, "rules", "list", "--stage", "cues")
