"""All that is claimed of each measure of an event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pipeline.link.claimants import Party, parties_of
from pipeline.link.disputes import contradictions_of, revisions_of, standing_of
from pipeline.link.estimates import estimate_of
from pipeline.link.happenings import most_frequent
from pipeline.link.statements import Items, Measured, Statement, measured
from pipeline.linked import ByClaimant, LinkedMeasure, Said
from pipeline.records import Claim

Kind = tuple[Measured, str | None]


def measures_of(claims: Sequence[Claim], items: Items) -> tuple[LinkedMeasure, ...]:
    """The measures of an event, those of most claims first.

    One measure of different things is several: "12 people" and "two children" are not compared.
    """
    parties = parties_of(claims)
    grouped: defaultdict[Kind, list[Statement]] = defaultdict(list)
    heads = _heads(claims, items)
    for claim in claims:
        grouped[measured(claim), heads[claim.id]].append(Statement(claim, parties[claim.id]))
    found = [_measure(sorted(statements, key=lambda one: one.when)) for statements in grouped.values()]
    return tuple(sorted(found, key=_order))


def _heads(claims: Iterable[Claim], items: Items) -> dict[str, str | None]:
    """What each claim counts, by its id; one without an item counts what most others with its measure do."""
    named: defaultdict[Measured, Counter[str]] = defaultdict(Counter)
    heads = {}
    for claim in claims:
        heads[claim.id] = head = items.head_of(claim.figure.item)
        if head is not None:
            named[measured(claim)][head] += 1
    return {claim.id: heads[claim.id] or most_frequent(named.get(measured(claim))) for claim in claims}


def _measure(statements: list[Statement]) -> LinkedMeasure:
    """One measure, from its statements in the order of time."""
    revisions = revisions_of(statements)
    standing = standing_of(statements, {earlier for earlier, _ in revisions})
    estimate = estimate_of(standing)
    first = statements[0].claim
    settled = first.event.measure is not None
    names = Counter(one.claim.figure.item for one in statements if one.claim.figure.item is not None)
    return LinkedMeasure(
        measure=first.event.measure,
        unit=first.figure.unit,
        item=most_frequent(names),
        best=estimate.best if settled else None,
        low=estimate.low if settled else None,
        high=estimate.high if settled else None,
        by_claimant=_by_claimant(statements),
        contradictions=contradictions_of(statements, standing) if settled else (),
        revisions=revisions,
    )


def _by_claimant(statements: Iterable[Statement]) -> tuple[ByClaimant, ...]:
    """The statements by claimant; whoever spoke first stands first."""
    grouped: defaultdict[Party, list[Statement]] = defaultdict(list)
    for one in statements:
        grouped[one.party].append(one)
    return tuple(
        ByClaimant(
            name=party.name,
            kind=party.kind,
            claims=tuple(one.claim.id for one in said),
            said=tuple(_said(one.claim) for one in said),
        )
        for party, said in grouped.items()
    )


def _said(claim: Claim) -> Said:
    figure = claim.figure
    return Said(published=claim.document.published, low=figure.low, high=figure.high, modality=claim.modality)


def _order(measure: LinkedMeasure) -> tuple[int, str, str, str, str]:
    count = sum(len(one.claims) for one in measure.by_claimant)
    first = measure.by_claimant[0].claims[0]
    return -count, measure.measure or "~", measure.unit, measure.item or "~", first
