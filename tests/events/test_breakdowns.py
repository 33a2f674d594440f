"""Which figures are parts of another, on texts without trees: every number counts the noun behind it."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.claims.assemble import find_claims
from pipeline.claims.export import claims_of
from pipeline.events.find import find_events
from pipeline.events.relations import find_relations
from pipeline.marks import FigureMark

NLP = spacy.blank("en")
VALUES = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "seven": 7.0}


def read(text: str) -> Doc:
    """The text with its figures, events and relations."""
    doc = NLP(text)
    doc._.numbers = tuple(
        FigureMark(i, i + 1, value, value, "exact", False, "count", "count", ("x",), item=(i + 1, i + 2))
        for i, value in ((token.i, VALUES.get(token.lower_)) for token in doc)
        if value is not None
    )
    doc._.events = find_events(doc)
    doc._.relations = find_relations(doc)
    doc._.claims = find_claims(doc)
    return doc


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("four adults — two men and two women — were killed", ["two", "two"], id="dashes"),
        pytest.param("four people were killed – three men and one woman", ["three", "one"], id="a dash after the verb"),
        pytest.param("three students - two males and a girl - were killed", ["two"], id="a single one among them"),
        pytest.param("five victims : two boys and a girl were killed", ["two"], id="not all are listed"),
        pytest.param("three people, two men and a boy, were killed", ["two"], id="commas where it adds up"),
        pytest.param("four people, two men and a boy, were killed", [], id="commas where it does not"),
        pytest.param("two men — four women were killed", [], id="more than the whole"),
        pytest.param("four adults were killed and two men", [], id="no sign between"),
    ],
)
def test_parts_are_told_from_their_whole(text: str, parts: list[str]) -> None:
    doc = read(text)
    subsets = [claim.figure.text for claim in claims_of(doc) if claim.figure.accounting == "subset"]
    assert subsets == parts
    assert {one.type for one in doc._.relations} <= {"part_of", "sum_of"}


def test_dead_and_injured_are_no_parts_of_the_dead() -> None:
    doc = read("five people were killed, three men injured and two women injured")
    assert not [one for one in doc._.relations if one.type == "sum_of"]


def test_a_sum_among_many_figures_is_chance() -> None:
    listed = " , ".join(f"{word} men" for word in ("five", "two", "three", *["seven"] * 7))
    assert not [one for one in read(f"killed : {listed}")._.relations if one.type == "sum_of"]
