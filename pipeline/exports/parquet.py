"""Parquet: the flat columns, and the whole record as JSON beside them, so that nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.columns import Dtype, Value
from pipeline.exports.material import Material
from pipeline.exports.tables import Table, claims_table, day_of
from pipeline.extras import extra
from pipeline.records import SCHEMA_VERSION


def save(path: Path, material: Material) -> None:
    """Writes the file. Raises OptionError without the package pyarrow."""
    table = arrow_table(claims_table(material), "parquet")
    extra("pyarrow.parquet", "parquet").write_table(table, path, compression="zstd")


def arrow_table(table: Table, purpose: str) -> Any:
    """A table of Apache Arrow, each column with its meaning. Raises OptionError without pyarrow."""
    arrow = extra("pyarrow", purpose)
    kinds: dict[Dtype, Any] = {
        "string": arrow.string(),
        "Float64": arrow.float64(),
        "boolean": arrow.bool_(),
        "datetime64[s]": arrow.date32(),
    }
    fields = [arrow.field(one.name, kinds[one.dtype], metadata={"meaning": one.meaning}) for one in table.columns]
    arrays = [
        arrow.array([_value(one.dtype, row[number]) for row in table.rows], field.type)
        for number, (one, field) in enumerate(zip(table.columns, fields, strict=True))
    ]
    return arrow.table(arrays, schema=arrow.schema(fields, metadata={"schema_version": SCHEMA_VERSION}))


def _value(dtype: Dtype, value: Value) -> Any:
    """A value as Arrow takes it; a day that is none is missing, and whole numbers are floats like the others."""
    if value is None:
        return None
    if dtype == "datetime64[s]":
        return day_of(value)
    return float(value) if dtype == "Float64" else value
