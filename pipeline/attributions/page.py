"""An article as the attributions stage sees it: its tree, quotations, paragraphs and figures, looked up once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from spacy.tokens import Doc, Token

from pipeline.marks import QuoteMark, Range, dates, figures, paragraphs, quotes
from pipeline.syntax import Syntax, syntax_of

Found = frozenset[int] | None
"""The tokens of a content; None where a role has no answer."""
Source = tuple[int, ...]
"""The tokens of a source in text order; () where nobody is named."""

OPENING, CLOSING = frozenset({"(", "["}), frozenset({")", "]"})
MARKS = frozenset({",", ".", ";", ":", "—", "–", "-", "--", "…", "...", "(", "[", ")", "]", "?", "!", "'", "’"})
"""Punctuation that no span begins or ends with; quotation marks stay."""


@dataclass(frozen=True, slots=True)
class Page:
    """A Doc with what forms ask of it again and again. All positions are tokens."""

    doc: Doc
    syntax: Syntax
    texts: tuple[str, ...]
    words: tuple[str, ...]
    """The texts in lower case."""
    parts: tuple[str, ...]
    """Parts of speech."""
    finite: tuple[bool, ...]
    """For each token whether it is a finite verb or, where no form is told, any verb."""
    quotations: tuple[QuoteMark, ...]
    """The quotations that are in no other one, in text order."""
    quoted: tuple[int, ...]
    """For each token the index in `quotations` of the one around it, marks included; -1 outside."""
    sentences: tuple[Range, ...]
    """For each token the sentence around it, without white space at its ends."""
    paragraphs: tuple[Range, ...]
    paragraph: tuple[int, ...]
    """For each token the index of its paragraph; -1 between paragraphs."""
    in_date: tuple[bool, ...]
    """For each token whether it belongs to a date."""
    figures_before: tuple[int, ...]
    """For each token how many tokens of figures stand before it; one more entry for the end."""
    speakers: dict[tuple[int, bool], Source | None] = field(default_factory=dict)
    """Who speaks at a cue, and whether its object is who is told: asked by form after form, found once."""

    def has_figure(self, tokens: Iterable[int]) -> bool:
        """Whether a figure stands in one of the tokens."""
        before = self.figures_before
        return any(before[one + 1] > before[one] for one in tokens)

    def sentence(self, token: Token) -> Range:
        """The sentence around a token."""
        return self.sentences[token.i]

    def quotation(self, token: int) -> QuoteMark | None:
        """The outermost quotation around a token."""
        index = self.quoted[token]
        return self.quotations[index] if index >= 0 else None


def page_of(doc: Doc) -> Page:
    """The page of a parsed Doc."""
    outer = _outermost(quotes(doc))
    parts = paragraphs(doc)
    words = [(token.text, token.pos_, token.is_sent_start) for token in doc]
    inside = [0] * (len(doc) + 1)
    for figure in figures(doc):
        inside[figure.start + 1 : figure.end + 1] = [1] * (figure.end - figure.start)
    return Page(
        doc,
        syntax_of(doc),
        tuple(text for text, _, _ in words),
        tuple(text.lower() for text, _, _ in words),
        tuple(part for _, part, _ in words),
        tuple(part in ("VERB", "AUX") and _is_finite(doc[place]) for place, (_, part, _) in enumerate(words)),
        outer,
        _index_of(len(doc), [(one.start, one.end) for one in outer]),
        _sentences(doc, [place for place, (_, _, starts) in enumerate(words) if starts or place == 0]),
        parts,
        _index_of(len(doc), parts),
        tuple(one >= 0 for one in _index_of(len(doc), [(date.start, date.end) for date in dates(doc)])),
        tuple(accumulate(inside)),
    )


def is_passive(page: Page, verb: Token) -> bool:
    """Passive by its auxiliary or agent; a bare "indicated" or "said" is active whatever the parser makes of it."""
    syntax = page.syntax
    return syntax.is_passive(verb) and (bool(syntax.auxiliaries(verb)) or syntax.agent(verb) is not None)


def is_cut_in(page: Page, verb: Token) -> bool:
    """Ends an inserted clause: a comma or the sentence's end follows, at most behind a date or "on Tuesday"."""
    end = page.sentence(verb)[1]
    behind = verb.i + 1
    while behind < end and (page.in_date[behind] or page.words[behind] in ("on", "in", "late", "early", "here")):
        behind += 1
    return behind >= end or page.parts[behind] == "PUNCT" or page.texts[behind] in MARKS


def tokens_of(found: Iterable[Token]) -> frozenset[int]:
    """Positions of tokens."""
    return frozenset(token.i for token in found)


def ranges_of(tokens: Iterable[int]) -> tuple[Range, ...]:
    """Tokens as ranges in text order."""
    found: list[list[int]] = []
    for token in sorted(set(tokens)):
        if found and found[-1][1] == token:
            found[-1][1] = token + 1
        else:
            found.append([token, token + 1])
    return tuple((start, end) for start, end in found)


def trimmed(page: Page, tokens: Iterable[int]) -> tuple[int, ...]:
    """Tokens in text order, each stretch of them without punctuation and white space at its ends."""
    found: list[int] = []
    for start, end in ranges_of(tokens):
        first, last = start, end
        while first < last and _is_bare(page, first):
            first += 1
        while last > first and _is_bare(page, last - 1):
            last -= 1
        if last < end and page.texts[last] in CLOSING and any(page.texts[one] in OPENING for one in range(first, last)):
            last += 1
        found.extend(range(first, last))
    return tuple(found)


def _is_finite(verb: Token) -> bool:
    form = verb.morph.get("VerbForm", [])
    return not form or "Fin" in form


def _is_bare(page: Page, token: int) -> bool:
    return page.parts[token] == "SPACE" or page.texts[token] in MARKS or page.texts[token].isspace()


def _outermost(marks: tuple[QuoteMark, ...]) -> tuple[QuoteMark, ...]:
    found: list[QuoteMark] = []
    for mark in marks:
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return tuple(found)


def _index_of(length: int, ranges: Iterable[Range]) -> tuple[int, ...]:
    found = [-1] * length
    for index, (start, end) in enumerate(ranges):
        found[start:end] = [index] * (end - start)
    return tuple(found)


def _sentences(doc: Doc, begins: list[int]) -> tuple[Range, ...]:
    """For each token its sentence; the whole text where nothing was told of sentences."""
    found: list[Range] = []
    starts = [place for place in begins if place == 0 or not _goes_on(doc[place])]
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        first, last = start, end
        while last - 1 > first and doc[last - 1].is_space:
            last -= 1
        while first < last - 1 and doc[first].is_space:
            first += 1
        found.extend([(first, last)] * (end - start))
    return tuple(found)


def _goes_on(token: Token) -> bool:
    """Continues a sentence that the page broke in two: "Davis said the U.S.-led" ... "coalition conducted"."""
    before = token.i - 1
    while before > 0 and token.doc[before].is_space:
        before -= 1
    return token.is_lower and token.is_alpha and token.doc[before].pos_ in ("ADJ", "DET", "NOUN", "PROPN", "ADP")
