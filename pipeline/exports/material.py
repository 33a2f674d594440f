"""All that a file for others may be made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.linked import LinkedEvent
from pipeline.records import Claim


@dataclass(frozen=True)
class Material:
    """Claims in their order, and what some formats need besides."""

    claims: Sequence[Claim]
    events: Sequence[LinkedEvent] = ()
    """What the claims are about, for formats with a row for each event."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The text of articles by their id, for formats that show it."""
