"""The tables of a database: claims with their flat row and record, and what a claim has several of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.columns import COLUMNS, Dtype, Value
from pipeline.exports.material import Material
from pipeline.read.records import RECORD
from pipeline.write import line_of

Row = Sequence[Value]


@dataclass(frozen=True)
class Field:
    """A column of a table: its name, the type of its values and what they mean."""

    name: str
    dtype: Dtype
    meaning: str


@dataclass(frozen=True)
class Table:
    """A table: its name, its columns and its rows."""

    name: str
    columns: tuple[Field, ...]
    rows: tuple[Row, ...]

    def create(self, types: dict[Dtype, str]) -> str:
        """The SQL that makes it, in the types of one database."""
        columns = ", ".join(f'"{one.name}" {types[one.dtype]}' for one in self.columns)
        return f'CREATE TABLE "{self.name}" ({columns})'


CLAIM = Field("claim_id", "string", "id of the claim")


def claims_table(material: Material) -> Table:
    """The flat row of each claim, and its whole record."""
    flat = tuple(Field(one.name, one.dtype, one.meaning) for one in COLUMNS)
    rows = ((*(column.of(claim) for column in COLUMNS), line_of(claim)) for claim in material.claims)
    return Table("claims", (*flat, Field(RECORD, "string", "the whole record as JSON")), tuple(rows))


def tables_of(material: Material) -> tuple[Table, ...]:
    """All tables; `claim_id` joins the others to `claims.id`, and `columns` explains the columns of all."""
    claims = claims_table(material)
    relations = Table(
        "relations",
        (
            CLAIM,
            Field("type", "string", "part_of, revises, multiple_of, ..."),
            Field("target", "string", "id of the claim that it relates to"),
            Field("factor", "Float64", "how many times as much"),
        ),
        tuple((claim.id, one.type, one.target, one.factor) for claim in material.claims for one in claim.relations),
    )
    rules = Table(
        "rules",
        (CLAIM, Field("rule", "string", "id of a rule that set a field")),
        tuple((claim.id, rule) for claim in material.claims for rule in claim.rules),
    )
    participants = Table(
        "participants",
        (CLAIM, Field("role", "string", "actor, affected, recipient"), Field("text", "string", "who, as written")),
        tuple((claim.id, one.role, one.text) for claim in material.claims for one in claim.event.participants),
    )
    tables = (claims, relations, rules, participants)
    return (*tables, _explained(tables))


def day_of(text: Value) -> date | None:
    """A day written in ISO 8601; None for anything else."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _explained(tables: Iterable[Table]) -> Table:
    columns = (
        Field("table", "string", "name of a table"),
        Field("column", "string", "name of a column in it"),
        Field("meaning", "string", "what its values say"),
    )
    return Table(
        "columns", columns, tuple((one.name, field.name, field.meaning) for one in tables for field in one.columns)
    )
