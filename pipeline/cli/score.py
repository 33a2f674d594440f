"""`claims score`: how well claims agree with figures marked by hand, what is wrong, and what another run did better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.output import write_out
from pipeline.cli.shown import Json, Node, show_json, show_tree

if TYPE_CHECKING:
    from pipeline.evaluate.buckets import Miss
    from pipeline.evaluate.compare import Comparison
    from pipeline.evaluate.scores import Accuracy, Level, Scores

SHOWN = 5
"""Sentences of each bucket that are shown unless all are asked for."""


def score(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Figures marked by hand, or claim records that are right; .jsonl.")
    ],
    claims: Annotated[Path, typer.Argument(metavar="CLAIMS", help="What claims extract wrote.")],
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLES", help="The articles of both: files, folders or patterns.")
    ],
    errors: Annotated[
        bool, typer.Option("--errors", help=f"Show what is wrong, {SHOWN} sentences of each sort.")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="CLAIMS", help="Claims of another run over the same articles, to compare.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Score claims against figures marked by hand: precision, recall and F1 per level, accuracy per field.

    With --baseline also the change of each score, and what is wrong now and was right then, and the reverse.
    """
    from pipeline.evaluate.buckets import misses_of  # noqa: PLC0415 - --help must not wait for it
    from pipeline.evaluate.compare import compare  # noqa: PLC0415
    from pipeline.evaluate.gold import read_gold  # noqa: PLC0415
    from pipeline.evaluate.scores import scores_of  # noqa: PLC0415
    from pipeline.read import read_claims, texts_of  # noqa: PLC0415

    texts = texts_of(articles)
    wanted = read_gold(gold, texts)
    covered = {figure.document for figure in wanted}

    def against(path: Path) -> Comparison:
        return compare(wanted, [one.model_dump() for one in read_claims(path) if one.document.id in covered])

    now, then = against(claims), None if baseline is None else against(baseline)
    scores = scores_of(now)
    before = None if then is None else scores_of(then)
    misses = misses_of(now, texts)
    earlier = () if then is None else misses_of(then, texts)
    if as_json:
        values = {"scores": asdict(scores), "errors": [asdict(one) for one in misses]}
        old = (
            {} if before is None else {"baseline": asdict(before), "baseline_errors": [asdict(one) for one in earlier]}
        )
        show_json(values | old)
        return
    write_out([f"{len(covered)} articles, {scores.span.wanted} core figures, {scores.span.found} extracted"])
    write_out(score_lines(scores) if before is None else changed_lines(before, scores))
    if then is not None:
        show_tree(_buckets("wrong now, right before", _only(misses, earlier)))
        show_tree(_buckets("right now, wrong before", _only(earlier, misses)))
    if errors:
        show_tree(_buckets("wrong", misses))


def score_lines(scores: Scores) -> Iterator[str]:
    """A line for each level and each field."""
    for field in fields(scores):
        if field.name != "fields":
            yield _level_line(field.name, getattr(scores, field.name))
    for field in fields(scores.fields):
        yield _field_line(field.name, getattr(scores.fields, field.name))


def changed_lines(before: Scores, after: Scores) -> Iterator[str]:
    """A line for each level and field with what it was before, in percent, and the change in points."""
    for field in fields(after):
        if field.name != "fields":
            old, new = getattr(before, field.name).f1, getattr(after, field.name).f1
            yield f"{field.name:12} F1 {_percent(old)} -> {_percent(new)}  {_change(old, new)}"
    for field in fields(after.fields):
        old, new = getattr(before.fields, field.name).rate, getattr(after.fields, field.name).rate
        yield f"{field.name:12}    {_percent(old)} -> {_percent(new)}  {_change(old, new)}"


def _only(misses: tuple[Miss, ...], others: tuple[Miss, ...]) -> tuple[Miss, ...]:
    """What is wrong here and not there."""
    known = {one.place for one in others}
    return tuple(one for one in misses if one.place not in known)


def _buckets(title: str, misses: tuple[Miss, ...]) -> Iterator[Node]:
    """The misses by bucket, the fullest first, each with sentences from all over the articles."""
    counts = Counter(miss.bucket for miss in misses)
    below = []
    for bucket, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        inside = [miss for miss in misses if miss.bucket == bucket]
        shown = inside if count <= SHOWN else [inside[number * count // SHOWN] for number in range(SHOWN)]
        below.append(Node(f"{bucket}: {count}", tuple(_miss(one) for one in shown), "yellow"))
    yield Node(f"{title}: {len(misses)}", tuple(below), "bold")


def _miss(one: Miss) -> Node:
    said = f"[{one.figure}] wanted {one.wanted}, found {one.found}"
    return Node(f"{one.document}: {one.sentence}", (Node(said), *([Node(", ".join(one.rules))] if one.rules else [])))


def _level_line(name: str, level: Level) -> str:
    return f"{name:12} P {_percent(level.precision)}  R {_percent(level.recall)}  F1 {_percent(level.f1)}"


def _field_line(name: str, accuracy: Accuracy) -> str:
    return f"{name:12} {_percent(accuracy.rate)} of {accuracy.count}"


def _percent(share: float | None) -> str:
    """In percent; a dash where there was nothing to count."""
    return "    –" if share is None else f"{100 * share:5.1f}"


def _change(before: float | None, after: float | None) -> str:
    return "" if before is None or after is None else f"{100 * (after - before):+.2f}"
