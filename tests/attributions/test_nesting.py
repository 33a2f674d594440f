"""What stands inside what is said, and what beside it, with the shipped model."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.build import load_pipeline
from pipeline.marks import AttributionMark, Range, attributions

pytestmark = pytest.mark.model

BESIDE = {
    "three in a row": (
        "Police said 12 people died, fire crews said 14 had died and the mayor said 20 are missing.",
        {"Police": "12 people died", "fire crews": "14 had died", "the mayor": "20 are missing"},
    ),
    "but": (
        "The army said it killed 40 rebels, but a spokesman for the rebels said only three had died.",
        {"The army": "it killed 40 rebels", "a spokesman for the rebels": "only three had died"},
    ),
}
QUESTIONS = {
    "fronted": ("Asked whether anybody had died, the minister said 12 people had.", "12 people had"),
    "with an asker": ("Asked by a reporter about the fire, the minister said 12 people died.", "12 people died"),
    "behind": ("“Twelve people died,” the minister said when asked about the fire.", "“Twelve people died,”"),
}  # fmt: skip


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def words(doc: Doc, ranges: tuple[Range, ...]) -> str:
    return " / ".join(doc[start:end].text for start, end in ranges)


def said_by(doc: Doc) -> dict[str, AttributionMark]:
    """What is read, by who says it."""
    return {words(doc, one.source): one for one in attributions(doc)}


@pytest.mark.parametrize(("text", "wanted"), BESIDE.values(), ids=BESIDE)
def test_sources_beside_each_other_say_each_their_own(nlp: Language, text: str, wanted: dict[str, str]) -> None:
    doc = nlp(text)
    found = said_by(doc)
    assert {who: words(doc, one.content) for who, one in found.items()} == wanted
    assert all(one.parent is None for one in found.values())


def test_what_one_says_that_another_said_stands_inside(nlp: Language) -> None:
    doc = nlp("The agency reported that the army said 40 rebels had died.")
    inner, outer = said_by(doc)["the army"], said_by(doc)["The agency"]
    assert inner.parent == attributions(doc).index(outer)


def test_what_a_conjunction_opens_behind_that_stands_inside_too(nlp: Language) -> None:
    doc = nlp("The poll found that, while 37 percent of voters say the mayor lied, his party is popular.")
    outer = said_by(doc)["The poll"]
    assert words(doc, outer.content).endswith("his party is popular")


@pytest.mark.parametrize(("text", "answer"), QUESTIONS.values(), ids=QUESTIONS)
def test_the_question_is_no_part_of_the_answer(nlp: Language, text: str, answer: str) -> None:
    doc = nlp(text)
    asked = next(one for one in attributions(doc) if one.rules[0] == "forms.asked")
    assert words(doc, said_by(doc)["the minister"].content) == answer
    assert asked.parent is None


def test_a_figure_in_a_question_of_nobody_is_the_articles(nlp: Language) -> None:
    doc = nlp("Asked about the 1,500 troops, the minister said they were coming.")
    assert words(doc, said_by(doc)["the minister"].content) == "they were coming"
    assert len(attributions(doc)) == 1


def test_what_a_share_does_belongs_to_what_was_found(nlp: Language) -> None:
    said = "28 percent supported Mr. Roe, while 23 percent favored Mr. Poe and 15 percent backed Ann Doe"
    doc = nlp(f"A poll released on Saturday found that {said}.")
    outer = next(one for one in attributions(doc) if one.parent is None)
    assert words(doc, outer.content) == f"that {said}"


def test_a_share_vouches_for_no_figure(nlp: Language) -> None:
    doc = nlp("Just 28 percent of voters said they trusted the mayor, compared with 33 percent last month.")
    assert words(doc, said_by(doc)["Just 28 percent of voters"].content) == "they trusted the mayor"


def test_an_impression_gives_way_to_what_somebody_says(nlp: Language) -> None:
    doc = nlp("The mayor seemed to praise the firemen.")
    assert [one.rules[0] for one in attributions(doc)] == ["forms.attitude"]
