"""Rows for UCDP, ACLED and IDMC: their columns, their conventions, and nothing that no article says."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from pipeline.exports import acled, idmc, ucdp
from pipeline.records import Claim, Span
from tests.exports.made import text_of
from tests.link.made import claim as made_claim


def claim(document: str = "a", number: float | None = 12, **fields: Any) -> Claim:
    """A claim about one event in one place."""
    settings = {
        "place": "Pellin",
        "date": "2025-03-01",
        "title": f"Toll of {document}",
        "publisher": f"Paper {document}",
    }
    return made_claim(document, number, **(settings | fields))


def in_country(one: Claim, code: str, place: str = "Pellin") -> Claim:
    event = one.event.model_copy(update={"place": one.event.place.model_copy(update={"text": place, "country": code})})
    return one.model_copy(update={"event": event})


def behind(one: Claim, words: str) -> Claim:
    enclosing = Span(text=words, start=0, end=len(words))
    return one.model_copy(update={"event": one.event.model_copy(update={"enclosing": enclosing})})


def rows(name: str, *claims: Claim) -> list[dict[str, str]]:
    """The rows of a codebook, each without its empty cells."""
    found = csv.DictReader(io.StringIO(text_of(name, *claims), newline=""))
    return [{column: value for column, value in row.items() if value} for row in found]


@pytest.mark.parametrize(("module", "count"), [(ucdp, 49), (acled, 31), (idmc, 35)], ids=["ucdp", "acled", "idmc"])
def test_the_columns_are_those_of_the_codebook(module: Any, count: int) -> None:
    assert len(module.COLUMNS) == len(set(module.COLUMNS)) == count
    assert text_of(module.__name__.rpartition(".")[2]) == ",".join(module.COLUMNS) + "\n"


def test_ucdp_takes_best_low_and_high_from_the_linked_event() -> None:
    said = [
        claim("a", 12),
        claim("b", 15, published="2025-03-03", name="Red Cross", kind="ngo"),
        claim("c", 12, name="NIS"),
    ]
    (row,) = rows("ucdp", *(in_country(one, "IT") for one in said))
    assert {name: row[name] for name in ("best", "low", "high")} == {"best": "12", "low": "12", "high": "15"}
    assert (row["date_prec"], row["date_start"], row["date_end"], row["year"]) == (
        "1",
        "2025-03-01",
        "2025-03-01",
        "2025",
    )
    assert (row["country"], row["where_description"], row["number_of_sources"]) == ("Italy", "Pellin", "3")
    assert row["source_original"] == "Velmar police; NIS; Red Cross"
    assert row["source_office"] == "Paper a; Paper c; Paper b"
    assert row["source_article"].startswith('"Paper a,2025-03-02,Toll of a"; ')


def test_ucdp_leaves_to_coders_what_they_judge() -> None:
    (row,) = rows("ucdp", claim())
    judged = {
        "type_of_violence",
        "conflict_name",
        "dyad_name",
        "side_a",
        "side_b",
        "event_clarity",
        "latitude",
        "country_id",
    }
    judged |= {"deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "where_coordinates", "where_prec"}
    assert judged <= set(ucdp.COLUMNS) and not judged & row.keys()


@pytest.mark.parametrize(
    "said",
    [
        pytest.param([claim(modality="future"), claim("b", 15, modality="possible")], id="no fact"),
        pytest.param([claim(modality="negated")], id="denied"),
        pytest.param([claim(accounting="additional")], id="an addition"),
        pytest.param([claim(item="soldiers"), claim("b", 3, item="children", name="NIS")], id="two groups"),
    ],
)
def test_ucdp_numbers_are_never_invented(said: list[Claim]) -> None:
    (row,) = rows("ucdp", *said)
    assert not {"best", "low", "high"} & row.keys()


def test_ucdp_takes_the_number_of_all_people_among_several() -> None:
    (row,) = rows("ucdp", claim(at=0), claim(number=3, item="children", at=9), claim(number=4, item="soldiers", at=20))
    assert row["best"] == "12"


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2025-03-01", "1"),
        ("2025-03-01/2025-03-06", "2"),
        ("2025-03-01/2025-03-07", "3"),
        ("2025-03", "4"),
        ("2025", "5"),
        ("2024/2025", None),
        ("2025-03~", None),
        ("2025-XX", None),
    ],
)
def test_ucdp_precision_of_dates(edtf: str, precision: str | None) -> None:
    (row,) = rows("ucdp", claim(date=edtf))
    assert row.get("date_prec") == precision


def test_ucdp_knows_when_only_the_country_is_told() -> None:
    (row,) = rows("ucdp", in_country(claim(), "IT", "Italy"))
    assert row["where_prec"] == "6"


def test_events_without_dead_are_none_of_ucdp() -> None:
    assert rows("ucdp", claim(measure="injured"), claim(measure="killed", unit="%")) == []


def test_acled_takes_the_most_conservative_report() -> None:
    (row,) = rows(
        "acled", *(in_country(one, "IT") for one in (claim("a", 12), claim("b", 15, name="Red Cross", kind="ngo")))
    )
    assert (row["fatalities"], row["event_date"], row["time_precision"]) == ("12", "2025-03-01", "1")
    assert (row["iso"], row["country"], row["location"]) == ("380", "Italy", "Pellin")
    assert row["source"] == "Paper a; Paper b"
    assert row["notes"].startswith("When: 2025-03-01. An earthquake near Gondorra")
    assert not {"event_type", "sub_event_type", "actor1", "latitude", "geo_precision", "timestamp"} & row.keys()


@pytest.mark.parametrize(
    ("words", "low", "fatalities"),
    [("dozens", 24, "12"), ("hundreds", 200, "100"), ("tens of thousands", 20000, None), ("scores", 40, None)],
)
def test_acled_has_its_own_numbers_for_vague_words(words: str, low: int, fatalities: str | None) -> None:
    vague = claim("a", low, high=None, bound="vague")
    vague = vague.model_copy(update={"figure": vague.figure.model_copy(update={"text": words})})
    (row,) = rows("acled", vague)
    assert row.get("fatalities") == fatalities


@pytest.mark.parametrize(
    ("edtf", "precision", "day"),
    [("2025-03-01/2025-03-05", "2", None), ("2025-03", "3", None), ("2025", None, None)],
)
def test_acled_gets_no_day_that_no_article_tells(edtf: str, precision: str | None, day: str | None) -> None:
    (row,) = rows("acled", claim(date=edtf))
    assert (row.get("time_precision"), row.get("event_date")) == (precision, day)
    assert f"When: {edtf}." in row["notes"]


def test_acled_has_protests_without_dead_but_no_elections() -> None:
    protest = claim("a", 5000, type="protest", measure="protesters")
    election = claim(
        "b", 12, type="election", measure="seats", date="2021-01-01", sentence="Votes were counted at noon"
    )
    (row,) = rows("acled", protest, election)
    assert "fatalities" not in row and row["source"] == "Paper a"


def displaced(number: float | None = 300, **fields: Any) -> Claim:
    return claim("a", number, type="displacement", measure="displaced", **fields)


def test_idmc_has_a_row_for_each_figure_of_displaced_people() -> None:
    (row,) = rows("idmc", behind(in_country(displaced(), "IT"), "flood"), claim(), displaced(modality="future"))
    assert (row["qualifier"], row["figure"], row["displacement_type"]) == ("total", "300", "Disaster")
    assert (row["country"], row["iso3"], row["locations_name"]) == ("Italy", "ITA", "Pellin")
    assert (row["displacement_date"], row["year"]) == ("2025-03-01", "2025")
    assert (row["sources"], row["event_name"]) == ("Velmar police", "flood")
    assert not {"role", "latitude", "category", "created_at"} & row.keys()


@pytest.mark.parametrize(
    ("one", "qualifier", "figure"),
    [
        pytest.param(displaced(300, bound="about"), "approximately", "300", id="about"),
        pytest.param(displaced(300, high=None), "more than", "300", id="at least"),
        pytest.param(displaced(None, high=300), "less than", "300", id="at most"),
        pytest.param(displaced(300, high=500), None, None, id="a range is no single figure"),
        pytest.param(displaced(200, high=None, bound="vague"), None, None, id="nor is a vague word"),
        pytest.param(displaced(300, item="families"), None, None, id="nor are families people"),
    ],
)
def test_idmc_qualifiers(one: Claim, qualifier: str | None, figure: str | None) -> None:
    (row,) = rows("idmc", one)
    assert (row.get("qualifier"), row.get("figure")) == (qualifier, figure)


@pytest.mark.parametrize(("words", "kind"), [("Civil war", "Conflict"), ("quake", "Disaster"), ("explosion", None)])
def test_idmc_causes(words: str, kind: str | None) -> None:
    (row,) = rows("idmc", behind(displaced(), words))
    assert row.get("displacement_type") == kind
