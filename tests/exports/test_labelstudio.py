from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.errors import OptionError
from pipeline.exports.labelstudio import LABELS, LINKS
from pipeline.records import Claim, Participant, Relation, Span
from tests.exports.made import text_of
from tests.samples import SAID, bare_claim, full_claim, span


def task(*claims: Claim, text: str = SAID) -> dict[str, Any]:
    (found,) = json.loads(text_of("labelstudio", *claims, texts={"nk": text}))
    return found


def parts(found: dict[str, Any]) -> tuple[list[dict[str, Any]], set[tuple[str, str, str]]]:
    """Regions, and relations as label, words from and words to."""
    (prediction,) = found["predictions"]
    regions = [one for one in prediction["result"] if one["type"] == "labels"]
    words = {one["id"]: one["value"]["text"] for one in regions}
    relations = [one for one in prediction["result"] if one["type"] == "relation"]
    return regions, {(one["labels"][0], words[one["from_id"]], words[one["to_id"]]) for one in relations}


def related() -> list[Claim]:
    """Two claims of one article, the first a part of the second."""
    first = full_claim().model_copy(update={"relations": (Relation(type="part_of", target=bare_claim().id),)})
    participants = (Participant(**span("soldiers"), role="affected"),)
    enclosing = Span(**span("Tuesday"))
    event = first.event.model_copy(
        update={
            "start": SAID.index("died"),
            "end": SAID.index("died") + 4,
            "participants": participants,
            "enclosing": enclosing,
        }
    )
    return [first.model_copy(update={"event": event, "hedges": (Span(**span("had")),)}), bare_claim()]


def test_regions_are_the_words_of_the_article() -> None:
    found = task(*related())
    regions, _ = parts(found)
    assert found["data"]["text"] == SAID and found["data"]["published"] == "2025-07-09"
    for one in regions:
        value = one["value"]
        assert SAID[value["start"] : value["end"]] == value["text"]
        assert (one["from_name"], one["to_name"]) == ("label", "text")
    assert {one["value"]["labels"][0] for one in regions} == set(LABELS)
    assert len({one["id"] for one in regions}) == len(regions)


def test_relations_are_kept() -> None:
    _, relations = parts(task(*related()))
    assert {label for label, _, _ in relations} == {*LINKS, "part_of"}
    assert {
        ("claims", "the NIS", "at least 600"),
        ("passes_on", "Yonhap", "the NIS"),
        ("measures", "at least 600", "died"),
        ("where", "died", "Kursk"),
        ("part_of", "at least 600", "600"),
    } <= relations


def test_words_that_claims_share_are_one_region() -> None:
    twin = full_claim().model_copy(update={"id": "aa"})
    once, _ = parts(task(full_claim()))
    regions, _ = parts(task(full_claim(), twin))
    assert len(regions) == len(once)
    (figure,) = [one for one in regions if one["value"]["labels"] == ["figure"]]
    assert figure["meta"]["text"] == [
        "killed: 600 to open, count, fact (9f2c41d0a1b2c3d4)",
        "killed: 600 to open, count, fact (aa)",
    ]


def test_offsets_count_code_points() -> None:
    shifted = "😀 " + SAID
    claim = full_claim()
    moved = claim.model_copy(
        update={
            "figure": claim.figure.model_copy(update={"start": claim.figure.start + 2, "end": claim.figure.end + 2})
        }
    )
    regions, _ = parts(task(moved, text=shifted))
    (figure,) = [one["value"] for one in regions if one["value"]["labels"] == ["figure"]]
    assert figure["text"] == "at least 600" and figure["start"] == shifted.index("at least")


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        ({}, "labelstudio: no text of article nk; name the articles with --articles PATH"),
        ({"nk": "Something else."}, "the text of article nk is not that of its claims; check --articles"),
    ],
)
def test_a_text_that_lacks_or_differs_is_told(texts: dict[str, str], says: str) -> None:
    with pytest.raises(OptionError) as refused:
        text_of("labelstudio", full_claim(), texts=texts)
    assert says in str(refused.value)
