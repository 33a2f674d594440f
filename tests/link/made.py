"""Claims made up for linking: one line says who gives which figure in which article."""

from __future__ import annotations

from typing import Any

from pipeline.records import Article, Claim
from pipeline.write import line_of

TOPIC = "An earthquake near Gondorra shook the Velmar valley and brought down houses in Pellin"


def claim(
    document: str = "a",
    number: float | None = 12,
    *,
    high: float | str | None = "same",
    name: str | None = "Velmar police",
    published: str | None = "2025-03-02",
    sentence: str = TOPIC,
    **other: Any,
) -> Claim:
    """A claim of `number` killed people; `high` only where it differs. Other fields by their name, `at` is the place
    of the figure in the text.
    """
    at = other.pop("at", 0)
    top = number if high == "same" else high
    exact = "exact" if number == top else "at_least" if top is None else "at_most" if number is None else "range"
    kind = other.pop("kind", "article" if name is None else "police")
    event = {
        "id": other.pop("event", "e1"),
        "type": other.pop("type", "casualties"),
        "measure": other.pop("measure", "killed"),
        "trigger": other.pop("trigger", "killed"),
        "place": None if (place := other.pop("place", None)) is None else _span(place) | {"country": None},
        "date": None if (date := other.pop("date", None)) is None else _span(date) | {"edtf": date},
    }
    if (country := other.pop("country", None)) is not None:
        event["place"] = _span("there") | {"country": country}
    return Claim.model_validate(
        {
            "id": other.pop("id", f"{document}-{name}-{number}-{top}-{at}"),
            "document": {
                "id": document,
                "title": other.pop("title", None),
                "url": other.pop("url", None),
                "published": published,
                "publisher": other.pop("publisher", None),
            },
            "sentence": _span(sentence),
            "claimant": {"kind": kind, "name": name},
            "modality": other.pop("modality", "fact"),
            "figure": {
                "text": "some",
                "start": at,
                "end": at + 4,
                "low": number,
                "high": top,
                "bound": other.pop("bound", exact),
                "approximate": False,
                "unit": other.pop("unit", "count"),
                "item": other.pop("item", "people"),
                "accounting": other.pop("accounting", None),
                "change": other.pop("change", None),
            },
            "event": event,
            "relations": other.pop("relations", ()),
            "confidence": 0.8,
            **other,
        }
    )


def article(name: str, text: str, *, published: str | None = "2025-03-02", title: str | None = None) -> Article:
    """An article with its text."""
    return Article(id=name, text=text, title=title, published=published)


def jsonl(*claims: Claim) -> str:
    """The lines of a claims file."""
    return "".join(f"{line_of(one)}\n" for one in claims)


def _span(words: str) -> dict[str, Any]:
    return {"text": words, "start": 0, "end": len(words)}
