from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from pipeline.evaluate import GoldFigure, read_gold

CORPUS = Path(__file__).parents[1] / "corpus"
ARTICLES = CORPUS / "articles"
GOLD = CORPUS / "gold" / "claims.jsonl"
FILES = sorted(ARTICLES.iterdir())
WHOLE = [path for path in FILES if path.suffix != ".jsonl"]
BRIEFS = [json.loads(line) for line in (ARTICLES / "briefs.jsonl").read_text(encoding="utf-8").splitlines()]
NK_TROOPS = ["up to 30,000", "25,000 to 30,000", "tripling", "11,000", "11,000", "4,700", "600"]


def body(path: Path) -> str:
    """The text of an article: what follows its front matter, or the paragraphs of a page."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return unescape("\n\n".join(re.findall(r"<p>(.*?)</p>", text, re.DOTALL)))
    if text.startswith("---\n"):
        return text.split("\n---\n", maxsplit=1)[1].lstrip("\n")
    return text


def texts() -> dict[str, str]:
    return {path.stem: body(path) for path in WHOLE} | {brief["id"]: brief["text"] for brief in BRIEFS}


@pytest.fixture(scope="module")
def gold() -> tuple[GoldFigure, ...]:
    return read_gold(GOLD, texts())


def test_there_are_enough_articles() -> None:
    assert len(WHOLE) >= 26
    assert len(BRIEFS) == 3


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_an_article_has_the_length_of_a_news_report(path: Path) -> None:
    assert 150 <= len(body(path).split()) <= 600


@pytest.mark.parametrize(
    "path", [path for path in WHOLE if path.suffix != ".html" and "kenya" not in path.name], ids=lambda path: path.stem
)
def test_an_article_has_title_date_and_publisher(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("\n---\n", maxsplit=1)[0]
    assert re.search(r'^title: ".+"$', head, re.MULTILINE)
    assert re.search(r"^date: \d{4}-\d{2}-\d{2}$", head, re.MULTILINE)
    assert re.search(r"^publisher: \S", head, re.MULTILINE)


def test_every_shape_that_is_read_is_there() -> None:
    assert {path.suffix for path in FILES} == {".md", ".txt", ".html", ".jsonl"}
    assert b"\r\n" in (ARTICLES / "beirut-port.txt").read_bytes()
    wire = (ARTICLES / "2022-11-04-kenya-wildlife.txt").read_text(encoding="utf-8")
    assert wire.startswith("NAIROBI, Nov 4 (Wire) - ")
    assert max(map(len, wire.splitlines())) <= 72
    assert not re.search(r"\d", body(ARTICLES / "notre-dame.md"))


def test_gold_fits_the_articles(gold: tuple[GoldFigure, ...]) -> None:
    known = texts()
    assert all(known[figure.document][figure.start : figure.end] == figure.text for figure in gold)
    assert len({(figure.document, figure.start) for figure in gold}) == len(gold)


def test_gold_covers_the_kinds_of_claim(gold: tuple[GoldFigure, ...]) -> None:
    assert len({figure.document for figure in gold}) >= 12
    assert len({figure.types[0] for figure in gold if figure.core}) >= 10
    assert {figure.modalities[0] for figure in gold} == {"fact", "possible", "future", "negated"}
    assert {"article", "unnamed", "named"} == {
        "article" if source is None else source if source == "unnamed" else "named"
        for figure in gold
        for source in figure.sources[:1]
    }


def test_the_figures_of_the_first_report_are_all_there(gold: tuple[GoldFigure, ...]) -> None:
    troops = [figure.text for figure in gold if figure.document == "nk-troops" and figure.core]
    assert not Counter(NK_TROOPS) - Counter(troops)


@pytest.mark.parametrize("document", sorted({json.loads(row)["doc"] for row in GOLD.read_text("utf-8").splitlines()}))
def test_every_large_number_is_marked(document: str, gold: tuple[GoldFigure, ...]) -> None:
    """A number with a thousands comma or with "million" is neither a year nor part of a name."""
    marked = [range(figure.start, figure.end) for figure in gold if figure.document == document]
    numbers = re.finditer(r"\b\d{1,3}(,\d{3})+\b|\b[\d.,]+ (?:m|b)illion\b", texts()[document])
    assert [number.group() for number in numbers if not any(number.start() in one for one in marked)] == []
