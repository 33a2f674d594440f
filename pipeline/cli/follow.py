"""Follows a run: writes its lines, tells its failures as they come, and sums it up at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.cli.messages import COULD_NOT_RUN, DONE, SOME_FAILED, progress, tell
from pipeline.read import Source
from pipeline.records import Failure, FailureKind
from pipeline.run.engines import run_shards
from pipeline.run.plan import Job, shards_of
from pipeline.run.work import Maker, lines_maker
from pipeline.write import Write, whole_file, write_records


def follow(
    job: Job, found: Iterable[Source | Failure], *, out: Path | None, workers: int = 1, maker: Maker = lines_maker
) -> int:
    """Does the job on what was found and says how it went; the exit code.

    Raises ClaimsError if it can't be done; then no file is written.
    """
    began = time.perf_counter()
    failures: list[Failure] = []
    sources: list[Source] = []
    for one in found:
        if isinstance(one, Failure):
            _fail(one, failures, out)
        else:
            sources.append(one)
    if not sources:
        return COULD_NOT_RUN
    lines = words = 0
    with _output(out) as write, progress(len(sources)) as advance:
        for done in run_shards(shards_of(job, sources, workers=workers), workers=workers, maker=maker):
            write(done.lines)
            for note in done.notes:
                tell(note)
            for failure in done.failures:
                _fail(failure, failures, out)
            advance(done.articles)
            lines, words = lines + len(done.lines), words + done.words
    _keep(failures, out)
    counts = [_count(len(sources), "article"), _count(lines, "claim"), _count(len(failures), "failure")]
    if job.wanted == "marks":
        del counts[1]
    seconds = time.perf_counter() - began
    tell(f"{', '.join(counts)}, {seconds:.1f} s, {words / seconds:,.0f} words/s")
    return SOME_FAILED if failures else DONE


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
    line = f"{failure.article}: {failure.error}"
    if failure.kind == FailureKind.ERROR:
        where = "run with --out to keep its traceback" if out is None else f"its traceback is in {_beside(out)}"
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
