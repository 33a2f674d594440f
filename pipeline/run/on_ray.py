"""Shards on a cluster, through Ray: the same work, and a machine that is lost costs only the shards that it was at."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.errors import ClaimsError, OptionError
from pipeline.extras import install
from pipeline.run.crew import GRACE, START
from pipeline.run.engines import Worked
from pipeline.run.outcome import Outcome
from pipeline.run.plan import Shard
from pipeline.run.task import TRIES, Task
from pipeline.run.work import Maker, lines_maker, work

STILLBORN = 20
"""Actors in a row that may be lost before they begin: machines come and go, but one of them must stay."""


@dataclass(slots=True)
class Tried(Task):
    """A task of the cluster, where nobody tells at which of its articles a process was lost."""

    careful: bool = False
    """One was lost at the shard: from then on its articles go out one by one, so that the one to blame is found."""

    def next(self) -> Shard:
        """What to hand out next."""
        rest = self.rest()
        return Shard(rest.job, rest.sources[:1] if self.careful else rest.sources)

    def lose(self) -> None:
        """Takes note that a process was lost; the article is given up after a few."""
        self.lost += self.careful
        self.careful = True
        if self.lost == TRIES:
            self.give_up(f"{TRIES} processes of the cluster died on it; leave it out")


class Actor:
    """A process somewhere on the cluster; it loads the model once, with its first shard."""

    def __init__(self, maker: Maker) -> None:
        self.maker = maker

    def ready(self) -> tuple[Outcome, ...]:
        """Answers, with nothing, once the cluster has found a place for the process."""
        return ()

    def work(self, shard: Shard) -> tuple[Outcome, ...] | ClaimsError:
        """What became of the articles; an error where the job can't be done at all."""
        try:
            return tuple(work(shard, self.maker))
        except ClaimsError as error:
            return error


@dataclass(frozen=True, slots=True)
class Busy:
    """What an actor is at; no task while it is waiting for a place."""

    actor: Any
    task: Tried | None = None
    deadline: float = float("inf")


class Pool:
    """Actors over the shards of a run; one that is lost is replaced when the cluster has room again."""

    def __init__(self, ray: Any, shards: Iterable[Shard], maker: Maker) -> None:
        self.ray, self.maker = ray, maker
        self.coming = (Tried(number, shard) for number, shard in enumerate(shards))
        self.again: deque[Tried] = deque()
        self.busy: dict[Any, Busy] = {}
        self.kind = ray.remote(num_cpus=1)(Actor)
        self.stillborn = 0

    def run(self, workers: int) -> Iterator[Worked]:
        """The shards as they are done. Raises ClaimsError if the job can't be done at all."""
        for _ in range(workers):
            self._hire()
        while any(one.task is not None for one in self.busy.values()) or self._more():
            rest = min(one.deadline for one in self.busy.values()) - time.monotonic()
            timeout = None if rest == float("inf") else max(0.0, rest)
            done, _ = self.ray.wait(list(self.busy), num_returns=1, timeout=timeout)
            for answer in done or self._late():
                task = self._hear(answer, self.busy.pop(answer))
                if task is not None and task.done:
                    yield task.number, tuple(task.outcomes)

    def _hire(self) -> None:
        actor = self.kind.remote(self.maker)
        self.busy[actor.ready.remote()] = Busy(actor)

    def _more(self) -> bool:
        """Whether there is a task that nobody is at; it is put where the next actor takes it."""
        if not self.again:
            self.again.extend([task] if (task := next(self.coming, None)) is not None else [])
        return bool(self.again)

    def _late(self) -> list[Any]:
        """Ends the actors that take too long, as those do that hang in compiled code."""
        late = [answer for answer, one in self.busy.items() if one.deadline <= time.monotonic()]
        for answer in late:
            self.ray.kill(self.busy[answer].actor)
        return late

    def _hear(self, answer: Any, one: Busy) -> Tried | None:
        """Takes in an answer and puts back what is left of the task; the actor gets more to do. The task it was at."""
        task = one.task
        try:
            said = self.ray.get(answer)
        except self.ray.exceptions.RayError:
            said = None
        if isinstance(said, ClaimsError):
            raise said
        if task is not None:
            task.lose() if said is None else task.add(*said)
            self.again.extend([] if task.done else [task])
        if said is None:
            self._replace(begun=task is not None)
        elif self._more():
            self._hand_out(one.actor, self.again.popleft())
        return task

    def _hand_out(self, actor: Any, task: Tried) -> None:
        rest = task.next()
        limit = START + len(rest.sources) * (1.2 * rest.job.limits.seconds + GRACE)
        self.busy[actor.work.remote(rest)] = Busy(actor, task, time.monotonic() + limit)

    def _replace(self, *, begun: bool) -> None:
        """Hires another for an actor that was lost."""
        self.stillborn = 0 if begun else self.stillborn + 1
        if self.stillborn == STILLBORN:
            raise ClaimsError("the cluster lost every process before it began; see what ray status says")
        self._hire()


def run_on_ray(shards: Iterable[Shard], workers: int, maker: Maker = lines_maker) -> Iterator[Worked]:
    """Works on the shards on the cluster that RAY_ADDRESS names, or on this machine, as they are done.

    Raises OptionError if Ray is not installed.
    """
    try:
        import ray  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise OptionError(f"--engine ray: needs the package ray: {install('ray')}") from error
    ray.init(ignore_reinit_error=True, log_to_driver=False, logging_level=logging.ERROR)
    try:
        yield from Pool(ray, shards, maker).run(workers)
    finally:
        ray.shutdown()
