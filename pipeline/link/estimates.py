"""Best, low and high estimate, the way the Uppsala Conflict Data Program (UCDP) defines them, over facts only.

Each claimant has one voice, its last word, however many articles repeat it. Figures count that give the whole as a
fact: neither a part ("two of the dead"), nor an addition, nor a number that is planned, feared or denied.

best: the number that most claimants give; among several the latest, as later reports know more; then the lower, as
      UCDP does where nothing tells which is more reliable. "12" and "about 12" give 12; "at least 12" does where
      nobody gives a number without a bound. A range, "dozens" and "up to 30" give none.
low:  the lowest number that anybody allows, None where somebody leaves it open below what others give.
high: the highest number likewise: after "13" and "at least 20" nobody knows where it ends.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.link.statements import Statement

EXACT = frozenset(("exact", "about"))
FLOORS = frozenset(("at_least", "more_than"))
"""Bounds whose floor is the number that a reader takes away: "at least 12 people were killed"."""


@dataclass(frozen=True)
class Estimate:
    """Best, lowest and highest number; None where the claims do not settle it."""

    best: float | None = None
    low: float | None = None
    high: float | None = None


def estimate_of(standing: Sequence[Statement]) -> Estimate:
    """The estimate that the last words of all claimants come to."""
    facts = [one for one in standing if one.claim.modality == "fact" and one.whole]
    if not facts:
        return Estimate()
    exact = [one for one in facts if one.claim.figure.bound in EXACT]
    floors = [one for one in facts if one.claim.figure.bound in FLOORS]
    low, high = _ends(facts)
    return Estimate(_most_cited(exact or floors), low, high)


def _ends(facts: Iterable[Statement]) -> tuple[float | None, float | None]:
    """The lowest and the highest number; None for an end that lies open."""
    ranges = [one.range for one in facts]
    lows = [low for low, _ in ranges if math.isfinite(low)]
    highs = [high for _, high in ranges if math.isfinite(high)]
    low, high = min(lows, default=None), max(highs, default=None)
    if low is not None and highs and min(highs) < low:
        low = None
    if high is not None and lows and max(lows) > high:
        high = None
    return low, high


def _most_cited(statements: Iterable[Statement]) -> float | None:
    """The number of most claimants; of several the latest, then the lowest."""
    cited: defaultdict[float, list[str]] = defaultdict(list)
    for one in statements:
        if one.claim.figure.low is not None:
            cited[one.claim.figure.low].append(one.claim.document.published or "")
    if not cited:
        return None
    most = max(len(days) for days in cited.values())
    latest = max(max(days) for days in cited.values() if len(days) == most)
    return min(number for number, days in cited.items() if len(days) == most and max(days) == latest)
