from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from benchmarks.confidence import Case, crossed, fit, toml_of
from pipeline.claims.confidence import claimant_evidence, confidence_of, event_evidence, product, shares
from pipeline.marks import AttributionMark, ClaimantMark, EventMark
from pipeline.records import EventType
from pipeline.rulebook import RULES
from tests.samples import bare_claim

EVENT = EventMark(0, (2, 3), "casualties", "killed", "fact", ("events.killed", "places.clause"), 1)
SAID = AttributionMark(
    ((4, 5),), ((5, 6),), ((0, 3),), "says", ClaimantMark("NIS", "intelligence"), ("forms.says-that", "cues.say")
)
NOBODY = replace(SAID, claimant=ClaimantMark(None, "unnamed"))


def test_what_nothing_tells_is_trusted_least() -> None:
    told = [confidence_of(EVENT, SAID), confidence_of(replace(EVENT, rules=("things.troops",)), SAID)]
    inherited = confidence_of(replace(EVENT, rules=("events.like-article",)), SAID)
    assert min(told) > inherited > confidence_of(replace(EVENT, type="other", rules=()), SAID)


def test_the_most_telling_evidence_with_a_share_counts() -> None:
    known = {
        "value": {"figure": 1.0},
        "claimant": {"article": 0.5},
        "event": {"things": 0.8, "things.x": 0.6},
        "type": {},
    }
    assert product(known, ("article",), event_evidence(("units.x", "things.x"), "law"), "law") == 0.3
    assert product(known, ("article",), event_evidence(("things.y",), "law"), "law") == 0.4
    assert product(known, claimant_evidence("forms.new", "Ann Bo"), ("things",), "law") == 0.4


@pytest.mark.parametrize("kind", get_args(EventType))
def test_stays_between_nothing_and_certain(kind: EventType) -> None:
    for said in (None, SAID, NOBODY):
        assert 0 < confidence_of(replace(EVENT, type=kind), said) < 1


def cases(right: int, wrong: int) -> list[Case]:
    """Claims of as many articles, in the article's own voice, whose event is right or not."""
    made = []
    for number in range(right + wrong):
        document = bare_claim().document.model_copy(update={"id": f"d{number}"})
        event = bare_claim().event.model_copy(update={"type": "casualties"})
        claim = bare_claim().model_copy(update={"document": document, "rules": ("events.killed",), "event": event})
        made.append(Case(claim, True, True, number < right))
    return made


def test_shares_are_those_of_the_cases_drawn_a_little_towards_the_wider_evidence() -> None:
    fitted = fit(cases(90, 30))
    assert fitted["event"]["events"] == 0.75
    assert 0.9 < fitted["claimant"]["article"] <= 1


def test_what_was_not_seen_is_judged_by_the_rest() -> None:
    judged = crossed(cases(90, 30))
    assert sum(right for _, right in judged) == 90
    assert abs(sum(trust for trust, _ in judged) / len(judged) - 0.75) < 0.05


def test_the_file_that_is_shipped_is_what_is_written() -> None:
    assert toml_of(shares()) == (RULES / "confidence.toml").read_text(encoding="utf-8")
