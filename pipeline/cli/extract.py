"""`claims extract` and `claims marks`: articles in, a line for each claim or each article out."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.messages import DONE
from pipeline.cli.settings import folders_of
from pipeline.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.read import Choice, Source
    from pipeline.records import Failure
    from pipeline.run.folder import RunFolder
    from pipeline.run.plan import Job, Wanted

FIELDS = ("text", "id", "title", "publisher", "url", "published")
"""Of an article, those that a column may hold."""

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
Folder = Annotated[
    str | None,
    typer.Option("--run", metavar="DIR", help="Folder to keep the run in: what is done there is not done again."),
]
Seconds = Annotated[
    float, typer.Option("--time-limit", metavar="SECONDS", min=0.01, help="Time for one article; then it is given up.")
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATTERN", help="In folders and archives, read only files like this: '2024/*.html'; repeatable."
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN", help="Read no files like this in folders and archives; repeatable."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column", metavar="FIELD=NAME", help="What a table or object calls a field: text=body, id=key; repeatable."
    ),
]
TextColumn = Annotated[str | None, typer.Option(metavar="NAME", help="Short for --column text=NAME.")]
Table = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.csv", help="Table of what else is known of the articles, by id or file: published, url."
    ),
]
EngineName = Annotated[
    str, typer.Option("--engine", metavar="local|ray", help="With --run: where the work is done; ray is a cluster.")
]
KeepCopies = Annotated[
    bool, typer.Option("--keep-copies", help="With --run: count the claims of near copies of an article, too.")
]
Retry = Annotated[bool, typer.Option("--retry", help="With --run: try again what failed there before.")]


def extract(
    paths: Paths,
    out: Out = None,
    published: Published = None,
    model: Model = None,
    rules: Rules = None,
    workers: Workers = 1,
    run: Folder = None,
    retry: Retry = False,
    keep_copies: KeepCopies = False,
    engine: EngineName = "local",
    time_limit: Seconds = 120.0,
    include: Include = None,
    exclude: Exclude = None,
    column: Columns = None,
    text_column: TextColumn = None,
    metadata: Table = None,
) -> int:
    """Extract claims: one JSON line for each figure, with who claims it and about which event.

    Reads .txt and .md (with or without front matter), .html, .json, .jsonl, .csv, .parquet and .warc, also .gz or .zst
    of each, and .zip and .tar of any of them.
    Exit code 0: done; 1: done, but some articles failed; 2: could not run.
    """
    job = _job("claims", published, model, rules)
    job = replace(job, limits=replace(job.limits, seconds=time_limit))
    choice = _choice(include, exclude, [*(column or ()), *([f"text={text_column}"] if text_column else ())], metadata)
    if out is not None and ":/" in str(out.parent):  # what is left of s3://bucket in a path
        raise OptionError(f"--out {out}: is no file of this machine; name a folder there with --run")
    if run is None:
        return _run_job(job, _found(paths, out, choice), out, workers)
    job = replace(job, copies=not keep_copies)
    if out is not None:
        raise OptionError(f"--out {out}: with --run, the claims go to {run}/claims.jsonl; leave out one of the two")
    return _run_into(job, _found(paths, run, choice), _folder(run, retry=retry), workers, engine)


def marks(
    paths: Paths,
    out: Out = None,
    published: Published = None,
    model: Model = None,
    rules: Rules = None,
    workers: Workers = 1,
) -> int:
    """Show all that was found: one JSON line for each article, with figures, dates, names, attributions and events."""
    from pipeline.read import Choice  # noqa: PLC0415 - --help must not wait for it

    return _run_job(_job("marks", published, model, rules), _found(paths, out, Choice()), out, workers)


def _job(wanted: Wanted, published: str | None, model: str | None, rules: list[str] | None) -> Job:
    """The job that the options describe. Raises OptionError or RuleError if one can't be used."""
    from pipeline import rulebook  # noqa: PLC0415 - --help must not wait for it
    from pipeline.read.published import day_of_option  # noqa: PLC0415
    from pipeline.run.plan import Job  # noqa: PLC0415

    folders = folders_of(rules)
    rulebook.check(folders)
    return Job(wanted, model, folders, day_of_option(published))


def _choice(include: list[str] | None, exclude: list[str] | None, columns: list[str], table: Path | None) -> Choice:
    """Which articles the options mean. Raises OptionError if one can't be used."""
    from pipeline.read import Choice, table_of  # noqa: PLC0415 - --help must not wait for it

    named = []
    for one in columns:
        field, _, name = one.partition("=")
        if field not in FIELDS or not name:
            raise OptionError(f"--column {one}: write FIELD=NAME, where FIELD is one of {' '.join(FIELDS)}")
        named.append((field, name))
    known = {} if table is None else table_of(table)
    return Choice(tuple(include or ()), tuple(exclude or ()), tuple(named), known)


def _folder(run: str, *, retry: bool) -> RunFolder:
    """The folder of a run, on this machine or at an address."""
    from pipeline.run.afar import FarFolder  # noqa: PLC0415
    from pipeline.run.folder import RunFolder  # noqa: PLC0415
    from pipeline.stores import is_address, on_disk  # noqa: PLC0415 - --help must not wait for it

    return FarFolder(run, retry=retry) if is_address(run) else RunFolder(Path(on_disk(run)), retry=retry)


def _found(paths: list[str], leave_out: Path | str | None, choice: Choice) -> Iterator[Source | Failure]:
    """The articles under the paths, standard input among them where it is named."""
    from pipeline.read import STDIN, each_source  # noqa: PLC0415 - --help must not wait for it

    stdin = sys.stdin.buffer.read() if STDIN in paths else None
    return each_source(paths, stdin=stdin, leave_out=leave_out, choice=choice)


def _run_job(job: Job, found: Iterator[Source | Failure], out: Path | None, workers: int) -> int:
    """Does the job on the articles; the exit code."""
    from pipeline.cli.follow import follow  # noqa: PLC0415 - --help must not wait for it

    try:
        return follow(job, found, out=out, workers=workers)
    except BrokenPipeError:
        # Whoever read our output has seen enough ("claims extract articles | head"); not a word about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _run_into(job: Job, found: Iterator[Source | Failure], folder: RunFolder, workers: int, engine: str) -> int:
    """Does the job on the articles, into a run folder; the exit code."""
    from pipeline.cli.follow import follow_run  # noqa: PLC0415 - --help must not wait for it
    from pipeline.run.engines import run_apart  # noqa: PLC0415
    from pipeline.run.on_ray import run_on_ray  # noqa: PLC0415

    engines = {"local": run_apart, "ray": run_on_ray}
    if engine not in engines:
        raise OptionError(f"--engine {engine}: not an engine; write local or ray")
    return follow_run(job, found, folder, partial(engines[engine], workers=workers), workers=workers)
