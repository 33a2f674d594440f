"""Rules written down: fields as a table of TOML, in the way our own rule files are written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

WIDTH = 100
"""Characters of a list on one line; longer lists of examples get a line for each."""


def rule_text(file: str, heading: str, fields: Mapping[str, Any]) -> str:
    """A rule as it stands in a file, heading and all, with a line end."""
    lines = [f"[{file}.{_key(heading)}]", *(f"{_key(name)} = {value_text(value)}" for name, value in fields.items())]
    return "\n".join(lines) + "\n"


def value_text(value: Any) -> str:
    """A string, number, truth value, list or table of them as TOML."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(str(key))} = {value_text(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        parts = [value_text(one) for one in value]
        line = "[" + ", ".join(parts) + "]"
        long = len(line) > WIDTH and any("<" in part for part in parts)
        return "[\n    " + ",\n    ".join(parts) + ",\n]" if long else line
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    """A name as it stands, in quotation marks where TOML asks for them."""
    plain = name.replace("-", "").replace("_", "")
    return name if plain.isascii() and plain.isalnum() else json.dumps(name, ensure_ascii=False)
