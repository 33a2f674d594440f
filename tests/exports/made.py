"""Claims made up for exports, some of them as hostile as articles can be."""

from __future__ import annotations

from pipeline.exports import FORMATS, Binary, Material, Text
from pipeline.link import link_claims
from pipeline.records import Claim, Relation, Span
from tests.samples import bare_claim, full_claim

EVIL = '=HYPERLINK("http://evil.example")\x07,"a";\nb\u2028c 😀'


def evil_claim() -> Claim:
    """A claim whose words are a formula, hold quotes, line ends, a bell and an emoji."""
    claim = full_claim()
    return claim.model_copy(
        update={
            "id": "ee00000000000001",
            "sentence": Span(text=EVIL, start=0, end=len(EVIL)),
            "document": claim.document.model_copy(update={"title": "=1+1", "publisher": "#N/A", "published": "2025"}),
            "figure": claim.figure.model_copy(update={"low": 2.5, "high": 10**15, "item": "+cmd"}),
            "relations": (Relation(type="multiple_of", target=full_claim().id, factor=3.0),),
        }
    )


def claims() -> list[Claim]:
    """A full, a bare and a hostile claim."""
    return [full_claim(), bare_claim(), evil_claim()]


def text_of(name: str, *given: Claim, texts: dict[str, str] | None = None) -> str:
    """What a format of text makes of claims, linked where it is about events."""
    form = FORMATS[name]
    assert isinstance(form, Text)
    events = link_claims(given) if form.needs_events else ()
    return "".join(f"{line}\n" for line in form.lines(Material(given, events, texts or {})))


def binary(name: str) -> Binary:
    """A format that only a file can hold."""
    form = FORMATS[name]
    assert isinstance(form, Binary)
    return form
