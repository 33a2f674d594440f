"""Finds temporal expressions: one scan over a text, form by form in the order of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from pipeline import marks
from pipeline.marks import DateMark
from pipeline.spans.dates import absolute, durations, periods, ranges, relative, times
from pipeline.spans.dates.atoms import Atoms
from pipeline.spans.dates.calendar import first_day
from pipeline.spans.dates.edtf import edtf_of
from pipeline.spans.dates.grammar import Grammar, grammar_for
from pipeline.spans.dates.patterns import Parts
from pipeline.spans.dates.reading import Context, Reader, Reading
from pipeline.spans.dates.tense import looks_ahead

READERS: Mapping[str, Reader] = {
    reader.__name__: reader
    for reader in (
        absolute.iso,
        absolute.numeric,
        absolute.full_date,
        absolute.month_of_year,
        absolute.year,
        absolute.spoken_year,
        absolute.decade,
        absolute.century,
        relative.month_day,
        relative.month,
        relative.deictic_month,
        relative.weekday,
        relative.today,
        relative.deictic_unit,
        relative.same_unit,
        relative.offset,
        relative.vague,
        periods.quarter,
        periods.half,
        periods.fiscal_year,
        periods.year_ago_period,
        periods.season,
        periods.weekend,
        periods.holiday,
        durations.duration,
        durations.bare_duration,
        durations.every,
        durations.frequency,
        times.clock,
        ranges.days_of_month,
        ranges.months_of_year,
        ranges.month_with_part,
        ranges.years,
    )
}
"""What a rule's `reads` can name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A reading, the characters it was read from, and the rule."""

    start: int
    end: int
    reading: Reading
    rule: str


def find_dates(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[DateMark, ...]:
    """The temporal expressions of `doc` in text order; they never overlap."""
    found: list[DateMark] = []
    for one in _scan(doc, grammar_for(folders)):
        span = doc.char_span(one.start, one.end, alignment_mode="expand")
        if span is None or (found and span.start < found[-1].end):
            continue
        reading = one.reading
        edtf = reading.edtf or edtf_of(reading.value, reading.mod)
        found.append(
            DateMark(span.start, span.end, reading.type, reading.value, reading.mod, edtf, reading.anchor, one.rule)
        )
    return tuple(found)


def _scan(doc: Doc, grammar: Grammar) -> Iterator[Found]:
    """What the forms find, in text order."""
    text = _with_joined_lines(doc)
    atoms = grammar.lexicon.atoms(text)
    published = _published(doc)
    previous: str | None = None
    at = 0
    while gate := grammar.gate.search(atoms.symbols, at):
        at = gate.start()
        for rule, form in grammar.forms:
            match = form.regex.match(atoms.symbols, at)
            if match is None or match.end() == at:
                continue
            context = _context(doc, grammar, atoms, match.span(), published, previous)
            reading = READERS[rule.reads](Parts(atoms, match, grammar.values), context)
            if reading is not None:
                yield Found(atoms.starts[at], atoms.ends[match.end() - 1], reading, rule.id)
                if reading.type in ("DATE", "TIME") and reading.value and first_day(reading.value):
                    previous = reading.value
                at = match.end() - 1
                break
        at += 1


def _context(
    doc: Doc, grammar: Grammar, atoms: Atoms, span: tuple[int, int], published: date | None, previous: str | None
) -> Context:
    start, end = span
    return Context(
        published=published,
        previous=previous,
        looks_ahead=lambda: looks_ahead(doc, atoms.starts[start], atoms.ends[end - 1]),
        word_before=atoms.words[start - 1] if start else "",
        word_after=atoms.words[end] if end < len(atoms.words) else "",
        holidays=grammar.holidays,
    )


def _published(doc: Doc) -> date | None:
    """The day of publication, None where nothing says it."""
    article = marks.article(doc)
    try:
        return date.fromisoformat(article.published[:10]) if article and article.published else None
    except ValueError:
        return None


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
