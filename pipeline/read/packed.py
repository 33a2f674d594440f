"""Files that hold many articles or are packed: each article becomes a source with its bytes at hand."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import IO

from pipeline.errors import InputError
from pipeline.read.archives import Member, members_of_tar, members_of_zip
from pipeline.read.choice import Choice
from pipeline.read.crawls import pages_of_warc
from pipeline.read.lines import of_lines
from pipeline.read.rows import id_of
from pipeline.read.source import FORMATS, Format, Source, failure, printable
from pipeline.read.streams import OPENERS, unpacked
from pipeline.read.tables import Row, rows_of_csv, rows_of_parquet
from pipeline.records import Failure

TABLES: dict[str, Callable[[IO[bytes]], Iterator[Row]]] = {
    ".csv": rows_of_csv,
    ".tsv": rows_of_csv,
    ".parquet": rows_of_parquet,
}
ARCHIVES: dict[str, Callable[[IO[bytes]], Iterator[Member]]] = {".zip": members_of_zip, ".tar": members_of_tar}
WEB = ".warc"
LARGEST = 64 * 2**20
"""Bytes of one article, tags and all; what is larger is not unpacked into memory."""


def is_packed(name: str) -> bool:
    """Whether a file of this name is read here."""
    return PurePath(name).suffix.lower() in {*TABLES, *ARCHIVES, *OPENERS, WEB}


def is_known(name: str) -> bool:
    """Whether the ending of a name tells what is in the file, unpacked where it is compressed."""
    path = PurePath(name)
    if path.suffix.lower() == ".tgz":
        return True
    path = path.with_suffix("") if path.suffix.lower() in OPENERS else path
    return path.suffix.lower() in {*FORMATS, *TABLES, *ARCHIVES, WEB}


def of_packed(source: Source, stream: IO[bytes], choice: Choice) -> Iterator[Source | Failure]:
    """The articles in a packed file or in one that holds many; one that breaks off is a Failure behind what was read.

    `source` says where the file stands.
    """
    count = 0
    try:
        for one in _inside(source, stream, choice):
            count += isinstance(one, Source)
            yield one
    except (OSError, EOFError, InputError) as error:
        said = str(error) if isinstance(error, InputError) else f"is cut off or damaged: {error or 'unexpected end'}"
        yield failure(source.name, f"{said}; {count:,} articles before that were read" if count else said)


def _inside(source: Source, stream: IO[bytes], choice: Choice) -> Iterator[Source | Failure]:
    name, stream = unpacked(source.path or "", stream)
    ending = PurePath(name).suffix.lower()
    source = replace(source, id=printable(PurePath(name).stem), path=name)
    if ending in ARCHIVES:
        yield from _members(source, ARCHIVES[ending](stream), choice)
    elif ending in TABLES:
        yield from _rows(source, TABLES[ending](stream), choice)
    elif ending == WEB:
        for number, (url, page) in enumerate(pages_of_warc(stream), 1):
            named = f"{source.name} page {number}"
            given = (("url", printable(url)),) if url else ()
            yield _at_hand(source, f"{source.id}-{number}", named, page, form="page", given=given)
    elif FORMATS.get(ending) == "row":
        yield from of_lines(replace(source, data=b""), stream)
    else:
        data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise InputError(f"unpacks to more than {LARGEST // 2**20} MB, too much for one article; split it")
        yield replace(source, data=data, size=len(data), format=FORMATS.get(ending, "text"))


def _members(source: Source, members: Iterator[Member], choice: Choice) -> Iterator[Source | Failure]:
    """The articles in the files of an archive whose endings are known."""
    none = True
    for path, stream in members:
        if is_known(path) and choice.wants(path):
            none = False
            inner = replace(source, name=f"{source.name}: {printable(path)}", path=printable(path))
            # Zip and Parquet are read from their end, which a member of an archive can't give.
            whole = PurePath(path).suffix.lower() in (".zip", ".parquet")
            yield from of_packed(inner, io.BytesIO(stream.read()) if whole else stream, choice)
    if none:
        raise InputError("holds no articles")


def _rows(source: Source, rows: Iterator[Row], choice: Choice) -> Iterator[Source | Failure]:
    """The articles in a table."""
    for number, row in enumerate(rows, 1):
        data = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
        wanted = id_of(row, choice.columns)
        yield _at_hand(source, wanted or f"{source.id}-{number}", f"{source.name} row {number}", data)


def _at_hand(
    source: Source, key: str, name: str, data: bytes, *, form: Format = "row", given: tuple[tuple[str, str], ...] = ()
) -> Source:
    return replace(source, id=key, name=name, format=form, path=None, data=data, size=len(data), given=given)
