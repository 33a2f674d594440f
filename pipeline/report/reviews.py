"""What people think of claims. A review stays with the words it is about, so it outlives the run that found them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.read.records import read_records
from pipeline.records import Claim, EventType, Modality, Record, SourceKind, Span
from pipeline.report.columns import who

Verdict = Literal["accept", "reject"]
Evidence = tuple[str, int, int, str]
"""Article, first and last character of the figure, and its words."""


class Reading(Record):
    """What the claim said when it was judged."""

    claimant: str | None
    kind: SourceKind
    low: int | float | None
    high: int | float | None
    unit: str
    type: EventType
    measure: str | None
    modality: Modality
    place: str | None
    date: str | None
    """EDTF level 1."""


class Review(Record):
    """A line of reviews.jsonl: what somebody thinks of the claim made from one figure of one article."""

    document: str
    figure: Span
    reading: Reading
    verdict: Verdict | None
    """None for a note alone."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How reviews fit the claims of a run."""

    holds: dict[str, Review]
    """Reviews of claims that still say what was judged, by id of the claim."""
    changed: tuple[tuple[Claim, Review], ...]
    """Claims from the same words that say something else now: to be judged anew."""
    gone: tuple[Review, ...]
    """Reviews of figures that make no claim any more."""


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """How many of the reviewed claims that a rule had a part in were accepted."""

    rule: str
    reviewed: int
    accepted: int

    @property
    def precision(self) -> float:
        """Between 0 and 1."""
        return self.accepted / self.reviewed


def reading_of(claim: Claim) -> Reading:
    """What a claim says, as far as a verdict is about it."""
    event = claim.event
    return Reading(
        claimant=who(claim),
        kind=claim.claimant.kind,
        low=claim.figure.low,
        high=claim.figure.high,
        unit=claim.figure.unit,
        type=event.type,
        measure=event.measure,
        modality=claim.modality,
        place=None if event.place is None else event.place.text,
        date=None if event.date is None else event.date.edtf,
    )


def read_reviews(path: str | Path) -> list[Review]:
    """The reviews in a file, in its order. Raises InputError, naming file and line, if one can't be read."""
    return read_records(path, Review, "review")


def apply_reviews(claims: Iterable[Claim], reviews: Iterable[Review]) -> Reviewed:
    """Reviews laid on claims by their evidence; of several on the same words the last one counts."""
    last = {_evidence(one.document, one.figure): one for one in reviews}
    holds: dict[str, Review] = {}
    changed: list[tuple[Claim, Review]] = []
    met: set[Evidence] = set()
    for claim in claims:
        evidence = _evidence(claim.document.id, claim.figure)
        review = last.get(evidence)
        if review is None:
            continue
        met.add(evidence)
        if review.reading == reading_of(claim):
            holds[claim.id] = review
        else:
            changed.append((claim, review))
    gone = tuple(review for evidence, review in last.items() if evidence not in met)
    return Reviewed(holds, tuple(changed), gone)


def precision_per_rule(claims: Iterable[Claim], reviewed: Reviewed) -> tuple[RulePrecision, ...]:
    """The rules behind accepted and rejected claims, those with most reviews first."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for claim in claims:
        review = reviewed.holds.get(claim.id)
        if review is None or review.verdict is None:
            continue
        for rule in claim.rules:
            counts[rule][0] += 1
            counts[rule][1] += review.verdict == "accept"
    found = [RulePrecision(rule, reviews, accepted) for rule, (reviews, accepted) in counts.items()]
    return tuple(sorted(found, key=lambda one: (-one.reviewed, one.rule)))


def _evidence(document: str, figure: Span) -> Evidence:
    return document, figure.start, figure.end, figure.text
