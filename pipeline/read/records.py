"""Records of ours, read back from the file that they were written to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from pipeline.errors import InputError
from pipeline.linked import LinkedEvent
from pipeline.records import Claim

R = TypeVar("R", bound=BaseModel)


def read_claims(path: str | Path) -> list[Claim]:
    """The claims in a file, in its order. Raises InputError, naming file and line, if one can't be read."""
    return read_records(path, Claim, "claim")


def read_events(path: str | Path) -> list[LinkedEvent]:
    """The linked events in a file, in its order. Raises InputError, naming file and line, if one can't be read."""
    return read_records(path, LinkedEvent, "linked event")


def read_records(path: str | Path, kind: type[R], what: str) -> list[R]:
    """The records of one kind in a file of JSON Lines; messages call one `what`.

    Raises InputError, naming file and line, if one can't be read.
    """
    return list(_records(Path(path), kind, what))


def _records(path: Path, kind: type[R], what: str) -> Iterator[R]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _record(line, kind, f"{path} line {number}: is no {what}")
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8; a file of {what}s always is") from error


def _record(line: str, kind: type[R], trouble: str) -> R:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{trouble}: {field + ': ' if field else ''}{first['msg']}") from error
