"""Excel: a sheet of claims and a sheet that explains its columns."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.columns import COLUMNS, Column, Value
from pipeline.errors import OptionError
from pipeline.exports.material import Material
from pipeline.exports.tables import day_of
from pipeline.extras import extra

MOST_ROWS = 1_048_575
"""Rows of a sheet below the names of its columns."""
LONGEST_CELL = 32_767
"""Characters."""
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that XML can't hold."""
WIDTHS = {"sentence": 80, "title": 40, "claimant_name": 30, "item": 24, "url": 30}
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of all files within the file, so that the same claims give the same bytes."""


def save(path: Path, material: Material) -> None:
    """Writes the file. Raises OptionError without the package openpyxl, or for more claims than a sheet has rows."""
    if len(material.claims) > MOST_ROWS:
        raise OptionError(f"xlsx: a sheet has {MOST_ROWS:,} rows; {len(material.claims):,} claims need csv or parquet")
    book = extra("openpyxl", "xlsx").Workbook(write_only=True)
    book.properties.created = book.properties.modified = datetime(*LONG_AGO)
    sheet = book.create_sheet("claims")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{_letters(len(COLUMNS))}{len(material.claims) + 1}"
    for number, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[_letters(number)].width = WIDTHS.get(column.name, 16)
    sheet.append([column.name for column in COLUMNS])
    text = partial(extra("openpyxl.cell", "xlsx").WriteOnlyCell, sheet)
    for claim in material.claims:
        sheet.append([_cell(column, column.of(claim), text) for column in COLUMNS])
    notes = book.create_sheet("columns")
    for row in (("column", "type", "meaning"), *((one.name, one.dtype, one.meaning) for one in COLUMNS)):
        notes.append(row)
    book.save(path)
    _without_clock(path)


def _letters(number: int) -> str:
    """What Excel calls a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _cell(column: Column, value: Value, text: Callable[[str], Any]) -> Any:
    """A value as Excel has it: a day is a date, and text is text even if it looks like a formula."""
    if value is None or not isinstance(value, str):
        return value
    day = day_of(value) if column.dtype == "datetime64[s]" else None
    if day is not None:
        return day
    cell = text(FORBIDDEN.sub("\ufffd", value)[:LONGEST_CELL])
    cell.data_type = "s"
    return cell


def _without_clock(path: Path) -> None:
    """Writes the file anew with a fixed time for all that is in it."""
    with zipfile.ZipFile(path) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in _at_once(parts):
            new.writestr(name, data)


def _at_once(parts: list[tuple[str, bytes]]) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    for name, data in parts:
        entry = zipfile.ZipInfo(name, LONG_AGO)
        entry.compress_type = zipfile.ZIP_DEFLATED
        yield entry, re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", data)
