"""What the rules leave open over many articles, ranked: where a new rule would help most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from spacy.tokens import Doc, Span, Token

from pipeline import marks
from pipeline.attributions.cues import cue_table, cues_at
from pipeline.records import Article
from pipeline.syntax import Syntax, syntax_of
from pipeline.workshop.many import over
from pipeline.workshop.results import results_for

SENTENCES = 3
"""Sentences that are shown of each gap."""

SORTS = (
    ("unknown cue", "verbs that somebody says a figure with, and that no rule knows"),
    ("no claimant", "figures in the article's own voice though somebody is the subject of a clause about saying"),
    ("unknown trigger", "words that a figure hangs on, and that no rule of events knows"),
    ("no record", "sentences with a name and a number that is no figure, by the rule that passed it over"),
)
"""The sorts of gap in the order in which they are shown, and what each is."""


@dataclass(frozen=True)
class Sighting:
    """One place where something is left open: its sort, the word it turns on, and the sentence."""

    sort: str
    word: str
    document: str
    sentence: str


@dataclass(frozen=True)
class Gap:
    """A word that is left open in `count` places, with the first sentences."""

    sort: str
    word: str
    count: int
    sentences: tuple[str, ...]


def find_gaps(
    folders: tuple[str, ...], articles: Sequence[Article], *, model: str | None = None, workers: int = 2
) -> tuple[Gap, ...]:
    """The gaps that some rules leave in the articles, sort by sort, the most frequent first."""
    found = over(partial(sightings, folders, model), articles, workers)
    groups: dict[tuple[str, str], list[Sighting]] = {}
    for one in found:
        groups.setdefault((one.sort, one.word), []).append(one)
    order = [name for name, _ in SORTS]
    ranked = sorted(groups.items(), key=lambda group: (order.index(group[0][0]), -len(group[1]), group[0][1]))
    return tuple(
        Gap(sort, word, len(inside), tuple(f"{one.document}: {one.sentence}" for one in inside[:SENTENCES]))
        for (sort, word), inside in ranked
    )


def sightings(folders: tuple[str, ...], model: str | None, articles: Sequence[Article]) -> list[Sighting]:
    """All that is left open in some articles, in text order."""
    reader = results_for(folders, model).reader
    found = []
    for article in articles:
        doc = reader.read(article)
        if not doc.has_annotation("DEP"):
            continue
        for sentence in doc.sents:
            said = " ".join(sentence.text.split())
            found += [Sighting(sort, word, article.id, said) for sort, word in _left_open(doc, sentence, folders)]
    return found


def _left_open(doc: Doc, sentence: Span, folders: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Sort and word of each gap in a sentence."""
    figures = [(number, one) for number, one in enumerate(marks.figures(doc)) if _inside(one.start, sentence)]
    syntax = syntax_of(doc)
    claims = {claim.figure: claim for claim in marks.claims(doc)}
    own = [number for number, _ in figures if number in claims and claims[number].attribution is None]
    if own:
        for verb in _speaking(sentence, syntax):
            if not cues_at(cue_table(folders), verb, syntax):
                yield "unknown cue", verb.lemma_.lower()
            else:
                yield "no claimant", verb.lemma_.lower()
    for event in marks.events(doc):
        if _inside(marks.figures(doc)[event.figure].start, sentence) and event.trigger and event.type == "other":
            yield "unknown trigger", doc[event.trigger[1] - 1].lemma_.lower()
    named = any(_inside(name.start, sentence) for name in marks.names(doc))
    if named and not figures:
        for skip in marks.skipped(doc):
            if _inside(skip.start, sentence) and skip.why not in ("date", "time", "ordinal", "pronoun"):
                yield "no record", skip.rule


def _speaking(sentence: Span, syntax: Syntax) -> Iterator[Token]:
    """Verbs with a subject of their own that take a clause, or stand in one that they report."""
    for token in sentence:
        if token.pos_ == "VERB" and syntax.subject(token) is not None:
            clause = syntax.clause(token)
            if (clause is not None and clause.pos_ in ("VERB", "AUX")) or syntax.host_clause(token) is not None:
                yield token


def _inside(token: int, sentence: Span) -> bool:
    return sentence.start <= token < sentence.end
