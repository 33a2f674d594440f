"""What a run is to do, cut into shards: plain data that any engine can move to another process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.read import Source

Wanted = Literal["claims", "marks"]

SHARD = 8
"""Articles a process works on before it hands back lines; few enough that all processes end at about the same time."""


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


@dataclass(frozen=True, slots=True)
class Shard:
    """Some articles of a run, in its order."""

    job: Job
    sources: tuple[Source, ...]


def shards_of(job: Job, sources: Sequence[Source], *, workers: int) -> Iterator[Shard]:
    """The shards of a run in its order; a single worker gets articles one by one, so that progress shows."""
    size = 1 if workers == 1 else SHARD
    for start in range(0, len(sources), size):
        yield Shard(job, tuple(sources[start : start + size]))
