"""How figures relate, on texts without trees: every number counts the word behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.events.relations import find_relations
from tests.events.made import counted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("thirty people died , five of them children", [("five", "part_of", "thirty")], id="of them"),
        pytest.param(
            "thirty jets of two firms , five of them new", [("five", "part_of", "thirty")], id="the whole is larger"
        ),
        pytest.param("thirty voters agreed ; five of those asked would strike", [], id="of those asked"),
    ],
)
def test_parts_and_their_whole(text: str, wanted: list[tuple[str, str, str]]) -> None:
    doc = counted(text)
    figures = doc._.numbers
    found = [
        (doc[figures[one.figure].start].text, one.type, doc[figures[one.target].start].text) for one in doc._.relations
    ]
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param("thirty people died ; thirty people died", ["denies"], id="the same number of the same"),
        pytest.param("three guys died ; three branches died", [], id="equal by chance"),
    ],
)
def test_a_denial_is_of_the_same_thing(text: str, types: list[str]) -> None:
    doc = counted(text)
    first, second = doc._.events
    doc._.events = (first, replace(second, modality="negated"))
    assert [one.type for one in find_relations(doc)] == types


def test_the_same_number_again_is_the_same() -> None:
    doc = counted("thirty officers were killed . Later thirty officers were dead")
    assert [one.type for one in doc._.relations] == ["same_as"]


def test_what_all_counts_the_same_noun_before_is_a_list_and_no_sum() -> None:
    doc = counted("members were killed : five men , three women and two boys")
    assert [one.type for one in doc._.relations] == ["sum_of", "sum_of"]
    doc._.numbers = tuple(replace(figure, item=(0, 1)) for figure in doc._.numbers)
    assert not find_relations(doc)
