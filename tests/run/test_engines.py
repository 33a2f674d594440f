from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import ClaimsError, ModelError
from pipeline.read import Source
from pipeline.run import crew
from pipeline.run.engines import in_order, run_apart, run_here
from pipeline.run.outcome import Outcome, Status
from pipeline.run.plan import Job, Limits, Shard, shards_of
from tests.run.makers import dying, greedy, no_lines, poisoned, word_lines

JOB = Job("claims", model="none")
MIXED = ["slow " * 2000, "two words", "crash", "", "a café".encode("cp1252"), *(f"number {n}" for n in range(30))]


def sources(*texts: str | bytes) -> list[Source]:
    data = [text if isinstance(text, bytes) else text.encode() for text in texts]
    return [Source(str(number), f"{number}.txt", "text", data=one) for number, one in enumerate(data)]


def timeless(outcome: Outcome) -> Outcome:
    """An outcome without what differs from run to run: time, and the innermost frames of a traceback."""
    failure = outcome.failure and outcome.failure.model_copy(update={"trace": None})
    return replace(outcome, failure=failure, milliseconds=0)


def outcomes_of(shards: Iterator[Shard], workers: int, maker: object) -> list[Outcome]:
    return [timeless(one) for shard in in_order(run_apart(shards, workers, maker)) for one in shard]


def test_many_workers_give_what_one_process_gives() -> None:
    here = [timeless(one) for shard in in_order(run_here(shards_of(JOB, sources(*MIXED)), word_lines)) for one in shard]
    assert len(here) == len(MIXED)
    assert outcomes_of(shards_of(JOB, sources(*MIXED), workers=2), 2, word_lines) == here


def test_shards_are_put_in_order() -> None:
    first, second, third = ((Outcome(words=number),) for number in range(3))
    assert list(in_order([(2, third), (0, first), (1, second)])) == [first, second, third]


def test_a_model_that_cannot_be_used_ends_the_run() -> None:
    with pytest.raises(ModelError, match="none: no such model"):
        list(run_apart(shards_of(JOB, sources("a", "b")), 2, no_lines))


def fresh_megabytes() -> int:
    """Memory of a process that has read nothing yet; more where torch is installed, which spaCy then loads."""
    code = "import spacy; from pipeline.run.crew import megabytes; print(megabytes())"
    return int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def test_processes_that_die_at_once_end_the_run() -> None:
    with pytest.raises(ClaimsError, match="a worker process died before its first article"):
        list(run_apart(shards_of(JOB, sources("a", "b")), 1, dying))


def test_an_article_that_kills_its_process_is_given_up_and_the_rest_is_read() -> None:
    shard = Shard(JOB, tuple(sources("one", "kill", "two three")))
    before, bad, after = outcomes_of(iter([shard]), 1, poisoned)
    assert (before.lines, after.lines) == (("0 one",), ("2 two", "2 three"))
    assert bad.failure is not None and "3 processes died on it, the last one with code -9" in bad.failure.error


def test_a_process_that_is_killed_once_costs_nothing(tmp_path: Path) -> None:
    shard = Shard(JOB, tuple(sources("one", f"once {tmp_path / 'marker'}")))
    assert [one.status for one in outcomes_of(iter([shard]), 1, poisoned)] == [Status.OK, Status.OK]


def test_what_takes_too_long_is_given_up_even_in_compiled_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "GRACE", 1.0)
    job = replace(JOB, limits=Limits(seconds=4))
    shard = Shard(job, tuple(sources("loop", "hang", "two words")))
    slow, stuck, after = outcomes_of(iter([shard]), 1, poisoned)
    assert (slow.status, stuck.status) == (Status.TIMEOUT, Status.TIMEOUT)
    assert slow.failure is not None and "took longer than 4 s" in slow.failure.error
    assert after.lines == ("2 two", "2 words")


def test_a_process_that_grows_is_replaced() -> None:
    job = replace(JOB, limits=Limits(megabytes=fresh_megabytes() + 150))
    shards = [Shard(job, (source,)) for source in sources(*"abcdefghijklmnopqrst")]
    readers = {one.lines[0] for one in outcomes_of(iter(shards), 1, greedy)}
    assert 1 < len(readers) < 20
