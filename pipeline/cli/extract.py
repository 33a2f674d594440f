"""`claims extract` and `claims marks`: articles in, a line for each claim or each article out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.messages import DONE
from pipeline.cli.settings import folders_of

if TYPE_CHECKING:
    from pipeline.run.plan import Job, Wanted

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, patterns, or - for standard input.", show_default=False),
]
Out = Annotated[
    Path | None, typer.Option("-o", "--out", metavar="FILE", help="File to write; standard output if left out.")
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Day of the articles that nothing else dates: 2025-07-09.")
]
Model = Annotated[
    str | None, typer.Option(metavar="NAME|PATH", help="A spaCy pipeline with parser and names; ours if left out.")
]
Rules = Annotated[
    list[str] | None, typer.Option(metavar="DIR", help="Folder of rules that add to ours or override them; repeatable.")
]
Workers = Annotated[int, typer.Option(metavar="N", min=1, help="Processes to share the articles.")]


def extract(
    paths: Paths,
    out: Out = None,
    published: Published = None,
    model: Model = None,
    rules: Rules = None,
    workers: Workers = 1,
) -> int:
    """Extract claims: one JSON line for each figure, with who claims it and about which event.

    Reads .txt and .md (with or without front matter), .html, .json, and .jsonl with one article a line.
    Exit code 0: done; 1: done, but some articles failed; 2: could not run.
    """
    return _run_job(paths, out, workers, _job("claims", published, model, rules))


def marks(
    paths: Paths,
    out: Out = None,
    published: Published = None,
    model: Model = None,
    rules: Rules = None,
    workers: Workers = 1,
) -> int:
    """Show all that was found: one JSON line for each article, with figures, dates, names, attributions and events."""
    return _run_job(paths, out, workers, _job("marks", published, model, rules))


def _job(wanted: Wanted, published: str | None, model: str | None, rules: list[str] | None) -> Job:
    """The job that the options describe. Raises OptionError or RuleError if one can't be used."""
    from pipeline import rulebook  # noqa: PLC0415 - --help must not wait for it
    from pipeline.read.published import day_of_option  # noqa: PLC0415
    from pipeline.run.plan import Job  # noqa: PLC0415

    folders = folders_of(rules)
    rulebook.check(folders)
    return Job(wanted, model, folders, day_of_option(published))


def _run_job(paths: list[str], out: Path | None, workers: int, job: Job) -> int:
    """Does the job on all articles under the paths; the exit code."""
    from pipeline.cli.follow import follow  # noqa: PLC0415 - --help must not wait for it
    from pipeline.read import STDIN, find_sources  # noqa: PLC0415

    stdin = sys.stdin.buffer.read() if STDIN in paths else None
    try:
        return follow(job, find_sources(paths, stdin=stdin, leave_out=out), out=out, workers=workers)
    except BrokenPipeError:
        # Whoever read our output has seen enough ("claims extract articles | head"); not a word about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
