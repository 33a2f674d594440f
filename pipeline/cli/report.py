"""`claims report`: claims in, one page to read them out."""

from __future__ import annotations

import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.articles import articles_under
from pipeline.cli.messages import DONE, SOME_FAILED, tell
from pipeline.cli.output import write_out
from pipeline.cli.select import Files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.records import Article, Claim
    from pipeline.report import Sources

Articles = Annotated[
    list[str] | None,
    typer.Option(metavar="PATH", help="The articles the claims were read from, to show their whole text; repeatable."),
]
Out = Annotated[
    Path | None, typer.Option("-o", "--out", metavar="FILE", help="Page to write; standard output if left out.")
]
Marks = Annotated[
    Path | None,
    typer.Option(metavar="MARKS.jsonl", help="What claims marks wrote, to show the numbers that made no claim."),
]
Against = Annotated[
    Path | None, typer.Option(metavar="CLAIMS", help="Claims of another run, to show what changed since.")
]
Reviews = Annotated[Path | None, typer.Option(metavar="REVIEWS.jsonl", help="Reviews that were saved from a report.")]


def report(
    files: Files,
    articles: Articles = None,
    out: Out = None,
    marks: Marks = None,
    against: Against = None,
    reviews: Reviews = None,
) -> int:
    """Make a page to search, read, compare and review claims: one file that opens from disk, without a network.

    Exit code 0: done; 1: done, but some articles could not be read; 2: could not run.
    """
    from pipeline.claims.changes import changes_of  # noqa: PLC0415 - --help must not wait for it
    from pipeline.read import read_claims  # noqa: PLC0415
    from pipeline.report import Sources, read_numbers, read_reviews  # noqa: PLC0415

    began = time.perf_counter()
    records = [claim for file in files for claim in read_claims(file)]
    others = None if against is None else read_claims(against)
    numbers = None if marks is None else read_numbers(marks)
    known = () if reviews is None else read_reviews(reviews)
    read, failed = articles_under(articles or [])
    sources = Sources(
        texts={article.id: article.text for article in read},
        events=_events(records, read),
        numbers=numbers,
        reviews=known,
        changes=None if others is None else changes_of(others, records),
    )
    size = _write(records, sources, out=out)
    tell(f"{len(records):,} claims, {size / 1e6:.1f} MB, {time.perf_counter() - began:.1f} s")
    return SOME_FAILED if failed else DONE


def _events(claims: list[Claim], articles: Iterable[Article]) -> list[dict[str, object]]:
    """The events that the claims are about, as lines of an events file."""
    from pipeline.link import link_claims  # noqa: PLC0415 - --help must not wait for it

    return [event.model_dump() for event in link_claims(claims, articles=articles)] if claims else []


def _write(claims: list[Claim], sources: Sources, *, out: Path | None) -> int:
    """Writes the page; its size in bytes. Raises OptionError if there is no writing there."""
    from pipeline.report import page_of, view_of  # noqa: PLC0415 - --help must not wait for it
    from pipeline.write import whole_file  # noqa: PLC0415

    view = view_of(claims, sources)
    for article in view["articles"]:
        if not article["whole"] and article["id"] in sources.texts:
            tell(f"{article['id']}: is not the text that its claims were read from; only their sentences are shown")
    page = page_of(view, title=f"{len(claims):,} claims in {len(view['articles']):,} articles")
    with nullcontext(write_out) if out is None else whole_file(out) as write:
        write([page.removesuffix("\n")])
    return len(page.encode())
