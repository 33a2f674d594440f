"""IDMC: a row for each figure of people who fled, in the columns of the Internal Displacement Updates (IDU).

Only facts with a number of people: IDMC turns households and destroyed homes into people by the size of households in
the country, which no article tells. Which figure is the recommended one is for an analyst to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline import rulebook
from pipeline.columns import Value
from pipeline.exports.countries import iso3_of, name_of
from pipeline.exports.csv import codebook_table
from pipeline.exports.evidence import claimants_of, first_and_last_day, joined
from pipeline.exports.material import Material
from pipeline.records import Bound, Claim
from pipeline.rulebook.events import Happening

COLUMNS = (
    "id", "country", "iso3", "latitude", "longitude", "centroid", "role", "displacement_type", "qualifier", "figure",
    "displacement_date", "displacement_start_date", "displacement_end_date", "year", "event_id", "event_name",
    "event_codes", "event_code_types", "event_start_date", "event_end_date", "category", "subcategory", "type",
    "subtype", "standard_popup_text", "standard_info_text", "old_id", "sources", "source_url", "locations_name",
    "locations_coordinates", "locations_accuracy", "locations_type", "displacement_occurred", "created_at",
)  # fmt: skip
"""The 35 columns of the IDU feed, in their order."""

MEASURES = ("displaced", "evacuated")
HOUSEHOLDS = ("household", "households", "family", "families")
QUALIFIERS: dict[Bound, tuple[str, str]] = {
    "exact": ("total", "low"),
    "about": ("approximately", "low"),
    "at_least": ("more than", "low"),
    "more_than": ("more than", "low"),
    "at_most": ("less than", "high"),
    "less_than": ("less than", "high"),
}
"""What IDMC calls a bound, and the end of ours that is its figure; a range and a vague word are no single figure."""
CAUSES = {
    "happenings.earthquake": "Disaster",
    "happenings.flood": "Disaster",
    "happenings.disaster": "Disaster",
    "happenings.violence": "Conflict",
}
"""Kind of displacement by the rule that has the word for what is behind it; of other words nothing is sure."""


def lines(material: Material) -> Iterator[str]:
    """A line of names, then one for each figure of displaced or evacuated people that is a fact."""
    return codebook_table(COLUMNS, (_row(claim) for claim in material.claims if _is_wanted(claim)))


def _is_wanted(claim: Claim) -> bool:
    return claim.event.measure in MEASURES and claim.figure.unit == "count" and claim.modality == "fact"


def _row(claim: Claim) -> dict[str, Value]:
    event = claim.event
    country = event.place.country if event.place else None
    span = first_and_last_day(event.date.edtf if event.date else None)
    cause = event.enclosing.text if event.enclosing else None
    row: dict[str, Value] = {
        "id": claim.id,
        "country": name_of(country),
        "iso3": iso3_of(country),
        "displacement_type": _causes().get(cause.lower()) if cause else None,
        "event_id": event.id,
        "event_name": cause,
        "standard_info_text": " ".join(claim.sentence.text.split()),
        "sources": joined(claimants_of([claim])),
        "source_url": claim.document.url,
        "locations_name": event.place.text if event.place else None,
        **_figure(claim),
    }
    if span is not None:
        row |= {"displacement_start_date": span[0].isoformat(), "displacement_end_date": span[1].isoformat()}
        row["displacement_date"] = span[0].isoformat() if span[0] == span[1] else None
        row["year"] = span[0].year if span[0].year == span[1].year else None
    return row


def _figure(claim: Claim) -> dict[str, Value]:
    """Qualifier and figure; neither for households, ranges and vague words."""
    figure = claim.figure
    words = (figure.item or "").lower().split()
    if figure.bound not in QUALIFIERS or any(word in HOUSEHOLDS for word in words):
        return {}
    qualifier, end = QUALIFIERS[figure.bound]
    if figure.approximate and qualifier == "total":
        qualifier = "approximately"
    return {"qualifier": qualifier, "figure": figure.low if end == "low" else figure.high}


@cache
def _causes() -> dict[str, str]:
    """Conflict or Disaster by the word for what is behind a figure."""
    rules = (rule for rule in rulebook.load(Happening) if rule.id in CAUSES)
    return {word: CAUSES[rule.id] for rule in rules for word in rule.words}
