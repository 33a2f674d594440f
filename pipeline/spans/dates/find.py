"""Finds temporal expressions: one scan over a text, form by form in the order of the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from spacy.tokens import Doc

from pipeline import marks
from pipeline.marks import DateMark
from pipeline.spans.dates.atoms import Atoms
from pipeline.spans.dates.calendar import first_day
from pipeline.spans.dates.edtf import edtf_of
from pipeline.spans.dates.grammar import Grammar, grammar_for
from pipeline.spans.dates.patterns import Parts
from pipeline.spans.dates.readers import READERS
from pipeline.spans.dates.reading import PREVIOUS, Context, Found, Reading
from pipeline.spans.dates.stretches import with_stretches
from pipeline.spans.dates.tense import Surroundings, outlook

FIRST_NEWS, LAST_NEWS = 1600, 2999
TWO_YEARS = re.compile(r"\d{4}/\d{4}")
QUARTER_REACH = 400
"""Atoms; "a year earlier" means the same quarter of that year for so long after a quarter was spoken of."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was spoken of last: a date and a quarter as TIMEX3 values, and at which atom the quarter stands."""

    date: str | None = None
    season: str | None = None
    quarter: str | None = None
    at: int = 0

    def after(self, reading: Reading, at: int) -> Spoken:
        """What was spoken of last after another reading."""
        value = reading.value if reading.type in ("DATE", "TIME") else None
        if value is not None and TWO_YEARS.fullmatch(value):
            return replace(self, season=value)
        day = None if value is None else first_day(value)
        if value is None or day is None:
            return self
        if value[4:6] == "-Q" and reading.anchor != PREVIOUS:
            return Spoken(value, None, value, at)
        here = first_day(self.date) if self.date and reading.anchor == PREVIOUS else None
        if here is not None and day < here:  # "the previous night": the story stays where it was
            return self
        return replace(self, date=value, season=None)


def find_dates(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[DateMark, ...]:
    """The temporal expressions of `doc` in text order; they never overlap."""
    grammar = grammar_for(folders)
    atoms = grammar.lexicon.atoms(_with_joined_lines(doc))
    around = Surroundings(doc, outlook(folders))
    found: list[DateMark] = []
    for one in with_stretches(tuple(_scan(doc, grammar, atoms, around)), atoms.words, grammar.values):
        start, end, reading = atoms.starts[one.start], atoms.ends[one.end - 1], one.reading
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or (found and span.start < found[-1].end):
            continue
        found.append(
            DateMark(
                start=span.start,
                end=span.end,
                timex_type=reading.type,
                timex_value=reading.value,
                mod=reading.mod,
                edtf=reading.edtf,
                anchor=reading.anchor,
                rule=one.rule,
            )
        )
    return tuple(found)


def _scan(doc: Doc, grammar: Grammar, atoms: Atoms, around: Surroundings) -> Iterator[Found]:
    """What the forms find, in text order."""
    published = _published(doc)
    spoken, at = Spoken(), 0
    while opener := grammar.opener.search(atoms.symbols, at):
        at = opener.start()
        opening = grammar.openings[opener.group()]
        for rule, form in opening.forms if opening.gate.match(atoms.symbols, at) else ():
            match = form.regex.match(atoms.symbols, at)
            if match is None:
                continue
            stretch = atoms.starts[at], atoms.ends[match.end() - 1]
            context = Context(
                published=published,
                previous=spoken.date,
                season=spoken.season,
                quarter=spoken.quarter if at - spoken.at < QUARTER_REACH else None,
                direction=partial(around.direction, *stretch),
                is_name=partial(around.are_name, *stretch),
                counts=partial(around.count, stretch[1]),
                before=atoms.words[at - 1] if at else "",
                holidays=grammar.holidays,
                deadlines=grammar.values["DEADLINE"],
            )
            reading = READERS[rule.reads](Parts(atoms, match, grammar.values), context)
            if reading is not None:
                edtf = reading.edtf or edtf_of(reading.value, reading.mod)
                yield Found(at, match.end(), replace(reading, edtf=edtf), rule.id)
                spoken, at = spoken.after(reading, at), match.end() - 1
                break
        at += 1


def _published(doc: Doc) -> date | None:
    """The day of publication; None where nothing says it, or says a day before there were newspapers."""
    article = marks.article(doc)
    try:
        day = date.fromisoformat(article.published[:10]) if article and article.published else None
    except ValueError:
        return None
    return day if day and FIRST_NEWS <= day.year <= LAST_NEWS else None


def _with_joined_lines(doc: Doc) -> str:
    """The text with a blank for each newline inside a paragraph: a date runs on where lines are wrapped."""
    text = doc.text
    if "\n" not in text:
        return text
    parts, at = [], 0
    for start, end in marks.paragraphs(doc):
        first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        parts += [text[at:first], text[first:last].replace("\n", " ")]
        at = last
    return "".join((*parts, text[at:]))
