from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.read import Source
from pipeline.run.plan import LARGEST, Job, shards_of

JOB = Job("claims")
SOURCES = [Source(str(number), f"{number}.txt", "text", path=f"{number}.txt") for number in range(2000)]


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_every_article_is_in_one_shard_in_order(workers: int) -> None:
    shards = list(shards_of(JOB, SOURCES, workers=workers))
    assert [source for shard in shards for source in shard.sources] == SOURCES


def test_shards_grow_from_one_article_to_the_largest() -> None:
    sizes = [len(shard.sources) for shard in shards_of(JOB, SOURCES, workers=2)]
    assert sizes[:16] == [1] * 16 and sizes[:-1] == sorted(sizes[:-1]) and max(sizes) == LARGEST


def test_nothing_gives_no_shard() -> None:
    assert list(shards_of(JOB, [], workers=2)) == []


def test_no_article_is_asked_for_before_its_shard() -> None:
    asked: list[str] = []

    def coming() -> Iterator[Source]:
        for source in SOURCES:
            asked.append(source.id)
            yield source

    shards = shards_of(JOB, coming())
    next(shards)
    assert asked == ["0"]
