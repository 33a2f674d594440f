"""What went wrong, sorted: every figure on which claims and gold differ, with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.agreement import part
from pipeline.evaluate.compare import Comparison, Match
from pipeline.evaluate.gold import GoldFigure

SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+|\n+")


@dataclass(frozen=True)
class Miss:
    """One thing that is wrong about one figure."""

    bucket: str
    """What is wrong: figure missed, no figure, value, claimant overlooked, invented or another, event, modality, …"""
    document: str
    start: int
    """First character of the figure."""
    figure: str
    sentence: str
    wanted: str
    found: str
    rules: tuple[str, ...]
    """The rules that told the claim; none where nothing was found."""

    @property
    def place(self) -> tuple[str, str, int]:
        """The same for the same miss in another run."""
        return self.bucket, self.document, self.start


def misses_of(comparison: Comparison, texts: Mapping[str, str]) -> tuple[Miss, ...]:
    """All that is wrong, by article and place; a figure may be in several buckets. `texts` are the articles by id."""
    found = [*_missed(comparison, texts), *_spurious(comparison)]
    for match in comparison.matches:
        found += _wrong(match)
    return tuple(sorted(found, key=lambda miss: (miss.document, miss.start, miss.bucket)))


def sentence_around(text: str, start: int) -> str:
    """The sentence around a character of a text, on one line, told from full stops and line ends alone."""
    begin = 0
    for stop in SENTENCE_END.finditer(text):
        if stop.end() > start:
            return " ".join(text[begin : stop.start()].split())
        begin = stop.end()
    return " ".join(text[begin:].split())


def _missed(comparison: Comparison, texts: Mapping[str, str]) -> Iterator[Miss]:
    for gold in comparison.missed:
        sentence = sentence_around(texts[gold.document], gold.start)
        yield Miss("figure missed", gold.document, gold.start, gold.text, sentence, _value(gold), "nothing", ())


def _spurious(comparison: Comparison) -> Iterator[Miss]:
    for claim in comparison.spurious:
        yield _miss("no figure", claim, "nothing", _claim_value(claim))


def _wrong(match: Match) -> Iterator[Miss]:
    gold, claim, right = match.gold, match.claim, match.agreement
    who, event = part(claim, "claimant"), part(claim, "event")
    if not right.value:
        yield _miss("value", claim, _value(gold), _claim_value(claim))
    if not right.claimant:
        named = next((source for source in gold.sources if source is not None), None)
        own = who.get("kind") == "article"
        kind = "overlooked" if own else "invented" if named is None else "another"
        found = "the article" if own else who.get("name") or who.get("text") or who.get("kind")
        yield _miss(f"claimant {kind}", claim, named or "the article", str(found))
    if not right.event:
        told = f"{event.get('type')} ({event.get('trigger')})"
        yield _miss("event", claim, f"{gold.types[0]} ({', '.join(gold.triggers[:1])})", told)
    if not right.modality:
        yield _miss("modality", claim, gold.modalities[0], str(claim.get("modality")))
    if right.place is False:
        yield _miss("place", claim, str(gold.places[0]), str(part(event, "place").get("text")))
    if right.date is False:
        yield _miss("date", claim, str(gold.dates[0]), str(part(event, "date").get("edtf")))


def _miss(bucket: str, claim: Mapping[str, Any], wanted: str, found: str) -> Miss:
    figure = part(claim, "figure")
    sentence = " ".join(str(part(claim, "sentence").get("text", "")).split())
    document = str(part(claim, "document").get("id", ""))
    rules = tuple(claim.get("rules", ()))
    return Miss(bucket, document, figure["start"], str(figure.get("text", "")), sentence, wanted, found, rules)


def _value(gold: GoldFigure) -> str:
    value = gold.values[0]
    return f"{_end(value.low)} to {_end(value.high)} {value.unit}"


def _claim_value(claim: Mapping[str, Any]) -> str:
    figure = part(claim, "figure")
    return f"{_end(figure.get('low'))} to {_end(figure.get('high'))} {figure.get('unit')}"


def _end(value: float | None) -> str:
    return "…" if value is None else f"{value:,.10g}"
