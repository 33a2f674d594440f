"""Claim records made up for tests, spans and all."""

from __future__ import annotations

from pipeline.records import (
    Attribution,
    Claim,
    Claimant,
    Document,
    Event,
    Figure,
    Place,
    Span,
    Via,
    When,
)

SAID = "Yonhap, citing the NIS, said on Tuesday that at least 600 soldiers had died in Kursk."


def span(words: str) -> dict[str, object]:
    """The words of SAID and where they stand."""
    start = SAID.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def full_claim() -> Claim:
    """A claim in which every part says something."""
    return Claim(
        id="9f2c41d0a1b2c3d4",
        document=Document(id="nk", title="Toll", published="2025-07-09", published_from="front matter"),
        sentence=Span(**span(SAID)),
        claimant=Claimant(
            **span("the NIS"),
            name="National Intelligence Service",
            kind="intelligence",
            country="KR",
            via=(Via(**span("Yonhap"), name="Yonhap"),),
        ),
        attribution=Attribution(cue="citing", start=8, end=14, form="forms.citing", stance="says"),
        modality="fact",
        figure=Figure(
            **span("at least 600"),
            low=600,
            high=None,
            bound="at_least",
            approximate=False,
            unit="count",
            item="soldiers",
            item_start=58,
            item_end=66,
        ),
        event=Event(
            id="e1",
            type="casualties",
            trigger="died",
            measure="killed",
            place=Place(**span("Kursk"), country="RU"),
            date=When(**span("Tuesday"), edtf="2025-07-08"),
        ),
        rules=("bounds.at-least",),
        confidence=0.8,
    )


def bare_claim() -> Claim:
    """A claim in the article's own voice, about nothing that is known."""
    return Claim(
        id="0aa17b3e11223344",
        document=Document(id="nk"),
        sentence=Span(**span(SAID)),
        claimant=Claimant(kind="article"),
        modality="fact",
        figure=Figure(**span("600"), low=600, high=600, bound="exact", approximate=False, unit="count"),
        event=Event(id="e2", type="other"),
        confidence=0.5,
    )
