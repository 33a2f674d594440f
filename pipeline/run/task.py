"""What a process works on: a shard, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.records import Failure, FailureKind
from pipeline.run.outcome import Outcome
from pipeline.run.plan import Shard

TRIES = 3
"""Processes that an article may cost before it is given up: a process may also die for no fault of the article."""


@dataclass(slots=True)
class Task:
    """A shard and how far it has come."""

    number: int
    shard: Shard
    outcomes: list[Outcome] = field(default_factory=list)
    lost: int = 0
    """Processes lost at the article after `outcomes`."""

    @property
    def done(self) -> bool:
        """Nothing is left of it."""
        return len(self.outcomes) == len(self.shard.sources)

    def rest(self) -> Shard:
        """What is left of it."""
        return Shard(self.shard.job, self.shard.sources[len(self.outcomes) :])

    def add(self, *outcomes: Outcome) -> None:
        """Takes in what became of the next articles."""
        self.outcomes += outcomes
        self.lost = 0

    def give_up(self, said: str) -> None:
        """The next article can't be read: too many processes were lost at it."""
        name = self.rest().sources[0].name
        self.add(Outcome(failure=Failure(article=name, kind=FailureKind.ERROR, error=said)))
