"""`claims stats`: how many claims there are of what."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated

import typer

from pipeline.cli.messages import DONE
from pipeline.cli.output import show_table
from pipeline.cli.select import Files, Where, wanted_claims

NOTHING = "–"
"""Stands for what the article does not say."""


def stats(
    files: Files,
    by: Annotated[
        str, typer.Option(metavar="COLUMNS", help="Columns to count by, parted by commas: claimant.kind,event.type.")
    ] = "event.type,measure",
    where: Where = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="Show no more than N rows.")] = None,
) -> int:
    """Count claims and articles by one or more columns, the most frequent first.

    A table in a terminal, rows parted by tabs in a pipe.

    Example: claims stats claims.jsonl --by claimant.kind,event.type
    """
    from pipeline.columns import column_named  # noqa: PLC0415 - --help must not wait for it

    columns = [column_named(name, "--by") for name in by.split(",")]
    claims = wanted_claims(files, where)
    counts: defaultdict[tuple[str, ...], int] = defaultdict(int)
    documents: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for claim in claims:
        values = (column.of(claim) for column in columns)
        key = tuple(NOTHING if value is None else str(value) for value in values)
        counts[key] += 1
        documents[key].add(claim.document.id)
    order = sorted(counts, key=lambda key: (-counts[key], key))[:limit]
    heads = [*(column.name for column in columns), "claims", "articles"]
    rows: list[list[str | int]] = [[*key, counts[key], len(documents[key])] for key in order]
    articles = len({claim.document.id for claim in claims})
    show_table(heads, rows, title=f"{len(claims):,} claims of {articles:,} articles")
    return DONE
