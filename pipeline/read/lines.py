"""JSON Lines: a source for each line that holds an article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.errors import InputError
from pipeline.read.encoding import text_of
from pipeline.read.rows import id_of
from pipeline.read.source import Source, failure
from pipeline.records import Failure, FailureKind

OURS = ({"document", "figure"}, {"document", "figures"}, {"article", "kind", "error"}, {"article", "sha256", "status"})
"""The fields that give away a line of claims, of marks, of failures or of a manifest."""


def of_lines(source: Source, lines: Iterable[bytes]) -> Iterator[Source | Failure]:
    """One source for each line that holds something; a file of records of ours is refused as a whole.

    Where the source has bytes at hand, so have those of its lines.
    """
    start, none = 0, True
    for number, line in enumerate(lines, 1):
        row = _row_of(line) if none or line.strip() else None
        if none and row is not None and _is_ours(row):
            yield failure(source.name, "holds what this program wrote, not articles; leave it out")
            return
        if line.strip():
            none = False
            yield replace(
                source,
                id=(row and id_of(row, source.columns)) or f"{source.id}-{number}",
                name=f"{source.name} line {number}",
                format="row",
                start=start,
                size=len(line),
                data=None if source.data is None else line,
            )
        start += len(line)
    if none:
        yield failure(source.name, "is empty; nothing to read", FailureKind.EMPTY)


def _row_of(line: bytes) -> dict[str, object] | None:
    """The object that a line holds; None where it holds none, which is told when the article is read."""
    try:
        row = json.loads(text_of(line).text)
    except (InputError, ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _is_ours(row: dict[str, object]) -> bool:
    """A line of claims, marks, failures or of a manifest, which often lie beside the articles."""
    return "text" not in row and any(keys <= row.keys() for keys in OURS)
