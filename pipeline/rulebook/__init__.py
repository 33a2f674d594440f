"""Rules as data: the kinds of rule, the packs they come from, and the only code that opens rule files.

Our own pack stands in `pipeline/rules/`. A user's folder holds files of the same names: a heading we have overrides
single fields of our rule (`status = "off"` drops it), a new heading adds a rule, which is tried before ours.
"""

from __future__ import annotations

import difflib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from pipeline.errors import RuleError
from pipeline.rulebook import attributions, dates, events, figures, linking, names, sentences
from pipeline.rulebook.rule import Rule

__all__ = ["KINDS", "RULES", "Rule", "check", "fingerprint", "load"]

RULES = Path(__file__).resolve().parent.parent / "rules"
"""The folder of our own rules."""

KINDS: tuple[type[Rule], ...] = (
    *figures.KINDS,
    *dates.KINDS,
    *names.KINDS,
    *attributions.KINDS,
    *events.KINDS,
    *linking.KINDS,
    *sentences.KINDS,
)
"""Every kind of rule."""

R = TypeVar("R", bound=Rule)


@cache
def load(kind: type[R], folders: tuple[str, ...] = ()) -> tuple[R, ...]:
    """The rules of a kind in the order in which they are tried; later folders override earlier ones and ours.

    Raises RuleError if a file, a rule or a field can't be used.
    """
    merged: dict[str, tuple[Path, dict[str, Any]]] = {}
    for folder in (RULES, *map(Path, folders)):
        path = folder / f"{kind.file}.toml"
        if folder is RULES or path.exists():
            merged = _laid_over(merged, path, _table(path, kind.file))
    rules = (_rule(kind, heading, path, fields) for heading, (path, fields) in merged.items())
    return tuple(rule for rule in rules if rule.status != "off")


def check(folders: tuple[str, ...]) -> None:
    """Raises RuleError unless every file in a user's rule folders can be used: run it before the first article."""
    known = sorted({kind.file for kind in KINDS})
    for folder in map(Path, folders):
        if not folder.is_dir():
            raise RuleError(f"{folder}: no such folder of rules")
        for path in sorted(folder.glob("*.toml")):
            if path.stem not in known:
                raise RuleError(f"{path}: no rules are read from this name{_nearest(path.stem, known)}")
    for kind in KINDS:
        load(kind, folders)


def fingerprint(folders: tuple[str, ...] = ()) -> dict[str, str]:
    """Text of every rule file in use by path, ours first: what a run's result depends on."""
    return {
        str(path): path.read_text(encoding="utf8")
        for folder in (RULES, *map(Path, folders))
        for path in sorted(folder.glob("*.toml"))
    }


def _laid_over(
    merged: dict[str, tuple[Path, dict[str, Any]]], path: Path, table: dict[str, Any]
) -> dict[str, tuple[Path, dict[str, Any]]]:
    """`merged` with the rules of `path` over it: new headings first, known ones changed field by field."""
    for heading, fields in table.items():
        if not isinstance(fields, dict):
            raise RuleError(f"{path}: [{path.stem}] {heading}: a rule is a table, [{path.stem}.{heading}]")
    new = {heading: (path, fields) for heading, fields in table.items() if heading not in merged}
    changed = {
        heading: (path, {**old, **table[heading]}) if heading in table else (where, old)
        for heading, (where, old) in merged.items()
    }
    return {**new, **changed}


def _table(path: Path, file: str) -> dict[str, Any]:
    """The rules of one file by heading."""
    try:
        with path.open("rb") as stream:
            data = tomllib.load(stream)
    except OSError as error:
        raise RuleError(f"{path}: can't be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: not valid TOML: {error}") from error
    others = sorted(set(data) - {file})
    if others:
        raise RuleError(f"{path}: [{others[0]}]: rules in this file stand under [{file}.NAME]")
    table = data.get(file, {})
    if not isinstance(table, dict):
        raise RuleError(f"{path}: {file}: must be tables, [{file}.NAME]")
    return table


def _rule(kind: type[R], heading: str, path: Path, fields: dict[str, Any]) -> R:
    """The rule under one heading."""
    try:
        return kind.model_validate({**fields, "id": f"{kind.file}.{heading}"})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "rule"
        known = sorted(set(kind.model_fields) - {"id"})
        hint = _nearest(field, known) if first["type"] == "extra_forbidden" else ""
        raise RuleError(f"{path}: [{kind.file}.{heading}] {field}: {first['msg']}{hint}") from error


def _nearest(word: str, known: list[str]) -> str:
    """A hint at the word that was meant."""
    found = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean {found[0]}?" if found else f"; known are {', '.join(known)}"
