"""Packs of rules: files read as they are, a user's folders laid over ours, and where each field came from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.errors import RuleError

PACK = "pack.toml"
"""A file in a folder of rules that says of the whole folder: `[pack]`, `instead_of_ours = true`."""


@dataclass(frozen=True)
class Entry:
    """One rule before it is checked: its fields, and the file that each was read from."""

    fields: Mapping[str, Any]
    sources: Mapping[str, Path]
    home: Path
    """The file that defines the rule, where later ones only change it."""

    def over(self, path: Path, fields: Mapping[str, Any]) -> Entry:
        """The rule with the fields of another file laid over it."""
        return Entry({**self.fields, **fields}, {**self.sources, **dict.fromkeys(fields, path)}, self.home)


def entries(ours: Path, file: str, folders: tuple[str, ...]) -> dict[str, Entry]:
    """The rules of one file by heading, in the order in which they are tried.

    Later folders change single fields of earlier ones and of ours; the rules they add stand before. Raises RuleError
    if a file can't be read or holds what is no rule.
    """
    first, others = foundation(ours, folders)
    path = first / f"{file}.toml"
    path = path if path.exists() else ours / f"{file}.toml"
    merged = {heading: _entry(path, fields) for heading, fields in _table(path, file).items()}
    for folder in others:
        path = folder / f"{file}.toml"
        if path.exists():
            table = _table(path, file)
            new = {heading: _entry(path, fields) for heading, fields in table.items() if heading not in merged}
            merged = {**new, **{heading: entry.over(path, table[heading]) if heading in table else entry
                                for heading, entry in merged.items()}}  # fmt: skip
    return merged


def foundation(ours: Path, folders: tuple[str, ...]) -> tuple[Path, tuple[Path, ...]]:
    """The folder that all others are laid over, and those: ours, unless a folder's `pack.toml` takes its place."""
    paths = tuple(map(Path, folders))
    for place in reversed(range(len(paths))):
        if _replaces(paths[place]):
            return paths[place], paths[place + 1 :]
    return ours, paths


def line_of(path: Path, file: str, heading: str, field: str | None = None) -> int | None:
    """The line of a rule's heading, or of one of its fields, counted from 1; None where it is not found."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    opens = re.compile(rf"\s*\[\s*{re.escape(file)}\s*\.\s*[\"']?{re.escape(heading)}[\"']?\s*\]")
    at = next((number for number, line in enumerate(lines, 1) if opens.match(line)), None)
    if at is None or field is None:
        return at
    sets = re.compile(rf"\s*[\"']?{re.escape(field)}[\"']?\s*[=.]")
    own_table = f"[{file}.{heading}.{field}]"
    for number, line in enumerate(lines[at:], at + 1):
        if line.strip() == own_table:
            return number
        if re.match(r"\s*\[[^\]]*\]\s*(#.*)?$", line):
            break
        if sets.match(line):
            return number
    return at


def place_of(path: Path, file: str, heading: str, field: str | None = None) -> str:
    """Where a rule or a field of it stands, as editors and terminals know it: `my-rules/cues.toml:12`."""
    line = line_of(path, file, heading, field)
    here = Path.cwd()
    shown = path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path
    return str(shown) if line is None else f"{shown}:{line}"


def _entry(path: Path, fields: Mapping[str, Any]) -> Entry:
    return Entry(fields, dict.fromkeys(fields, path), path)


def _table(path: Path, file: str) -> dict[str, dict[str, Any]]:
    """The rules of one file by heading."""
    data = _parsed(path)
    others = sorted(set(data) - {file})
    if others:
        raise RuleError(f"{path}: [{others[0]}]: rules in this file stand under [{file}.NAME]")
    table = data.get(file, {})
    if not isinstance(table, dict):
        raise RuleError(f"{path}: {file}: must be tables, [{file}.NAME]")
    for heading, fields in table.items():
        if not isinstance(fields, dict):
            raise RuleError(f"{path}: [{file}] {heading}: a rule is a table, [{file}.{heading}]")
    return table


def _parsed(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except OSError as error:
        raise RuleError(f"{path}: can't be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: not valid TOML: {error}") from error


@cache
def _replaces(folder: Path) -> bool:
    """Whether a folder is a whole pack that takes the place of ours."""
    path = folder / PACK
    if not path.exists():
        return False
    pack = _parsed(path).get("pack", {})
    if not isinstance(pack, dict) or set(pack) - {"instead_of_ours"}:
        raise RuleError(f"{path}: knows only [pack] with instead_of_ours = true or false")
    return pack.get("instead_of_ours") is True
