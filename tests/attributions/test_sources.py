"""Who a source is, on trees written by hand; `test_aliases` asks the model."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.attributions.sources import claimant_of
from pipeline.marks import ClaimantMark
from pipeline.spans.names import find_names
from tests.trees import SCHEMES, read_trees, tree

ARTICLES = read_trees(Path(__file__).with_name("sources.toml"))
VOCAB = spacy.blank("en").vocab


def article(sentence: dict[str, Any], scheme: str) -> Doc:
    """The sentences of an article in one Doc, with the names a model finds in it."""
    docs = [tree(one, scheme, VOCAB) for one in sentence["sentences"]]
    doc = Doc.from_docs(docs, ensure_whitespace=True)
    spans = []
    for name, label in sentence.get("names", {}).items():
        words = name.split()
        for start in range(len(doc) - len(words) + 1):
            if [token.text for token in doc[start : start + len(words)]] == words:
                spans.append(doc.char_span(doc[start].idx, doc[start].idx + len(name), label))
    doc.set_ents([span for span in spans if span is not None])
    doc._.set("names", find_names(doc))
    return doc


def source_in(doc: Doc, words: str) -> tuple[tuple[int, int], ...]:
    """The last place where the words stand."""
    parts = words.split()
    for start in range(len(doc) - len(parts), -1, -1):
        if [token.text for token in doc[start : start + len(parts)]] == parts:
            return ((start, start + len(parts)),)
    raise ValueError(f"{words!r} is not in {doc.text!r}")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("heading", ARTICLES)
def test_a_source_is_told_by_the_article(heading: str, scheme: str) -> None:
    case = ARTICLES[heading]
    doc = article(case, scheme)
    found, rules = claimant_of(doc, source_in(doc, case["source"]))
    wanted = ClaimantMark(case.get("name"), case["kind"], case.get("role"), case.get("country"))
    assert found == wanted
    assert case.get("rule") is None or case["rule"] in rules


def test_nobody_is_unnamed() -> None:
    assert claimant_of(Doc(VOCAB, words=["It", "is", "feared"]), ()) == (ClaimantMark(None, "unnamed"), ())


def test_a_text_without_a_parse_gives_what_the_words_tell() -> None:
    doc = spacy.blank("en")("Gaza's health ministry said 12 people died. It said so.")
    assert claimant_of(doc, ((0, 4),))[0].kind == "health"
    assert claimant_of(doc, ((9, 10),))[0].name is None


@pytest.mark.parametrize("words", ["We", "I", "who", "which", "this"], ids=str)
def test_a_pronoun_that_nothing_explains_stays_open(words: str) -> None:
    doc = Doc(VOCAB, words=["Police", "left", ".", words, "said", "so"])
    assert claimant_of(doc, ((3, 4),))[0].name is None


def test_many_sources_take_time_in_proportion() -> None:
    words, heads = ["The", "officer", "said", "so", "."], [1, 2, 2, 2, 2]
    doc = Doc(
        VOCAB,
        words=words * 3000,
        heads=[5 * n + head for n in range(3000) for head in heads],
        deps=["det", "nsubj", "ROOT", "obl", "punct"] * 3000,
        pos=["DET", "NOUN", "VERB", "ADV", "PUNCT"] * 3000,
    )
    began = time.perf_counter()
    for start in range(0, len(doc), 50):
        claimant_of(doc, ((start, start + 2),))
    assert time.perf_counter() - began < 5
