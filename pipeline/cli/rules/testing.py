"""`claims rules test` and `lint`: whether rules keep their promises, and are well made."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.extract import Model, Rules
from pipeline.cli.messages import DONE, SOME_FAILED, tell
from pipeline.cli.output import show_table
from pipeline.cli.settings import folders_of
from pipeline.cli.shown import Json, Node, show_json, show_tree

if TYPE_CHECKING:
    from pipeline.workshop.trials import Trial

Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID", help="Rules or files of rules; all if left out.", show_default=False),
]

Timed = Annotated[
    bool, typer.Option("--time", help="Time the rules named, too, and tell slow ones; some seconds for each.")
]


def test(ids: Ids = None, rules: Rules = None, model: Model = None, as_json: Json = False) -> int:
    """Try rules on their examples: finds must be found, skips passed over; todo are known gaps.

    Exit code 0: all promises are kept; 1: some are not; 2: could not run.
    """
    from pipeline.workshop.reading import reader_for  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.trials import try_rules  # noqa: PLC0415

    trials = list(try_rules(reader_for(folders_of(rules), model), ids or ()))
    failed = [one for one in trials if one.failed]
    if as_json:
        show_json([{**asdict(one), "passed": one.passed} for one in trials])
    else:
        show_tree(node_of(one) for one in trials if one.failed or one.sort == "todo")
    gaps = sum(one.sort == "todo" and not one.passed for one in trials)
    tell(
        f"{len({one.rule for one in trials})} rules, {len(trials)} examples: "
        f"{len(trials) - len(failed) - gaps} as they should be, {len(failed)} not, {gaps} known gaps"
    )
    return SOME_FAILED if failed else DONE


def lint(ids: Ids = None, rules: Rules = None, model: Model = None, timed: Timed = False, as_json: Json = False) -> int:
    """Look for rules that are badly made: unknown words, duplicates, rules that never win, no near miss, slow ones.

    Exit code 0: nothing found; 1: something; 2: could not run.
    """
    from pipeline.errors import OptionError  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.cost import slow_rules  # noqa: PLC0415
    from pipeline.workshop.lint import lint_rules  # noqa: PLC0415
    from pipeline.workshop.reading import reader_for  # noqa: PLC0415

    if timed and not ids:
        raise OptionError("--time: name the rules or files to time; each rule takes seconds")
    reader = reader_for(folders_of(rules), model)
    found = [*lint_rules(reader, ids or ()), *(slow_rules(reader, ids or ()) if timed else ())]
    if as_json:
        show_json([asdict(one) for one in found])
    elif found:
        rows = [(one.place, one.rule, one.what, one.why) for one in found]
        show_table(("place", "rule", "what", "why"), rows, title="Remarks")
    tell(f"{len(found)} remarks")
    return SOME_FAILED if found else DONE


def node_of(one: Trial) -> Node:
    """A trial in words, and what is wrong below it."""
    if one.failed:
        told = {"finds": "does not find", "skips": "does not skip"}[one.sort]
        return Node(f"FAILED {one.rule} {told}: {one.example}", tuple(Node(line) for line in one.wrong), "red")
    if one.surprise:
        return Node(f"SOLVED {one.rule}: {one.example}", (Node("found now: move it from todo to finds"),), "green")
    return Node(f"todo {one.rule}: {one.example}", tuple(Node(line) for line in one.wrong), "yellow")
