"""A claim as people read it: what, who, the sentence with its words by role, and where it stands.

A claim shows itself with this in a notebook, so nothing here may import the records: `claim` is always a
`records.Claim`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, Literal

Part = Literal["", "claimant", "cue", "hedge", "figure", "item", "event", "place", "date"]
Words = tuple[str, Part]
"""A stretch of text and the role of its words; "" for none."""

NAMELESS = {"article": "the article itself", "unnamed": "nobody named"}
"""What stands for a claimant without a name, by its kind."""
TINTS: dict[Part, str] = {
    "claimant": "0,150,200",
    "cue": "60,90,220",
    "hedge": "180,60,200",
    "figure": "240,180,0",
    "item": "240,220,80",
    "event": "40,160,80",
    "place": "40,160,80",
    "date": "40,160,80",
}
"""Red, green, blue behind the words of a role: seen through, so that they suit a light and a dark page."""


def what(claim: Any) -> list[Words]:
    """Figure, item, measure, place and date: `at least 600 soldiers · killed · Kursk (RU) · 2025-07-08`."""
    event = claim.event
    words: list[Words] = [(claim.figure.text, "figure")]
    if claim.figure.item:
        words += [(" ", ""), (claim.figure.item, "item")]
    rest = [event.measure or event.type]
    if event.place:
        rest.append(f"{event.place.text} ({event.place.country})" if event.place.country else event.place.text)
    if event.date:
        rest.append(event.date.edtf or event.date.text)
    return [*words, (f" · {' · '.join(rest)}", "")]


def who(claim: Any) -> list[Words]:
    """Claimant, kind and outer sources, stance, modality and confidence."""
    claimant = claim.claimant
    name = claimant.name or claimant.text
    words: list[Words] = [(name or NAMELESS.get(claimant.kind, claimant.kind), "claimant")]
    if name:
        words.append((f" ({', '.join(filter(None, (claimant.kind, claimant.country)))})", ""))
    if claimant.via:
        words.append((f", via {', '.join(via.name or via.text for via in claimant.via)}", ""))
    rest = [claim.modality, f"confidence {claim.confidence:.2f}"]
    if claim.attribution:
        rest.insert(0, claim.attribution.stance)
    return [*words, (f" · {' · '.join(rest)}", "")]


def sentence(claim: Any) -> Iterator[Words]:
    """The sentence in stretches of one role; where roles overlap, the one that matters most."""
    start, text = claim.sentence.start, claim.sentence.text
    parts: list[Part] = [""] * len(text)
    for part, begin, end in _parts(claim):
        for index in range(max(begin - start, 0), min(end - start, len(text))):
            parts[index] = part
    begin = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or parts[index] != parts[begin]:
            yield text[begin:index], parts[begin]
            begin = index


def where(claim: Any) -> str:
    """Headline, publisher, day and ids of article and claim, as far as they are known."""
    document = claim.document
    found = (document.title, document.publisher, document.published, document.id, claim.id)
    return " · ".join(one for one in found if one)


def html(claim: Any) -> str:
    """The claim as HTML without scripts or links; whatever the article says is text."""
    return (
        '<div style="margin:.6em 0;line-height:1.5">'
        f"<div><b>{_html(what(claim))}</b></div><div>{_html(who(claim))}</div>"
        f'<blockquote style="margin:.3em 0 .3em 1em">“{_html(sentence(claim))}”</blockquote>'
        f'<div style="opacity:.7;font-size:.9em">{escape(where(claim))}</div></div>'
    )


def _html(words: Iterable[Words]) -> str:
    return "".join(_tinted(text, part) if part else escape(text) for text, part in words)


def _tinted(text: str, part: Part) -> str:
    return f'<span title="{part}" style="background:rgba({TINTS[part]},.25)">{escape(text)}</span>'


def _parts(claim: Any) -> Iterator[tuple[Part, int, int]]:
    """Role, start and end of all words that say something, those that matter most last."""
    figure, event = claim.figure, claim.event
    spans: tuple[tuple[Part, Any], ...] = (
        ("date", event.date),
        ("place", event.place),
        ("event", event),
        ("claimant", claim.claimant),
        ("cue", claim.attribution),
        *(("hedge", hedge) for hedge in claim.hedges),
        ("figure", figure),
    )
    if figure.item_start is not None and figure.item_end is not None:
        yield "item", figure.item_start, figure.item_end
    for part, span in spans:
        if span is not None and span.start is not None and span.end is not None:
            yield part, span.start, span.end
