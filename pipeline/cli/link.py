"""`claims link`: claims of many articles in, a line for each event out."""

from __future__ import annotations

import time
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.articles import articles_under
from pipeline.cli.messages import COULD_NOT_RUN, DONE, SOME_FAILED, tell
from pipeline.cli.output import write_out
from pipeline.cli.settings import folders_of

Claims = Annotated[
    list[Path], typer.Argument(metavar="CLAIMS.jsonl", help="Files that claims extract wrote.", show_default=False)
]
Out = Annotated[
    Path | None, typer.Option("-o", "--out", metavar="FILE", help="File to write; standard output if left out.")
]
Articles = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATH",
        help="The articles the claims were read from, to link by their whole text; repeatable.",
    ),
]
Rules = Annotated[
    list[str] | None, typer.Option(metavar="DIR", help="Folder of rules that add to ours or override them; repeatable.")
]


def link(claims: Claims, out: Out = None, articles: Articles = None, rules: Rules = None) -> int:
    """Link the claims of many articles: one JSON line for each event, with what every claimant said of it.

    Exit code 0: done; 1: done, but some articles could not be read; 2: could not run.
    """
    from pipeline import rulebook  # noqa: PLC0415 - --help must not wait for it
    from pipeline.link import link_claims  # noqa: PLC0415
    from pipeline.read import read_claims  # noqa: PLC0415
    from pipeline.write import line_of, whole_file  # noqa: PLC0415

    began = time.perf_counter()
    folders = folders_of(rules)
    rulebook.check(folders)
    records = [claim for path in claims for claim in read_claims(path)]
    if not records:
        tell("no claims in what was given; nothing to link")
        return COULD_NOT_RUN
    texts, failed = articles_under(articles or [])
    events = link_claims(records, articles=texts, folders=folders)
    with nullcontext(write_out) if out is None else whole_file(out) as write:
        write(line_of(event) for event in events)
    tell(f"{len(records):,} claims, {len(events):,} events, {time.perf_counter() - began:.1f} s")
    return SOME_FAILED if failed else DONE
