"""Marks in words: one line for each, as an analyst would say it."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline import marks
from pipeline.marks import AttributionMark, DateMark, EventMark, FigureMark, RelationMark, SkipMark
from pipeline.workshop.fired import Firing
from pipeline.workshop.promises import shown


def words(doc: Doc, start: int, end: int) -> str:
    """A stretch of text on one line."""
    return " ".join(doc[start:end].text.split())


def told(doc: Doc, one: Firing) -> str:
    """What was found, without the rules that found it."""
    own = words(doc, one.start, one.end)
    match one.mark:
        case FigureMark():
            said = _figure(doc, one.mark)
        case SkipMark():
            said = f"{own!r} is no figure: {one.mark.why}"
        case DateMark():
            said = f"date {own!r} = {one.mark.edtf or one.mark.timex_value or 'unresolved'}"
        case AttributionMark():
            said = _attribution(doc, one.mark)
        case EventMark():
            said = _event(doc, one.mark)
        case RelationMark():
            target = marks.figures(doc)[one.mark.target]
            said = f"{own!r} {one.mark.type} {words(doc, target.start, target.end)!r}"
        case _:
            said = f"{one.sort} {own!r}"
    return said


def _figure(doc: Doc, mark: FigureMark) -> str:
    low, high = (shown(value) if value is not None else "…" for value in (mark.low, mark.high))
    value = low if low == high else f"{low} to {high}"
    item = "" if mark.item is None else f", counts {words(doc, *mark.item)!r}"
    more = "".join(f", {name}" for name in (mark.change, mark.accounting) if name)
    about = ", approximate" if mark.approximate else ""
    return f"figure {words(doc, mark.start, mark.end)!r} = {value} {mark.unit}, {mark.bound}{about}{item}{more}"


def _attribution(doc: Doc, mark: AttributionMark) -> str:
    source, cue, content = (
        " … ".join(repr(words(doc, start, end)) for start, end in ranges) or "nobody"
        for ranges in (mark.source, mark.cue, mark.content)
    )
    who = mark.claimant
    named = "" if who.name is None else f" = {who.name}"
    return f"source {source}{named} ({who.kind}), cue {cue} ({mark.stance}), says {content}"


def _event(doc: Doc, mark: EventMark) -> str:
    figure = marks.figures(doc)[mark.figure]
    trigger = "nothing" if mark.trigger is None else repr(words(doc, *mark.trigger))
    place = "" if mark.place is None else f", at {words(doc, mark.place.start, mark.place.end)!r}"
    date = "" if mark.date is None else f", on {mark.date.edtf or words(doc, mark.date.start, mark.date.end)!r}"
    measure = f" {mark.measure}" if mark.measure else ""
    own = words(doc, figure.start, figure.end)
    return f"event {mark.type}{measure} of {own!r}, told by {trigger}{place}{date}, {mark.modality}"
