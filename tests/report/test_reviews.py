from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.records import Claim
from pipeline.report.reviews import Review, Verdict, apply_reviews, precision_per_rule, read_reviews, reading_of
from tests.report.made import army, mayor, red_cross


def reviewed(claim: Claim, verdict: Verdict | None, note: str | None = None) -> Review:
    figure = claim.figure
    return Review.model_validate(
        {
            "document": claim.document.id,
            "figure": {"text": figure.text, "start": figure.start, "end": figure.end},
            "reading": reading_of(claim).model_dump(),
            "verdict": verdict,
            "note": note,
        }
    )


def test_a_review_outlives_the_run_it_was_made_in() -> None:
    again = mayor(id="another-id", confidence=0.4, rules=("bounds.other",))
    review = reviewed(mayor(), "accept")
    assert apply_reviews([again], [review]).holds == {"another-id": review}


def test_a_claim_that_says_something_else_is_to_be_judged_anew() -> None:
    other = mayor(event=mayor().event.model_copy(update={"measure": "injured"}))
    found = apply_reviews([other], [reviewed(mayor(), "reject")])
    assert (found.holds, found.gone) == ({}, ())
    assert [claim.id for claim, _ in found.changed] == ["mayor-flood"]


def test_a_review_without_a_claim_is_not_lost() -> None:
    found = apply_reviews([army()], [reviewed(mayor(), "accept"), reviewed(mayor("other"), None, "why?")])
    assert [one.document for one in found.gone] == ["flood", "other"]


def test_the_last_verdict_counts() -> None:
    found = apply_reviews([mayor()], [reviewed(mayor(), "accept"), reviewed(mayor(), "reject", "not the mayor")])
    assert found.holds["mayor-flood"].verdict == "reject"


def test_precision_of_each_rule() -> None:
    claims = [mayor(), red_cross(), army()]
    reviews = [reviewed(mayor(), "accept"), reviewed(red_cross(), "reject"), reviewed(army(), None, "unsure")]
    told = {
        one.rule: (one.accepted, one.reviewed) for one in precision_per_rule(claims, apply_reviews(claims, reviews))
    }
    assert told["numbers.digits"] == (1, 2)
    assert told["bounds.at-least"] == (1, 1)
    assert told["cues.count"] == (0, 1)


def test_rules_of_unreviewed_claims_have_no_precision() -> None:
    assert precision_per_rule([army()], apply_reviews([army()], [])) == ()


def test_reviews_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    review = reviewed(mayor(), "accept", "line\u2028break")
    path.write_text(f"{review.model_dump_json()}\n\n", encoding="utf-8")
    assert read_reviews(path) == [review]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b'{"document": "a"}\n', "line 1: is no review: figure", id="field-lacks"),
        pytest.param(b"nonsense\n", "line 1: is no review", id="no-json"),
        pytest.param(b"\xff\xfe", "is not UTF-8", id="encoding"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "reviews.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        read_reviews(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        read_reviews(tmp_path / "none.jsonl")
