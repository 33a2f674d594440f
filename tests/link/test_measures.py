from __future__ import annotations

from typing import Any

import pytest

from pipeline import rulebook
from pipeline.link import link_claims
from pipeline.link.statements import Items
from pipeline.linked import LinkedMeasure
from pipeline.records import Claim
from pipeline.rulebook.linking import Alike
from tests.link.made import claim


def only_measure(*claims: Claim) -> LinkedMeasure:
    (event,) = link_claims(claims)
    (measure,) = event.measures
    return measure


def police(number: float | None, **other: Any) -> Claim:
    return claim("a", number, **other)


def mayor(number: float | None, **other: Any) -> Claim:
    return claim("b", number, name="Ida Moor", kind="person", **other)


def army(number: float | None, **other: Any) -> Claim:
    return claim("c", number, name="Army Command", kind="military", **other)


@pytest.mark.parametrize(
    ("claims", "best", "low", "high"),
    [
        pytest.param([police(12)], 12, 12, 12, id="one-claim"),
        pytest.param([police(12), mayor(15), army(15)], 15, 12, 15, id="most-claimants"),
        pytest.param([police(12), mayor(15, published="2025-03-03")], 15, 12, 15, id="as-many-so-the-latest"),
        pytest.param([police(15), mayor(12)], 12, 12, 15, id="same-day-so-the-lower"),
        pytest.param([police(12, high=None)], 12, 12, None, id="at-least-gives-its-floor"),
        pytest.param([police(12, high=None), mayor(14)], 14, 12, 14, id="a-number-goes-before-a-floor"),
        pytest.param([police(20, high=None), mayor(13)], 13, 13, None, id="open-above-what-others-give"),
        pytest.param([police(None, high=5), mayor(9)], 9, None, 9, id="open-below-what-others-give"),
        pytest.param([police(25, high=30)], None, 25, 30, id="a-range-has-no-best"),
        pytest.param([police(24, high=None, bound="vague")], None, 24, None, id="dozens-have-no-best"),
        pytest.param([police(12), mayor(90, modality="possible")], 12, 12, 12, id="feared-is-no-fact"),
        pytest.param([police(12, modality="future")], None, None, None, id="no-fact-no-estimate"),
        pytest.param([police(12), police(2, at=50, accounting="subset")], 12, 12, 12, id="a-part-is-not-the-whole"),
        pytest.param([police(12), police(3, at=50, change="up")], 12, 12, 12, id="a-rise-is-not-the-whole"),
        pytest.param(
            [police(12), police(12, at=50), police(1, at=90)], 12, 12, 12, id="what-an-article-says-most-often"
        ),
        pytest.param([police(12), claim("b", 14, published="2025-03-05")], 14, 14, 14, id="the-last-word-replaces"),
    ],
)
def test_estimates(claims: list[Claim], best: float | None, low: float | None, high: float | None) -> None:
    measure = only_measure(*claims)
    assert (measure.best, measure.low, measure.high) == (best, low, high)


def test_a_number_that_many_articles_repeat_has_one_voice() -> None:
    copies = [claim(f"copy{n}", 90) for n in range(5)]
    assert only_measure(*copies, mayor(12), army(12)).best == 12


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        pytest.param(police(12), mayor(15), True, id="two-numbers"),
        pytest.param(police(12), mayor(12), False, id="same-number"),
        pytest.param(police(10, high=None), mayor(15), False, id="at-least-leaves-room"),
        pytest.param(police(25, high=30), mayor(12), True, id="number-outside-range"),
        pytest.param(police(12), claim("b", 15), False, id="same-claimant"),
        pytest.param(police(12), mayor(12, modality="negated"), True, id="denied"),
        pytest.param(police(12), mayor(15, modality="negated"), False, id="denies-another-number"),
        pytest.param(police(12), mayor(15, modality="future"), False, id="planned"),
        pytest.param(police(12, place="Pellin"), mayor(15, place="Gondorra"), False, id="elsewhere"),
        pytest.param(police(12, measure=None), mayor(15, measure=None), False, id="who-knows-what-is-measured"),
    ],
)
def test_contradictions(one: Claim, other: Claim, contradict: bool) -> None:
    assert only_measure(one, other).contradictions == (((one.id, other.id),) if contradict else ())


def test_a_claimant_who_gives_another_number_later_revises() -> None:
    first, second = police(12), claim("b", 15, published="2025-03-04")
    measure = only_measure(second, first)
    assert measure.revisions == ((first.id, second.id),)
    assert measure.contradictions == ()


def test_up_from_revises_within_an_article() -> None:
    old = police(247, at=50)
    new = police(260, relations=[{"type": "revises", "target": old.id}])
    measure = only_measure(new, old)
    assert (measure.revisions, measure.best) == (((old.id, new.id),), 260)


def test_claimants_stand_in_the_order_of_time_under_their_longest_name() -> None:
    late = claim("z", 15, name="Moor", kind="person", published="2025-03-09")
    early = claim("y", 12, name="Mayor Ida Moor", kind="person", published="2025-03-01")
    (moor,) = only_measure(late, early).by_claimant
    assert (moor.name, [said.low for said in moor.said], moor.claims) == (
        "Mayor Ida Moor",
        [12, 15],
        (early.id, late.id),
    )


def test_articles_speak_for_their_publisher_or_for_themselves() -> None:
    claims = [
        claim("a", 12, name=None, publisher="The Courier"),
        claim("b", 12, name=None, publisher="The Courier"),
        claim("c", 12, name=None),
        claim("d", 12, name=None),
    ]
    names = [one.name for one in only_measure(*claims).by_claimant]
    assert names == ["The Courier", None, None]


def test_figures_of_different_kinds_are_never_mixed() -> None:
    claims = [
        police(12),
        police(7, at=10, measure="injured"),
        police(5, at=20, unit="%"),
        police(2, at=30, item="children"),
        police(12, at=40, item="victims"),
        police(12, at=50, item=None),
    ]
    (event,) = link_claims(claims)
    assert [(one.measure, one.unit, one.item, one.best) for one in event.measures] == [
        ("killed", "count", "people", 12),
        ("injured", "count", "people", 7),
        ("killed", "%", "people", 5),
        ("killed", "count", "children", 2),
    ]


ALIKE = rulebook.load(Alike)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in ALIKE])
def test_items_are_alike(rule: Alike) -> None:
    items = Items(ALIKE)
    for example in rule.finds:
        assert items.head_of(example.split("<item>")[1].removesuffix("</item>")) == rule.words[0]
    for example in rule.skips:
        assert items.head_of(example.split(maxsplit=1)[1]) != rule.words[0]
