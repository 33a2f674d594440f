"""Which words of a claim play which role, and which role a rule is about."""

from __future__ import annotations

from pipeline.records import Claim

ROLES = ("claimant", "cue", "figure", "item", "event", "place", "date", "hedge")

ROLE_OF_FILE = {
    **dict.fromkeys(("sources", "roles", "names"), "claimant"),
    **dict.fromkeys(("forms", "cues"), "cue"),
    **dict.fromkeys(("figures", "numbers", "bounds", "units", "currencies", "changes", "rates"), "figure"),
    **dict.fromkeys(("items", "things"), "item"),
    **dict.fromkeys(("events", "measures", "happenings"), "event"),
    "places": "place",
    **dict.fromkeys(("times", "dates"), "date"),
    "modality": "hedge",
}
"""The role that the rules of a file find; a rule's id begins with its file."""


def role_of_rule(rule: str) -> str | None:
    """The role whose words a rule finds; None for a rule about something else, as `relations.multiple` is."""
    return ROLE_OF_FILE.get(rule.split(".", 1)[0])


def spans_of(claim: Claim) -> list[tuple[int, int, int]]:
    """Role (a place in ROLES), first character and end of all words that a claim was read from, by role."""
    figure, event, said = claim.figure, claim.event, claim.attribution
    found: list[tuple[str, int | None, int | None]] = [
        ("claimant", claim.claimant.start, claim.claimant.end),
        *(("claimant", via.start, via.end) for via in claim.claimant.via),
        ("figure", figure.start, figure.end),
        ("item", figure.item_start, figure.item_end),
        ("event", event.start, event.end),
        *(("hedge", hedge.start, hedge.end) for hedge in claim.hedges),
    ]
    if said is not None:
        found.append(("cue", said.start, said.end))
    outer = (("event", event.enclosing), ("place", event.place), ("date", event.date))
    found += [(role, span.start, span.end) for role, span in outer if span is not None]
    return sorted(
        (ROLES.index(role), start, end) for role, start, end in found if start is not None and end is not None
    )
