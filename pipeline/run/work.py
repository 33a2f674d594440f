"""The work on one shard: all that an engine ever runs. Plain data in, lines and failures out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from traceback import format_exc

from pipeline.build import analyse, load_pipeline
from pipeline.claims.export import claims_of, marks_of
from pipeline.errors import EmptyError, InputError
from pipeline.read import Source, read_article
from pipeline.records import Article, Failure, FailureKind
from pipeline.run.plan import Job, Shard
from pipeline.write import line_of

Lines = tuple[str, ...]
Maker = Callable[[Job], Callable[[Article], Lines]]
"""Makes what turns an article into its lines; called once in each process."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a shard gave, in the order of its articles."""

    lines: Lines
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]
    """What a reader should know about files that were read all the same."""
    articles: int
    """Articles tried, failures among them."""
    words: int
    """Words of the articles that gave lines."""


def work(shard: Shard, maker: Maker) -> Done:
    """The lines of a shard. One bad article is a Failure, never the end of a run.

    Raises ModelError or RuleError before the first article if the job can't be done at all.
    """
    lines_of = maker(shard.job)
    lines: list[str] = []
    failures: list[Failure] = []
    notes: list[str] = []
    words = 0
    for source in shard.sources:
        try:
            reading = read_article(source, published=shard.job.published)
            lines += lines_of(reading.article)
        except InputError as error:
            kind = FailureKind.EMPTY if isinstance(error, EmptyError) else FailureKind.UNREADABLE
            failures.append(Failure(article=source.name, kind=kind, error=str(error)))
        except Exception as error:  # noqa: BLE001 - a mistake of ours; the next article is not to blame
            failures.append(_mistake(source, error))
        else:
            words += len(reading.article.text.split())
            notes += [] if reading.note is None else [f"{source.name}: {reading.note}"]
    return Done(tuple(lines), tuple(failures), tuple(notes), len(shard.sources), words)


@cache
def lines_maker(job: Job) -> Callable[[Article], Lines]:
    """What turns an article into its lines of claims or marks. Raises ModelError or RuleError if there's none."""
    nlp = load_pipeline(job.model, job.rules)

    def lines_of(article: Article) -> Lines:
        # Words that only this article has are forgotten with it; a run over 100,000 articles would hold them all.
        with nlp.memory_zone():
            doc = analyse(nlp, article)
            if job.wanted == "marks":
                return (json.dumps(marks_of(doc), ensure_ascii=False),)
            return tuple(line_of(claim) for claim in claims_of(doc))

    return lines_of


def _mistake(source: Source, error: Exception) -> Failure:
    """A crash inside an article, on one line and with its traceback."""
    said = " ".join(str(error).split())
    return Failure(
        article=source.name,
        kind=FailureKind.ERROR,
        error=f"{type(error).__name__}: {said}" if said else type(error).__name__,
        trace=format_exc(),
    )
