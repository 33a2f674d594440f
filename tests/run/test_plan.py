from __future__ import annotations

import pytest

from pipeline.read import Source
from pipeline.run.plan import SHARD, Job, shards_of

JOB = Job("claims")
SOURCES = [Source(str(number), f"{number}.txt", "text", path=f"{number}.txt") for number in range(2 * SHARD + 1)]


@pytest.mark.parametrize(("workers", "sizes"), [(1, [1] * (2 * SHARD + 1)), (2, [SHARD, SHARD, 1])])
def test_every_article_is_in_one_shard_in_order(workers: int, sizes: list[int]) -> None:
    shards = list(shards_of(JOB, SOURCES, workers=workers))
    assert [len(shard.sources) for shard in shards] == sizes
    assert [source for shard in shards for source in shard.sources] == SOURCES


def test_nothing_gives_no_shard() -> None:
    assert list(shards_of(JOB, [], workers=2)) == []
