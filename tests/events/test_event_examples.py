"""Every rule of events passes over its near misses, and finds what needs a tree, with the shipped model."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline import rulebook
from pipeline.build import load_pipeline
from pipeline.marks import events, relations
from pipeline.rulebook.events import Happening, Hedge, RelationWords, Thing, Trigger
from tests.marked import read_marked

KINDS = (Trigger, Thing, Happening, Hedge, RelationWords)
RULES = [rule for kind in KINDS for rule in rulebook.load(kind)]
SKIPS = [
    pytest.param(rule.id, example, id=f"{rule.id}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.skips)
]
TREES = [
    pytest.param(rule.id, example, id=f"{rule.id}-{number}")
    for rule in rulebook.load(Hedge)
    for number, example in enumerate(rule.finds)
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


@pytest.mark.model
@pytest.mark.parametrize(("rule", "example"), SKIPS)
def test_skips(nlp: Language, rule: str, example: str) -> None:
    doc = nlp(example)
    assert rule not in {each for one in events(doc) for each in one.rules}
    assert rule not in {one.rule for one in relations(doc)}


@pytest.mark.model
@pytest.mark.parametrize(("rule", "example"), TREES)
def test_finds_hedges_along_the_tree(nlp: Language, rule: str, example: str) -> None:
    text, _ = read_marked(example)
    found = {each for one in events(nlp(text)) for each in one.rules}
    assert rule in found, found


@pytest.mark.model
def test_figures_in_a_row_have_one_measure_if_they_count_people(nlp: Language) -> None:
    (first, second) = events(nlp("Officers found the bloodied bodies of two men and two women."))
    assert (first.measure, second.measure) == ("killed", "killed")
