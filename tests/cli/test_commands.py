from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import __version__
from pipeline.cli import run_command
from pipeline.records import json_schema

ROOT = Path(__file__).parents[2]
HEAVY = ("spacy", "pandas", "numpy", "trafilatura", "rich.console")


def said_in_one_line(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("claims: ") and said.err.count("\n") == 1
    return said.err


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text("At least 12 people died.", encoding="utf-8")
    return str(path)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from pipeline.cli import run_command; run_command(['--help']); run_command(['extract', '-h']);"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert shown.splitlines()[-1] == "[]"
    assert "extract" in shown and "--published" in shown


def test_help_comes_at_once() -> None:
    def seconds() -> float:
        """Processor time, which other programs hardly change."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "pipeline", "--help"], capture_output=True, check=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(5)) < 0.5


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--version"]) == 0
    assert capsys.readouterr().out == f"claims {__version__}\n"


def test_the_schema_is_shown_and_the_committed_one_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["schema"]) == 0
    shown = capsys.readouterr().out
    assert json.loads(shown) == json_schema()
    committed = (ROOT / "pipeline" / "claim.schema.json").read_text(encoding="utf-8")
    assert committed == shown, "stale: run claims schema > pipeline/claim.schema.json"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param([], "--published 2025-13-01: not a day; write it as 2022-07-21", id="bad day"),
        pytest.param(["--workers", "0"], "Invalid value for '--workers': ", id="no workers"),
        pytest.param(["--wrokers", "2"], "No such option: --wrokers", id="unknown option"),
        pytest.param(["--rules", "nowhere"], "nowhere: no such folder of rules", id="no rules"),
        pytest.param(["--model", "no_such_model"], "no_such_model: no such model; give a folder or", id="no model"),
    ],
)
def test_an_option_that_cannot_be_used(
    article: str, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = arguments or ["--published", "2025-13-01"]
    assert run_command(["extract", article, *options]) == 2
    assert says in said_in_one_line(capsys)


def test_a_command_without_articles(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["extract"]) == 2
    assert "Missing argument 'PATH" in said_in_one_line(capsys)


def test_a_bad_rule_names_file_rule_and_field(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bounds.toml").write_text('[bounds.at-least]\nwrods = ["at least"]\n', encoding="utf-8")
    assert run_command(["extract", article, "--rules", str(tmp_path)]) == 2
    line = said_in_one_line(capsys)
    assert f"{tmp_path}/bounds.toml:2: [bounds.at-least] wrods: " in line and "did you mean words?" in line


def test_a_missing_path_alone_could_not_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["extract", "nowhere.txt"]) == 2
    assert said_in_one_line(capsys) == "claims: nowhere.txt: no such file or folder\n"
