"""What the search for events needs to know of a whole article, worked out once."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from pipeline import marks
from pipeline.events.lexicon import Hit, Lexicon
from pipeline.marks import Range
from pipeline.syntax import Syntax, syntax_of

NAMES = frozenset({"PERSON", "ORG", "LOC", "GPE", "FAC"})
PER = frozenset({"a", "an", "per", "each"})
LONGEST_SENTENCE = 120
"""Tokens; a longer stretch without a full stop is a list or a table, and only what is near matters."""


@dataclass(frozen=True)
class Setting:
    """An article with what the rules know in it; all ranges are tokens."""

    doc: Doc
    syntax: Syntax
    parsed: bool
    lexicon: Lexicon
    hits: dict[int, Hit]
    """Known words by head token."""
    sentences: tuple[Range, ...]
    paragraphs: tuple[Range, ...]
    words: tuple[str, ...]
    """The article's words, lower case."""
    bag: Counter[str]
    """How often each word occurs in the article, lower case."""
    counting: frozenset[int] = frozenset()
    """Tokens of figures and of what they are per, which name no event: "5 million yen", "$2 a share"."""
    named: frozenset[int] = frozenset()
    """Tokens of names and dates, which mean nothing else: "March" is no march."""
    counts: dict[frozenset[str], int] = field(default_factory=dict)
    """Counts of sets of words, once asked for."""

    def sentence(self, index: int) -> Range:
        """The sentence around a token, or what is near in a very long one."""
        start, end = _around(self.sentences, index, len(self.doc))
        if end - start > LONGEST_SENTENCE:
            return max(start, index - LONGEST_SENTENCE // 2), min(end, index + LONGEST_SENTENCE // 2)
        return start, end

    def paragraph(self, index: int) -> Range:
        """The paragraph around a token."""
        return _around(self.paragraphs, index, len(self.doc))

    def count(self, words: frozenset[str]) -> int:
        """How often words of a set occur in the article."""
        if words not in self.counts:
            self.counts[words] = sum(self.bag[word] for word in words if word in self.bag)
        return self.counts[words]

    def head(self, stretch: Range) -> Token:
        """The token of a stretch that the others depend on; the last noun-like word where there is no tree."""
        span = self.doc[stretch[0] : stretch[1]]
        if not self.parsed:
            return _last_before_of(span)
        for token in span:
            if token.head.i == token.i or not stretch[0] <= token.head.i < stretch[1]:
                return token
        return span[-1]


def setting_of(doc: Doc, lexicon: Lexicon) -> Setting:
    """`doc` looked through once."""
    parsed = doc.has_annotation("DEP")
    sentences = (
        tuple((span.start, span.end) for span in doc.sents) if doc.has_annotation("SENT_START") else _at_stops(doc)
    )
    words = tuple(token.lower_ for token in doc)
    named = _named(doc)
    return Setting(
        doc,
        syntax_of(doc),
        parsed,
        lexicon,
        lexicon.hits(doc, words, named),
        sentences,
        marks.paragraphs(doc),
        words,
        Counter(words),
        _counting(doc),
        named,
    )


def _counting(doc: Doc) -> frozenset[int]:
    """Tokens of figures, and what a rate is per: "$1.35 a share" is about no shares."""
    found: set[int] = set()
    for one in marks.figures(doc):
        found |= set(range(one.start, one.end))
        if one.per is not None and one.end < len(doc) and doc[one.end].lower_ in PER:
            found.add(one.end + 1)
    return frozenset(found)


def _named(doc: Doc) -> frozenset[int]:
    """Tokens of names and dates: "Lynch" lynches nobody, the Relief and Works Agency is no relief, March no march."""
    names = [(name.start, name.end) for name in marks.names(doc) if name.label in NAMES]
    dates = [(date.start, date.end) for date in marks.dates(doc)]
    return frozenset(index for start, end in (*names, *dates) for index in range(start, end))


def _around(stretches: tuple[Range, ...], index: int, length: int) -> Range:
    """The stretch that holds a token, else what lies between the stretches before and behind it."""
    place = bisect_right(stretches, (index, length + 1)) - 1
    if place >= 0 and index < stretches[place][1]:
        return stretches[place]
    start = stretches[place][1] if place >= 0 else 0
    return start, stretches[place + 1][0] if place + 1 < len(stretches) else length


def _at_stops(doc: Doc) -> tuple[Range, ...]:
    """Sentences of unparsed text: up to a full stop or the end of a line."""
    starts = [0]
    for token in doc[:-1] if len(doc) else ():
        if token.text in (".", "!", "?") or "\n" in token.text:
            starts.append(token.i + 1)
    return tuple(zip(starts, [*starts[1:], len(doc)], strict=True)) if len(doc) else ()


def _last_before_of(span: Span) -> Token:
    tokens = list(span)
    for before, token in pairwise(tokens):
        if token.lower_ in ("of", "in", "with", "from", "at", "on", "for"):
            return before
    return tokens[-1]
