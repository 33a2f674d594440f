"""What docs/report.md shows is what there is."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from pipeline.cli import run_command
from pipeline.report.reviews import Review
from tests.report.test_render import data_of

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The first block of code in a language."""
    found = re.search(rf"```{language}\n(.*?)```", DOC, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.model
def test_the_commands_make_a_report(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    shutil.copy(ROOT / "corpus" / "articles" / "nk-troops.md", articles)
    for line in block("sh").splitlines():
        command = line.replace("corpus/articles", str(articles)).replace("outputs/", f"{tmp_path}/")
        assert run_command(shlex.split(command)[1:]) == 0
    data = data_of((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert [article["whole"] for article in data["articles"]] == [True]
    assert data["claims"]["id"] and data["events"] and data["numbers"]["words"]


def test_the_line_of_reviews_is_one() -> None:
    review = Review.model_validate_json(block("json"))
    assert (review.figure.text, review.verdict) == ("25,000 to 30,000", "accept")


def test_the_picture_is_small() -> None:
    assert (ROOT / "docs" / "report.png").stat().st_size <= 300_000
