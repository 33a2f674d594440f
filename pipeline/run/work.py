"""The work on one shard: all that an engine ever runs. Plain data in, outcomes out."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cache
from traceback import format_exc

from spacy.language import Language

from pipeline.build import analyse, analyse_claims, load_pipeline
from pipeline.claims.export import claims_of, marks_of
from pipeline.errors import EmptyError, InputError
from pipeline.read import Source, read_article
from pipeline.records import Article, Failure, FailureKind
from pipeline.run.clock import TimeUpError, within
from pipeline.run.copies import print_of
from pipeline.run.outcome import Lines, Outcome
from pipeline.run.plan import Job, Shard
from pipeline.write import line_of

KNOWN = 20_000
"""Words, each in each way that it is written, that a process keeps: those of its first few hundred articles."""

Maker = Callable[[Job], Callable[[Article], Lines]]
"""Makes what turns an article into its lines; called once in each process."""


def work(shard: Shard, maker: Maker) -> Iterator[Outcome]:
    """What became of each article of a shard, in order. One bad article is a Failure, never the end of a run.

    Raises ModelError or RuleError before the first article if the job can't be done at all.
    """
    lines_of = maker(shard.job)
    for source in shard.sources:
        began = time.perf_counter()
        outcome = _outcome(source, shard.job, lines_of)
        yield replace(outcome, milliseconds=round(1000 * (time.perf_counter() - began)))


def _outcome(source: Source, job: Job, lines_of: Callable[[Article], Lines]) -> Outcome:
    try:
        with within(job.limits.seconds):
            reading = read_article(source, published=job.published, longest=job.limits.characters)
            text = reading.article.text
            note = None if reading.note is None else f"{source.name}: {reading.note}"
            lines = lines_of(reading.article)
            seen = print_of(text) if job.copies and lines else ()
            return Outcome(lines, None, note, len(text.split()), len(text), print=seen)
    except InputError as error:
        kind = FailureKind.EMPTY if isinstance(error, EmptyError) else FailureKind.UNREADABLE
        return Outcome(failure=Failure(article=source.name, kind=kind, error=str(error)))
    except TimeUpError:
        return too_slow(source, job)
    except Exception as error:  # noqa: BLE001 - a mistake of ours; the next article is not to blame
        return Outcome(failure=_mistake(source, error))


def too_slow(source: Source, job: Job) -> Outcome:
    """An article that was given up."""
    said = f"took longer than {job.limits.seconds:g} s; split it, or give it more with --time-limit"
    return Outcome(failure=Failure(article=source.name, kind=FailureKind.TIMEOUT, error=said, trace=format_exc()))


@cache
def lines_maker(job: Job) -> Callable[[Article], Lines]:
    """What turns an article into its lines of claims or marks. Raises ModelError or RuleError if there's none."""
    nlp = load_pipeline(job.model, job.rules)

    def lines_of(article: Article) -> Lines:
        with _forgetting(nlp):
            if job.wanted == "marks":
                return (json.dumps(marks_of(analyse(nlp, article)), ensure_ascii=False),)
            return tuple(line_of(claim) for claim in claims_of(analyse_claims(nlp, article)))

    return lines_of


def _forgetting(nlp: Language) -> AbstractContextManager[object]:
    """What is to be forgotten with an article: words new to `nlp`, once it knows enough of them.

    A run over 100,000 articles would hold them all; one that kept none would look up "the" anew in each.
    """
    return nullcontext() if len(nlp.vocab) < KNOWN else nlp.memory_zone()


def _mistake(source: Source, error: Exception) -> Failure:
    """A crash inside an article, on one line and with its traceback."""
    said = " ".join(str(error).split())
    return Failure(
        article=source.name,
        kind=FailureKind.ERROR,
        error=f"{type(error).__name__}: {said}" if said else type(error).__name__,
        trace=format_exc(),
    )
