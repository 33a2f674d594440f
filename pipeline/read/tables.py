"""Tables of articles: CSV and Parquet, each row an object like a line of JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from pipeline.errors import InputError
from pipeline.read.streams import lacking

Row = dict[str, object]

WIDEST = 2**24
"""Bytes of a cell."""


def rows_of_csv(stream: IO[bytes]) -> Iterator[Row]:
    """The rows of a CSV file with a header; commas, semicolons or tabs part its cells.

    Raises InputError, without the file's name, at a row that can't be read.
    """
    csv.field_size_limit(WIDEST)
    head = stream.read(2**16)
    lines = io.TextIOWrapper(io.BufferedReader(_Rest(head, stream)), encoding=_encoding(head), newline="")
    first = head.split(b"\n", 1)[0].decode("utf-8", "replace")
    rows = csv.DictReader(lines, delimiter=max(",;\t", key=first.count))
    try:
        for row in rows:
            yield {name: value for name, value in row.items() if name}
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"can't be read after line {rows.line_num}: {error}") from error


class _Rest(io.RawIOBase):
    """A stream whose first bytes were already read."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self.head, self.stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self.head[: len(buffer)] or self.stream.read(len(buffer))
        self.head = self.head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def _encoding(head: bytes) -> str:
    """UTF-8 unless the first bytes are none: spreadsheets still write Windows-1252."""
    try:
        head[: max(0, len(head) - 3)].decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8-sig" if error.reason == "unexpected end of data" else "cp1252"
    return "utf-8-sig"


def rows_of_parquet(stream: IO[bytes]) -> Iterator[Row]:
    """The rows of a Parquet file. Raises InputError, without the file's name, if it can't be read."""
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise lacking("pyarrow") from error
    try:
        for batch in parquet.ParquetFile(stream).iter_batches(batch_size=64):
            yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"is no whole Parquet file: {' '.join(str(error).split())[:100]}") from error
