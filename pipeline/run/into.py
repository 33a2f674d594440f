"""A run into a folder: what is known is kept, the rest is worked off, and all is brought together in order."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import IO

from pipeline.errors import InputError
from pipeline.read import Source
from pipeline.records import Failure, FailureKind
from pipeline.run.engines import Worked
from pipeline.run.folder import Place, RunFolder
from pipeline.run.keys import hash_of, key_of, versions_of
from pipeline.run.merge import Planned, Total, bring_together
from pipeline.run.outcome import Outcome, Status
from pipeline.run.plan import Job, Shard, shards_of

Engine = Callable[[Iterable[Shard]], Iterator[Worked]]
"""Works on shards and gives back what became of their articles, in any order."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Articles that were just settled."""

    articles: int
    words: int = 0
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    known: bool = False
    """They were settled in an earlier run."""


class Run:
    """One run over articles into a folder that is locked for it."""

    def __init__(self, folder: RunFolder, job: Job) -> None:
        self.folder, self.job = folder, job
        self.versions = versions_of(job)
        self.known: dict[bytes, Place] = folder.known()
        self.total = Total()
        self.before: list[Progress] = []
        """What was settled without any work and not told yet."""

    def work(self, found: Iterable[Source | Failure], engine: Engine, *, workers: int = 1) -> Iterator[Progress]:
        """Works off what is not known yet. Raises ClaimsError if that can't be done."""
        with tempfile.TemporaryFile("w+", encoding="utf-8") as plan:
            handed: dict[int, tuple[Source, ...]] = {}
            shards = _noted(shards_of(self.job, self._todo(found, plan), workers=workers), handed)
            for number, outcomes in engine(shards):
                yield from self._settled_before()
                yield self._keep(handed.pop(number), outcomes)
            yield from self._settled_before()
            plan.seek(0)
            self._finish(plan)

    def _finish(self, plan: IO[str]) -> None:
        """Writes the result, then takes away what it no longer depends on."""
        planned = (Planned(**json.loads(line)) for line in plan)
        self.total = total = bring_together(self.folder, self.job, planned, self.known)
        with self.folder.writing("run.json") as write:
            write([json.dumps({**self.versions, **total.counts()}, indent=1)])
        for name in set(self.folder.shard_names()) - total.shards:
            self.folder.drop(name)

    def _todo(self, found: Iterable[Source | Failure], plan: IO[str]) -> Iterator[Source]:
        """The articles that are not known yet, with their bytes; every article goes to the plan."""
        for one in found:
            source = one if isinstance(one, Failure) else _with_bytes(one)
            if isinstance(source, Failure):
                planned = Planned(source.article, failure=source.model_dump(mode="json"))
                self.before.append(Progress(1, failures=(source,)))
            else:
                key = key_of(source, self.versions)
                planned = Planned(source.name, source.id, key, hash_of(source), source.path if source.is_file else None)
                if bytes.fromhex(key) in self.known:
                    self.before.append(Progress(1, known=True))
                else:
                    yield source
            plan.write(json.dumps(asdict(planned)) + "\n")

    def _keep(self, sources: tuple[Source, ...], outcomes: tuple[Outcome, ...]) -> Progress:
        """Puts what became of a shard into the folder."""
        keys = [key_of(source, self.versions) for source in sources]
        for key, source, outcome in zip(keys, sources, outcomes, strict=True):
            if outcome.status in (Status.ERROR, Status.TIMEOUT) and not source.is_file:
                self.folder.save(key, source)
        name = self.folder.keep(keys, outcomes)
        self.known.update((bytes.fromhex(key), (name, number)) for number, key in enumerate(keys))
        return Progress(
            len(outcomes),
            sum(outcome.words for outcome in outcomes),
            tuple(outcome.failure for outcome in outcomes if outcome.failure is not None),
            tuple(outcome.note for outcome in outcomes if outcome.note is not None),
        )

    def _settled_before(self) -> Iterator[Progress]:
        while self.before:
            yield self.before.pop(0)


def _noted(shards: Iterable[Shard], handed: dict[int, tuple[Source, ...]]) -> Iterator[Shard]:
    """The shards as they are handed out; `handed` holds the articles of those that are not back yet."""
    for number, shard in enumerate(shards):
        handed[number] = shard.sources
        yield shard


def _with_bytes(source: Source) -> Source | Failure:
    """The source with its bytes at hand: they are hashed here, and whoever works on them needs no such disk."""
    try:
        return replace(source, data=source.read())
    except InputError as error:
        return Failure(article=source.name, kind=FailureKind.UNREADABLE, error=str(error))
