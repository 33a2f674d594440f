"""Where one article stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.errors import InputError
from pipeline.records import Failure, FailureKind
from pipeline.stores import opened

Format = Literal["text", "page", "object", "row"]

FORMATS: dict[str, Format] = {
    ".txt": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".json": "object",
    ".jsonl": "row",
}
"""The formats that are not packed, by the ending of the name."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where one article stands: plain data that may go to another process."""

    id: str
    """The article's id, unlike that of any other source of the run."""
    name: str
    """What messages call it: "articles/a.txt", "articles/b.jsonl line 3"."""
    format: Format
    path: str | None = None
    """None for standard input, whose bytes are at hand, and for what has no name of its own."""
    start: int = 0
    """First byte of the article in its file."""
    size: int | None = None
    """Bytes of the article; None for the whole file."""
    data: bytes | None = None
    columns: tuple[tuple[str, str], ...] = ()
    """Field of an article and what an object calls it, where a user said so."""
    given: tuple[tuple[str, str], ...] = ()
    """What something else than its own bytes says of the article: fields like those of an object, `title`, `url`."""

    @property
    def is_file(self) -> bool:
        """Its file holds this article and nothing else, and has a name that can be written down."""
        return self.path is not None and self.size is None and printable(self.path) == self.path

    def read(self) -> bytes:
        """The article's bytes. Raises InputError if the file can't be read."""
        if self.data is not None:
            return self.data
        try:
            with opened(self.path or "") as stream:
                stream.seek(self.start)
                return stream.read() if self.size is None else stream.read(self.size)
        except OSError as error:
            raise InputError(f"can't be read: {error.strerror}; check the path and its permissions") from error


def printable(name: str) -> str:
    """A file name as text: its bytes need not be UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")


def failure(name: str, error: str, kind: FailureKind = FailureKind.UNREADABLE) -> Failure:
    """That there is no article where one was looked for."""
    return Failure(article=printable(name), kind=kind, error=error)
