"""`claims schema`: the shape of a record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer

Schema = dict[str, Any]


def schema(
    markdown: Annotated[bool, typer.Option("--markdown", help="A page that tells the fields one by one.")] = False,
) -> None:
    """Show the JSON Schema of a record, or a page about its fields."""
    from pipeline.records import json_schema  # noqa: PLC0415 - --help must not wait for it

    shape = json_schema()
    typer.echo("\n".join(page(shape)) if markdown else json.dumps(shape, indent=2, ensure_ascii=False))


def page(shape: Schema) -> Iterator[str]:
    """The lines of docs/records.md, from the schema and the meanings of values."""
    from pipeline.vocabulary import MEANINGS  # noqa: PLC0415 - --help must not wait for it

    yield "# A claim, field by field"
    yield ""
    yield "<!-- Written by: claims schema --markdown > docs/records.md -->"
    yield ""
    yield "One JSON object a line: one figure, said by one claimant, about one event. `null` means that the article"
    yield "does not say. `start` and `end` count Unicode code points of the article as read; slicing gives the words."
    yield ""
    yield from _fields("", shape, shape)
    for path, meanings in MEANINGS.items():
        yield from _table(f"Values of `{path}`", ("value", "meaning"), meanings.items())
    yield "## Values of `event.measure`"
    yield ""
    yield "Those of [measures.toml](../pipeline/rules/measures.toml), with meanings; your own rules may add to them."


def _table(title: str, heads: tuple[str, ...], rows: Any) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for value, *rest in rows:
        yield f"| `{value}` | {' | '.join(rest)} |"
    yield ""


def _fields(path: str, part: Schema, whole: Schema) -> Iterator[str]:
    """The table of one object, and then those of all that lie below it."""
    properties = part["properties"].items()
    rows = [(f"{path}{name}", _kind(field), _null(field["description"])) for name, field in properties]
    about = _null(part["description"]).replace("\n", " ")
    title = f"`{path.rstrip('.')}`" if path else "The claim"
    yield from _table(f"{title}: {about[0].lower()}{about[1:].rstrip('.')}", ("field", "type", "meaning"), rows)
    for name, field in properties:
        below = _below(field, whole)
        if below is not None:
            yield from _fields(f"{path}{name}.", below | {"description": field["description"]}, whole)


def _null(text: str) -> str:
    """What Python calls None is null in JSON."""
    return text.replace("None", "null")


def _below(field: Schema, whole: Schema) -> Schema | None:
    """The object that a field holds, one of them if it holds a list; None for a plain value."""
    for one in (field, *field.get("anyOf", ()), field.get("items", {})):
        if "$ref" in one:
            found: Schema = whole["$defs"][one["$ref"].rpartition("/")[2]]
            return found
    return None


def _kind(field: Schema) -> str:
    """The type of a field in words: "string or null", "list of objects"."""
    kinds = [_plain(one) for one in field.get("anyOf", (field,))]
    return " or ".join(dict.fromkeys(kinds))


def _plain(one: Schema) -> str:
    if "enum" in one or "const" in one:
        return "one of a few, below" if "enum" in one else f"`{one['const']}`"
    if "$ref" in one:
        return "object"
    if one.get("type") == "array":
        return f"list of {_plain(one['items'])}s"
    return str(one["type"])
