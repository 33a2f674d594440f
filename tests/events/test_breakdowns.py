"""Which figures are parts of another, on texts without trees: every number counts the noun behind it."""

from __future__ import annotations

import pytest

from pipeline.claims.export import claims_of
from pipeline.events.relations import find_relations
from tests.events.made import counted


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
    doc = counted(text)
    subsets = [claim.figure.text for claim in claims_of(doc) if claim.figure.accounting == "subset"]
    assert subsets == parts
    assert {one.type for one in doc._.relations} <= {"part_of", "sum_of"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "seven people were killed . five men were killed and two boys were killed",
            ["five", "two"],
            id="they add up",
        ),
        pytest.param("seven people were killed . five men were killed and one boy was killed", [], id="they do not"),
        pytest.param(
            "seven people were shot . five men were killed and two boys were injured", [], id="of two measures"
        ),
        pytest.param("three people were killed . two men and a boy were killed", ["two"], id="a single one behind"),
        pytest.param("three people were killed . a young boy and two men were killed", ["two"], id="or before"),
        pytest.param("three people were killed . two men were killed", [], id="too few"),
    ],
)
def test_parts_are_told_from_a_total_in_another_sentence(text: str, parts: list[str]) -> None:
    doc = counted(text)
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "."
    doc._.relations = find_relations(doc)
    assert [claim.figure.text for claim in claims_of(doc) if claim.figure.accounting == "subset"] == parts


def test_dead_and_injured_are_no_parts_of_the_dead() -> None:
    doc = counted("five people were killed, three men injured and two women injured")
    assert not [one for one in doc._.relations if one.type == "sum_of"]


def test_a_sum_among_many_figures_is_chance() -> None:
    listed = " , ".join(f"{word} men" for word in ("five", "two", "three", *["seven"] * 7))
    assert not [one for one in counted(f"killed : {listed}")._.relations if one.type == "sum_of"]
