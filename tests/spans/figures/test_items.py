"""What a figure counts, on trees written by hand in both label schemes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy

from pipeline import marks
from pipeline.build import load_pipeline
from pipeline.marks import FigureMark
from pipeline.spans.figures import find_numbers
from tests.trees import SCHEMES, read_trees, tree

VOCAB = spacy.blank("en").vocab
TREES = read_trees(Path(__file__).with_name("items.toml"))
CASES = [
    pytest.param(sentence, scheme, id=f"{heading}, {scheme}")
    for heading, sentence in TREES.items()
    for scheme in SCHEMES
    if scheme in sentence
]


@pytest.mark.parametrize(("sentence", "scheme"), CASES)
def test_the_item_is_the_counted_noun_phrase(sentence: dict[str, Any], scheme: str) -> None:
    doc = tree(sentence, scheme, VOCAB)
    figure = [one for one in find_numbers(doc) if isinstance(one, FigureMark)][-1]
    item = None if figure.item is None else doc[slice(*figure.item)].text
    assert item == sentence.get("item")


def test_an_item_never_holds_its_figure() -> None:
    for sentence in TREES.values():
        for one in find_numbers(tree(sentence, "universal", VOCAB)):
            if isinstance(one, FigureMark) and one.item is not None:
                assert one.item[1] <= one.start or one.item[0] >= one.end


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("North Korea sent 11,000 more soldiers to Russia.", [("11,000", "soldiers", "up")]),
        ("Some 5.1 percent of the voters left.", [("Some 5.1 percent", "voters", None)]),
        ("Dozens of people were hurt in Paris.", [("Dozens", "people", None)]),
        ("Eight of them Americans died.", [("Eight", "Americans", None)]),
        ("Eight of them died in Paris.", [("Eight", "them", None)]),
        ("Four people were shot, one fatally.", [("Four", "people", None), ("one", "people", None)]),
        ("Four people were shot and one was killed.", [("Four", "people", None), ("one", "people", None)]),
        ("There is only one gunman in Paris.", [("one", "gunman", None)]),
        ("She is the only one in Paris, and only one of them left.", []),
        ("They traded 886 million shares Thursday.", [("886 million", "shares", None)]),
        ("The company lost $9 million in a single year.", [("$9 million", None, "down")]),
        ("The stock closed at $10.62 in composite trading.", [("$10.62", None, None)]),
        ("Stocks fell to 60,000 tonnes.", [("60,000 tonnes", "Stocks", None)]),
        ("It has a net worth of 1.35 billion.", [("1.35 billion", "net worth", None)]),
        ("It suspended four protesting Congress members.", [("four", "protesting Congress members", None)]),
    ],
)  # fmt: skip
def test_items_with_the_model(text: str, wanted: list[tuple[str, str | None, str | None]]) -> None:
    doc = load_pipeline()(text)
    found = [(doc[one.start : one.end].text, one.item, one.change) for one in marks.figures(doc)]
    assert [(words, change) for words, _, change in found] == [(words, change) for words, _, change in wanted]
    for (_, item, _), (_, noun, _) in zip(found, wanted, strict=True):
        assert (item is None) if noun is None else (item is not None and doc[slice(*item)].text == noun)


@pytest.mark.model
def test_persons_with_their_votes_are_no_names_with_numbers() -> None:
    nlp = load_pipeline()
    doc = nlp("The delegate count is Donald Trump 384, Ted Cruz 300, Marco Rubio 151, and John Kasich 37.")
    assert [(one.low, one.item) for one in marks.figures(doc)] == [(384, None), (300, None), (151, None), (37, None)]
