"""What is said on standard error, one line each; results go elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

DONE, SOME_FAILED, COULD_NOT_RUN = 0, 1, 2
INTERRUPTED = 130
"""Exit codes; the last is what a shell expects after Ctrl-C."""


class Advance(Protocol):
    """Moves the progress bar on by some articles."""

    def __call__(self, articles: int) -> None:
        """Moves the bar."""


def tell(message: str) -> None:
    """One line on standard error, whatever is in the message."""
    line = " ".join(message.splitlines())
    print(f"claims: {line}", file=sys.stderr, flush=True)


@contextmanager
def progress() -> Iterator[Advance]:
    """How many articles are done, on a terminal; nothing where standard error goes to a file."""
    if not sys.stderr.isatty():
        yield lambda articles: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} articles"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("articles", total=None)
        yield lambda articles: bar.advance(task, articles)
