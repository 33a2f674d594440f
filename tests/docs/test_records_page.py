"""docs/records.md tells every field and every value, and is what the command writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import run_command
from pipeline.records import json_schema
from pipeline.vocabulary import MEANINGS

PAGE = Path(__file__).parents[2] / "docs" / "records.md"


def fields(part: dict[str, Any], path: str = "") -> dict[str, dict[str, Any]]:
    """Every field of a claim by its path."""
    shape = json_schema()
    found = {}
    for name, field in part["properties"].items():
        found[f"{path}{name}"] = field
        for one in (field, *field.get("anyOf", ()), field.get("items", {})):
            if "$ref" in one:
                found |= fields(shape["$defs"][one["$ref"].rpartition("/")[2]], f"{path}{name}.")
    return found


FIELDS = fields(json_schema())


def test_the_page_is_what_the_command_writes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["schema", "--markdown"]) == 0
    written = capsys.readouterr().out
    assert PAGE.read_text(encoding="utf-8") == written, "stale: run claims schema --markdown > docs/records.md"


def test_every_field_is_told() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for path, field in FIELDS.items():
        assert f"\n| `{path}` | " in page, path
        assert len(field["description"]) > 5, path
    assert "None" not in page


def test_every_value_is_told() -> None:
    limited = {}
    for path, field in FIELDS.items():
        for one in (field, *field.get("anyOf", ())):
            if "enum" in one:
                limited[path] = set(one["enum"])
    assert {path: set(meanings) for path, meanings in MEANINGS.items()} == limited
