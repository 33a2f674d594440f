"""Follows a run: writes its lines, tells its failures as they come, and sums it up at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.cli.messages import COULD_NOT_RUN, DONE, INTERRUPTED, SOME_FAILED, progress, tell
from pipeline.read import Source
from pipeline.records import Failure, FailureKind
from pipeline.run.engines import in_order, run_apart, run_here
from pipeline.run.folder import RunFolder
from pipeline.run.into import Engine, Run
from pipeline.run.plan import Job, shards_of
from pipeline.run.work import Maker, lines_maker
from pipeline.write import Write, whole_file, write_records


def follow(
    job: Job, found: Iterable[Source | Failure], *, out: Path | None, workers: int = 1, maker: Maker = lines_maker
) -> int:
    """Does the job on what was found, writes its lines and says how it went; the exit code.

    Raises ClaimsError if it can't be done; then no file is written.
    """
    began = time.perf_counter()
    failures: list[Failure] = []
    counts = _Counts()
    sources = _sources(found, failures, out, counts)
    first = next(sources, None)
    if first is None:
        return COULD_NOT_RUN
    shards = shards_of(job, _again(first, sources), workers=workers)
    worked = run_here(shards, maker) if workers == 1 else run_apart(shards, workers, maker)
    with _output(out) as write, progress() as advance:
        for outcomes in in_order(worked):
            for outcome in outcomes:
                write(outcome.lines)
                counts.lines += len(outcome.lines)
                counts.words += outcome.words
                if outcome.note is not None:
                    tell(outcome.note)
                if outcome.failure is not None:
                    _fail(outcome.failure, failures, out)
            advance(len(outcomes))
    _keep(failures, out)
    counts.failures = len(failures)
    tell(counts.said(job, time.perf_counter() - began))
    return SOME_FAILED if failures else DONE


def follow_run(
    job: Job, found: Iterable[Source | Failure], folder: RunFolder, engine: Engine, *, workers: int = 1
) -> int:
    """Does the job into a run folder and says how it went; the exit code.

    Raises ClaimsError if it can't be done; what was done until then is kept and goes into the next run.
    """
    began = time.perf_counter()
    counts = _Counts()
    known = 0
    with folder.locked(), progress() as advance:
        run = Run(folder, job)
        try:
            for step in run.work(found, engine, workers=workers):
                known += step.known
                counts.words += step.words
                for note in step.notes:
                    tell(note)
                for failure in step.failures:
                    _tell_failure(failure, f"see {folder.name}/quarantine.jsonl")
                advance(step.articles)
        except KeyboardInterrupt:
            tell(f"stopped; what is done is kept in {folder.name}, and the same command goes on from there")
            raise SystemExit(INTERRUPTED) from None
    total = run.total
    counts.articles, counts.lines, counts.failures = total.articles, total.claims, total.failures
    if not counts.articles:
        return COULD_NOT_RUN
    again = f" ({known:,} known from before)" if known else ""
    tell(counts.said(job, time.perf_counter() - began) + again)
    return COULD_NOT_RUN if not total.found else SOME_FAILED if counts.failures else DONE


class _Counts:
    """What a run has come to so far."""

    def __init__(self) -> None:
        self.articles = self.lines = self.words = self.failures = 0

    def said(self, job: Job, seconds: float) -> str:
        """All of it in one line."""
        parts = [_count(self.articles, "article"), _count(self.lines, "claim"), _count(self.failures, "failure")]
        if job.wanted == "marks":
            del parts[1]
        return f"{', '.join(parts)}, {seconds:.1f} s, {self.words / seconds:,.0f} words/s"


def _sources(
    found: Iterable[Source | Failure], failures: list[Failure], out: Path | None, counts: _Counts
) -> Iterator[Source]:
    """The articles among what was found; the rest is told."""
    for one in found:
        if isinstance(one, Failure):
            _fail(one, failures, out)
        else:
            counts.articles += 1
            yield one


def _again(first: Source, rest: Iterator[Source]) -> Iterator[Source]:
    yield first
    yield from rest


@contextmanager
def _output(out: Path | None) -> Iterator[Write]:
    """Where lines go: a file that is written whole, or standard output at once."""
    if out is not None:
        with whole_file(out) as write:
            yield write
        return

    def write_out(lines: Iterable[str]) -> None:
        sys.stdout.buffer.writelines(f"{line}\n".encode() for line in lines)
        sys.stdout.buffer.flush()

    yield write_out


def _fail(failure: Failure, failures: list[Failure], out: Path | None) -> None:
    """Takes note of a failure and tells it in one line."""
    failures.append(failure)
    where = "run with --out to keep its traceback" if out is None else f"its traceback is in {_beside(out)}"
    _tell_failure(failure, where)


def _tell_failure(failure: Failure, where: str) -> None:
    line = f"{failure.article}: {failure.error}"
    if failure.kind == FailureKind.ERROR:
        line += f" (a mistake of this program; {where})"
    tell(line)


def _keep(failures: list[Failure], out: Path | None) -> None:
    """Writes the failures beside the output, or takes away those of an earlier run."""
    if out is None or (out.exists() and not out.is_file()):
        return
    if failures:
        write_records(_beside(out), failures)
    else:
        _beside(out).unlink(missing_ok=True)


def _beside(out: Path) -> Path:
    """Where the failures go: `claims.failures.jsonl` beside `claims.jsonl`."""
    return out.with_name(f"{out.stem}.failures.jsonl")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
