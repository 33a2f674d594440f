"""Claims as columns: each value is kept once, and a claim holds its place among the values.

50,000 claims name a few hundred claimants and a dozen measures, so a page of columns is a tenth of one of records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypedDict

from pipeline.columns import COLUMNS, Value
from pipeline.records import Claim

NONE = -1
"""The place of what the text does not say."""

MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
"""Year and month of a date: "2025-07" of "2025-07/2025-08", "2024" of "2024-23" (an autumn)."""


class Column(TypedDict):
    """The values of a column in the order in which they first come, and for each row the place of its own."""

    values: list[str]
    codes: list[int]


class Lists(TypedDict):
    """A column in which a row may hold several values."""

    values: list[str]
    codes: list[list[int]]


def column_of(values: Iterable[str | None]) -> Column:
    """A column of single values."""
    places: dict[str, int] = {}
    codes = [NONE if one is None else places.setdefault(one, len(places)) for one in values]
    return Column(values=list(places), codes=codes)


def lists_of(rows: Iterable[Sequence[str]]) -> Lists:
    """A column of many values a row."""
    places: dict[str, int] = {}
    codes = [[places.setdefault(one, len(places)) for one in row] for row in rows]
    return Lists(values=list(places), codes=codes)


def who(claim: Claim) -> str | None:
    """What the claimant is called; None where nobody is named."""
    return claim.claimant.name or claim.claimant.text or VOICES.get(claim.claimant.kind)


VOICES = {"article": "the article itself"}


def month_of(date: str | None) -> str | None:
    """Month, or year, in which a date begins, or ends where its beginning is open; None where none can be told."""
    found = MONTH.search(date or "")
    return None if found is None else found[0]


def band_of(confidence: float) -> str:
    """Ten steps, the last of which takes in 1: "0.8 to 0.9"."""
    step = min(int(confidence * 10 + 1e-9), 9)
    return f"{step / 10:.1f} to {(step + 1) / 10:.1f}"


def _edtf(claim: Claim) -> str | None:
    return None if claim.event.date is None else claim.event.date.edtf


APART = ("id", "document_id", "title", "url", "event_id", "sentence")
"""What the page knows from elsewhere: the article, and the words themselves."""

OURS: dict[str, Callable[[Claim], str | None]] = {
    "claimant": who,
    "month": lambda claim: month_of(_edtf(claim)),
    "published_month": lambda claim: month_of(claim.document.published),
    "confidence_band": lambda claim: band_of(claim.confidence),
}
"""Columns that only the report has: what a claim says under each name."""


def columns_of(claims: Sequence[Claim]) -> dict[str, Column]:
    """The columns of words, named as in every table, and those of OURS."""
    shared = {
        one.name: one for one in COLUMNS if one.dtype.startswith(("string", "datetime")) and one.name not in APART
    }
    columns = {name: column_of(_words(one.of(claim)) for claim in claims) for name, one in shared.items()}
    return columns | {name: column_of(map(value, claims)) for name, value in OURS.items()}


def _words(value: Value) -> str | None:
    return None if value is None else str(value)


class Facet(TypedDict):
    """A column by which a reader narrows down the rows."""

    column: str
    label: str


FACETS = [
    Facet(column="event_type", label="Event type"),
    Facet(column="measure", label="Measure"),
    Facet(column="claimant", label="Claimant"),
    Facet(column="claimant_kind", label="Kind of claimant"),
    Facet(column="modality", label="Modality"),
    Facet(column="place", label="Place"),
    Facet(column="month", label="When it happened"),
    Facet(column="publisher", label="Publisher"),
    Facet(column="published_month", label="Published"),
    Facet(column="confidence_band", label="Confidence"),
    Facet(column="rules", label="Rule"),
]
"""In the order of the page."""
