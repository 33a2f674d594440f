"""JSON Lines: the records themselves, chosen by `--where` or taken back out of a Parquet file."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.exports.material import Material
from pipeline.write import line_of


def lines(material: Material) -> Iterator[str]:
    """A record a line, as `claims extract` writes it."""
    return map(line_of, material.claims)
