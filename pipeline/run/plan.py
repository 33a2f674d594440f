"""What a run is to do, cut into shards: plain data that any engine can move to another process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from pipeline.read import Source
from pipeline.read.article import LONGEST

Wanted = Literal["claims", "marks"]

LARGEST = 32
"""Articles of the largest shard: what a process that dies may lose."""
STEPS = 8
"""Shards for each worker before they grow, so that all processes have work at once and end at about the same time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a single article, or the process that reads it, may take."""

    seconds: float = 120.0
    """Wall-clock time for one article; what takes longer is given up."""
    characters: int = LONGEST
    """Of one article; what is longer is no article."""
    megabytes: int = 2_000
    """Memory of a worker; one that holds more is replaced after its shard."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is wanted of every article, and with what; the same for all shards of a run."""

    wanted: Wanted
    model: str | None = None
    """Name or folder of a spaCy pipeline; None for ours."""
    rules: tuple[str, ...] = ()
    """Folders of a user's rules."""
    published: str | None = None
    """Day of the articles that nothing else dates, ISO 8601."""
    limits: Limits = field(default=Limits())
    copies: bool = False
    """Copies of an article are wanted to be told."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Some articles of a run, in its order."""

    job: Job
    sources: tuple[Source, ...]


def shards_of(job: Job, sources: Iterable[Source], *, workers: int = 1) -> Iterator[Shard]:
    """The shards of a run in its order, small ones first; sources are asked for no earlier than they are needed."""
    coming = iter(sources)
    count = 0
    while sources := tuple(islice(coming, min(LARGEST, 1 + count // (STEPS * workers)))):
        count += len(sources)
        yield Shard(job, sources)
