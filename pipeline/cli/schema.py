"""`claims schema`: the shape of a record."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Show the JSON Schema of a record."""
    from pipeline.records import json_schema  # noqa: PLC0415 - --help must not wait for it

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
