"""What a reader takes from a file, before its day of publication is settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parts:
    """Text and header of one article; None means that the file does not say."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    front_matter: Mapping[str, object] | None = None
    """Fields at the head of a text file."""
    metadata: Mapping[str, object] | None = None
    """Fields of a JSON object."""
    page: str | None = None
    """The page as it came, tags and all."""


def first_of(fields: Mapping[str, object], *names: str) -> str | None:
    """The first of the named fields that says something, on one line."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return " ".join(str(value).split())
    return None
