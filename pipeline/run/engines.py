"""Engines: they move shards to where they are worked on and bring back what became of the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.run.crew import Crew
from pipeline.run.outcome import Outcome
from pipeline.run.plan import Shard
from pipeline.run.work import Maker, lines_maker, work

Worked = tuple[int, tuple[Outcome, ...]]
"""The number of a shard, counted from 0, and what became of each of its articles."""


def run_here(shards: Iterable[Shard], maker: Maker = lines_maker) -> Iterator[Worked]:
    """Works on the shards in this process, in order. Raises ClaimsError if the job can't be done."""
    return ((number, tuple(work(shard, maker))) for number, shard in enumerate(shards))


def run_apart(shards: Iterable[Shard], workers: int, maker: Maker = lines_maker) -> Iterator[Worked]:
    """Works on the shards in as many processes, in the order in which they are done.

    Raises ClaimsError if the job can't be done.
    """
    return Crew(shards, maker).run(workers)


def in_order(worked: Iterable[Worked]) -> Iterator[tuple[Outcome, ...]]:
    """The outcomes of the shards in their order, whichever was done first: many workers write the same as one."""
    early: dict[int, tuple[Outcome, ...]] = {}
    awaited = 0
    for number, outcomes in worked:
        early[number] = outcomes
        while awaited in early:
            yield early.pop(awaited)
            awaited += 1
