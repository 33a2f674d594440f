"""Which articles a run is about: the paths a user gave, turned into one source for each article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from glob import glob, has_magic
from pathlib import Path
from typing import Literal

from pipeline.errors import InputError
from pipeline.read.encoding import text_of
from pipeline.records import Failure, FailureKind

Format = Literal["text", "page", "object", "row"]

FORMATS: dict[str, Format] = {
    ".txt": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".json": "object",
    ".jsonl": "row",
}
"""What is read in a folder, by the ending of the name; a file with another ending must be named, and is text."""

STDIN = "-"

OURS = ({"document", "figure"}, {"document", "figures"}, {"article", "kind", "error"})
"""The fields that give away a line of claims, of marks or of failures."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where one article stands: plain data that may go to another process."""

    id: str
    """The article's id, unlike that of any other source of the run."""
    name: str
    """What messages call it: "articles/a.txt", "articles/b.jsonl line 3"."""
    format: Format
    path: str | None = None
    """None for standard input, whose bytes are at hand."""
    start: int = 0
    """First byte of the article in its file."""
    size: int | None = None
    """Bytes of the article; None for the whole file."""
    data: bytes | None = None
    given: tuple[tuple[str, str], ...] = ()
    """What something else than its own bytes says of the article: fields like those of an object, `title`, `url`."""

    @property
    def is_file(self) -> bool:
        """Its file holds this article and nothing else."""
        return self.path is not None and self.size is None

    def read(self) -> bytes:
        """The article's bytes. Raises InputError if the file can't be read."""
        if self.data is not None:
            return self.data
        try:
            with Path(self.path or "").open("rb") as stream:
                stream.seek(self.start)
                return stream.read() if self.size is None else stream.read(self.size)
        except OSError as error:
            raise InputError(f"can't be read: {error.strerror}; check the path and its permissions") from error


def find_sources(
    paths: Iterable[str], *, stdin: bytes | None = None, leave_out: Path | None = None
) -> tuple[Source | Failure, ...]:
    """The articles under `paths` as `each_source` gives them, all at once."""
    return tuple(each_source(paths, stdin=stdin, leave_out=leave_out))


def each_source(
    paths: Iterable[str], *, stdin: bytes | None = None, leave_out: Path | None = None
) -> Iterator[Source | Failure]:
    """The articles under `paths` in their order, folders by name; a path that gives none is a Failure in its place.

    No more is read than is asked for. `stdin` is what "-" stands for; `leave_out` is the file that is going to be
    written.
    """
    seen = {leave_out.resolve()} if leave_out is not None else set()
    ids: set[str] = set()
    for given in paths:
        for one in _of_stdin(stdin or b"") if given == STDIN else _of_path(given, seen):
            yield one if isinstance(one, Failure) else replace(one, id=_unlike(one.id, ids))


def _unlike(wanted: str, ids: set[str]) -> str:
    """`wanted`, with a number after it where another article has it: "quake", "quake-2"."""
    name, number = wanted, 1
    while name in ids:
        number += 1
        name = f"{wanted}-{number}"
    ids.add(name)
    return name


def _of_path(given: str, seen: set[Path]) -> Iterator[Source | Failure]:
    """The articles under one path that a user gave; no file twice."""
    path = Path(given)
    if path.is_dir():
        files = [one for one in _walked(path) if one.suffix.lower() in FORMATS]
        nothing = f"holds no articles; they end in {' '.join(FORMATS)}"
    elif path.exists():
        files, nothing = [path], ""
    else:
        matched = sorted(glob(given, recursive=True)) if has_magic(given) else []  # noqa: PTH207 - may be absolute
        files = [path for path in map(Path, matched) if path.is_file()]
        nothing = "matches no file; check the pattern" if has_magic(given) else "no such file or folder"
    if not files:
        yield _failure(given, nothing)
    for file in files:
        if file.resolve() not in seen:
            seen.add(file.resolve())
            yield from _of_file(file)


def _walked(folder: Path) -> list[Path]:
    """All files below a folder by name, hidden ones left out."""
    inside = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return [folder / path for path in sorted(inside) if not any(part.startswith(".") for part in path.parts)]


def _of_file(file: Path) -> Iterator[Source | Failure]:
    form = FORMATS.get(file.suffix.lower(), "text")
    source = Source(id=_printable(file.stem), name=_printable(str(file)), format=form, path=str(file))
    if form != "row":
        yield source
        return
    try:
        with file.open("rb") as lines:
            yield from _of_lines(source, lines)
    except OSError as error:
        yield _failure(source.name, f"can't be read: {error.strerror}; check its permissions")


def _of_stdin(data: bytes) -> Iterator[Source | Failure]:
    """Standard input: rows, a page or a text, told from how it begins."""
    source = Source(id="stdin", name="standard input", format="text", data=data)
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if head.startswith(b"{"):
        lines = data.splitlines(keepends=True) if b"\n{" in data.replace(b"\r", b"") else [data]
        yield from _of_lines(source, lines)
    elif head.startswith((b"<!doctype html", b"<html")):
        yield replace(source, format="page")
    else:
        yield source


def _of_lines(source: Source, lines: Iterable[bytes]) -> Iterator[Source | Failure]:
    """One source for each line that holds something; a file of records of ours is refused as a whole."""
    start, none = 0, True
    for number, line in enumerate(lines, 1):
        row = _row_of(line)
        if none and row is not None and _is_ours(row):
            yield _failure(source.name, "holds what this program wrote, not articles; leave it out")
            return
        if line.strip():
            none = False
            yield replace(
                source,
                id=_id_of(row) or f"{source.id}-{number}",
                name=f"{source.name} line {number}",
                format="row",
                start=start,
                size=len(line),
                data=None if source.data is None else line,
            )
        start += len(line)
    if none:
        yield _failure(source.name, "is empty; nothing to read", FailureKind.EMPTY)


def _row_of(line: bytes) -> dict[str, object] | None:
    """The object that a line holds; None where it holds none, which is told when the article is read."""
    try:
        row = json.loads(text_of(line).text)
    except (InputError, ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _id_of(row: dict[str, object] | None) -> str | None:
    wanted = (row or {}).get("id")
    return _printable(str(wanted)).strip() or None if isinstance(wanted, str | int) else None


def _is_ours(row: dict[str, object]) -> bool:
    """A line of claims, marks or failures, which often lie beside the articles."""
    return "text" not in row and any(keys <= row.keys() for keys in OURS)


def _printable(name: str) -> str:
    """A file name as text: its bytes need not be UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _failure(name: str, error: str, kind: FailureKind = FailureKind.UNREADABLE) -> Failure:
    return Failure(article=_printable(name), kind=kind, error=error)
