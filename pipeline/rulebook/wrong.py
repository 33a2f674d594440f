"""What is wrong with a rule, in one line: file and line, rule, field, and the word that was meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pipeline.errors import RuleError
from pipeline.rulebook.packs import Entry, place_of


def wrong_rule(error: ValidationError, file: str, heading: str, entry: Entry, known: Iterable[str]) -> RuleError:
    """The error to raise for a rule with a field that can't be used; `known` are the names of its fields."""
    # "stanse" in place of "stance" is a wrong name before it is a missing one.
    first = min(error.errors(), key=lambda one: one["type"] == "missing")
    parts = [str(part) for part in first["loc"]]
    field = parts[0] if parts else None
    path = entry.sources.get(field or "", entry.home)
    told = ".".join(parts) or "rule"
    return RuleError(f"{place_of(path, file, heading, field)}: [{file}.{heading}] {told}: {_said(first, known)}")


def no_such_rule(name: str, known: Iterable[str]) -> RuleError:
    """The error to raise for an id that no rule has; of files with many rules only the near ones are named."""
    found = difflib.get_close_matches(name, list(known), n=2, cutoff=0.4)
    hint = f"; did you mean {' or '.join(found)}?" if found else "; claims rules list shows all"
    return RuleError(f"{name}: no such rule{hint}")


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint at the word that was meant, else all that are known."""
    words = list(known)
    found = difflib.get_close_matches(word, words, n=1)
    return f"; did you mean {found[0]}?" if found else f"; known are {', '.join(words)}"


def _said(error: ErrorDetails, known: Iterable[str]) -> str:
    """What is wrong with one field."""
    kind = error["type"]
    if kind == "extra_forbidden":
        return f"no such field{nearest(str(error['loc'][0]), sorted(known))}"
    if kind == "literal_error":
        values = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        return f"{error['input']!r} is none of its values{nearest(str(error['input']), values)}"
    if kind == "missing":
        return "is required in a rule of your own; to change one of ours, its heading must be the same"
    if kind == "tuple_type":
        return f'should be a list: ["{error["input"]}"]'
    return error["msg"].removeprefix("Value error, ")
