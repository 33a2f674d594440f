"""Where the default model and the breaks before it end sentences, against boundaries set by hand."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from pipeline.build import MODEL
from pipeline.read import texts_of
from pipeline.spans import breaks

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "corpus" / "gold" / "sentences.jsonl"
HARD = tomllib.loads((ROOT / "tests" / "sentences.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.model

Sentences = set[tuple[int, int]]


@cache
def parser() -> Language:
    """The default model with nothing but what sets sentences."""
    nlp = spacy.load(ROOT / "models" / MODEL, exclude=["ner", "lemmatizer", "morphologizer"])
    nlp.add_pipe(breaks.NAME, before=nlp.pipe_names[0])
    return nlp


def sentences(text: str) -> Sentences:
    """First and last character of each sentence, without white space around it."""
    bounds = ((sentence.start_char, sentence.end_char) for sentence in parser()(text).sents)
    return {stripped for start, end in bounds if (stripped := _stripped(text, start, end))}


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end].strip()
    first = start + text[start:end].find(words)
    return (first, first + len(words)) if words else None


def cut(text: str, starts: list[int]) -> Sentences:
    """The sentences between starts."""
    return {stripped for start, end in pairwise([*starts, len(text)]) if (stripped := _stripped(text, start, end))}


def joined(paragraphs: list[str]) -> tuple[str, Sentences]:
    """A text of paragraphs whose sentences are parted by " | "."""
    text, found = "", set()
    for paragraph in paragraphs:
        for sentence in paragraph.split(" | "):
            found.add((len(text), len(text) + len(sentence)))
            text += sentence + " "
        text += "\n\n"
    return text, found


def f_score(gold: Sentences, found: Sentences) -> float:
    """The harmonic mean of precision and recall over whole sentences."""
    return 2 * len(gold & found) / (len(gold) + len(found))


def test_sentences_of_the_corpus() -> None:
    texts = texts_of([str(ROOT / "corpus" / "articles")])
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right = gold = found = 0
    for row in rows:
        expected, got = cut(texts[row["doc"]], row["starts"]), sentences(texts[row["doc"]])
        right, gold, found = right + len(expected & got), gold + len(expected), found + len(got)
    assert gold > 500
    assert 2 * right / (gold + found) >= 0.95


@pytest.mark.parametrize("heading", HARD)
def test_sentences_of_text_that_makes_it_hard(heading: str) -> None:
    text, gold = joined(HARD[heading]["paragraphs"])
    assert f_score(gold, sentences(text)) >= 0.95
