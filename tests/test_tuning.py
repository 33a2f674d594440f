"""The tutorial about rules works as it is written: with its files, its commands give what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from pipeline.cli import run_command

TEXT = (Path(__file__).parents[1] / "docs" / "tuning-rules.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`([\w/-]+\.(?:txt|toml))`(?::|$)", re.MULTILINE)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
FOLLOWS = "Save that as `claims.toml`"


def file_of(before: str, after: str) -> str:
    """The file that a block belongs to: the last one named before it, or the one named right after it."""
    if after.lstrip().startswith(FOLLOWS):
        return "claims.toml"
    return NAMED.findall(before)[-1]


def steps() -> list[tuple[str, str, list[str]]]:
    """In order: a file with its name and content, or a command with the pieces of its output."""
    found: list[tuple[str, str, list[str]]] = []
    for block in BLOCK.finditer(TEXT):
        language, body = block.groups()
        if language != "console":
            found.append((file_of(TEXT[: block.start()], TEXT[block.end() :]), body, []))
            continue
        for part in body.split("$ ")[1:]:
            command, _, output = part.partition("\n")
            pieces = [piece.strip("\n") for piece in output.split("…") if piece.strip()]
            found.append(("", command, pieces))
    return found


@pytest.mark.model
def test_the_tutorial_does_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_CACHE", str(tmp_path / "cache"))
    commands = 0
    for name, content, pieces in steps():
        if name:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
            continue
        commands += 1
        program, *arguments = shlex.split(content)
        assert program == "claims"
        assert run_command(arguments) in (0, 1), content
        said = capsys.readouterr()
        shown = said.out + said.err
        for piece in pieces:
            assert piece in shown, f"{content}\n{shown}"
            shown = shown[shown.index(piece) + len(piece) :]
    assert commands == 9
