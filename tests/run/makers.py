"""Stand-ins for the stages: they need no model and can be sent to another process."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.errors import ModelError
from pipeline.records import Article
from pipeline.run.plan import Job

Lines = tuple[str, ...]
HELD: list[bytes] = []


def word_lines(job: Job) -> Callable[[Article], Lines]:
    """A line for each word of an article; the word "crash" is one too many."""

    def lines_of(article: Article) -> Lines:
        if "crash" in article.text:
            raise ZeroDivisionError("twelve\ndivided by nothing")
        return tuple(f"{article.id} {word}" for word in article.text.split())

    return lines_of


def no_lines(job: Job) -> Callable[[Article], Lines]:
    """A model that can't be used."""
    raise ModelError(f"{job.model}: no such model")


def dying(job: Job) -> Callable[[Article], Lines]:
    """A process that the system ends."""
    os._exit(9)


def poisoned(job: Job) -> Callable[[Article], Lines]:
    """Texts that do what they say: kill the process, kill it once, hang in compiled code, or run on."""
    words = word_lines(job)

    def lines_of(article: Article) -> Lines:
        what, _, path = article.text.partition(" ")
        if what == "kill" or (what == "once" and not Path(path).exists()):
            Path(path or os.devnull).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if what == "hang":
            signal.signal(signal.SIGALRM, signal.SIG_IGN)
            time.sleep(3600)
        while what == "loop":
            pass
        return words(article)

    return lines_of


def greedy(job: Job) -> Callable[[Article], Lines]:
    """Every article leaves 30 MB behind, and its line names the process that read it."""

    def lines_of(article: Article) -> Lines:
        HELD.append(b"x" * 30_000_000)
        return (str(os.getpid()),)

    return lines_of
