"""A file that is written whole or not at all, and the lines of records that go into it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from pydantic import BaseModel

from pipeline.errors import OptionError

Write = Callable[[Iterable[str]], None]
"""Takes lines without their line ends."""


def line_of(record: BaseModel) -> str:
    """A record as one line of JSON, without its line end."""
    return record.model_dump_json()


def write_records(path: str | Path, records: Iterable[BaseModel]) -> None:
    """Makes `path` a file of one line for each record. Raises OptionError if it can't be written."""
    with whole_file(path) as write:
        write(line_of(record) for record in records)


@contextmanager
def whole_file(path: str | Path) -> Iterator[Write]:
    """Writes lines beside `path` and puts them in its place once all are there; on an error nothing is left behind.

    Folders that lack are made. What is no file (a pipe, `/dev/null`) is written to as it is.
    Raises OptionError if there is no writing there.
    """
    with _draft(path) as (draft, direct):
        try:
            stream = draft.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise _unwritable(path, error) from error
        try:
            yield lambda lines: _put(stream, lines, path)
            _settle(stream, path, direct=direct)
        finally:
            with suppress(OSError):  # a full disk was told already
                stream.close()
        if not direct:
            draft.replace(Path(path).resolve())
            _settle_name(Path(path).resolve().parent)


@contextmanager
def whole_binary(path: str | Path) -> Iterator[Path]:
    """A path for another program's library to write to; what it wrote is put in the place of `path` at the end.

    Raises OptionError if there is no writing there, or if `path` is no file.
    """
    with _draft(path) as (draft, direct):
        if direct:
            raise OptionError(f"{path}: is no file; name a file to write to")
        try:
            draft.touch()
            draft.unlink()
            yield draft
        except OSError as error:
            raise _unwritable(path, error) from error
        draft.replace(Path(path).resolve())


@contextmanager
def _draft(path: str | Path) -> Iterator[tuple[Path, bool]]:
    """Where to write before `path` is replaced, taken away at the end; `path` itself, and True, where it is no file."""
    target = Path(path).resolve()
    direct = target.exists() and not target.is_file()
    draft = target if direct else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.is_dir():
            raise OptionError(f"{path}: is a folder; name a file to write to")
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        yield draft, direct
    finally:
        if not direct:
            draft.unlink(missing_ok=True)


def _put(stream: TextIO, lines: Iterable[str], path: str | Path) -> None:
    """Writes lines; an error of what makes them is none of writing."""
    for line in lines:
        try:
            stream.write(f"{line}\n")
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _unwritable(path, error) from error


def _settle(stream: TextIO, path: str | Path, *, direct: bool) -> None:
    """Brings what was written to the disk: after a power cut a file is whole or not there."""
    try:
        stream.flush()
        if not direct:
            os.fsync(stream.fileno())
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(path, error) from error


def _settle_name(folder: Path) -> None:
    """Brings a new name in a folder to the disk, on systems that can."""
    with suppress(OSError):
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)


def _unwritable(path: str | Path, error: OSError) -> OptionError:
    return OptionError(f"{path}: can't be written: {error.strerror or error}; name another file")
