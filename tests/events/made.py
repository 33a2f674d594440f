"""Texts with figures set by hand, so that events need no other stage and no model."""

from __future__ import annotations

import re

import spacy
from spacy.tokens import Doc

from pipeline.claims.assemble import find_claims
from pipeline.events.find import find_events
from pipeline.events.relations import find_relations
from pipeline.marks import FigureMark, Range
from pipeline.records import FigureKind
from tests.marked import Marked, read_marked

NLP = spacy.blank("en")
KINDS: tuple[tuple[str, FigureKind, str], ...] = (
    (r"%|percent|per cent", "percent", "%"),
    (r"\$|€|£|yen", "money", "USD"),
    (r"\d ?(mm|cm|km|km/h|kg|acres|tonnes|metres|quintals|square miles|mg)\b", "measure", ""),
    (r"magnitude", "measure", "magnitude"),
)


def words_of(doc: Doc, one: Marked) -> Range:
    """The tokens that tagged words lie in."""
    span = doc.char_span(one.start, one.end, alignment_mode="expand")
    assert span is not None, one.text
    return span.start, span.end


def figure_of(doc: Doc, one: Marked, item: Range | None) -> FigureMark:
    """The tagged figure: its kind from its words or attributes, its value the first number in it."""
    kind, unit = next(
        (
            (kind, unit or re.sub(r"[\d,.\s]", "", one.text))
            for words, kind, unit in KINDS
            if re.search(words, one.text)
        ),
        ("count", "count"),
    )
    number = re.search(r"\d[\d,]*", one.text)
    value = float(number.group().replace(",", "")) if number else 2.0
    fields = one.attributes
    low = float(fields.get("low", value))
    words = words_of(doc, one)
    return FigureMark(
        *words, low, low, "exact", False, fields.get("unit", unit), fields.get("kind", kind), ("x",), item=item
    )  # type: ignore[arg-type]


def made(example: str) -> tuple[Doc, tuple[Marked, ...]]:
    """An unparsed Doc with its tagged figures and targets as figures, and all that is tagged."""
    text, marked = read_marked(example)
    doc = NLP(text)
    items = [words_of(doc, one) for one in marked if one.tag == "item"]
    doc._.numbers = tuple(
        figure_of(doc, one, items[0] if items and one.tag == "figure" else None)
        for one in marked
        if one.tag in ("figure", "target")
    )
    return doc, marked


VALUES = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "seven": 7.0, "thirty": 30.0}


def counted(text: str) -> Doc:
    """An unparsed Doc in which every number counts the word behind it, with events, relations and claims."""
    doc = NLP(text)
    doc._.numbers = tuple(
        FigureMark(i, i + 1, value, value, "exact", False, "count", "count", ("x",), item=(i + 1, i + 2))
        for i, value in ((token.i, VALUES.get(token.lower_)) for token in doc)
        if value is not None
    )
    doc._.events = find_events(doc)
    doc._.relations = find_relations(doc)
    doc._.claims = find_claims(doc)
    return doc
