"""CSV (RFC 4180): the flat row of each claim."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.columns import COLUMNS, Value
from pipeline.exports.material import Material


def lines(material: Material) -> Iterator[str]:
    """A line of names, then one for each claim; what the article does not say is an empty cell."""
    rows = ([column.of(claim) for column in COLUMNS] for claim in material.claims)
    return table([column.name for column in COLUMNS], rows)


def table(heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """The lines of a table, without their line ends; a cell that holds line ends is quoted."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="")
    for row in (heads, *rows):
        writer.writerow([_cell(value) for value in row])
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()


def codebook_table(columns: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> Iterator[str]:
    """The lines of a table with the columns of somebody's codebook; a column that a row does not name is empty."""
    return table(columns, ([row.get(column) for column in columns] for row in rows))


def _cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value
