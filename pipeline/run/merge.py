"""Results of articles become the result of a run: claims, manifest and quarantine in the order of the articles."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field

from pipeline.records import Failure
from pipeline.run.copies import Copies
from pipeline.run.folder import Place, RunFolder
from pipeline.run.outcome import Outcome, Status
from pipeline.run.plan import Job


@dataclass(frozen=True, slots=True)
class Planned:
    """An article of a run; what the manifest says of it beside the outcome."""

    article: str
    id: str | None = None
    key: str | None = None
    sha256: str | None = None
    path: str | None = None
    """The file that holds this article and nothing else."""
    failure: dict[str, str | None] | None = None
    """Why there is no article, found before any work."""


@dataclass(slots=True)
class Total:
    """What a run came to."""

    articles: int = 0
    found: int = 0
    """Articles whose bytes could be read."""
    claims: int = 0
    statuses: Counter[Status] = field(default_factory=Counter)
    shards: set[str] = field(default_factory=set)
    """Names of the shards that the result was made from."""

    @property
    def failures(self) -> int:
        """Articles that gave no result."""
        return self.articles - self.statuses[Status.OK] - self.statuses[Status.DUPLICATE]

    def counts(self) -> dict[str, object]:
        """The numbers, for run.json."""
        return {"articles": self.articles, "claims": self.claims, **{one: self.statuses[one] for one in Status}}


def bring_together(folder: RunFolder, job: Job, planned: Iterable[Planned], known: dict[bytes, Place]) -> Total:
    """Writes the three files of a run from what is known of its articles. Raises OptionError if that can't be done."""
    total, copies = Total(), Copies()
    with ExitStack() as files:
        lines, manifest, quarantine = (
            files.enter_context(folder.writing(name))
            for name in (f"{job.wanted}.jsonl", "manifest.jsonl", "quarantine.jsonl")
        )
        for one in planned:
            place = None if one.key is None else known[bytes.fromhex(one.key)]
            outcome = _outcome(folder, one, place)
            total.articles += 1
            total.found += one.key is not None
            original = copies.original(one.id or "", outcome) if job.copies else None
            status = outcome.status if original is None else Status.DUPLICATE
            lines_of = outcome.lines if original is None else ()
            total.claims += len(lines_of)
            total.statuses[status] += 1
            total.shards |= set() if place is None else {place[0]}
            lines(lines_of)
            manifest([json.dumps(_entry(one, outcome, original), ensure_ascii=False)])
            if outcome.failure is not None:
                quarantine([json.dumps(_quarantined(folder, job, one, outcome.failure), ensure_ascii=False)])
    return total


def _outcome(folder: RunFolder, one: Planned, place: Place | None) -> Outcome:
    return Outcome(failure=Failure.model_validate(one.failure)) if place is None else folder.outcome(place)


def _entry(one: Planned, outcome: Outcome, original: str | None) -> dict[str, object]:
    """The line of the manifest; only `ms` is not the same on every run."""
    return {
        "article": one.article,
        "id": one.id,
        "sha256": one.sha256,
        "status": outcome.status if original is None else Status.DUPLICATE,
        "duplicate_of": original,
        "claims": len(outcome.lines),
        "characters": outcome.characters,
        "ms": outcome.milliseconds,
        "error": None if outcome.failure is None else outcome.failure.error,
    }


def _quarantined(folder: RunFolder, job: Job, one: Planned, failure: Failure) -> dict[str, object]:
    """A line of the quarantine, with a command that shows the trouble."""
    path = one.path or (folder.saved(one.key) if one.key else None)
    options = [part for rules in job.rules for part in ("--rules", rules)]
    options += [] if job.model is None else ["--model", job.model]
    options += [] if job.published is None else ["--published", job.published]
    command = None if path is None else shlex.join(["claims", "extract", path, *options])
    return {**failure.model_dump(mode="json"), "article": one.article, "id": one.id, "reproduce": command}
