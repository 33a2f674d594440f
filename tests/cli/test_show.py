from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import run_command
from pipeline.records import Claim
from pipeline.write import line_of
from tests.cli.terminal import ROOT, seen
from tests.samples import SAID, bare_claim, full_claim

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def claims(tmp_path: Path) -> str:
    path = tmp_path / "claims.jsonl"
    path.write_text(f"{line_of(bare_claim())}\n{line_of(full_claim())}\n", encoding="utf-8")
    return str(path)


def test_a_claim_is_shown_with_who_what_when_and_where(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["show", claims, "--where", "measure=killed and low>=100"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "at least 600 soldiers · killed · Kursk (RU) · 2025-07-08",
        "  National Intelligence Service (intelligence, KR), via Yonhap · says · fact · confidence 0.80",
        f"  “{SAID}”",
        "  Toll · 2025-07-09 · nk · 9f2c41d0a1b2c3d4",
    ]


def test_the_article_itself_is_a_claimant_too(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["show", claims, "--limit", "1"]) == 0
    assert "\n  the article itself · fact · confidence 0.50\n" in capsys.readouterr().out


def test_a_terminal_gets_the_same_lines_in_colour(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["show", claims])
    plain = capsys.readouterr().out
    assert "\x1b" not in plain
    coloured = seen("show", claims)
    assert "\x1b[1;33mat least 600\x1b[0m" in coloured
    assert [line.rstrip() for line in COLOUR.sub("", coloured).splitlines()] == plain.splitlines()


def test_an_article_cannot_command_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = full_claim()
    evil = "\x1b]0;owned\x07\x1b[2J\u202egnp.exe [bold red]x[/] at least 600\nrest"
    hostile = claim.model_copy(
        update={
            "sentence": claim.sentence.model_copy(update={"text": evil, "start": 0, "end": len(evil)}),
            "document": claim.document.model_copy(update={"title": "\x1b[31mred", "publisher": "a\tb"}),
        }
    )
    path = tmp_path / "claims.jsonl"
    path.write_text(line_of(hostile), encoding="utf-8")
    assert run_command(["show", str(path)]) == 0
    out = capsys.readouterr().out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", out)
    assert "[bold red]x[/]" in out and len(out.splitlines()) == 4
    assert "\x1b]" not in seen("show", str(path)) and "\x1b[2J" not in seen("show", str(path))


def test_sorted_by_a_column_with_what_lacks_it_last(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    for order, first in (("-confidence", "at least 600"), ("confidence", "600 ·"), ("figure_high", "600 ·")):
        assert run_command(["show", claims, "--sort", order]) == 0
        assert capsys.readouterr().out.startswith(first), order


def test_context_is_the_sentences_around(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = "Nobody knew first. “It was bad.” "
    claim = _moved(full_claim(), len(before))
    (tmp_path / "claims.jsonl").write_text(line_of(claim), encoding="utf-8")
    (tmp_path / "nk.txt").write_text(f"{before}{SAID} Then 3 more came. The end.", encoding="utf-8")
    arguments = ["show", str(tmp_path / "claims.jsonl"), "--articles", str(tmp_path / "nk.txt"), "--context"]
    assert run_command([*arguments, "1"]) == 0
    out = capsys.readouterr().out
    assert "  before: “It was bad.”\n  behind: Then 3 more came.\n" in out
    assert run_command([*arguments, "5"]) == 0
    assert (
        "  before: Nobody knew first. “It was bad.”\n  behind: Then 3 more came. The end.\n" in capsys.readouterr().out
    )


def _moved(claim: Claim, by: int) -> Claim:
    sentence = claim.sentence
    moved = sentence.model_copy(update={"start": sentence.start + by, "end": sentence.start + by + len(sentence.text)})
    return claim.model_copy(update={"sentence": moved})


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["--where", "mesure=killed"], "--where: no column mesure; did you mean measure?", id="column"),
        pytest.param(["--sort", "lwo"], "--sort: no column lwo; did you mean low?", id="sort"),
        pytest.param(["--context", "1"], "--context: needs the text of the articles", id="no articles"),
        pytest.param(["--context", "1", "--articles", "nowhere"], "nowhere: no such file or folder", id="not there"),
    ],
)
def test_what_cannot_be_shown_is_one_line(
    claims: str, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["show", claims, *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and says in said.err


def test_an_article_that_is_not_given_is_named(claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.txt").write_text("Nothing.", encoding="utf-8")
    assert run_command(["show", claims, "--context", "1", "--articles", str(tmp_path / "other.txt")]) == 2
    assert "--articles: no article nk; name the articles" in capsys.readouterr().err


def test_nothing_found_is_said_and_no_failure(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["show", claims, "--where", "low>1e9"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "claims: none of 2 claims has low>1e9\n")


def test_a_reader_that_has_seen_enough_is_no_error(claims: str) -> None:
    many = Path(claims)
    many.write_text(f"{line_of(full_claim())}\n" * 2000, encoding="utf-8")
    code = f'"{sys.executable}" -m pipeline show "{claims}" | head -1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stdout == "at least 600 soldiers · killed · Kursk (RU) · 2025-07-08\n"
    assert (done.returncode, done.stderr) == (0, "")
