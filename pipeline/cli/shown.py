"""Trees and JSON on standard output: trees in colour on a terminal, indented lines in a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from pipeline.cli.output import printable, write_out

Json = Annotated[bool, typer.Option("--json", help="Show JSON instead.")]


@dataclass(frozen=True)
class Node:
    """A line with lines below it; `style` is a colour of rich, for a terminal only."""

    text: str
    below: tuple[Node, ...] = ()
    style: str = ""


def show_json(value: Any) -> None:
    """One JSON value, indented."""
    write_out([json.dumps(value, indent=2, ensure_ascii=False)])


def show_tree(nodes: Iterable[Node]) -> None:
    """Trees one after the other; in a pipe each level is two spaces further in."""
    if not sys.stdout.isatty():
        write_out(line for node in nodes for line in _indented(node, 0))
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    console = Console(highlight=False, emoji=False, markup=False)
    for node in nodes:
        console.print(_rich_tree(node))


def _indented(node: Node, level: int) -> Iterator[str]:
    yield "  " * level + printable(node.text)
    for one in node.below:
        yield from _indented(one, level + 1)


def _rich_tree(node: Node) -> Any:
    from rich.text import Text  # noqa: PLC0415 - only a terminal needs it
    from rich.tree import Tree  # noqa: PLC0415

    tree = Tree(Text(printable(node.text), style=node.style), guide_style="dim")
    for one in node.below:
        tree.children.append(_rich_tree(one))
    return tree
