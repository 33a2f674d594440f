"""Work on many articles by some processes, in order."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

from pipeline.records import Article

T = TypeVar("T")
AT_ONCE = 25
"""Articles that a process takes at a time."""


def over(work: Callable[[Sequence[Article]], list[T]], articles: Sequence[Article], workers: int = 2) -> list[T]:
    """What `work` gives for all articles, in their order, whatever `workers`."""
    batches = [articles[start : start + AT_ONCE] for start in range(0, len(articles), AT_ONCE)]
    if workers == 1 or len(batches) < 2:
        return [one for batch in batches for one in work(batch)]
    # A forked process has our modules and rules at hand; elsewhere each loads them, which costs a second.
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in ways else None)
    with ProcessPoolExecutor(min(workers, len(batches)), mp_context=context) as pool:
        return [one for batch in pool.map(work, batches) for one in batch]
