"""Sources are found beside their verb also where the tree is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Span

from pipeline.attributions.page import page_of
from pipeline.attributions.stretches import stretch_before, with_name_before
from tests.attributions.test_direct import readings_in, spaced
from tests.attributions.test_forms import VOCAB
from tests.trees import SCHEMES, read_trees, tree

TREES = read_trees(Path(__file__).parent.parent / "trees" / "stretches.toml")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", TREES)
def test_who_says_what_in_a_wrong_tree(name: str, scheme: str) -> None:
    assert readings_in(TREES[name], scheme)[0] == TREES[name]["readings"]


APPOSITIONS = {
    "name": ("Roe/NNP ,/, chair/NN of/IN it/PRP ,/, said/VBD so/RB ./.", "PERSON", "Roe, chair of it"),
    "no person": ("Kano/NNP ,/, chair/NN of/IN it/PRP ,/, said/VBD so/RB ./.", "LOC", "chair of it"),
}
LABELS = "nsubj:7 punct:3 appos:1 case:5 nmod:3 punct:3 ROOT advmod:7 punct:7"


@pytest.mark.parametrize("point", APPOSITIONS)
def test_an_apposition_takes_in_the_name_that_opens_the_sentence(point: str) -> None:
    sentence, label, wanted = APPOSITIONS[point]
    doc = tree({"words": sentence, "universal": LABELS}, "universal", VOCAB)
    doc.set_ents([Span(doc, 0, 1, label)])
    found = with_name_before(page_of(doc), (2, 3, 4))
    assert spaced(doc[found[0] : found[-1] + 1].text) == wanted


ROLES = {
    "role and name": ("Roe/NNP left/VBD ,/, a/DT spokeswoman/NN ,/, Ann/NNP ,/, said/VBD ./.", (6, 7), (3, 4, 5, 6)),
    "no name": ("Roe/NNP left/VBD ,/, a/DT spokeswoman/NN ,/, sad/JJ ,/, said/VBD ./.", (0, 1), ()),
    "no role": ("Roe/NNP left/VBD ,/, a/DT table/NN ,/, Ann/NNP ,/, said/VBD ./.", (6, 7), ()),
}


@pytest.mark.parametrize("point", ROLES)
def test_a_role_and_a_name_between_commas_are_one_source(point: str) -> None:
    sentence, person, wanted = ROLES[point]
    labels = "nsubj:2 ROOT punct:5 det:5 appos:1 punct:7 appos:5 punct:9 parataxis:2 punct:2"
    doc = tree({"words": sentence, "universal": labels}, "universal", VOCAB)
    doc.set_ents([Span(doc, *person, "PERSON")])
    assert stretch_before(page_of(doc), doc[8]) == wanted
