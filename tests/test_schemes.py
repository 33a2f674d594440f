"""A sentence gives the same claims in whichever label scheme it was parsed; the trees are written by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from pipeline import build, marks
from pipeline.claims.export import claims_of
from pipeline.records import Article, Claim
from tests.trees import SCHEMES, read_trees, tree

HERE = Path(__file__).parent
FILES = ("trees/forms.toml", "trees/direct.toml", "trees/events.toml", "syntax/sentences.toml")
SENTENCES = {(file, heading): case for file in FILES for heading, case in read_trees(HERE / file).items()}


@cache
def stages() -> Language:
    """All stages, over no model."""
    nlp = spacy.blank("en")
    for stage in build.STAGES:
        nlp.add_pipe(stage)
    return nlp


def claims_in(file: str, heading: str, scheme: str) -> tuple[Claim, ...]:
    """The claims of a sentence whose tree is of one scheme."""
    nlp, case = stages(), SENTENCES[file, heading]
    doc = tree(case, scheme, nlp.vocab)
    for token in doc:
        token.lemma_ = case.get("lemmas", {}).get(token.text, token.lemma_)
    marks.set_article(doc, Article(id=heading, text=doc.text))
    for _, stage in nlp.pipeline:
        doc = stage(doc)
    return claims_of(doc)


@pytest.mark.parametrize(("file", "heading"), SENTENCES, ids=lambda part: str(part).removesuffix(".toml"))
def test_both_schemes_give_the_same_claims(file: str, heading: str) -> None:
    universal, clearnlp = (claims_in(file, heading, scheme) for scheme in SCHEMES)
    assert universal == clearnlp


def test_enough_of_the_sentences_give_claims() -> None:
    assert sum(bool(claims_in(*key, "clearnlp")) for key in SENTENCES) >= 60
