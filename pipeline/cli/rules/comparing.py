"""`claims rules diff`: what a change of rules does to articles, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.extract import Rules
from pipeline.cli.messages import DONE, SOME_FAILED, tell
from pipeline.cli.output import write_out
from pipeline.cli.settings import folders_of
from pipeline.cli.shown import Json, Node, show_json, show_tree

if TYPE_CHECKING:
    from pipeline.claims.changes import Change
    from pipeline.evaluate import GoldFigure, Scores
    from pipeline.records import Article, Claim
    from pipeline.workshop.compare import Comparison, Sides

SHOWN = 10
"""Claims of each sort that are shown unless all are asked for."""

Articles = Annotated[
    list[str], typer.Argument(metavar="ARTICLES", help="Files, folders or patterns.", show_default=False)
]
Base = Annotated[
    str | None,
    typer.Option(metavar="REV|DIR", help="Rules to compare with: a git revision or a folder; ours if left out."),
]
Gold = Annotated[Path | None, typer.Option(metavar="FILE", help="Figures marked by hand, to show the change of score.")]
Everything = Annotated[bool, typer.Option("--all", help=f"Show every claim, not {SHOWN} of each sort.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="Show Markdown, for a pull request.")]


def diff(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    articles: Articles,
    base: Base = None,
    rules: Rules = None,
    gold: Gold = None,
    everything: Everything = False,
    markdown: Markdown = False,
    as_json: Json = False,
) -> int:
    """Show what a change of rules does: claims gained, lost and changed, by rule and field, and the scores.

    Exit code 0: nothing differs or, with --gold, no score fell; 1: something does; 2: could not run.
    """
    from pipeline.workshop.compare import compare_rules  # noqa: PLC0415 - --help must not wait for it

    read = articles_under(articles)
    with TemporaryDirectory() as home:
        sides = _sides(base, folders_of(rules), Path(home))
        found = compare_rules(sides, read, gold_of(gold, read))
    most = None if everything else SHOWN
    if as_json:
        show_json(_data(found))
    elif markdown:
        write_out(_markdown(found, most))
    else:
        show_tree(nodes_of(found, most))
    return SOME_FAILED if found.worse else DONE


def articles_under(paths: list[str]) -> list[Article]:
    """The articles under some paths; those that can't be read are told and left out."""
    from pipeline.errors import InputError  # noqa: PLC0415 - --help must not wait for it
    from pipeline.records import Failure  # noqa: PLC0415
    from pipeline.workshop.reading import articles_of  # noqa: PLC0415

    found = []
    for one in articles_of(paths):
        if isinstance(one, Failure):
            tell(f"{one.article}: {one.error}")
        else:
            found.append(one)
    if not found:
        raise InputError("no articles to read; name files or folders that hold some")
    return found


def gold_of(path: Path | None, articles: Sequence[Article]) -> tuple[GoldFigure, ...]:
    """The figures of a gold file about the articles; none without a file. Raises GoldError if a line is wrong."""
    from pipeline.evaluate.gold import read_gold  # noqa: PLC0415 - --help must not wait for it

    return () if path is None else read_gold(path, {one.id: one.text for one in articles})


def _sides(base: str | None, folders: tuple[str, ...], home: Path) -> Sides:
    """The rules before and after; a name that is no folder is a revision."""
    from pipeline.workshop.compare import Sides  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.revisions import folders_at  # noqa: PLC0415

    if base is None:
        return Sides((), folders)
    if Path(base).is_dir():
        return Sides((base,), folders)
    return Sides(folders_at(base, folders, home), folders)


def nodes_of(found: Comparison, most: int | None) -> Iterator[Node]:
    """A comparison in words; of each sort of change at most so many, all for None."""
    yield Node(_summary(found), style="bold")
    if found.per_rule():
        rows = (
            f"{rule}: {gained} gained, {lost} lost, {changed} changed"
            for rule, gained, lost, changed in found.per_rule()
        )
        yield Node("by rule", tuple(map(Node, rows)))
    if found.per_field():
        yield Node("by field", tuple(Node(f"{field}: {count}") for field, count in found.per_field()))
    for name, style, lines in _parts(found, most):
        if lines:
            yield Node(name, tuple(Node(head, tuple(map(Node, below))) for head, below in lines), style)
    for line in _score_lines(found):
        yield Node(line)


