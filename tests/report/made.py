"""Claims about a text made up for tests."""

from __future__ import annotations

from typing import Any

from pipeline.records import Attribution, Claim, Claimant, Document, Event, Figure, Place, Span, When

TEXT = (
    "🌊 Flood in Arda\n\n"
    "The mayor of Arda said at least 1,200 people may have died in the flood in March 2024.\n\n"
    "The Red Cross counted 950 dead 🙏 and the army 40 boats."
)
FIRST, SECOND = TEXT.split("\n\n")[1:]


def span(words: str, text: str = TEXT) -> dict[str, Any]:
    """Words of a text and where they first stand."""
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def mayor(document: str = "flood", **changes: Any) -> Claim:
    """The mayor's claim, with every role; `changes` replace fields of the record."""
    item, cue, trigger = span("people"), span("said"), span("died")
    fields: dict[str, Any] = {
        "id": f"mayor-{document}",
        "document": Document(id=document, title="Flood in Arda", publisher="Arda Post", published="2024-03-10"),
        "sentence": Span(**span(FIRST)),
        "claimant": Claimant(**span("The mayor of Arda"), name="mayor of Arda", kind="government"),
        "attribution": Attribution(
            cue="said", start=cue["start"], end=cue["end"], form="forms.says-that", stance="says"
        ),
        "modality": "possible",
        "hedges": (Span(**span("may have")),),
        "figure": Figure(
            **span("at least 1,200"), low=1200, high=None, bound="at_least", approximate=False, unit="count",
            item="people", item_start=item["start"], item_end=item["end"],
        ),
        "event": Event(
            id="e1", type="casualties", trigger="died", start=trigger["start"], end=trigger["end"], measure="killed",
            enclosing=Span(**span("flood")), place=Place(**span("Arda")),
            date=When(**span("March 2024"), edtf="2024-03"),
        ),
        "rules": ("bounds.at-least", "numbers.digits", "forms.says-that", "cues.say", "events.killed", "modality.may"),
        "confidence": 0.9,
    }  # fmt: skip
    return Claim(**(fields | changes))


def red_cross(document: str = "flood", **changes: Any) -> Claim:
    """The Red Cross's claim, whose figure stands behind one wide character and before another."""
    fields: dict[str, Any] = {
        "id": f"cross-{document}",
        "document": Document(id=document, title="Flood in Arda", publisher="Arda Post", published="2024-03-10"),
        "sentence": Span(**span(SECOND)),
        "claimant": Claimant(**span("The Red Cross"), name="Red Cross", kind="ngo"),
        "modality": "fact",
        "figure": Figure(**span("950"), low=950, high=950, bound="exact", approximate=False, unit="count"),
        "event": Event(id="e1", type="casualties", measure="killed"),
        "rules": ("numbers.digits", "cues.count"),
        "confidence": 0.62,
    }
    return Claim(**(fields | changes))


def army(document: str = "flood", **changes: Any) -> Claim:
    """The army's claim, whose figure stands behind two wide characters."""
    fields: dict[str, Any] = {
        "id": f"army-{document}",
        "document": Document(id=document, title="Flood in Arda", publisher="Arda Post", published="2024-03-10"),
        "sentence": Span(**span(SECOND)),
        "claimant": Claimant(kind="article"),
        "modality": "fact",
        "figure": Figure(**span("40"), low=40, high=40, bound="exact", approximate=False, unit="count", item="boats"),
        "event": Event(id="e2", type="aid"),
        "rules": ("numbers.digits",),
        "confidence": 1.0,
    }
    return Claim(**(fields | changes))


def jsonl(*claims: Claim) -> str:
    """Claims as a file."""
    return "".join(f"{claim.model_dump_json()}\n" for claim in claims)
