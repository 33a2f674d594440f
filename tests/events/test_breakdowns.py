"""Which figures are parts of another, on texts without trees: every number counts the noun behind it."""

from __future__ import annotations

import pytest

from pipeline.claims.export import claims_of
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


def test_dead_and_injured_are_no_parts_of_the_dead() -> None:
    doc = counted("five people were killed, three men injured and two women injured")
    assert not [one for one in doc._.relations if one.type == "sum_of"]


def test_a_sum_among_many_figures_is_chance() -> None:
    listed = " , ".join(f"{word} men" for word in ("five", "two", "three", *["seven"] * 7))
    assert not [one for one in counted(f"killed : {listed}")._.relations if one.type == "sum_of"]
