"""Records of ours, read back from the file that they were written to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from pipeline.errors import InputError
from pipeline.extras import extra
from pipeline.linked import LinkedEvent
from pipeline.notebook import Claims
from pipeline.records import Claim

R = TypeVar("R", bound=BaseModel)

PARQUET = b"PAR1"
OF_RUN = "claims.jsonl"
"""The file of claims in the folder of a run."""
RECORD = "record"
"""The column of a Parquet file with the record as one line of JSON."""


def read_claims(path: str | Path) -> Claims:
    """The claims in a file or in the folder of a run, in their order.

    Raises InputError, naming file and line, if one can't be read.
    """
    file = Path(path)
    return Claims(read_records(file / OF_RUN if file.is_dir() else file, Claim, "claim"))


def read_events(path: str | Path) -> list[LinkedEvent]:
    """The linked events in a file, in its order. Raises InputError, naming file and line, if one can't be read."""
    return read_records(path, LinkedEvent, "linked event")


def read_records(path: str | Path, kind: type[R], what: str) -> list[R]:
    """The records of one kind in a file of JSON Lines; messages call one `what`.

    Raises InputError, naming file and line, if one can't be read.
    """
    return list(_records(Path(path), kind, what))


def _records(path: Path, kind: type[R], what: str) -> Iterator[R]:
    """The records of one kind in a file of JSON Lines, or of Parquet as `claims export` writes it."""
    unit = "row" if _is_parquet(path) else "line"
    for number, line in enumerate(_rows(path) if unit == "row" else _lines(path, what), 1):
        if line.strip():
            yield _record(line, kind, f"{path} {unit} {number}: is no {what}")


def _lines(path: Path, what: str) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as lines:
            yield from lines
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8; a file of {what}s always is") from error


def _is_parquet(path: Path) -> bool:
    """Whether a file begins as Parquet does; what can't be read is told when it is."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(PARQUET)) == PARQUET
    except OSError:
        return False


def _rows(path: Path) -> list[str]:
    """The records in a file of Parquet, as JSON. Raises InputError if it has none, OptionError without pyarrow."""
    parquet = extra("pyarrow.parquet", f"{path}: parquet")
    try:
        rows: list[str | None] = parquet.read_table(path, columns=[RECORD])[RECORD].to_pylist()
    except (KeyError, ValueError, OSError) as error:
        raise InputError(f"{path}: holds no column {RECORD}; only files of claims export --to parquet do") from error
    return [row or "" for row in rows]


def _record(line: str, kind: type[R], trouble: str) -> R:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{trouble}: {field + ': ' if field else ''}{first['msg']}") from error
