"""The claims and articles behind a linked event, and when it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pipeline.days import days_of
from pipeline.exports.material import Material
from pipeline.linked import LinkedEvent
from pipeline.records import Claim, Document

UNSURE = "?~%X"
"""Signs of EDTF that make a date uncertain, approximate or partly unknown."""


def claims_by_id(material: Material) -> Mapping[str, Claim]:
    """All claims by their id."""
    return {claim.id: claim for claim in material.claims}


def evidence_of(event: LinkedEvent, claims: Mapping[str, Claim]) -> list[Claim]:
    """The claims about an event that are at hand, in the order of publication."""
    return [claims[one] for one in event.claims if one in claims]


def documents_of(claims: Iterable[Claim]) -> list[Document]:
    """The articles of claims, each once."""
    return list({claim.document.id: claim.document for claim in claims}.values())


def claimants_of(claims: Iterable[Claim]) -> Iterator[str]:
    """Who makes the claims: a name, the words used, or the publisher where an article speaks for itself."""
    for claim in claims:
        name = claim.claimant.name or claim.claimant.text
        if name is None and claim.claimant.kind == "article":
            name = claim.document.publisher
        if name is not None:
            yield name


def joined(values: Iterable[str | None], between: str = "; ") -> str | None:
    """Values that there are, each once in their order; None where there is none."""
    return between.join(dict.fromkeys(value for value in values if value)) or None


def first_and_last_day(edtf: str | None) -> tuple[date, date] | None:
    """The first and the last day that a date may mean; None where it is open, unknown or no date."""
    days = days_of(edtf)
    return None if days is None else (date.fromordinal(days[0]), date.fromordinal(days[1]))


def length_of(edtf: str | None) -> int | None:
    """How many days a date leaves open; None where it is open-ended or only approximate."""
    days = days_of(edtf)
    if days is None or edtf is None or any(sign in edtf for sign in UNSURE):
        return None
    return days[1] - days[0] + 1
