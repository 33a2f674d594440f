"""The text of an article as far as it is known, counted the way a browser counts.

A record counts code points; JavaScript counts UTF-16 units, in which "𝟓" and "🙂" are two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from pipeline.records import Claim, Span

Piece = tuple[int, str]
"""First character, and the words from there on."""


class KnownText:
    """All of an article, or the pieces of it that its claims quote."""

    def __init__(self, pieces: Iterable[Piece], *, whole: bool) -> None:
        self._pieces = tuple(pieces)
        self._wide = [
            start + number for start, words in self._pieces for number, one in enumerate(words) if one > "\uffff"
        ]
        self.whole = whole
        """Whether nothing lacks."""

    def unit(self, character: int) -> int:
        """Where a browser finds a character: UTF-16 units from the beginning of the article."""
        return character + bisect_left(self._wide, character)

    def pieces(self) -> list[tuple[int, str]]:
        """The pieces in text order, starts in UTF-16 units."""
        return [(self.unit(start), words) for start, words in self._pieces]


def known_text(text: str | None, claims: Iterable[Claim], numbers: Iterable[Span] = ()) -> KnownText:
    """`text` if every claim quotes it; what the claims and numbers quote if it lacks or is another version."""
    spans = [span for claim in claims for span in quoted(claim)]
    if text is not None and all(text[span.start : span.end] == span.text for span in spans):
        return KnownText([(0, text)], whole=True)
    return KnownText(_joined([*spans, *numbers]), whole=False)


def quoted(claim: Claim) -> list[Span]:
    """The spans of a claim that tell its words: the sentence, and what stands outside it."""
    event = claim.event
    found: list[Span | None] = [claim.sentence, claim.figure, *claim.hedges, *claim.claimant.via]
    found += [event.enclosing, event.place, event.date]
    found += [
        _span(claim.claimant.text, claim.claimant.start, claim.claimant.end),
        _span(claim.figure.item, claim.figure.item_start, claim.figure.item_end),
        _span(event.trigger, event.start, event.end),
    ]
    if claim.attribution is not None:
        said = claim.attribution
        found.append(_span(said.cue, said.start, said.end))
    return [span for span in found if span is not None]


def _span(text: str | None, start: int | None, end: int | None) -> Span | None:
    if text is None or start is None or end is None:
        return None
    return Span(text=text, start=start, end=end)


def _joined(spans: Iterable[Span]) -> list[Piece]:
    """Spans as pieces in text order; what overlaps or touches becomes one."""
    pieces: list[Piece] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if pieces and span.start <= pieces[-1][0] + len(pieces[-1][1]):
            start, words = pieces[-1]
            pieces[-1] = (start, words + span.text[start + len(words) - span.start :])
        else:
            pieces.append((span.start, span.text))
    return pieces
