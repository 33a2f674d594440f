from __future__ import annotations

import pytest

from pipeline.errors import ModelError
from pipeline.read import Source
from pipeline.records import FailureKind
from pipeline.run.plan import Job, Shard
from pipeline.run.work import work
from tests.run.makers import no_lines, word_lines


def source(name: str, data: bytes) -> Source:
    return Source(name, f"{name}.txt", "text", data=data)


def test_lines_come_in_the_order_of_the_articles() -> None:
    done = work(Shard(Job("claims"), (source("b", b"one two"), source("a", b"three"))), word_lines)
    assert done.lines == ("b one", "b two", "a three")
    assert (done.articles, done.words, done.failures) == (2, 3, ())


def test_a_bad_article_is_a_failure_and_the_next_one_goes_on() -> None:
    sources = (
        source("empty", b" \n"),
        source("pdf", b"%PDF-1.4 \xff"),
        source("bug", b"crash"),
        source("good", b"one"),
    )
    done = work(Shard(Job("claims"), sources), word_lines)
    assert done.lines == ("good one",)
    assert [(one.article, one.kind) for one in done.failures] == [
        ("empty.txt", FailureKind.EMPTY),
        ("pdf.txt", FailureKind.UNREADABLE),
        ("bug.txt", FailureKind.ERROR),
    ]
    assert (done.articles, done.words) == (4, 1)


def test_only_a_mistake_of_ours_keeps_its_traceback() -> None:
    empty, bug = work(Shard(Job("claims"), (source("a", b""), source("b", b"crash"))), word_lines).failures
    assert empty.trace is None
    assert bug.error == "ZeroDivisionError: twelve divided by nothing"
    assert "in lines_of" in (bug.trace or "")


def test_a_file_in_another_encoding_is_noted() -> None:
    done = work(Shard(Job("claims"), (source("a", "a café in Málaga".encode("cp1252")),)), word_lines)
    assert done.notes == ("a.txt: read as cp1252, not UTF-8",)
    assert done.lines[1] == "a café"


def test_a_model_that_cannot_be_used_ends_the_run() -> None:
    with pytest.raises(ModelError):
        work(Shard(Job("claims", model="x"), (source("a", b"one"),)), no_lines)
