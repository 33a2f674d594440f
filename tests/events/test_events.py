"""What a figure measures, on trees written by hand and on texts without any."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.events.find import find_events
from pipeline.events.relations import find_relations
from pipeline.marks import DateMark, EventMark, FigureMark, NameMark, Range
from tests.trees import SCHEMES, read_trees, tree

NLP = spacy.blank("en")
TREES = read_trees(Path(__file__).parents[1] / "trees" / "events.toml")
CASES = [pytest.param(name, scheme, id=f"{name}-{scheme}") for name in TREES for scheme in SCHEMES]


def at(doc: Doc, word: str) -> Range:
    """The tokens of a word."""
    found = next(token.i for token in doc if token.text == word)
    return found, found + 1


def with_marks(doc: Doc, case: dict[str, Any]) -> Doc:
    """The Doc with the marks that a case names."""
    lemmas = case.get("lemmas", {})
    for token in doc:
        token.lemma_ = lemmas.get(token.text, token.text.lower())
    item = at(doc, case["item"]) if "item" in case else None
    value = float(case["figure"])
    doc._.numbers = (
        FigureMark(*at(doc, case["figure"]), value, value, "exact", False, "count", "count", ("x",), item=item),
    )
    doc._.names = tuple(
        NameMark(*at(doc, word), "LOC", word, number, "names.ner") for number, word in enumerate(case.get("names", ()))
    )
    doc._.dates = tuple(
        DateMark(*at(doc, word), "DATE", f"2025-01-0{number}", None, f"2025-01-0{number}", "published", "dates.x")
        for number, word in enumerate(case.get("dates", ()), 1)
    )
    return doc


def words(doc: Doc, stretch: Range | None) -> str | None:
    return None if stretch is None else doc[stretch[0] : stretch[1]].text


@pytest.mark.parametrize(("name", "scheme"), CASES)
def test_reads_the_tree(name: str, scheme: str) -> None:
    case = TREES[name]
    doc = with_marks(tree(case, scheme, NLP.vocab), case)
    (event,) = find_events(doc)
    assert (event.type, event.measure, words(doc, event.trigger)) == (
        case["type"],
        case.get("measure"),
        case["trigger"],
    )
    assert event.modality == case.get("modality", "fact")
    assert (event.place and words(doc, (event.place.start, event.place.end))) == case.get("place")
    assert (event.date and words(doc, (event.date.start, event.date.end))) == case.get("date")
    assert words(doc, event.enclosing) == case.get("enclosing")
    actors = [words(doc, (one.start, one.end)) for one in event.participants if one.role == "actor"]
    assert actors == ([case["actor"]] if "actor" in case else actors)


def figures_in(doc: Doc) -> tuple[FigureMark, ...]:
    """Every number of a text as a figure."""
    return tuple(
        FigureMark(token.i, token.i + 1, 5.0, 5.0, "exact", False, "count", "count", ("x",))
        for token in doc
        if token.like_num
    )


def events_of(text: str) -> tuple[EventMark, ...]:
    doc = NLP(text)
    doc._.numbers = figures_in(doc)
    return find_events(doc)


@pytest.mark.parametrize("text", ["", "\n\n", "5", "5 5 5 5", "12 % | 13 % | 14 %", "killed " * 500 + "12"])
def test_any_text_has_one_event_for_each_figure(text: str) -> None:
    events = events_of(text)
    assert [event.figure for event in events] == list(range(len(events)))


@given(
    st.lists(
        st.sampled_from(["12", "killed", "and", ",", ".", "\n\n", "troops", "in", "Kursk", "may", "“"]), max_size=40
    )
)
@settings(max_examples=60, deadline=None)
def test_events_keep_the_order_of_figures_and_stay_in_the_text(pieces: list[str]) -> None:
    doc = NLP(" ".join(pieces))
    doc._.numbers = figures_in(doc)
    doc._.events = events = find_events(doc)
    assert [event.figure for event in events] == list(range(len(doc._.numbers)))
    for event in events:
        assert event.trigger is None or 0 <= event.trigger[0] < event.trigger[1] <= len(doc)
        assert event.happening >= 1
    for relation in find_relations(doc):
        assert relation.figure != relation.target


def test_what_a_rate_is_per_is_no_trigger() -> None:
    doc = NLP("revenue of 135 a share was announced")
    (figure,) = figures_in(doc)
    doc._.numbers = (replace(figure, per="share", kind="money", unit="USD"),)
    (event,) = find_events(doc)
    assert words(doc, event.trigger) == "revenue"


def test_a_distance_is_no_number_of_people() -> None:
    doc = NLP("The man was killed 75 miles north of the capital")
    (figure,) = figures_in(doc)
    doc._.numbers = (replace(figure, end=figure.end + 1, kind="measure", unit="mi"),)
    (event,) = find_events(doc)
    assert (event.type, event.measure) == ("casualties", None)


def test_one_happening_has_one_number() -> None:
    first, second, third = events_of("12 people were killed in the earthquake. 30 were hurt in the quake. 5 voted.")
    assert first.happening == second.happening != third.happening
