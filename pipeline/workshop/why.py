"""Why a sentence is read as it is: what was found by which rules, and what would be found without them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from pipeline import marks, rulebook
from pipeline.claims.export import characters, claims_of
from pipeline.marks import Range
from pipeline.records import Article
from pipeline.syntax.outline import Word, outline
from pipeline.workshop.fired import Firing, firings
from pipeline.workshop.told import told
from pipeline.workshop.variants import Variants

PLAIN_SORTS = ("name",)
"""Marks that are shown, but nobody asks what would stand there without their rules."""
RIVALS = {"figure": "number", "skip": "number"}
"""Sorts that rule each other out."""


@dataclass(frozen=True)
class Lost:
    """What a rule that won keeps out: the rules that would read the same words without it, and what they would say.

    `rules` is empty where nothing would be found; `same` says that all would stay but the rules.
    """

    without: str
    rules: tuple[str, ...]
    says: str
    same: bool


@dataclass(frozen=True)
class Found:
    """One thing found in the sentence, in words; `start` and `end` count characters of the article."""

    sort: str
    text: str
    start: int
    end: int
    says: str
    rules: tuple[str, ...]
    lost: tuple[Lost, ...]


@dataclass(frozen=True)
class Explanation:
    """All that is known of one sentence."""

    sentence: str
    start: int
    tree: tuple[Word, ...]
    found: tuple[Found, ...]
    claims: tuple[dict[str, Any], ...]
    """The records that were made of it."""


def explain(variants: Variants, article: Article, offset: int | None = None) -> Iterator[Explanation]:
    """The sentence around a character of the article, or every sentence with a number in it where none is given."""
    doc = variants.reader.read(article)
    for sentence in sentences_of(doc, offset):
        yield _explanation(variants, article, doc, sentence)


def sentences_of(doc: Doc, offset: int | None = None) -> list[Range]:
    """The sentence around a character, or all with a number in them; of a single sentence also one without."""
    every = [(one.start, one.end) for one in doc.sents]
    if offset is not None:
        return [one for one in every if characters(doc, one)[0] <= offset < characters(doc, one)[1]]
    if len(every) == 1:
        return every
    return [one for one in every if any(one[0] <= mark.start < one[1] for mark in marks.numbers(doc))]


def _explanation(variants: Variants, article: Article, doc: Doc, sentence: Range) -> Explanation:
    start, end = characters(doc, sentence)
    inside = [one for one in firings(doc) if sentence[0] <= one.start < sentence[1]]
    rules = {one.rule.id for one in rulebook.listed(variants.reader.folders)}
    # Found first: reading the same Doc with other rules replaces its marks.
    plain = [(one, told(doc, one)) for one in inside]
    records = tuple(one.model_dump(mode="json") for one in claims_of(doc) if start <= one.figure.start < end)
    lost = {}
    for rule in dict.fromkeys(rule for one in inside if one.sort not in PLAIN_SORTS for rule in one.rules[:2]):
        if rule in rules:
            lost[rule] = _without(variants, article, inside, rule)
    variants.reader.mark(doc, article)
    found = tuple(
        Found(
            one.sort,
            doc[one.start : one.end].text,
            *characters(doc, (one.start, one.end)),
            says,
            one.rules,
            tuple(lost[rule][index] for rule in one.rules[:2] if index in lost.get(rule, {})),
        )
        for index, (one, says) in enumerate(plain)
    )
    return Explanation(doc.text[start:end], start, outline(doc, sentence), found, records)


def _without(variants: Variants, article: Article, inside: list[Firing], rule: str) -> dict[int, Lost]:
    """What would stand in the place of each thing that a rule found, by the index of that thing."""
    doc = variants.without(rule).read(article)
    others = firings(doc)
    found = {}
    for index, one in enumerate(inside):
        if rule in one.rules and one.sort not in PLAIN_SORTS:
            other = next((other for other in others if _is_rival(one, other)), None)
            if other is None:
                found[index] = Lost(rule, (), "nothing", False)
            else:
                rules = tuple(each for each in other.rules if each not in one.rules)
                found[index] = Lost(rule, rules, told(doc, other), _is_same(one, other))
    return found


def _is_rival(one: Firing, other: Firing) -> bool:
    """Whether two marks of different readings are about the same words."""
    if RIVALS.get(one.sort, one.sort) != RIVALS.get(other.sort, other.sort):
        return False
    if isinstance(one.mark, marks.EventMark) and isinstance(other.mark, marks.EventMark):
        return one.mark.figure == other.mark.figure
    if isinstance(one.mark, marks.AttributionMark) and isinstance(other.mark, marks.AttributionMark):
        return bool(set(one.mark.cue) & set(other.mark.cue))
    return one.start < other.end and other.start < one.end


def _is_same(one: Firing, other: Firing) -> bool:
    """Whether two marks say the same in all but their rules."""
    fields = [name for name in getattr(one.mark, "__slots__", ()) if name not in ("rules", "rule")]
    return type(one.mark) is type(other.mark) and all(
        getattr(one.mark, name) == getattr(other.mark, name) for name in fields
    )
