"""What was found in a text as rows, one for each mark, with the rules that found it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline import marks
from pipeline.marks import AttributionMark, EventMark, FigureMark, Range

Mark = object


@dataclass(frozen=True)
class Firing:
    """One mark: its sort, its token range, the rules that set it, and the mark itself."""

    sort: str
    """figure, skip, date, name, attribution, event or relation."""
    start: int
    end: int
    rules: tuple[str, ...]
    mark: Mark


def firings(doc: Doc) -> tuple[Firing, ...]:
    """All that was found in a read text, stage by stage, each in text order."""
    return tuple(_firings(doc))


def fired(doc: Doc) -> frozenset[str]:
    """Ids of all rules that set a mark in a read text."""
    return frozenset(rule for one in firings(doc) for rule in one.rules)


def rules_of_event(event: EventMark) -> tuple[str, ...]:
    """The rules that told an event with its place and date."""
    place = () if event.place is None else (event.place.rule,)
    date = () if event.date is None else (event.date.rule,)
    return tuple(dict.fromkeys((*event.rules, *place, *date)))


def extent_of(said: AttributionMark) -> Range:
    """From the first to the last token of source, cue and content."""
    ranges = (*said.source, *said.cue, *said.content)
    return min(start for start, _ in ranges), max(end for _, end in ranges)


def _firings(doc: Doc) -> Iterator[Firing]:
    found = marks.figures(doc)
    for number in marks.numbers(doc):
        if isinstance(number, FigureMark):
            yield Firing("figure", number.start, number.end, number.rules, number)
        else:
            yield Firing("skip", number.start, number.end, (number.rule,), number)
    for date in marks.dates(doc):
        yield Firing("date", date.start, date.end, (date.rule,), date)
    for name in marks.names(doc):
        yield Firing("name", name.start, name.end, (name.rule,), name)
    for said in marks.attributions(doc):
        yield Firing("attribution", *extent_of(said), said.rules, said)
    for event in marks.events(doc):
        start, end = event.trigger or (found[event.figure].start, found[event.figure].end)
        yield Firing("event", start, end, rules_of_event(event), event)
    for relation in marks.relations(doc):
        figure = found[relation.figure]
        yield Firing("relation", figure.start, figure.end, (relation.rule,), relation)
