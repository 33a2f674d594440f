from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.claims.changes import changes_of
from pipeline.link import link_claims
from pipeline.records import Claim, Document, Relation
from pipeline.report.numbers import NumbersOf
from pipeline.report.view import ClaimsView, Sources, View, view_of
from tests.report.made import TEXT, army, mayor, red_cross, span
from tests.report.test_reviews import reviewed
from tests.report.test_texts import units

TEXTS = {"flood": TEXT}


def said(claims: ClaimsView, name: str) -> list[str | None]:
    column = claims["columns"][name]
    return [None if code < 0 else column["values"][code] for code in column["codes"]]


def numbers_of(*claims: Claim) -> NumbersOf:
    figures = [{**span(claim.figure.text), "rule": "numbers.digits", "low": 1} for claim in claims]
    skipped = [{**span("March 2024"), "why": "date", "rule": "dates.month-year"}]
    return NumbersOf.model_validate(
        {"document": {"id": "flood", "published": None}, "figures": figures, "skipped": skipped}
    )


def test_the_view_is_plain_data() -> None:
    view = view_of([mayor(), army()], Sources(texts=TEXTS, numbers=[numbers_of(mayor())]))
    lists = json.loads(json.dumps(view, allow_nan=False))
    assert lists["claims"]["id"] == ["mayor-flood", "army-flood"]


def test_a_browser_finds_the_words_of_every_claim() -> None:
    claims = view_of([mayor(), red_cross(), army()], Sources(texts=TEXTS))["claims"]
    assert [units(TEXT, *place) for place in claims["figure"]] == ["at least 1,200", "950", "40"]
    roles = claims["spans"][0]
    words = [units(TEXT, start, end) for start, end in zip(roles[1::3], roles[2::3], strict=True)]
    assert "The mayor of Arda" in words and "March 2024" in words


def test_reviews_are_told_code_points() -> None:
    claims = view_of([army()], Sources(texts=TEXTS))["claims"]
    assert claims["at"] == [TEXT.index("40")]
    assert claims["figure"][0][0] == TEXT.index("40") + 2


def test_columns_tell_what_claims_say() -> None:
    claims = view_of([mayor(), army()])["claims"]
    assert said(claims, "measure") == ["killed", None]
    assert said(claims, "month") == ["2024-03", None]
    assert (claims["low"], claims["high"]) == ([1200, 40], [None, 40])


def test_relations_name_rows() -> None:
    denied = (Relation(type="denies", target="mayor-flood"), Relation(type="same_as", target="unknown"))
    claims = view_of([mayor(), red_cross(relations=denied)])["claims"]
    assert claims["relations"] == [[], [("denies", 0, None)]]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://example.org", "", None])
def test_only_addresses_of_the_web_are_linked(url: str | None) -> None:
    claim = mayor().model_copy(update={"document": Document(id="flood", url=url)})
    (article,) = view_of([claim])["articles"]
    assert article["url"] is None


def test_numbers_without_a_claim_are_left_with_their_reason() -> None:
    view = view_of([mayor()], Sources(texts=TEXTS, numbers=[numbers_of(mayor(), army())]))
    numbers = view["numbers"]
    assert numbers is not None
    assert numbers["words"] == ["March 2024", "40"]
    assert [numbers["why"]["values"][code] for code in numbers["why"]["codes"]] == ["date", "not in the claims"]
    assert [units(TEXT, *place) for place in numbers["span"]] == numbers["words"]


def test_without_marks_nothing_is_said_of_numbers() -> None:
    assert view_of([mayor()])["numbers"] is None


def test_an_article_without_claims_is_there_for_its_numbers() -> None:
    view = view_of([], Sources(texts=TEXTS, numbers=[numbers_of()]))
    assert [(one["id"], one["whole"]) for one in view["articles"]] == [("flood", True)]


def test_events_name_rows() -> None:
    claims = [mayor(), red_cross()]
    (event,) = view_of(claims, Sources(events=[one.model_dump() for one in link_claims(claims)]))["events"]
    rows = [row for measure in event["measures"] for one in measure["by_claimant"] for row in one["claims"]]
    assert sorted(rows) == [0, 1] == sorted(event["claims"])


def compared() -> View:
    before = [mayor(confidence=0.5), red_cross()]
    now = [mayor(event=mayor().event.model_copy(update={"measure": "injured"})), army()]
    return view_of(now, Sources(texts=TEXTS, changes=changes_of(before, now)))


def test_what_another_run_said_is_told() -> None:
    view = compared()
    assert said(view["claims"], "compared") == ["changed", "gained", "lost"]
    assert (view["lost"], view["claims"]["id"][2]) == (2, "cross-flood")
    assert view["changes"] == {0: {"event.measure": ("killed", "injured"), "confidence": (0.5, 0.9)}}
    assert view["facets"][0]["column"] == "compared"


def test_reviews_come_with_their_rows() -> None:
    other: Any = red_cross(event=red_cross().event.model_copy(update={"type": "aid"}))
    reviews = [reviewed(mayor(), "accept"), reviewed(red_cross(), "reject"), reviewed(army(), None, "gone")]
    view = view_of([mayor(), other], Sources(reviews=reviews))
    assert [(one["row"], one["holds"], one["review"]["verdict"]) for one in view["reviews"]] == [
        (0, True, "accept"),
        (1, False, "reject"),
    ]
    assert [one["note"] for one in view["gone"]] == ["gone"]
