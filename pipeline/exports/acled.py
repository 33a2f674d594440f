"""ACLED: a row for each linked event of violence or protest, in the columns of the public codebook.

What ACLED's coders decide (event type, actors, precision of the place) stays empty. `fatalities` are the lowest
number that is reported as a fact, as ACLED takes the most conservative report, with its numbers for vague words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.columns import Value
from pipeline.exports.countries import name_of, number_of
from pipeline.exports.csv import codebook_table
from pipeline.exports.deaths import claim_ids, deaths_of, has_deaths
from pipeline.exports.evidence import claims_by_id, documents_of, evidence_of, first_and_last_day, joined, length_of
from pipeline.exports.material import Material
from pipeline.linked import LinkedEvent, LinkedMeasure
from pipeline.records import Claim

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
"""The 31 columns of an ACLED export since March 2023, in their order."""

TYPES = ("attack", "protest", "deployment")
"""Types of events that are told of even if nobody was killed."""
VAGUE = {"tens": 10, "dozens": 12, "hundreds": 100}
"""What ACLED writes for a vague number of fatalities; other vague words have no number there."""
TIME_PRECISIONS = ((1, 1), (7, 2), (31, 3))
"""Longest stretch of days for each `time_precision`: a day, a week, a month."""


def lines(material: Material) -> Iterator[str]:
    """A line of names, then one for each event of violence or protest."""
    claims = claims_by_id(material)
    wanted = (event for event in material.events if has_deaths(event) or event.type in TYPES)
    return codebook_table(COLUMNS, (_row(event, evidence_of(event, claims), claims) for event in wanted))


def _row(event: LinkedEvent, evidence: list[Claim], claims: Mapping[str, Claim]) -> dict[str, Value]:
    edtf = event.date.edtf if event.date else None
    span, days = first_and_last_day(edtf), length_of(edtf)
    country = event.place.country if event.place else None
    deaths = deaths_of(event)
    row: dict[str, Value] = {
        "event_id_cnty": event.id,
        "time_precision": _time_precision(days),
        "iso": number_of(country),
        "country": name_of(country),
        "location": event.place.text if event.place else None,
        "source": joined(document.publisher for document in documents_of(evidence)),
        "notes": _notes(edtf, _about(deaths, evidence)),
        "fatalities": _fatalities(deaths, claims) if deaths else None,
    }
    if span is not None and span[0].year == span[1].year:
        row["year"] = span[0].year
    if span is not None and days == 1:
        row["event_date"] = span[0].isoformat()
    return row


def _time_precision(days: int | None) -> int | None:
    if days is None:
        return None
    return next((code for longest, code in TIME_PRECISIONS if days <= longest), None)


def _about(deaths: LinkedMeasure | None, evidence: list[Claim]) -> list[Claim]:
    """The claims about the dead; all of them where there are none."""
    wanted = claim_ids([deaths]) if deaths else frozenset()
    return [claim for claim in evidence if claim.id in wanted] or evidence


def _notes(edtf: str | None, claims: Iterable[Claim]) -> str | None:
    """When it was, as exactly as the articles say, and the sentences that tell of it."""
    when = [f"When: {edtf}."] if edtf else []
    return joined([*when, *(" ".join(claim.sentence.text.split()) for claim in claims)], " ")


def _fatalities(deaths: LinkedMeasure, claims: Mapping[str, Claim]) -> float | None:
    """The lowest number that is a fact; where all are vague words, what ACLED writes for the lowest of them."""
    told = [claims[one] for one in sorted(claim_ids([deaths])) if one in claims]
    facts = [claim for claim in told if claim.modality == "fact"]
    if facts and all(claim.figure.bound == "vague" for claim in facts):
        words = (re.findall(r"[a-z]+", claim.figure.text.lower()) for claim in facts)
        numbers = [VAGUE[one[0]] for one in words if len(one) == 1 and one[0] in VAGUE]
        return min(numbers, default=None)
    return deaths.low if deaths.low is not None else deaths.best
