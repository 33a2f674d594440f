"""SQLite: tables that Datasette and every SQL tool open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.columns import Dtype
from pipeline.exports.material import Material
from pipeline.exports.tables import tables_of

TYPES: dict[Dtype, str] = {"string": "TEXT", "Float64": "REAL", "boolean": "INTEGER", "datetime64[s]": "TEXT"}
INDEXES = ("document_id", "measure", "event_type", "claimant_name")


def save(path: Path, material: Material) -> None:
    """Writes the database; a day is text in ISO 8601, which SQLite's functions of dates read."""
    with closing(sqlite3.connect(path)) as database, database:
        for table in tables_of(material):
            database.execute(table.create(TYPES))
            places = ", ".join("?" * len(table.columns))
            database.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', table.rows)
        for column in INDEXES:
            database.execute(f'CREATE INDEX "claims_{column}" ON "claims" ("{column}")')
