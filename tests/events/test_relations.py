"""How figures relate, on texts without trees: every number counts the word behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import Doc

from pipeline.events.relations import find_relations
from pipeline.marks import AttributionMark, ClaimantMark
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


def said(doc: Doc, halves: int) -> Doc:
    """The Doc with its first tokens said by one, the others by another."""
    doc._.attributions = tuple(
        AttributionMark((), (), (content,), "says", ClaimantMark(name, "person"), ("forms.x",))
        for name, content in (("One", (0, halves)), ("Two", (halves, len(doc))))
    )
    return doc


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param("thirty people killed ; seven people dead", ["contradicts"], id="the dead by any name"),
        pytest.param("thirty jets destroyed ; seven jets destroyed", ["contradicts"], id="the same"),
        pytest.param("thirty pupils vaccinated ; seven pupils immunised", [], id="by other names of others"),
        pytest.param("thirty people killed ; seven women killed", [], id="of others"),
    ],
)
def test_two_claimants_contradict_each_other_about_the_same(text: str, types: list[str]) -> None:
    assert [one.type for one in find_relations(said(counted(text), 4))] == types


def test_a_rate_contradicts_no_total() -> None:
    doc = said(counted("thirty people killed ; seven people killed"), 4)
    doc._.numbers = tuple(replace(figure, per="day") if figure.low == 7 else figure for figure in doc._.numbers)
    assert not find_relations(doc)
