"""UCDP GED: a row for each linked event with people killed, in the columns of the codebook of the Uppsala programme.

What their coders judge (actors, type of violence, clarity, coordinates) stays empty. `best`, `low` and `high` are those
of `claims link`, which follow the codebook's definitions over facts only; never a sum of ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.columns import Value
from pipeline.exports.countries import is_country, name_of
from pipeline.exports.csv import codebook_table
from pipeline.exports.deaths import claim_ids, deaths_of, has_deaths
from pipeline.exports.evidence import claimants_of, claims_by_id, documents_of, evidence_of, first_and_last_day, joined
from pipeline.exports.evidence import length_of as days_in
from pipeline.exports.material import Material
from pipeline.linked import LinkedEvent
from pipeline.records import Claim, Document

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
"""The 49 columns of UCDP GED Global, in their order."""

COUNTRY_KNOWN = 6
"""`where_prec` where nothing below the country is told."""
DATE_PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""Longest stretch of days for each `date_prec`: a day, 2-6 days, a week, a month, a year."""


def lines(material: Material) -> Iterator[str]:
    """A line of names, then one for each event in which people were killed."""
    claims = claims_by_id(material)
    rows = (_row(event, evidence_of(event, claims)) for event in material.events if has_deaths(event))
    return codebook_table(COLUMNS, rows)


def _row(event: LinkedEvent, claims: list[Claim]) -> dict[str, Value]:
    edtf = event.date.edtf if event.date else None
    place, country = (event.place.text, event.place.country) if event.place else (None, None)
    deaths = deaths_of(event)
    span = first_and_last_day(edtf)
    row: dict[str, Value] = {
        "id": event.id,
        "number_of_sources": len(event.documents),
        "where_prec": COUNTRY_KNOWN if is_country(place, country) else None,
        "where_description": place,
        "country": name_of(country),
        "date_prec": _date_precision(days_in(edtf)),
        **_sources(claims, None if deaths is None else claim_ids([deaths])),
    }
    if span is not None:
        row |= {"date_start": span[0].isoformat(), "date_end": span[1].isoformat()}
        row["year"] = span[0].year if span[0].year == span[1].year else None
    if deaths is not None:
        row |= {"best": deaths.best, "high": deaths.high, "low": deaths.low}
    return row


def _date_precision(days: int | None) -> int | None:
    if days is None:
        return None
    return next((code for longest, code in DATE_PRECISIONS if days <= longest), None)


def _sources(claims: list[Claim], of_deaths: frozenset[str] | None) -> dict[str, Value]:
    """The articles, and who their figures come from; for the dead where it is known which claims those are."""
    documents = documents_of(claims)
    counted = [claim for claim in claims if of_deaths is None or claim.id in of_deaths]
    return {
        "source_article": joined(_reference(document) for document in documents),
        "source_office": joined(document.publisher for document in documents),
        "source_date": joined(document.published for document in documents),
        "source_headline": joined(document.title for document in documents),
        "source_original": joined(claimants_of(counted)),
    }


def _reference(document: Document) -> str:
    """Publisher, day and headline as the codebook writes them: "Harbour Wire,2025-07-09,Toll rises"."""
    return f'"{",".join(part or "" for part in (document.publisher, document.published, document.title))}"'
