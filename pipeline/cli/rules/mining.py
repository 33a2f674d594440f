"""`claims rules gaps` and `stats`: what rules leave open over articles, and what each of them does."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.extract import Rules
from pipeline.cli.messages import DONE
from pipeline.cli.output import show_table
from pipeline.cli.rules.comparing import Articles, Gold, articles_under, gold_of
from pipeline.cli.settings import folders_of
from pipeline.cli.shown import Json, Node, show_json, show_tree

if TYPE_CHECKING:
    from pipeline.workshop.stats import RuleStats

MOST = 10
"""Gaps of each sort that are shown unless another number is asked for."""

Most = Annotated[int, typer.Option(metavar="N", min=1, help="How many of each sort to show.")]
Only = Annotated[str | None, typer.Option(metavar="TEXT", help="Only rules whose id begins so: cues, forms.citing.")]


def gaps(articles: Articles, rules: Rules = None, most: Most = MOST, as_json: Json = False) -> int:
    """Rank what the rules leave open: unknown cues and triggers, figures without a source, numbers passed over."""
    from pipeline import rulebook  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.gaps import SORTS, find_gaps  # noqa: PLC0415

    folders = folders_of(rules)
    rulebook.check(folders)
    found = find_gaps(folders, articles_under(articles))
    if as_json:
        show_json([asdict(one) for one in found])
        return DONE
    for sort, means in SORTS:
        inside = [one for one in found if one.sort == sort]
        shown = (Node(f"{one.word}: {one.count}", tuple(map(Node, one.sentences)), "cyan") for one in inside[:most])
        places = sum(one.count for one in inside)
        show_tree([Node(f"{sort}: {places} places, {len(inside)} words ({means})", tuple(shown), "bold")])
    return DONE


def stats(articles: Articles, rules: Rules = None, gold: Gold = None, only: Only = None, as_json: Json = False) -> int:
    """Show what each rule does: fires, wins, overlaps and conflicts, and with --gold its precision and its mistakes."""
    from pipeline import rulebook  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.stats import rule_stats  # noqa: PLC0415

    folders = folders_of(rules)
    rulebook.check(folders)
    read = articles_under(articles)
    found = [one for one in rule_stats(folders, read, gold_of(gold, read)) if only is None or one.rule.startswith(only)]
    if as_json:
        show_json([{**asdict(one), "precision": one.precision} for one in found])
        return DONE
    fired = [one for one in found if one.fires or one.wins]
    heads = ("rule", "status", "fires", "wins", "overlaps", "conflicts", "judged", "precision")
    show_table(heads, [_row(one) for one in fired], title=f"{len(fired)} of {len(found)} rules fired")
    wrong = (
        Node(f"{one.rule}: {len(one.wrong)} wrong of {one.judged}",
             tuple(Node(f"{each.document}: {each.sentence} [{each.figure}]") for each in one.wrong[:3]), "yellow")
        for one in fired
        if one.wrong
    )  # fmt: skip
    show_tree(wrong)
    return DONE


def _row(one: RuleStats) -> tuple[str | int, ...]:
    share = "" if one.precision is None else f"{100 * one.precision:.0f} %"
    return one.rule, one.status, one.fires, one.wins, one.overlaps, one.conflicts, one.judged, share
