from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.link import LinkedEvent, link_claims
from pipeline.records import Claim
from tests.link.made import TOPIC, article, claim
from tests.samples import bare_claim, full_claim

FIRE = "Flames destroyed the Oskar Lindt warehouse in Brenning, and firefighters fought them all night"


def test_claims_of_one_story_are_one_event_with_its_measures() -> None:
    (event,) = link_claims(
        [
            claim("a", 12, place="Pellin", date="2025-03-01"),
            claim("b", 300, published="2025-03-04", measure="displaced", type="displacement", place="Pellin"),
            claim("b", 15, published="2025-03-04", at=9, date="2025-03-01"),
        ]
    )
    assert (event.type, event.documents) == ("casualties", ("a", "b"))
    assert event.place is not None and event.place.text == "Pellin"
    assert event.date is not None and event.date.edtf == "2025-03-01"
    assert [measure.measure for measure in event.measures] == ["killed", "displaced"]


def test_events_of_most_documents_come_first() -> None:
    events = link_claims([claim("f", 1, sentence=FIRE), claim("a"), claim("b")])
    assert [event.documents for event in events] == [("a", "b"), ("f",)]


@pytest.mark.parametrize(
    ("other", "events"),
    [
        pytest.param({"date": "2012-06-05"}, 2, id="an-earlier-earthquake"),
        pytest.param({"date": "2025-03-01"}, 1, id="the-same-days"),
        pytest.param({"date": "2025"}, 2, id="all-of-the-year"),
        pytest.param({}, 1, id="no-date"),
        pytest.param({"date": "2025-06-05", "measure": "arrested", "type": "law"}, 1, id="aftermath"),
        pytest.param({"date": "2012-06-05", "rules": ("times.article",)}, 1, id="a-date-that-is-a-guess"),
        pytest.param({"date": "2012-06-05", "number": 12}, 1, id="the-same-number-again"),
        pytest.param({"country": "TR"}, 2, id="another-country"),
        pytest.param({"country": "TR", "number": 12}, 1, id="the-same-number-in-another-country"),
        pytest.param({"country": "TR", "measure": "supplied", "type": "aid"}, 1, id="help-from-another-country"),
        pytest.param({"date": "2012-06-05", "event": "e1"}, 1, id="the-article-says-it-is-the-same"),
    ],
)
def test_what_an_article_compares_with_is_another_event(other: dict[str, Any], events: int) -> None:
    main = claim("a", 12, country="IT", date="2025-03-02")
    assert len(link_claims([main, claim("a", at=50, **{"event": "e2", "number": 26, **other})])) == events


def test_an_article_without_figures_is_listed_with_its_story() -> None:
    plain = article("b", f"{TOPIC}, and nobody knows more.")
    (event,) = link_claims([claim("a")], articles=[article("a", f"{TOPIC}. Twelve died."), plain])
    assert event.documents == ("a", "b")


def test_articles_that_tell_of_an_event_without_a_figure_make_one_without_claims() -> None:
    plain = [article(name, f"{FIRE}. Nobody knows {more}.") for name, more in (("f", "why"), ("g", "more"))]
    told, untold = link_claims([claim("a"), claim("b")], articles=plain)
    assert (told.documents, untold.documents) == (("a", "b"), ("f", "g"))
    assert (untold.type, untold.claims, untold.measures) == ("other", (), ())
    assert link_claims([], articles=plain) == link_claims([], articles=plain[::-1]) == (untold,)
    assert link_claims([], articles=plain[:1]) == ()


def test_same_claims_twice_are_the_same_claims() -> None:
    assert link_claims([claim(), claim()]) == link_claims([claim()])


def test_id_depends_on_the_claims() -> None:
    one, other = link_claims([claim("a")])[0].id, link_claims([claim("a"), claim("b")])[0].id
    assert one != other
    assert one.startswith("e_")


def test_order_of_claims_changes_nothing() -> None:
    claims = [
        claim(f"d{n % 7}", n, at=n, sentence=FIRE if n % 3 else TOPIC, name=("Ann Bo", "Bo", None)[n % 3])
        for n in range(30)
    ]
    expected = link_claims(claims)
    random.Random(3).shuffle(claims)
    assert link_claims(claims) == expected


def test_nothing_gives_nothing() -> None:
    assert link_claims([]) == ()


def test_bare_and_full_claims_can_be_linked() -> None:
    events = link_claims([full_claim(), bare_claim()])
    assert {one for event in events for one in event.claims} == {full_claim().id, bare_claim().id}


made = st.builds(
    claim,
    st.sampled_from("abcd"),
    st.one_of(st.none(), st.integers(0, 99)),
    high=st.one_of(st.none(), st.integers(99, 200)),
    name=st.sampled_from([None, "Moor", "Ida Moor", "police", "…"]),
    published=st.sampled_from([None, "2025-03-02", "2025-03-09"]),
    sentence=st.text(max_size=30),
    at=st.integers(0, 500),
    date=st.sampled_from([None, "2025-03-01", "2024", "19XX"]),
    modality=st.sampled_from(["fact", "possible", "future", "negated"]),
    event=st.sampled_from(["e1", "e2", "e3"]),
    item=st.sampled_from([None, "people", "homes", "…"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(made, max_size=12))
def test_every_claim_is_in_one_event_and_one_measure(claims: list[Claim]) -> None:
    events = link_claims(claims)
    ids = sorted({one.id for one in claims})
    assert sorted(one for event in events for one in event.claims) == ids
    measured = [
        one for event in events for measure in event.measures for who in measure.by_claimant for one in who.claims
    ]
    assert sorted(measured) == ids
    for event in events:
        assert LinkedEvent.model_validate_json(event.model_dump_json()) == event
        for measure in event.measures:
            assert measure.low is None or measure.high is None or measure.low <= measure.high
