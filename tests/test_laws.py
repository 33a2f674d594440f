"""What holds for every article: spans slice back to their text, records survive JSON, and bytes never change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.build import analyse, load_pipeline
from pipeline.claims.export import claims_of, marks_of
from pipeline.read import Source, find_sources, read_article
from pipeline.records import Article, Claim
from pipeline.spans.spaces import with_blanks
from pipeline.write import line_of

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus" / "articles"
THREE = [str(CORPUS / name) for name in ("nk-troops.md", "ever-given.html", "briefs.jsonl")]
SOURCES = [one for one in find_sources([str(CORPUS)]) if isinstance(one, Source)]

PIECES = st.sampled_from(
    [
        *("at least ", "between ", "up to ", "some ", "no fewer than ", "dozens of ", "a third of ", "from "),
        *("12", "1,000", "3.5%", "$4m", "£2.5 billion", "25,000-30,000", "two dozen", "½", "1 234", "0", "twelve", "⅓"),
        *(
            " people",
            " troops",
            " of them",
            " were killed",
            " died",
            " rose",
            " in Kursk",
            " on Monday",
            " in late 2024",
        ),
        *(
            ", the ministry said",
            ", officials said",
            "According to the UN, ",
            "The NIS believes ",
            " told Reuters",
            "He ",
        ),
        *("“", "”", '"', "'", "’", "‘", "(", ")", "—", "…", ".", ",", ";", ":", "|", "- ", "?", "!", "%", "$", "#"),
        *(
            "\n",
            "\n\n",
            "\t",
            " ",
            "  ",
            "\u00a0",
            "\u200b",
            "\u2028",
            "\ufffd",
            "\x00",
            "😀",
            "é",
            "e\u0301",
            "ﬁ",
            "ß",
        ),
    ]
)
UGLY = st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join)


def spans_in(value: Any, path: str = "") -> Iterator[tuple[str, str | None, int, int]]:
    """Every span below a record or a line of marks: where it is, its text, start and end."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            words = next((value[name] for name in ("text", "cue", "trigger") if name in value), None)
            yield path, words, value["start"], value["end"]
        if isinstance(value.get("item_start"), int):
            yield f"{path}.item", value["item"], value["item_start"], value["item_end"]
        for name, inner in value.items():
            yield from spans_in(inner, f"{path}.{name}")
    elif isinstance(value, list | tuple):
        if len(value) == 2 and all(isinstance(end, int) for end in value):
            yield path, None, *value
        for inner in value:
            yield from spans_in(inner, f"{path}[]")


def assert_laws(article: Article) -> None:
    """All laws of one article."""
    doc = analyse(load_pipeline(), article)
    assert doc.text == with_blanks(article.text)
    claims, marks = claims_of(doc), marks_of(doc)
    for path, words, start, end in spans_in([*(claim.model_dump() for claim in claims), marks]):
        assert 0 <= start < end <= len(article.text), path
        assert words is None or article.text[start:end] == words, path
    for claim in claims:
        assert Claim.model_validate_json(line_of(claim)) == claim
        assert claim.sentence.start <= claim.figure.start and claim.figure.end <= claim.sentence.end
        low, high = claim.figure.low, claim.figure.high
        assert low is None or high is None or low <= high
    assert json.loads(json.dumps(marks, ensure_ascii=False, allow_nan=False)) == marks
    ids = [claim.id for claim in claims]
    assert len(ids) == len(set(ids))
    assert {one.target for claim in claims for one in claim.relations} <= set(ids)
    starts = [claim.figure.start for claim in claims]
    assert starts == sorted(starts)


@pytest.mark.model
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(UGLY, st.sampled_from([None, "2025-07-09"]))
def test_ugly_text(text: str, published: str | None) -> None:
    assert_laws(Article(id="a", text=text, published=published))


@pytest.mark.model
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_articles(source: Source) -> None:
    assert_laws(read_article(source).article)


@pytest.mark.model
def test_a_long_article_takes_no_longer_by_the_word() -> None:
    text = "\n\n".join(read_article(source).article.text for source in SOURCES)
    words = (text * 4).split(" ")

    def seconds(count: int) -> float:
        began = time.perf_counter()
        assert claims_of(analyse(load_pipeline(), Article(id="long", text=" ".join(words[:count]))))
        return time.perf_counter() - began

    seconds(500)
    assert seconds(16_000) < 16 * 3 * seconds(1_000)


@cache
def extracted(*options: str, seed: str = "0") -> bytes:
    """What `claims extract` prints for three files, in a process of its own."""
    command = [sys.executable, "-m", "pipeline", "extract", *THREE, *options]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=environment).stdout


@pytest.mark.model
def test_two_workers_write_the_bytes_of_one() -> None:
    assert extracted("--workers", "2") == extracted()
    assert extracted().count(b"\n") > 10


@pytest.mark.model
def test_the_seed_of_hashes_changes_no_byte() -> None:
    assert extracted(seed="4711") == extracted()


@pytest.mark.model
def test_the_order_of_articles_changes_no_record() -> None:
    backwards = [sys.executable, "-m", "pipeline", "extract", *THREE[::-1]]
    lines = subprocess.run(backwards, capture_output=True, check=True, cwd=ROOT).stdout.splitlines()
    assert sorted(lines) == sorted(extracted().splitlines())
