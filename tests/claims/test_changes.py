from __future__ import annotations

from typing import Any

import pytest

from pipeline.claims.changes import Changes, changes_of
from pipeline.records import Claim, Document, Relation, When
from tests.samples import bare_claim, full_claim, span


def altered(claim: Claim, part: str, **fields: Any) -> Claim:
    """The claim with some fields of one of its parts replaced."""
    return claim.model_copy(update={part: getattr(claim, part).model_copy(update=fields)})


FULL, BARE = full_claim(), altered(bare_claim(), "figure", start=4, end=7)


def test_the_same_run_changes_nothing() -> None:
    assert changes_of([FULL, BARE], [BARE, FULL]) == Changes((), (), (), (), 2)


def test_a_claim_is_gained_and_its_reverse_lost() -> None:
    assert changes_of([FULL], [BARE, FULL]).gained == (BARE,)
    assert changes_of([BARE, FULL], [FULL]).lost == (BARE,)


@pytest.mark.parametrize(
    ("part", "fields", "told"),
    [
        pytest.param("claimant", {"name": "NIS"}, ("claimant.name",), id="name"),
        pytest.param("claimant", {"via": ()}, ("claimant.via",), id="outer source"),
        pytest.param("event", {"place": None}, ("event.place",), id="place is gone"),
        pytest.param("event", {"date": When(**span("Tuesday"), edtf="2025-07")}, ("event.date.edtf",), id="inside"),
        pytest.param("figure", {"low": 601, "bound": "exact"}, ("figure.low", "figure.bound"), id="two, in order"),
        pytest.param("event", {"id": "e7"}, (), id="happenings are numbered anew"),
    ],
)
def test_the_fields_that_changed_are_named(part: str, fields: dict[str, Any], told: tuple[str, ...]) -> None:
    found = changes_of([FULL], [altered(FULL, part, **fields)])
    assert tuple(name for one in found.changed for name in one.fields) == told
    assert not found.gained and not found.lost


def test_a_claim_read_by_other_rules_says_the_same() -> None:
    found = changes_of([FULL], [FULL.model_copy(update={"rules": ("bounds.mine",), "confidence": 0.7})])
    assert found.changed == ()
    assert [one.fields for one in found.reread] == [("rules", "confidence")]


def test_a_figure_of_more_words_is_the_same_figure() -> None:
    short = altered(FULL, "figure", **span("600"), bound="exact", high=600)
    (change,) = changes_of([short], [FULL]).changed
    assert change.fields == ("figure.text", "figure.start", "figure.high", "figure.bound")


def test_the_same_place_in_another_article_is_another_figure() -> None:
    other = FULL.model_copy(update={"document": Document(id="other")})
    found = changes_of([FULL], [other])
    assert (found.gained, found.lost, found.changed) == ((other,), (FULL,), ())


def test_a_relation_points_to_a_figure_whatever_its_id() -> None:
    pointing = BARE.model_copy(update={"relations": (Relation(type="part_of", target=FULL.id),)})
    renamed = FULL.model_copy(update={"id": "ffff000011112222"})
    follows = BARE.model_copy(update={"relations": (Relation(type="part_of", target=renamed.id),)})
    assert changes_of([pointing, FULL], [follows, renamed]).changed == ()
    away = BARE.model_copy(update={"relations": (Relation(type="part_of", target=BARE.id),)})
    assert [one.fields for one in changes_of([pointing, FULL], [away, FULL]).changed] == [("relations",)]


def test_each_claim_is_matched_once() -> None:
    wide, left, right = (altered(FULL, "figure", start=a, end=b) for a, b in ((10, 30), (10, 15), (20, 30)))
    found = changes_of([left, right], [wide])
    assert (len(found.changed), found.lost) == (1, (right,))
