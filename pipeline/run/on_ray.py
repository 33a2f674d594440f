"""Shards on a cluster, through Ray: the same work, and a machine that is lost costs only the shards that it was at."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pipeline.errors import OptionError
from pipeline.extras import install
from pipeline.run.engines import Worked
from pipeline.run.outcome import Outcome
from pipeline.run.plan import Shard
from pipeline.run.work import Maker, lines_maker, work

AHEAD = 2
"""Shards for each worker that are handed out at a time."""
RETRIES = 5
"""Machines that a shard may lose."""


def run_on_ray(shards: Iterable[Shard], workers: int, maker: Maker = lines_maker) -> Iterator[Worked]:
    """Works on the shards on the cluster that RAY_ADDRESS names, or on this machine, as they are done.

    Each process of Ray loads the model once. Raises OptionError if Ray is not installed.
    """
    try:
        import ray  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise OptionError(f"--engine ray: needs the package ray: {install('ray')}") from error
    ray.init(ignore_reinit_error=True, log_to_driver=False, logging_level=logging.ERROR)
    task = ray.remote(max_retries=RETRIES, num_cpus=1)(_worked)
    coming = enumerate(shards)
    waiting: dict[Any, int] = {}
    try:
        while True:
            for number, shard in islice(coming, AHEAD * workers - len(waiting)):
                waiting[task.remote(shard, maker)] = number
            if not waiting:
                return
            (done, *_), _ = ray.wait(list(waiting), num_returns=1)
            yield waiting.pop(done), ray.get(done)
    finally:
        ray.shutdown()


def _worked(shard: Shard, maker: Maker) -> tuple[Outcome, ...]:
    return tuple(work(shard, maker))
