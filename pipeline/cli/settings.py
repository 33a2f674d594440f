"""Which rules a command uses: those of `--rules`, else those that a `claims.toml` upwards from here names."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pipeline.errors import OptionError

NAME = "claims.toml"
"""Holds `rules = ["my-rules"]`: folders, seen from where the file lies."""


def folders_of(rules: list[str] | None, start: Path | None = None) -> tuple[str, ...]:
    """The rule folders that a user asked for, later ones over earlier ones.

    Without `rules` the first `claims.toml` in `start` (the working folder) or above it names them; without one there
    are none. Raises OptionError if that file can't be used.
    """
    if rules:
        return tuple(rules)
    here = (start or Path.cwd()).resolve()
    found = next((folder / NAME for folder in (here, *here.parents) if (folder / NAME).is_file()), None)
    return () if found is None else _named(found)


def _named(path: Path) -> tuple[str, ...]:
    """The folders that a `claims.toml` names."""
    try:
        with path.open("rb") as stream:
            fields = tomllib.load(stream)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OptionError(f"{path}: can't be read: {error}") from error
    unknown = sorted(set(fields) - {"rules"})
    if unknown:
        raise OptionError(f'{path}: {unknown[0]}: no such setting; known is rules = ["DIR"]')
    rules = fields.get("rules", [])
    if not isinstance(rules, list) or not all(isinstance(one, str) for one in rules):
        raise OptionError(f'{path}: rules: should be a list of folders: rules = ["my-rules"]')
    return tuple(str(path.parent / one) for one in rules)
