"""Every cue and form finds its examples and passes over its near misses, with the shipped model."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline import rulebook
from pipeline.build import load_pipeline
from pipeline.claims.export import characters
from pipeline.marks import AttributionMark, Range, attributions
from pipeline.rulebook.attributions import Cue, Form
from tests.marked import Marked, read_marked

RULES = (*rulebook.load(Form), *rulebook.load(Cue))


def rows(field: str) -> list[object]:
    found: list[object] = []
    for rule in RULES:
        if field == "finds" and isinstance(rule, Cue) and rule.frames == ("withheld",):
            continue
        for number, example in enumerate(getattr(rule, field)):
            found.append(pytest.param(rule.id, example, id=f"{rule.id}-{number}"))
    return found


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def overlaps(doc: Doc, ranges: tuple[Range, ...], marked: list[Marked]) -> bool:
    """Whether every tagged stretch shares characters with the ranges; nothing tagged asks for nothing."""
    found = [characters(doc, one) for one in ranges]
    return all(any(start < one.end and one.start < end for start, end in found) for one in marked)


def fits(doc: Doc, one: AttributionMark, marked: tuple[Marked, ...]) -> bool:
    parts = {"source": one.source, "cue": one.cue, "content": one.content}
    return all(overlaps(doc, parts[tag], [each for each in marked if each.tag == tag]) for tag in parts)


@pytest.mark.model
@pytest.mark.parametrize(("rule", "example"), rows("finds"))
def test_finds(nlp: Language, rule: str, example: str) -> None:
    text, marked = read_marked(example)
    doc = nlp(text)
    found = [one for one in attributions(doc) if rule in one.rules]
    assert any(fits(doc, one, marked) for one in found), [one.rules for one in attributions(doc)]


@pytest.mark.model
@pytest.mark.parametrize(("rule", "example"), rows("skips"))
def test_skips(nlp: Language, rule: str, example: str) -> None:
    assert rule not in {each for one in attributions(nlp(example)) for each in one.rules}
