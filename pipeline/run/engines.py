"""Engines: they move shards to processes and bring back what was done, in the order of the shards."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import active_children, get_context

from pipeline.errors import ClaimsError
from pipeline.run.plan import Shard
from pipeline.run.work import Done, Maker, lines_maker, work

AHEAD = 4
"""Shards for each worker that are handed out before the first of them is done."""


def run_shards(shards: Iterable[Shard], *, workers: int = 1, maker: Maker = lines_maker) -> Iterator[Done]:
    """What each shard gave, in order, whichever was done first: many workers write the same bytes as one.

    Raises ClaimsError if the job can't be done or a process dies.
    """
    if workers == 1:
        return (work(shard, maker) for shard in shards)
    return _in_processes(iter(shards), workers, maker)


def _in_processes(shards: Iterator[Shard], workers: int, maker: Maker) -> Iterator[Done]:
    """As many processes as workers; each loads the model once and never sees another's Doc."""
    # "spawn", since a forked child inherits the locks of the parent's threads and may hang on them.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    waiting: deque[Future[Done]] = deque()
    try:
        waiting.extend(pool.submit(work, shard, maker) for shard in islice(shards, AHEAD * workers))
        while waiting:
            done = waiting[0].result()
            waiting.extend(pool.submit(work, shard, maker) for shard in islice(shards, 1))
            waiting.popleft()
            yield done
    except BrokenProcessPool as error:
        raise ClaimsError("a worker process died, most often for want of memory; run with fewer --workers") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if waiting:
            _stop_children()


def _stop_children() -> None:
    """Ends processes whose work nobody waits for any more."""
    for child in active_children():
        child.terminate()


def _leave_interrupts() -> None:
    """Leaves Ctrl-C to the parent, which then stops its workers without a traceback from each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
