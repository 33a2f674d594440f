"""DuckDB: the tables of the SQLite file, typed, for analysis at speed."""

from __future__ import annotations

from pathlib import Path

from pipeline.columns import Dtype
from pipeline.exports.material import Material
from pipeline.exports.parquet import arrow_table
from pipeline.exports.tables import tables_of
from pipeline.extras import extra

TYPES: dict[Dtype, str] = {"string": "VARCHAR", "Float64": "DOUBLE", "boolean": "BOOLEAN", "datetime64[s]": "DATE"}


def save(path: Path, material: Material) -> None:
    """Writes the database. Raises OptionError without the packages duckdb and pyarrow.

    Rows go in as whole columns by way of Arrow: DuckDB is slow to take them one by one.
    """
    with extra("duckdb", "duckdb").connect(str(path)) as database:
        for table in tables_of(material):
            database.execute(table.create(TYPES))
            database.register("rows_of_it", arrow_table(table, "duckdb"))
            database.execute(f'INSERT INTO "{table.name}" SELECT * FROM rows_of_it')
            database.unregister("rows_of_it")
