"""What a claim says of a measure, ready to be compared with what others say."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.link.claimants import Party
from pipeline.records import Claim
from pipeline.rulebook.linking import Alike

PARTIAL = frozenset(("additional", "remaining", "subset", "change"))
"""Accountings of figures that are not the whole of what is measured."""
TOLD = frozenset(("fact", "possible"))
"""Modalities of figures that may be compared: what is planned or denied is no rival count."""

Measured = tuple[str | None, str, str | None]
"""Measure, unit and what a rate is per: figures that differ in one of them are never compared."""


@dataclass(frozen=True)
class Statement:
    """A claim, and who makes it."""

    claim: Claim
    party: Party

    @property
    def when(self) -> tuple[bool, str, str, int, str]:
        """Sorts statements in the order of time, undated ones last."""
        document = self.claim.document
        return (
            document.published is None,
            document.published or "",
            document.id,
            self.claim.figure.start,
            self.claim.id,
        )

    @property
    def range(self) -> tuple[float, float]:
        """Lowest and highest number that the claim allows; an open end is infinite."""
        low, high = self.claim.figure.low, self.claim.figure.high
        return -math.inf if low is None else low, math.inf if high is None else high

    @property
    def whole(self) -> bool:
        """Whether it gives the whole of what is measured, not a part or a change of it."""
        figure = self.claim.figure
        parts = any(relation.type == "part_of" for relation in self.claim.relations)
        return figure.accounting not in PARTIAL and figure.change is None and not parts


def measured(claim: Claim) -> Measured:
    """What must be the same for two figures to be of one kind."""
    return claim.event.measure, claim.figure.unit, claim.figure.per


class Items:
    """What items count, by the lists of nouns that are alike."""

    def __init__(self, alike: Iterable[Alike]) -> None:
        self._class = {word: rule.words[0] for rule in alike for word in rule.words}

    def head_of(self, item: str | None) -> str | None:
        """What an item counts, in the singular: "male victims" are people, "two-storey houses" homes."""
        words = (item or "").lower().split(" of ")[0].split()
        if not words:
            return None
        head = words[-1].strip(".,;:\"'")
        singular = head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s")
        return next((self._class[form] for form in (head, singular) if form in self._class), singular)
