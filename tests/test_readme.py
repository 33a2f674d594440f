"""The README shows what is: its commands, its example and its record."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.columns import COLUMNS
from pipeline.read import Source, find_sources, read_article
from pipeline.records import Claim

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = sorted((ROOT / "docs").glob("*.md"))
ARTICLE = ROOT / "corpus" / "articles" / "nk-troops.md"


def block(language: str) -> str:
    """The first block of code in a language."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found, f"no block of {language}"
    return found[1]


def claims(*arguments: str) -> str:
    command = [sys.executable, "-m", "pipeline", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, encoding="utf-8").stdout


def test_two_commands_set_everything_up() -> None:
    assert block("sh").splitlines() == [
        'pip install -e ".[dev]" && claims extract corpus/articles --out outputs/claims.jsonl',
        "pytest",
    ]


def test_the_record_quotes_its_article() -> None:
    (source,) = find_sources([str(ARTICLE)])
    assert isinstance(source, Source)
    text = read_article(source).article.text
    record = Claim.model_validate_json(block("json"))
    for span in (record.sentence, record.figure, record.claimant):
        assert text[span.start : span.end] == span.text


@pytest.mark.model
def test_the_record_is_what_comes_out() -> None:
    shown = json.loads(block("json"))
    made = {record["id"]: record for record in map(json.loads, claims("extract", str(ARTICLE)).splitlines())}
    assert made[shown["id"]] == shown, "the README's record is stale"


@pytest.mark.model
def test_the_example_runs(tmp_path: Path) -> None:
    assert len(block("python").strip().splitlines()) <= 7
    (tmp_path / "outputs").mkdir()
    claims("extract", str(ARTICLE), "--out", str(tmp_path / "outputs" / "claims.jsonl"))
    command = [sys.executable, "-c", block("python")]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, encoding="utf-8").stdout
    assert "12" in shown and "killed" in shown and "deployment" in shown


def test_every_column_of_the_table_is_explained() -> None:
    for column in COLUMNS:
        assert f"| `{column.name}` | {column.dtype} | {column.meaning} |" in README


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md", *(f"docs/{one.name}" for one in DOCS)])
def test_what_is_linked_is_there(document: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / document).read_text(encoding="utf-8")):
        assert ((ROOT / document).parent / target).exists(), target


def test_the_command_is_installed() -> None:
    assert shutil.which("claims", path=str(Path(sys.executable).parent)) is not None
