"""What became of one article: its lines, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.records import Failure, FailureKind

Lines = tuple[str, ...]


class Status(StrEnum):
    """How it went with an article, as the manifest says."""

    OK = "ok"
    EMPTY = "empty"
    ERROR = "error"
    TIMEOUT = "timeout"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an article gave; plain data that may come from another process."""

    lines: Lines = ()
    failure: Failure | None = None
    """None for an article that was read, even if it makes no claim."""
    note: str | None = None
    """What a reader should know about a file that was read all the same."""
    words: int = 0
    characters: int = 0
    milliseconds: int = 0
    print: tuple[int, ...] = ()
    """What tells copies of the article; empty where nobody asked."""

    @property
    def status(self) -> Status:
        """How it went; only the whole run can tell a duplicate."""
        if self.failure is None:
            return Status.OK
        named = {FailureKind.EMPTY: Status.EMPTY, FailureKind.TIMEOUT: Status.TIMEOUT}
        return named.get(self.failure.kind, Status.ERROR)
