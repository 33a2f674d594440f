"""Every command and every Python block of the pages runs, and gives what the page says that it gives."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import run_command
from pipeline.cli.messages import DONE

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "ACCURACY.md", "docs/exports.md", "docs/cookbook.md", "docs/notebook.md", "docs/report.md")
COMMAND = re.compile(r"^(?:\$ )?((?:claims|sqlite3) .+)$", re.M)
SECTION = re.compile(r"^## (\d+\. .+?)\n(.*?)(?=^## |\Z)", re.M | re.S)
COOKBOOK = SECTION.findall((ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8"))

pytestmark = pytest.mark.model

Run = Callable[[str], str]


def console(text: str) -> list[str]:
    """The commands of the blocks of a page that show a terminal."""
    return [line for block in re.findall(r"```(?:console|sh)\n(.*?)```", text, re.S) for line in COMMAND.findall(block)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the corpus, as the repository has it."""
    folder = tmp_path_factory.mktemp("workplace")
    (folder / "corpus").symlink_to(ROOT / "corpus")
    (folder / "outputs").mkdir()
    return folder


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    """What each command printed; none is run twice."""
    return {}


@pytest.fixture
def run(
    folder: Path, answers: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs a command in the folder, where the claims and events of the cookbook are; gives what it prints."""
    monkeypatch.chdir(folder)

    def run_line(line: str) -> str:
        if line not in answers:
            answers[line] = printed(shlex.split(line), capsys)
        return answers[line]

    for line in console((ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8").partition("\n## ")[0]):
        run_line(line)
    return run_line


def printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What a command prints. Those of others run as they are, where they are installed."""
    if words[0] != "claims":
        if shutil.which(words[0]) is None:
            pytest.skip(f"{words[0]} is not installed")
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout
    capsys.readouterr()
    assert run_command(words[1:]) == DONE, capsys.readouterr().err
    return capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_run(page: str, run: Run) -> None:
    lines = [line for line in console((ROOT / page).read_text(encoding="utf-8")) if line.startswith("claims ")]
    assert lines
    for line in lines:
        run(line)


@pytest.mark.parametrize(("question", "text"), COOKBOOK, ids=[question for question, _ in COOKBOOK])
def test_a_question_is_answered(question: str, text: str, run: Run) -> None:
    answer = "".join(map(run, console(text)))
    bold = re.findall(r"\*\*(.+?)\*\*", text, re.S)
    assert bold
    for words in bold:
        assert " ".join(words.split()) in answer, f"{words!r} is not in the answer:\n{answer}"


def test_there_are_ten_questions() -> None:
    assert [question.partition(".")[0] for question, _ in COOKBOOK] == [str(number) for number in range(1, 11)]


def test_parquet_gives_the_claims_back(run: Run) -> None:
    for line in console((ROOT / "docs" / "exports.md").read_text(encoding="utf-8")):
        if "parquet" in line:
            run(line)
    assert Path("outputs/again.jsonl").read_bytes() == Path("outputs/claims.jsonl").read_bytes()


def test_the_notebook_runs(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    page = (ROOT / "docs" / "notebook.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.S)
    for block in blocks:
        exec(compile(block, "docs/notebook.md", "exec"), names)
        assert capsys.readouterr().out or "print" not in block, block
    assert len(blocks) >= 6
