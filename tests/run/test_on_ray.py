from __future__ import annotations

import pytest

from pipeline.errors import ModelError
from pipeline.run.engines import in_order, run_here
from pipeline.run.on_ray import run_on_ray
from pipeline.run.outcome import Status
from pipeline.run.plan import Job, Limits, Shard, shards_of
from tests.run.makers import no_lines, poisoned, word_lines
from tests.run.test_engines import JOB, MIXED, sources, timeless

pytest.importorskip("ray", reason="the extra [ray] is not installed")


def test_a_cluster_gives_what_one_process_gives() -> None:
    here = [timeless(one) for shard in in_order(run_here(shards_of(JOB, sources(*MIXED)), word_lines)) for one in shard]
    there = run_on_ray(shards_of(JOB, sources(*MIXED), workers=2), 2, word_lines)
    assert [timeless(one) for shard in in_order(there) for one in shard] == here


def test_an_article_that_kills_its_process_is_given_up_and_the_rest_is_read() -> None:
    shard = Shard(JOB, tuple(sources("one", "kill", "two three")))
    ((_, (before, bad, after)),) = run_on_ray(iter([shard]), 1, poisoned)
    assert (before.lines, after.lines) == (("0 one",), ("2 two", "2 three"))
    assert bad.failure is not None and "3 processes of the cluster died on it" in bad.failure.error


def test_a_model_that_cannot_be_used_ends_the_run() -> None:
    with pytest.raises(ModelError, match="none: no such model"):
        list(run_on_ray(shards_of(JOB, sources("a", "b")), 2, no_lines))


def test_what_takes_too_long_is_a_timeout() -> None:
    shard = Shard(Job("claims", limits=Limits(seconds=1)), tuple(sources("loop", "two words")))
    ((_, (slow, after)),) = run_on_ray(iter([shard]), 1, poisoned)
    assert (slow.status, after.status) == (Status.TIMEOUT, Status.OK)
