"""Which articles a run is about: the paths a user gave, turned into one source for each article."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from glob import glob, has_magic
from itertools import accumulate
from pathlib import Path, PurePath

from pipeline.read.choice import Choice
from pipeline.read.lines import of_lines
from pipeline.read.packed import is_known, is_packed, of_packed
from pipeline.read.source import FORMATS, Source, failure, printable
from pipeline.records import Failure
from pipeline.stores import below, is_address, on_disk, opened

STDIN = "-"
ALL = Choice()
ENDINGS = (*FORMATS, ".csv", ".tsv", ".parquet", ".warc", ".zip", ".tar")
"""What is read in a folder, by the ending of the name; a file with another ending must be named, and is text."""


def find_sources(
    paths: Iterable[str], *, stdin: bytes | None = None, leave_out: Path | str | None = None, choice: Choice = ALL
) -> tuple[Source | Failure, ...]:
    """The articles under `paths` as `each_source` gives them, all at once."""
    return tuple(each_source(paths, stdin=stdin, leave_out=leave_out, choice=choice))


def each_source(
    paths: Iterable[str], *, stdin: bytes | None = None, leave_out: Path | str | None = None, choice: Choice = ALL
) -> Iterator[Source | Failure]:
    """The articles under `paths` in their order, folders by name; a path that gives none is a Failure in its place.

    No more is read than is asked for. `stdin` is what "-" stands for; `leave_out` is the file or folder that is going
    to be written. A path may be an address such as s3://bucket/folder.
    """
    seen = set() if leave_out is None else {_identity(str(leave_out))}
    ids: set[str] = set()
    for given in paths:
        if given == STDIN:
            found = _of_stdin(stdin or b"", choice)
        elif is_address(given):
            found = _of_address(given, seen, choice)
        else:
            found = _of_path(on_disk(given), seen, choice)
        for one in found:
            yield one if isinstance(one, Failure) else _known(one, ids, choice)


def _identity(path: str) -> str:
    """What two paths to the same file have in common."""
    return path.rstrip("/") if is_address(path) else os.path.realpath(on_disk(path))


def _known(source: Source, ids: set[str], choice: Choice) -> Source:
    """The source under an id of its own, and with what the user's table knows of it."""
    path = source.path or ""
    told = choice.given(source.id, PurePath(path).name, path) if choice.table else ()
    return replace(source, id=_unlike(source.id, ids), given=(*source.given, *told))


def _unlike(wanted: str, ids: set[str]) -> str:
    """`wanted`, with a number after it where another article has it: "quake", "quake-2"."""
    name, number = wanted, 1
    while name in ids:
        number += 1
        name = f"{wanted}-{number}"
    ids.add(name)
    return name


def _of_path(given: str, seen: set[str], choice: Choice) -> Iterator[Source | Failure]:
    """The articles under one path that a user gave; no file twice."""
    path = Path(given)
    nothing = "no such file or folder"
    files: Iterator[Path]
    if path.is_dir():
        files = (one for one in _walked(path, path, seen) if choice.wants(one.relative_to(path).as_posix()))
        nothing = f"holds no articles; they end in {' '.join(ENDINGS)}"
    elif path.exists():
        files = iter([path])
    else:
        matched = sorted(glob(given, recursive=True)) if has_magic(given) else []  # noqa: PTH207 - may be absolute
        files = (path for path in map(Path, matched) if path.is_file())
        nothing = "matches no file; check the pattern" if has_magic(given) else nothing
    none = True
    for file in files:
        none = False
        real = os.path.realpath(file)
        if real not in seen:
            seen.add(real)
            yield from _of_file(str(file), choice)
    if none:
        yield failure(given, nothing)


def _of_address(given: str, seen: set[str], choice: Choice) -> Iterator[Source | Failure]:
    """The articles under an address: a file, a folder or a pattern."""
    try:
        files = below(given)
    except OSError as error:
        yield failure(given, f"can't be read: {error.strerror}; check the address and your access to it")
        return
    top = given.rstrip("/")
    named = files == [top] or has_magic(given)
    none = True
    for file in files:
        inside = file.removeprefix(f"{top}/")
        hidden = any(part.startswith(".") for part in inside.split("/"))
        if not named and (hidden or not is_known(file) or not choice.wants(inside)):
            continue
        none = False
        if not any(place in seen for place in accumulate(file.split("/"), "{}/{}".format)):
            seen.add(file)
            yield from _of_file(file, choice)
    if none:
        yield failure(given, f"holds no articles; they end in {' '.join(ENDINGS)}" if files else "nothing is there")


def _walked(folder: Path, top: Path, seen: set[str]) -> Iterator[Path]:
    """All files below a folder that may hold articles, by name; hidden ones are left out, and folders in `seen`."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except PermissionError:
        if folder == top:
            yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if os.path.realpath(entry.path) not in seen:
                yield from _walked(Path(entry.path), top, seen)
        elif entry.is_file() and is_known(entry.name):
            yield Path(entry.path)


def _of_file(file: str, choice: Choice) -> Iterator[Source | Failure]:
    name = PurePath(file)
    form = FORMATS.get(name.suffix.lower(), "text")
    source = Source(printable(name.stem), printable(file), form, file, columns=choice.columns)
    if form != "row" and not is_packed(name.name):
        yield source
        return
    try:
        with opened(file) as stream:
            yield from of_lines(source, stream) if form == "row" else of_packed(source, stream, choice)
    except OSError as error:
        yield failure(source.name, f"can't be read: {error.strerror}; check its permissions")


def _of_stdin(data: bytes, choice: Choice) -> Iterator[Source | Failure]:
    """Standard input: rows, a page or a text, told from how it begins."""
    source = Source("stdin", "standard input", "text", data=data, columns=choice.columns)
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if head.startswith(b"{"):
        lines = data.splitlines(keepends=True) if b"\n{" in data.replace(b"\r", b"") else [data]
        yield from of_lines(source, lines)
    elif head.startswith((b"<!doctype html", b"<html")):
        yield replace(source, format="page")
    else:
        yield source
