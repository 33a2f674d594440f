"""How sure a claim is: the share of claims like it that were right on the development articles.

A claim is right if its value, its claimant and its event are. The three are close to independent, so the shares of the
three are multiplied. They stand in rules/confidence.toml, which benchmarks/confidence.py fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline import rulebook
from pipeline.marks import AttributionMark, EventMark
from pipeline.rulebook.claims import Worth

HIGHEST = 0.99
"""Nothing is certain, however often it was right."""
TELLING = ("events.", "things.")
"""Files of the rules that tell a type of event."""

Shares = Mapping[str, Mapping[str, float]]
"""By part of a claim (value, claimant, event, type), then by evidence."""


def confidence_of(event: EventMark, attribution: AttributionMark | None) -> float:
    """Between 0 and 1, two decimals: how often claims with such a source and such an event were right."""
    name = None if attribution is None else attribution.claimant.name
    form = None if attribution is None else attribution.form
    return product(shares(), claimant_evidence(form, name), event_evidence(event.rules, event.type), event.type)


def shares() -> Shares:
    """The shares of our rules; raises RuleError where their file is wrong."""
    return {rule.id.partition(".")[2]: rule.shares for rule in rulebook.load(Worth)}


def product(known: Shares, claimant: Iterable[str], event: Iterable[str], kind: str) -> float:
    """The shares of the parts of a claim multiplied, two decimals; of evidence, the first that has a share counts."""
    value = known["value"]["figure"] * _first(known["claimant"], claimant)
    worth = min(HIGHEST, _first(known["event"], event) * known["type"].get(kind, 1.0))
    return round(min(HIGHEST, value * worth), 2)


def claimant_evidence(form: str | None, name: str | None) -> tuple[str, ...]:
    """What tells the claimant, the most telling first; no form means the article's own voice."""
    if form is None:
        return ("article",)
    return form, form.partition(".")[0], "unnamed" if name is None else "named"


def event_evidence(rules: Iterable[str], kind: str) -> tuple[str, ...]:
    """What tells the event, the most telling first: the rule that found it, and the file that this stands in."""
    first = next((rule for rule in rules if rule.startswith(TELLING)), None)
    if first is None or kind == "other":
        return ("none",)
    return first, first.partition(".")[0]


def _first(known: Mapping[str, float], evidence: Iterable[str]) -> float:
    return next((known[one] for one in evidence if one in known), min(known.values()))
