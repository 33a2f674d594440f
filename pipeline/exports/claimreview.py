"""schema.org ClaimReview as JSON-LD: for each claim a review to be filled in.

We say who claims what and where it appeared. Whether it is true (`reviewRating`), who says so (`author`) and when
(`datePublished`) is the fact-checker's part and stays out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pipeline.exports.evidence import UNSURE
from pipeline.exports.material import Material
from pipeline.records import Claim, SourceKind

ORGANIZATIONS: frozenset[SourceKind] = frozenset(
    (
        "government",
        "military",
        "intelligence",
        "police",
        "court",
        "company",
        "ngo",
        "igo",
        "media",
        "health",
        "armed_group",
    )
)
"""Kinds of claimants that are organizations where no office tells that a person speaks."""

Node = dict[str, Any]


def lines(material: Material) -> Iterator[str]:
    """A graph with one ClaimReview a line."""
    yield '{"@context": "https://schema.org", "@graph": ['
    last = len(material.claims) - 1
    for number, claim in enumerate(material.claims):
        yield json.dumps(review_of(claim), ensure_ascii=False) + ("," if number < last else "")
    yield "]}"


def review_of(claim: Claim) -> Node:
    """The ClaimReview of one claim."""
    return _node(
        "ClaimReview",
        identifier=claim.id,
        claimReviewed=" ".join(claim.sentence.text.split()),
        itemReviewed=_claim(claim),
    )


def _claim(claim: Claim) -> Node:
    event = claim.event
    edtf = event.date.edtf if event.date else None
    return _node(
        "Claim",
        text=claim.sentence.text,
        author=_author(claim),
        appearance=_article(claim),
        contentLocation=_place(claim),
        temporalCoverage=edtf if edtf and not any(sign in edtf for sign in UNSURE) else None,
    )


def _author(claim: Claim) -> Node | None:
    """Who claims it: a person or an organization; None where it is neither for sure (witnesses, a poll)."""
    claimant = claim.claimant
    if claimant.kind == "article":
        return _organization(claim.document.publisher)
    if claimant.name is None:
        return None
    if claimant.kind == "person" or claimant.role is not None:
        return _node("Person", name=claimant.name, jobTitle=claimant.role)
    return _organization(claimant.name) if claimant.kind in ORGANIZATIONS else None


def _article(claim: Claim) -> Node:
    document = claim.document
    return _node(
        "NewsArticle",
        identifier=document.id,
        headline=document.title,
        url=document.url,
        datePublished=document.published,
        publisher=_organization(document.publisher),
    )


def _place(claim: Claim) -> Node | None:
    place = claim.event.place
    if place is None:
        return None
    address = _node("PostalAddress", addressCountry=place.country) if place.country else None
    return _node("Place", name=place.text, address=address)


def _organization(name: str | None) -> Node | None:
    return None if name is None else _node("Organization", name=name)


def _node(kind: str, **properties: Any) -> Node:
    """A node of a type with the properties that have a value."""
    return {"@type": kind} | {name: value for name, value in properties.items() if value is not None}
