from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.build import load_pipeline
from pipeline.errors import ModelError
from pipeline.read import Source
from pipeline.records import Article, FailureKind
from pipeline.run import work as working
from pipeline.run.plan import Job, Limits, Shard
from pipeline.run.work import lines_maker, work
from tests.run.makers import no_lines, word_lines


def source(name: str, data: bytes) -> Source:
    return Source(name, f"{name}.txt", "text", data=data)


def test_an_outcome_counts_words_and_characters() -> None:
    b, a = work(Shard(Job("claims"), (source("b", b"one two"), source("a", b"three"))), word_lines)
    assert (b.lines, b.words, b.characters, b.failure) == (("b one", "b two"), 2, 7, None)
    assert (a.lines, a.words, a.characters) == (("a three",), 1, 5)


def test_a_bad_article_is_a_failure_and_the_next_one_goes_on() -> None:
    sources = (
        source("empty", b" \n"),
        source("pdf", b"%PDF-1.4 \xff"),
        source("bug", b"crash"),
        source("good", b"one"),
    )
    *bad, good = work(Shard(Job("claims"), sources), word_lines)
    assert good.lines == ("good one",)
    assert [(one.failure.article, one.failure.kind) for one in bad if one.failure] == [
        ("empty.txt", FailureKind.EMPTY),
        ("pdf.txt", FailureKind.UNREADABLE),
        ("bug.txt", FailureKind.ERROR),
    ]
    assert [one.status for one in (*bad, good)] == ["empty", "error", "error", "ok"]


def test_only_a_mistake_of_ours_keeps_its_traceback() -> None:
    empty, bug = work(Shard(Job("claims"), (source("a", b""), source("b", b"crash"))), word_lines)
    assert empty.failure and bug.failure
    assert empty.failure.trace is None
    assert bug.failure.error == "ZeroDivisionError: twelve divided by nothing"
    assert "in lines_of" in (bug.failure.trace or "")


def test_a_file_in_another_encoding_is_noted() -> None:
    (one,) = work(Shard(Job("claims"), (source("a", "a café in Málaga".encode("cp1252")),)), word_lines)
    assert one.note == "a.txt: read as cp1252, not UTF-8"
    assert one.lines[1] == "a café"


def test_a_model_that_cannot_be_used_ends_the_run() -> None:
    with pytest.raises(ModelError):
        list(work(Shard(Job("claims", model="x"), (source("a", b"one"),)), no_lines))


def backtracking(job: Job) -> Callable[[Article], tuple[str, ...]]:
    """A rule that takes for ever on some texts."""
    return lambda article: (str(re.match("(a+)+$", article.text)),)


def test_a_regular_expression_that_runs_away_is_given_up() -> None:
    job = replace(Job("claims"), limits=Limits(seconds=0.2))
    bomb, good = work(Shard(job, (source("bomb", b"a" * 60 + b"!"), source("good", b"a"))), backtracking)
    assert bomb.failure and bomb.failure.kind == FailureKind.TIMEOUT
    assert bomb.failure.error == "took longer than 0.2 s; split it, or give it more with --time-limit"
    assert good.lines


def test_an_article_beyond_the_size_limit_is_a_failure() -> None:
    job = replace(Job("claims"), limits=Limits(characters=10))
    (long,) = work(Shard(job, (source("long", b"one two three"),)), word_lines)
    assert long.failure and "has 13 characters, too long for one article" in long.failure.error


@pytest.mark.model
def test_new_words_are_kept_until_enough_are_known_and_then_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    lines_of, words = lines_maker(Job("claims")), load_pipeline().vocab.strings
    monkeypatch.setattr(working, "KNOWN", 0)
    forgotten = lines_of(Article(id="a", text="Police in Zalquia said 12 people died."))
    assert forgotten and "Zalquia" not in words
    monkeypatch.setattr(working, "KNOWN", 10**9)
    assert lines_of(Article(id="a", text="Police in Zalquia said 12 people died.")) == forgotten
    assert "Zalquia" in words
