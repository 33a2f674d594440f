"""Records of ours, read back from the file that they were written to."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from pipeline.errors import InputError
from pipeline.records import Claim


def read_claims(path: str | Path) -> list[Claim]:
    """The claims in a file, in its order. Raises InputError, naming file and line, if one can't be read."""
    claims = []
    try:
        with Path(path).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    claims.append(_claim(line, f"{path} line {number}"))
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8; a file of claims always is") from error
    return claims


def _claim(line: str, name: str) -> Claim:
    try:
        return Claim.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{name}: is no claim: {field + ': ' if field else ''}{first['msg']}") from error
