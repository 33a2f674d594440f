"""Claims as flat rows: one column for each thing that people filter, group or plot by, named as in the records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from pipeline.errors import OptionError
from pipeline.records import Claim

Value = str | int | float | bool | None
Dtype = Literal["string", "Float64", "boolean", "datetime64[s]"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, where a record keeps its value, the pandas type of its values, and what they mean."""

    name: str
    path: str
    """Names of fields, parted by dots: `event.place.text`."""
    dtype: Dtype
    meaning: str

    def of(self, claim: Claim) -> Value:
        """The value in a claim; None where the article does not give it."""
        if self.path == "claimant.via":
            return "; ".join(via.name or via.text for via in claim.claimant.via) or None
        value: Any = claim
        for field in self.path.split("."):
            if value is None:
                return None
            value = getattr(value, field)
        found: Value = value
        return found

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self.dtype == "Float64"

    @property
    def is_date(self) -> bool:
        """Whether its values are dates, which compare by as much as is written: "2025-07" is all of July."""
        return self.name in ("published", "date_edtf")

    @property
    def choices(self) -> tuple[str, ...] | None:
        """All values that it can have, where the records limit them."""
        return _choices(self.path)


COLUMNS: tuple[Column, ...] = (
    Column("id", "id", "string", "id of the claim, the same on every run"),
    Column("document_id", "document.id", "string", "id of the article"),
    Column("title", "document.title", "string", "headline of the article"),
    Column("publisher", "document.publisher", "string", "who published the article"),
    Column("url", "document.url", "string", "address of the article"),
    Column("published", "document.published", "datetime64[s]", "day of publication"),
    Column("claimant_name", "claimant.name", "string", "fullest name of who makes the claim"),
    Column("claimant_kind", "claimant.kind", "string", "government, company, article (its own voice), ..."),
    Column("claimant_text", "claimant.text", "string", "the words for the claimant in the sentence"),
    Column("claimant_role", "claimant.role", "string", "office or profession of the claimant"),
    Column("claimant_country", "claimant.country", "string", "ISO 3166-1 alpha-2"),
    Column("via", "claimant.via", "string", "outer sources, nearest first, parted by semicolons"),
    Column("cue", "attribution.cue", "string", "the words that attribute: says, according to"),
    Column("stance", "attribution.stance", "string", "says, estimates, denies, ..."),
    Column("modality", "modality", "string", "fact, possible, future, negated"),
    Column("figure_text", "figure.text", "string", "the figure as written"),
    Column("figure_low", "figure.low", "Float64", "lower end, in units of figure_unit"),
    Column("figure_high", "figure.high", "Float64", "upper end, in units of figure_unit"),
    Column("figure_bound", "figure.bound", "string", "exact, about, range, at_least, ..."),
    Column("approximate", "figure.approximate", "boolean", "the words say that it is not exact"),
    Column("figure_unit", "figure.unit", "string", "count, ISO 4217, %, pp, x, UCUM"),
    Column("figure_per", "figure.per", "string", "what a rate is per: day, barrel"),
    Column("item", "figure.item", "string", "what is counted, as written"),
    Column("change", "figure.change", "string", "up, down"),
    Column("accounting", "figure.accounting", "string", "total, additional, remaining, subset, change"),
    Column("event_id", "event.id", "string", "the same happening in one article has the same id"),
    Column("event_type", "event.type", "string", "casualties, deployment, economy, ..."),
    Column("measure", "event.measure", "string", "what is measured: killed, injured, price, ..."),
    Column("trigger", "event.trigger", "string", "the word for what happened"),
    Column("enclosing", "event.enclosing.text", "string", "the happening behind it: the earthquake"),
    Column("place", "event.place.text", "string", "where it happened, as written"),
    Column("place_country", "event.place.country", "string", "ISO 3166-1 alpha-2"),
    Column("date_text", "event.date.text", "string", "when it happened, as written"),
    Column("date_edtf", "event.date.edtf", "string", "when it happened, EDTF level 1"),
    Column("confidence", "confidence", "Float64", "0 to 1"),
    Column("sentence", "sentence.text", "string", "the sentence with the figure"),
)
"""The columns of every table in order; names and order are a contract with those who read our tables."""


def column_named(name: str, option: str) -> Column:
    """The column that a user means: its name, its path in the record, or the last part of that where it is alone.

    `measure`, `event.measure` and `figure_low`, `figure.low`, `low` are all understood.
    Raises OptionError, naming the nearest column, if there is none.
    """
    wanted = name.strip().lower()
    found = _by_name().get(wanted)
    if found is not None:
        return found
    several = [column.name for column in COLUMNS if wanted == _last(column)]
    if several:
        raise OptionError(f"{option}: {name} may be {' or '.join(several)}; write one of them")
    near = get_close_matches(wanted, [*_by_name()], n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"columns are {', '.join(column.name for column in COLUMNS)}"
    raise OptionError(f"{option}: no column {name or 'without a name'}; {hint}")


def row_of(claim: Claim) -> dict[str, Value]:
    """The flat row of a claim, in the order of COLUMNS."""
    return {column.name: column.of(claim) for column in COLUMNS}


@cache
def _by_name() -> dict[str, Column]:
    """Columns by all that they are called; a column's own name goes before what others may be called in short."""
    counts = Counter(map(_last, COLUMNS))
    short = {_last(column): column for column in COLUMNS if counts[_last(column)] == 1}
    paths = {path: column for column in COLUMNS for path in (column.path, column.path.removesuffix(".text"))}
    return short | paths | {column.name: column for column in COLUMNS}


def _last(column: Column) -> str:
    return column.path.rpartition(".")[2]


@cache
def _choices(path: str) -> tuple[str, ...] | None:
    """The values that the record allows at a path; None where any will do."""
    model: Any = Claim
    for field in path.split("."):
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            return None
        kinds = model.model_fields[field].annotation
        options = get_args(kinds) if get_origin(kinds) in (Union, UnionType) else (kinds,)
        model = next(kind for kind in options if kind is not type(None))
    return tuple(get_args(model)) if get_origin(model) is Literal else None
