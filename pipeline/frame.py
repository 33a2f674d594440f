"""Claims as a flat table: one row for each claim, one column for each thing that people filter, group or plot by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from pipeline.records import Claim

Value = str | float | bool | None
Dtype = Literal["string", "Float64", "boolean", "datetime64[s]"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the pandas type of its values, what they mean, and where a claim keeps them."""

    name: str
    dtype: Dtype
    meaning: str
    value: Callable[[Claim], Value]


def _via(claim: Claim) -> str | None:
    return "; ".join(via.name or via.text for via in claim.claimant.via) or None


def _said(claim: Claim, field: str) -> str | None:
    return None if claim.attribution is None else getattr(claim.attribution, field)


def _text(span: object) -> str | None:
    return getattr(span, "text", None)


COLUMNS: tuple[Column, ...] = (
    Column("id", "string", "id of the claim, the same on every run", lambda c: c.id),
    Column("document_id", "string", "id of the article", lambda c: c.document.id),
    Column("title", "string", "headline of the article", lambda c: c.document.title),
    Column("publisher", "string", "who published the article", lambda c: c.document.publisher),
    Column("url", "string", "address of the article", lambda c: c.document.url),
    Column("published", "datetime64[s]", "day of publication", lambda c: c.document.published),
    Column("claimant_name", "string", "fullest name of who makes the claim", lambda c: c.claimant.name),
    Column("claimant_kind", "string", "government, company, article (its own voice), ...", lambda c: c.claimant.kind),
    Column("claimant_text", "string", "the words for the claimant in the sentence", lambda c: c.claimant.text),
    Column("claimant_role", "string", "office or profession of the claimant", lambda c: c.claimant.role),
    Column("claimant_country", "string", "ISO 3166-1 alpha-2", lambda c: c.claimant.country),
    Column("via", "string", "outer sources, nearest first, parted by semicolons", _via),
    Column("cue", "string", "the words that attribute: says, according to", lambda c: _said(c, "cue")),
    Column("stance", "string", "says, estimates, denies, ...", lambda c: _said(c, "stance")),
    Column("modality", "string", "fact, possible, future, negated", lambda c: c.modality),
    Column("figure_text", "string", "the figure as written", lambda c: c.figure.text),
    Column("figure_low", "Float64", "lower end, in units of figure_unit", lambda c: c.figure.low),
    Column("figure_high", "Float64", "upper end, in units of figure_unit", lambda c: c.figure.high),
    Column("figure_bound", "string", "exact, about, range, at_least, ...", lambda c: c.figure.bound),
    Column("approximate", "boolean", "the words say that it is not exact", lambda c: c.figure.approximate),
    Column("figure_unit", "string", "count, ISO 4217, %, pp, x, UCUM", lambda c: c.figure.unit),
    Column("figure_per", "string", "what a rate is per: day, barrel", lambda c: c.figure.per),
    Column("item", "string", "what is counted, as written", lambda c: c.figure.item),
    Column("change", "string", "up, down", lambda c: c.figure.change),
    Column("accounting", "string", "total, additional, remaining, subset, change", lambda c: c.figure.accounting),
    Column("event_id", "string", "the same happening in one article has the same id", lambda c: c.event.id),
    Column("event_type", "string", "casualties, deployment, economy, ...", lambda c: c.event.type),
    Column("measure", "string", "what is measured: killed, injured, price, ...", lambda c: c.event.measure),
    Column("trigger", "string", "the word for what happened", lambda c: c.event.trigger),
    Column("enclosing", "string", "the happening behind it: the earthquake", lambda c: _text(c.event.enclosing)),
    Column("place", "string", "where it happened, as written", lambda c: _text(c.event.place)),
    Column("place_country", "string", "ISO 3166-1 alpha-2", lambda c: c.event.place.country if c.event.place else None),
    Column("date_text", "string", "when it happened, as written", lambda c: _text(c.event.date)),
    Column(
        "date_edtf", "string", "when it happened, EDTF level 1", lambda c: c.event.date.edtf if c.event.date else None
    ),
    Column("confidence", "Float64", "0 to 1", lambda c: c.confidence),
    Column("sentence", "string", "the sentence with the figure", lambda c: c.sentence.text),
)
"""The columns of the table in order. A value that the article does not give is missing (`pd.NA`, `pd.NaT`)."""


def to_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """A table with the columns of COLUMNS, a row for each claim in their order."""
    rows = list(claims)
    return pd.DataFrame({column.name: _series(column, rows) for column in COLUMNS})


def _series(column: Column, rows: list[Claim]) -> pd.Series[Any]:
    values = pd.Series([column.value(claim) for claim in rows], dtype="object")
    if column.dtype == "datetime64[s]":
        return pd.to_datetime(values, errors="coerce", format="ISO8601").astype("datetime64[s]")
    return values.astype(column.dtype)
