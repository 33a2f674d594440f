"""`claims rules list`, `show` and `schema`: which rules there are, and what each says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.extract import Rules
from pipeline.cli.messages import COULD_NOT_RUN, DONE, tell
from pipeline.cli.output import show_table
from pipeline.cli.settings import folders_of
from pipeline.cli.shown import Json, Node, show_json, show_tree

if TYPE_CHECKING:
    from pipeline.rulebook import Listed

Stage = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only rules of this stage or file: figures, cues, events.")
]
Status = Annotated[
    str | None, typer.Option(metavar="STATUS", help="Only rules that are experimental, stable, deprecated or off.")
]
Text = Annotated[str | None, typer.Option(metavar="WORDS", help="Only rules that mention these words anywhere.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="File and heading: bounds.at-least.", show_default=False)]


def list_rules(
    rules: Rules = None, stage: Stage = None, status: Status = None, text: Text = None, as_json: Json = False
) -> int:
    """List the rules in the order in which they are tried."""
    from pipeline import rulebook  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.merged import selected, stage_of  # noqa: PLC0415

    folders = folders_of(rules)
    rulebook.check(folders)
    found = selected(rulebook.listed(folders), stage=stage, status=status, text=text)
    if not found:
        tell("no rule is like that; claims rules list shows all")
        return COULD_NOT_RUN
    rows = [(one.rule.id, stage_of(one), one.rule.status, one.rule.why) for one in found]
    if as_json:
        show_json([{"id": id_, "stage": read_by, "status": state, "why": why} for id_, read_by, state, why in rows])
    else:
        show_table(("rule", "stage", "status", "why"), rows, title="Rules")
    return DONE


def show_rule(
    rule: Id,
    rules: Rules = None,
    origin: Annotated[bool, typer.Option("--origin", help="Show the file and line of each field.")] = False,
    as_json: Json = False,
) -> int:
    """Show one rule as it is in the end, all folders laid over each other, with what its fields mean."""
    from pipeline import rulebook  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.trials import chosen  # noqa: PLC0415

    folders = folders_of(rules)
    rulebook.check(folders)
    for one in chosen(folders, [rule]):
        if as_json:
            show_json(_data(one))
        else:
            show_tree([_node(one, origin)])
    return DONE


def schema() -> None:
    """Show the JSON Schema of rule files, with which an editor completes and checks them."""
    from pipeline.rulebook.schema import rule_schema  # noqa: PLC0415 - --help must not wait for it

    show_json(rule_schema())


def _data(one: Listed) -> dict[str, Any]:
    from pipeline.workshop.merged import fields_of, stage_of  # noqa: PLC0415

    fields = {field.name: {"value": field.value, "origin": field.origin} for field in fields_of(one)}
    return {"id": one.rule.id, "stage": stage_of(one), "place": one.place(), "fields": fields}


def _node(one: Listed, origin: bool) -> Node:
    from pipeline.workshop.merged import fields_of, reads_of  # noqa: PLC0415

    lines = []
    for field in fields_of(one):
        where = f"  [{field.origin or 'default'}]" if origin else ""
        means = (Node(field.means, style="dim"),) if field.means else ()
        lines.append(Node(f"{field.name}{where}", (*means, *(Node(text) for text in _values(field.value)))))
    return Node(f"{one.rule.id}  {one.place()}", (Node(reads_of(one), style="dim"), *lines), "bold")


def _values(value: Any) -> Iterator[str]:
    """A value line by line; long lists of words on one."""
    if isinstance(value, dict):
        yield ", ".join(f"{key} = {each}" for key, each in value.items())
    elif isinstance(value, list) and any(" " in str(one) and "<" in str(one) for one in value):
        yield from map(str, value)
    else:
        yield ", ".join(map(str, value)) if isinstance(value, list) else str(value)
