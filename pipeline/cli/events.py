"""Linked events for a command: as `claims link` wrote them, or linked here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.linked import LinkedEvent


def linked_events(files: Sequence[Path]) -> list[LinkedEvent]:
    """The events in files of `claims link`, or those that the claims in other files are about.

    Raises InputError if a file can't be read.
    """
    from pipeline.link import link_claims  # noqa: PLC0415 - --help must not wait for it
    from pipeline.read import read_claims, read_events  # noqa: PLC0415

    linked = [file for file in files if _holds_events(file)]
    events = [event for file in linked for event in read_events(file)]
    claims = [claim for file in files if file not in linked for claim in read_claims(file)]
    return [*events, *link_claims(claims)]


def _holds_events(file: Path) -> bool:
    """Whether the first line is an event; whatever is wrong with a file is told when it is read."""
    try:
        with file.open(encoding="utf-8") as lines:
            first = json.loads(next((line for line in lines if line.strip()), "null"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(first, dict) and "measures" in first
