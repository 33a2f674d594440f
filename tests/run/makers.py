"""Stand-ins for the stages: they need no model and can be sent to another process."""

from __future__ import annotations

import os
from collections.abc import Callable

from pipeline.errors import ModelError
from pipeline.records import Article
from pipeline.run.plan import Job

Lines = tuple[str, ...]


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
