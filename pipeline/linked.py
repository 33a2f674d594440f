"""The lines of an events file: one event, and all that many articles claim about it."""

from __future__ import annotations

from pipeline.records import EventType, Modality, Record, SourceKind

Pair = tuple[str, str]
"""Ids of two claims, the one that was published first before the other."""


class Said(Record):
    """What a claimant said on one occasion; an open end is None."""

    published: str | None
    """Day of the article, ISO 8601; None where nothing says it."""
    low: int | float | None
    high: int | float | None
    modality: Modality


class ByClaimant(Record):
    """All that one claimant said of a measure, in the order of time."""

    name: str | None
    """The fullest name that any article gives; the publisher, where an article speaks for itself."""
    kind: SourceKind
    claims: tuple[str, ...]
    """Id of the claim behind each entry of `said`."""
    said: tuple[Said, ...]


class LinkedMeasure(Record):
    """What is claimed of one measure of an event, in units of `unit`.

    `best`, `low` and `high` are None where the claims do not settle them.
    """

    measure: str | None
    unit: str
    item: str | None
    best: int | float | None
    low: int | float | None
    high: int | float | None
    by_claimant: tuple[ByClaimant, ...]
    contradictions: tuple[Pair, ...]
    """Two claimants who can't both be right."""
    revisions: tuple[Pair, ...]
    """A claimant's earlier figure, and the one that took its place."""


class LinkedPlace(Record):
    """Where most claims say that it happened."""

    text: str
    country: str | None


class LinkedDate(Record):
    """When most claims say that it happened, ISO 8601 / EDTF level 1."""

    edtf: str


class LinkedEvent(Record):
    """One event over many articles."""

    id: str
    """Depends on the claims, not on their order; where there are none, on the documents."""
    type: EventType
    trigger: str | None
    place: LinkedPlace | None
    date: LinkedDate | None
    documents: tuple[str, ...]
    """Ids of the articles about it, in the order of publication."""
    claims: tuple[str, ...]
    """Ids of the claims about it, in the order of publication; none where its articles give no figure."""
    measures: tuple[LinkedMeasure, ...]
