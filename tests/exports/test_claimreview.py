"""JSON-LD against the terms of schema.org.

TERMS was taken from the type definitions of schema.org in the npm package schema-dts 2.1.0: which properties a type has
(its own and, by PARENTS, those of the types above it) and which types a value may have.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from pipeline.exports.claimreview import review_of
from pipeline.records import Claim
from tests.exports.made import claims, text_of
from tests.samples import bare_claim, full_claim

PARENTS = {
    "ClaimReview": "Review",
    "Review": "CreativeWork",
    "Claim": "CreativeWork",
    "NewsArticle": "Article",
    "Article": "CreativeWork",
    "CreativeWork": "Thing",
    "Organization": "Thing",
    "Person": "Thing",
    "Place": "Thing",
    "PostalAddress": "ContactPoint",
    "ContactPoint": "StructuredValue",
    "StructuredValue": "Intangible",
    "Intangible": "Thing",
}
TERMS: dict[str, dict[str, tuple[str, ...]]] = {
    "Thing": {"name": ("Text",), "identifier": ("PropertyValue", "Text", "URL"), "url": ("URL",)},
    "CreativeWork": {
        "author": ("Organization", "Person"),
        "contentLocation": ("Place",),
        "datePublished": ("Date", "DateTime"),
        "headline": ("Text",),
        "publisher": ("Organization", "Person"),
        "temporalCoverage": ("DateTime", "Text", "URL"),
        "text": ("Text",),
    },
    "Claim": {"appearance": ("CreativeWork",), "firstAppearance": ("CreativeWork",)},
    "Review": {"itemReviewed": ("Thing",), "reviewRating": ("Rating",)},
    "ClaimReview": {"claimReviewed": ("Text",)},
    "Person": {"jobTitle": ("DefinedTerm", "Text")},
    "Place": {"address": ("PostalAddress", "Text")},
    "PostalAddress": {"addressCountry": ("Country", "Text")},
}


def lineage(kind: str) -> list[str]:
    """A type and all above it."""
    return [kind, *(lineage(PARENTS[kind]) if kind in PARENTS else [])]


def faults(node: Any, where: str = "") -> list[str]:
    """What schema.org does not know in a node and in all below it."""
    kind = node["@type"]
    if kind != "Thing" and kind not in PARENTS:
        return [f"{where}: no type {kind}"]
    found = []
    for name, value in node.items():
        if name == "@type":
            continue
        ranges = [TERMS.get(one, {}).get(name) for one in lineage(kind)]
        allowed = next((one for one in ranges if one is not None), None)
        if allowed is None:
            found.append(f"{where}.{name}: no property of {kind}")
        elif isinstance(value, dict):
            if not set(allowed) & set(lineage(value["@type"])):
                found.append(f"{where}.{name}: no {value['@type']} goes here")
            found += faults(value, f"{where}.{name}")
        elif not _is_literal(value, allowed):
            found.append(f"{where}.{name}: {value!r} is none of {allowed}")
    return found


def _is_literal(value: Any, allowed: tuple[str, ...]) -> bool:
    if not isinstance(value, str) or not value:
        return False
    if "Text" in allowed:
        return True
    if "Date" in allowed:
        return bool(date.fromisoformat(value))
    return "URL" in allowed and value.startswith(("http://", "https://"))


def test_all_terms_are_schema_orgs() -> None:
    graph = json.loads(text_of("claimreview", *claims()[:2]))
    assert graph["@context"] == "https://schema.org"
    assert [one["@type"] for one in graph["@graph"]] == ["ClaimReview"] * 2
    assert [fault for node in graph["@graph"] for fault in faults(node)] == []


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Claim", "claimReviewed": "x"}, ".claimReviewed: no property of Claim"),
        ({"@type": "Claim", "appearance": {"@type": "Person"}}, ".appearance: no Person goes here"),
        ({"@type": "Klaim"}, ": no type Klaim"),
        ({"@type": "Claim", "author": "me"}, ".author: 'me' is none of ('Organization', 'Person')"),
        ({"@type": "Claim", "text": None}, ".text: None is none of ('Text',)"),
    ],
)
def test_the_check_finds_faults(node: dict[str, Any], fault: str) -> None:
    assert faults(node) == [fault]


def with_claimant(**fields: Any) -> Claim:
    claim = full_claim()
    return claim.model_copy(update={"claimant": claim.claimant.model_copy(update=fields)})


def test_a_review_says_who_claims_what_and_where() -> None:
    review = review_of(full_claim())
    assert review["claimReviewed"].startswith("Yonhap, citing the NIS")
    claim = review["itemReviewed"]
    assert claim["author"] == {"@type": "Organization", "name": "National Intelligence Service"}
    assert claim["appearance"]["headline"] == "Toll" and claim["appearance"]["datePublished"] == "2025-07-09"
    assert claim["temporalCoverage"] == "2025-07-08"
    assert claim["contentLocation"]["address"]["addressCountry"] == "RU"


def test_the_verdict_is_left_to_the_reviewer() -> None:
    assert not {"reviewRating", "author", "datePublished", "url"} & review_of(full_claim()).keys()


@pytest.mark.parametrize(
    ("claim", "author"),
    [
        pytest.param(
            with_claimant(kind="military", name="Ann Price", role="colonel"),
            {"@type": "Person", "name": "Ann Price", "jobTitle": "colonel"},
            id="an office is a person's",
        ),
        pytest.param(with_claimant(kind="witness", name="witnesses"), None, id="neither for sure"),
        pytest.param(with_claimant(kind="unnamed", name=None, country=None), None, id="nobody is named"),
        pytest.param(bare_claim(), None, id="an article of no publisher"),
    ],
)
def test_authors(claim: Claim, author: dict[str, str] | None) -> None:
    assert review_of(claim)["itemReviewed"].get("author") == author


def test_an_article_that_speaks_for_itself_is_its_publishers() -> None:
    claim = bare_claim()
    claim = claim.model_copy(update={"document": claim.document.model_copy(update={"publisher": "Harbour Wire"})})
    assert review_of(claim)["itemReviewed"]["author"] == {"@type": "Organization", "name": "Harbour Wire"}


def test_a_date_that_is_not_sure_is_left_out() -> None:
    claim = full_claim()
    date = claim.event.date.model_copy(update={"edtf": "2025-07~"})
    unsure = claim.model_copy(update={"event": claim.event.model_copy(update={"date": date})})
    assert "temporalCoverage" not in review_of(unsure)["itemReviewed"]