def _markdown(found: Comparison, most: int | None) -> Iterator[str]:
    yield f"**{_summary(found)}**"
    if found.per_rule():
        yield from ("", "| rule | gained | lost | changed |", "|---|---:|---:|---:|")
        yield from (f"| `{row[0]}` | {row[1]} | {row[2]} | {row[3]} |" for row in found.per_rule())
    if found.per_field():
        yield from ("", "| field | claims |", "|---|---:|")
        yield from (f"| {field} | {count} |" for field, count in found.per_field())
    for name, _, lines in _parts(found, most):
        if lines:
            yield from ("", f"<details><summary>{name}</summary>", "")
            for head, below in lines:
                yield f"- {_plain(head)}"
                yield from (f"  - {_plain(line)}" for line in below)
            yield from ("", "</details>")
    scores = list(_score_lines(found))
    if scores:
        yield from ("", "```", *scores, "```")


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{sign}" if sign in "\\`*_<>[]#|" else sign for sign in text)


def _summary(found: Comparison) -> str:
    changes = found.changes
    return (
        f"{len(changes.gained)} claims gained, {len(changes.lost)} lost, {len(changes.changed)} changed "
        f"in {found.articles} articles ({found.read} with words of the {len(found.rules)} rules that changed)"
    )


def _parts(found: Comparison, most: int | None) -> Iterator[tuple[str, str, list[tuple[str, list[str]]]]]:
    """Each sort of change: its name, its colour, and what is shown of it."""
    from pipeline.workshop.compare import sample  # noqa: PLC0415 - --help must not wait for it

    sorts: tuple[tuple[str, str, Sequence[Claim | Change]], ...] = (
        ("gained", "green", found.changes.gained),
        ("lost", "red", found.changes.lost),
        ("changed", "yellow", found.changes.changed),
    )
    for name, style, claims in sorts:
        shown = sample(claims, len(claims) if most is None else most)
        title = f"{name}: {len(claims)}" + (f", of which {len(shown)}" if len(shown) < len(claims) else "")
        yield title, style, [_lines(one) for one in shown]


def _lines(one: Claim | Change) -> tuple[str, list[str]]:
    """A claim in words, and a line for each field that changed."""
    from pipeline.claims.changes import Change  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.compare import said_fields  # noqa: PLC0415
    from pipeline.workshop.wants import said  # noqa: PLC0415

    claim = one.after if isinstance(one, Change) else one
    head = f"{claim.document.id}: {' '.join(claim.sentence.text.split())}"
    who = claim.claimant.name or claim.claimant.text or claim.claimant.kind
    if not isinstance(one, Change):
        what = f"{claim.event.type}{f', {claim.event.measure}' if claim.event.measure else ''}"
        return head, [f"{claim.figure.text} {claim.figure.item or ''} | {who} | {what} | {', '.join(claim.rules)}"]
    below = [
        f"{field}: {said(one.before, field) or '-'} -> {said(one.after, field) or '-'}" for field in said_fields(one)
    ]
    gone = [rule for rule in one.before.rules if rule not in one.after.rules]
    come = [rule for rule in one.after.rules if rule not in one.before.rules]
    moved = " ".join([*(f"-{rule}" for rule in gone), *(f"+{rule}" for rule in come)])
    return f"{head} [{claim.figure.text}]", [*below, *([moved] if moved else [])]


def _score_lines(found: Comparison) -> Iterator[str]:
    if found.scores is not None:
        from pipeline.cli.score import changed_lines  # noqa: PLC0415 - --help must not wait for it

        yield from changed_lines(*found.scores)


def _data(found: Comparison) -> dict[str, Any]:
    from dataclasses import asdict  # noqa: PLC0415 - only JSON needs it

    def scores(one: Scores) -> dict[str, Any]:
        return asdict(one)

    return {
        "rules": found.rules,
        "articles": found.articles,
        "read": found.read,
        "gained": [one.model_dump(mode="json") for one in found.changes.gained],
        "lost": [one.model_dump(mode="json") for one in found.changes.lost],
        "changed": [
            {
                "before": one.before.model_dump(mode="json"),
                "after": one.after.model_dump(mode="json"),
                "fields": one.fields,
            }
            for one in found.changes.changed
        ],
        "reread": len(found.changes.reread),
        "per_rule": [
            {"rule": rule, "gained": gained, "lost": lost, "changed": changed}
            for rule, gained, lost, changed in found.per_rule()
        ],
        "per_field": dict(found.per_field()),
        "scores": None
        if found.scores is None
        else dict(zip(("before", "after"), map(scores, found.scores), strict=True)),
        "worse": found.worse,
    }
