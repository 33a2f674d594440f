"""`claims score`: how well claims agree with figures marked by hand."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.evaluate.scores import Accuracy, Level


def score(
    gold: Annotated[Path, typer.Argument(help="Figures marked by hand, or claim records that are right; .jsonl.")],
    claims: Annotated[Path, typer.Argument(help="What `claims extract` wrote.")],
    articles: Annotated[list[str], typer.Argument(help="The articles of both: files, folders or patterns.")],
) -> None:
    """Score claims against figures marked by hand: precision, recall and F1 per level, accuracy per field."""
    from pipeline.evaluate.gold import read_gold  # noqa: PLC0415 - --help must not wait for it
    from pipeline.evaluate.scores import score_claims  # noqa: PLC0415
    from pipeline.read import read_claims, texts_of  # noqa: PLC0415

    wanted = read_gold(gold, texts_of(articles))
    covered = {figure.document for figure in wanted}
    found = [claim.model_dump() for claim in read_claims(claims) if claim.document.id in covered]
    scores = score_claims(wanted, found)
    typer.echo(f"{len(covered)} articles, {scores.span.wanted} core figures, {scores.span.found} extracted")
    for field in fields(scores):
        if field.name != "fields":
            typer.echo(_level_line(field.name, getattr(scores, field.name)))
    for field in fields(scores.fields):
        typer.echo(_field_line(field.name, getattr(scores.fields, field.name)))


def _level_line(name: str, level: Level) -> str:
    return f"{name:12} P {_percent(level.precision)}  R {_percent(level.recall)}  F1 {_percent(level.f1)}"


def _field_line(name: str, accuracy: Accuracy) -> str:
    return f"{name:12} {_percent(accuracy.rate)} of {accuracy.count}"


def _percent(share: float | None) -> str:
    """In percent; a dash where there was nothing to count."""
    return "    –" if share is None else f"{100 * share:5.1f}"
