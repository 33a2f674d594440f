"""The dead of a linked event: the one number, if any, that counts everybody."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline import rulebook
from pipeline.linked import LinkedEvent, LinkedMeasure
from pipeline.rulebook.linking import Alike

EVERYBODY = "alike.people"
"""The rule whose nouns count people of all sorts: "12 people", "12 victims"; "two children" are a part of them."""


def deaths_of(event: LinkedEvent) -> LinkedMeasure | None:
    """What is claimed of the number of people killed; None where nothing is, or only of several groups.

    "40 soldiers" and "12 civilians" are not added up: whether they are all that died is for a coder to say.
    """
    killed = [one for one in event.measures if one.measure == "killed" and one.unit == "count"]
    if len(killed) == 1:
        return killed[0]
    return next((one for one in killed if _counts_everybody(one.item)), None)


def has_deaths(event: LinkedEvent) -> bool:
    """Whether anybody says that people were killed."""
    return any(one.measure == "killed" and one.unit == "count" for one in event.measures)


def claim_ids(measures: Iterable[LinkedMeasure]) -> frozenset[str]:
    """The claims behind measures."""
    return frozenset(claim for measure in measures for one in measure.by_claimant for claim in one.claims)


def _counts_everybody(item: str | None) -> bool:
    if item is None:
        return True
    words = item.lower().split(" of ")[0].split()
    head = words[-1].strip(".,;:") if words else ""
    return head in _people() or head.removesuffix("s") in _people()


@cache
def _people() -> frozenset[str]:
    return frozenset(word for rule in rulebook.load(Alike) if rule.id == EVERYBODY for word in rule.words)
