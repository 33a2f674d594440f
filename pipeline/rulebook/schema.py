"""The shape of rule files as a JSON Schema: editors complete fields with it and underline what is wrong."""

from __future__ import annotations

from typing import Any

from pipeline.meanings import described
from pipeline.rulebook import KINDS

Schema = dict[str, Any]


def rule_schema() -> Schema:
    """The JSON Schema of a rule file, whichever its name: `[file.heading]` tables, each of the kind of its file.

    No field is required, since a file may change a single field of one of our rules.
    """
    files: Schema = {}
    definitions: Schema = {}
    for kind in KINDS:
        shape = described(kind).model_json_schema()
        definitions |= shape.pop("$defs", {})
        shape.pop("required", None)
        shape["properties"].pop("id")
        files[kind.file] = {
            "type": "object",
            "description": shape.get("description", ""),
            "additionalProperties": shape,
        }
    schema: Schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A file of rules for claims",
        "type": "object",
        "additionalProperties": False,
        "properties": files,
    }
    return {**schema, "$defs": definitions} if definitions else schema
