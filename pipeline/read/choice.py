"""What a user says about the articles: which files to read, what columns are called, and what a table knows of them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from pipeline.errors import OptionError

Fields = tuple[tuple[str, str], ...]
"""Names and values."""

KEYS = ("id", "file", "filename", "path")
"""Columns of a table that may name the article, the first that is there."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which articles are meant, and what else is known of them."""

    include: tuple[str, ...] = ()
    """Patterns; of files found in folders and archives, only those that match one are read. Empty for all."""
    exclude: tuple[str, ...] = ()
    """Patterns of files that are not read."""
    columns: Fields = ()
    """Field of an article and the column of a table, or the field of an object, that holds it: ("text", "body")."""
    table: Mapping[str, Fields] = field(default_factory=dict)
    """What is known of an article, by its id or the name of its file."""

    def wants(self, path: str) -> bool:
        """Whether to read a file; `path` is that below its folder, parted by slashes."""
        if self.include and not any(_matches(path, pattern) for pattern in self.include):
            return False
        return not any(_matches(path, pattern) for pattern in self.exclude)

    def given(self, *names: str) -> Fields:
        """What the table knows of an article that goes by one of these names."""
        return next((self.table[name] for name in names if name in self.table), ())


def _matches(path: str, pattern: str) -> bool:
    """A pattern without a slash is one of names: "*.html" matches "2024/a.html"."""
    return fnmatchcase(path if "/" in pattern else path.rpartition("/")[2], pattern)


def table_of(path: Path) -> dict[str, Fields]:
    """What a CSV file knows of articles, by id or file name. Raises OptionError if it can't be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            key = next((name for name in KEYS if name in (rows.fieldnames or ())), None)
            if key is None:
                raise OptionError(f"--metadata {path}: has no column {' or '.join(KEYS)}, so no article can be told")
            return {row[key]: _said(row, key) for row in rows if row[key]}
    except OSError as error:
        raise OptionError(f"--metadata {path}: can't be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise OptionError(f"--metadata {path}: is no table in UTF-8: {error}") from error


def _said(row: Mapping[str | None, str | None], key: str) -> Fields:
    """The cells of a row that say something."""
    return tuple((name, value) for name, value in row.items() if name and value and name != key)
