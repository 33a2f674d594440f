"""Files for others: one module for each format, each told field by field in `docs/exports.md`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.exports import (
    acled,
    claimreview,
    csv,
    duckdb,
    geojson,
    idmc,
    jsonl,
    labelstudio,
    parquet,
    sqlite,
    ucdp,
    xlsx,
)
from pipeline.exports.material import Material

__all__ = ["FORMATS", "Binary", "Material", "Text"]


@dataclass(frozen=True)
class Text:
    """A format of text, and what it is made of."""

    lines: Callable[[Material], Iterator[str]]
    """The lines of the file, without their line ends."""
    needs_events: bool = False
    needs_texts: bool = False


@dataclass(frozen=True)
class Binary:
    """A format that only a file can hold."""

    save: Callable[[Path, Material], None]
    """Writes to a path at which nothing is."""


FORMATS: dict[str, Text | Binary] = {
    "csv": Text(csv.lines),
    "parquet": Binary(parquet.save),
    "xlsx": Binary(xlsx.save),
    "duckdb": Binary(duckdb.save),
    "sqlite": Binary(sqlite.save),
    "jsonl": Text(jsonl.lines),
    "ucdp": Text(ucdp.lines, needs_events=True),
    "acled": Text(acled.lines, needs_events=True),
    "idmc": Text(idmc.lines),
    "claimreview": Text(claimreview.lines),
    "labelstudio": Text(labelstudio.lines, needs_texts=True),
    "geojson": Text(geojson.lines),
}
"""All formats by the name that `--to` takes."""
