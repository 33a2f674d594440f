"""Processes that work on shards: each loads the model once, and one that dies, hangs or grows is replaced."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path

from pipeline.errors import ClaimsError
from pipeline.run.outcome import Outcome
from pipeline.run.plan import Shard
from pipeline.run.task import TRIES, Task
from pipeline.run.work import Maker, too_slow, work

GRACE = 5.0
"""Seconds beyond an article's own limit before its process is killed: where it can, a process gives up by itself."""
START = 300.0
"""Seconds that a process may take to load the model."""

READY = "ready"


class Worker:
    """A process, the pipe to it, and what it is working on."""

    def __init__(self, maker: Maker) -> None:
        # "spawn", since a forked child inherits the locks of the parent's threads and may hang on them.
        context = get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other, maker), daemon=True)
        self.process.start()
        other.close()
        self.task: Task | None = None
        self.ready = False
        self.deadline = 0.0

    def take(self, task: Task) -> None:
        """Sends what is left of a task to the process. Raises OSError if it is gone."""
        self.task = task
        self.wait_longer()
        self.pipe.send(task.rest())

    def wait_longer(self) -> None:
        """Gives the process time for one more article."""
        if self.task is not None:
            limit = 1.2 * self.task.shard.job.limits.seconds + GRACE if self.ready else START
            self.deadline = time.monotonic() + limit

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Crew:
    """Workers over the shards of a run."""

    def __init__(self, shards: Iterable[Shard], maker: Maker) -> None:
        self.coming = (Task(number, shard) for number, shard in enumerate(shards))
        self.again: deque[Task] = deque()
        self.maker = maker
        self.workers: list[Worker] = []
        self.stillborn = 0
        """Processes in a row that died before they could begin."""

    def run(self, workers: int) -> Iterator[tuple[int, tuple[Outcome, ...]]]:
        """Number and outcomes of each shard as they come. Raises ClaimsError if the job can't be done at all."""
        try:
            while self._hand_out(workers):
                busy = {worker.pipe: worker for worker in self.workers if worker.task is not None}
                rest = min(worker.deadline for worker in busy.values()) - time.monotonic()
                ready = wait(list(busy), timeout=max(0.0, rest))
                for pipe, worker in busy.items():
                    task = worker.task
                    if pipe in ready:
                        self._hear(worker)
                    elif time.monotonic() > worker.deadline:
                        self._replace(worker, slow=True)
                    if task is not None and task.done and worker.task is None:
                        yield task.number, tuple(task.outcomes)
        finally:
            for worker in self.workers:
                worker.end()

    def _hand_out(self, workers: int) -> bool:
        """Gives everybody work; whether anybody has some."""
        idle = [worker for worker in self.workers if worker.task is None]
        while idle or len(self.workers) < workers:
            task = self.again.popleft() if self.again else next(self.coming, None)
            if task is None:
                break
            worker = idle.pop() if idle else self._hire()
            try:
                worker.take(task)
            except OSError:
                self._replace(worker)
        return any(worker.task is not None for worker in self.workers)

    def _hire(self) -> Worker:
        worker = Worker(self.maker)
        self.workers.append(worker)
        return worker

    def _hear(self, worker: Worker) -> None:
        """Takes in one message of a worker."""
        task = worker.task
        assert task is not None
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker)
            return
        if isinstance(said, ClaimsError):
            raise said
        if said == READY:
            worker.ready, self.stillborn = True, 0
        elif isinstance(said, Outcome):
            task.add(said)
        else:
            worker.task = None
            if said > task.shard.job.limits.megabytes:
                self._dismiss(worker)
        worker.wait_longer()

    def _dismiss(self, worker: Worker) -> None:
        self.workers.remove(worker)
        worker.end()

    def _replace(self, worker: Worker, *, slow: bool = False) -> None:
        """Ends a worker that hangs or is dead; another takes over at the article it was at, up to a few times."""
        task, worker.task = worker.task, None
        self._dismiss(worker)
        self.stillborn += not worker.ready
        if self.stillborn >= TRIES:
            raise ClaimsError(
                "a worker process died before its first article, most often for want of memory; run fewer --workers"
            )
        if task is None or task.done:
            return
        task.lost += worker.ready
        if slow and worker.ready:
            task.add(too_slow(task.rest().sources[0], task.shard.job))
        elif task.lost >= TRIES:
            code = worker.process.exitcode
            task.give_up(f"{TRIES} processes died on it, the last one with code {code}; leave it out")
        if not task.done:
            self.again.append(task)


def _serve(pipe: Connection, maker: Maker) -> None:
    """Works on the shards that come through the pipe, until the parent is gone."""
    # Ctrl-C is left to the parent, which then stops its workers without a traceback from each.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            shard = pipe.recv()
            maker(shard.job)
            pipe.send(READY)
            for outcome in work(shard, maker):
                pipe.send(outcome)
            pipe.send(megabytes())
    except ClaimsError as error:
        pipe.send(error)
    except (EOFError, OSError):
        return


def megabytes() -> int:
    """Memory that this process holds now, or the most that it ever held where the system tells no more."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 2**20
    except OSError:
        pass
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)
