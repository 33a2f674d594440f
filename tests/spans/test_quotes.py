"""Quotation marks pair as a reader pairs them, and stray ones do no harm."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.marks import QuoteMark, quotes
from pipeline.spans import breaks
from pipeline.spans.quotes import NAME

NLP = spacy.blank("en")
NLP.add_pipe(breaks.NAME)
NLP.add_pipe(NAME)


def texts(doc: Doc) -> list[str]:
    return [doc[one.start : one.end].text for one in quotes(doc)]


PAIRS = {
    "curly": ("“We lost,” he said. “Badly.”", ["“We lost,”", "“Badly.”"]),
    "straight": ('"We lost," he said. "Badly."', ['"We lost,"', '"Badly."']),
    "straight with the space on the wrong side": ('"We lost, "he said. "Badly."', ['"We lost, "', '"Badly."']),
    "angle": ("«We have sent 300», said the head.", ["«We have sent 300»"]),
    "angle both closing outside": ("«We won,» he said.", ["«We won,»"]),
    "low": ("„Wir“ wrote the paper.", ["„Wir“"]),
    "typewriter": ("``We lost,'' he said.", ["``We lost,''"]),
    "single": ("‘We don’t know,’ he said. ‘It’s bad.’", ["‘We don’t know,’", "‘It’s bad.’"]),
    "single and straight": ("'Thousands' fled", ["'Thousands'"]),
    "one inside another": ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”", "‘no’"]),
    "closing mark where one opens": ("”We lost,” he said.", ["”We lost,”"]),
    "unclosed ends where the next opens": ("“We lost. “It hurts,” he said.", ["“We lost.", "“It hurts,”"]),
    "scare quotes": ("The “fighters” fled.", ["“fighters”"]),
    "before a figure": ('told AFP: "We have 24 dead and 249 injured", adding', ['"We have 24 dead and 249 injured"']),
}


@pytest.mark.parametrize("point", PAIRS)
def test_pairs(point: str) -> None:
    text, expected = PAIRS[point]
    assert texts(NLP(text)) == expected


NONE = {
    "apostrophes": "The officers' report wasn't read.",
    "curly apostrophes": "The dogs’ bowl isn’t full.",
    "feet and inches": "He was 6'2\" tall.",
    "inches after a number": 'A 15" knife was found.',
    "decade": "the '90s and the ’80s",
    "only marks": '" " "" “”',
    "nothing": "",
    "white space": "\n\n \n",
}


@pytest.mark.parametrize("point", NONE)
def test_no_quotation(point: str) -> None:
    assert texts(NLP(NONE[point])) == []


def test_a_quotation_runs_on_into_the_next_paragraph() -> None:
    found = quotes(NLP("“We lost.\n\n“It hurts,” he said."))
    assert [one.closed for one in found] == [False, True]


def test_a_paragraph_may_close_what_the_one_before_left_open() -> None:
    doc = NLP('"We lost.\n\nThree guns were found, "the officer said.')
    assert texts(doc) == ['"We lost.', 'Three guns were found, "']
    assert [one.closed for one in quotes(doc)] == [False, True]


def test_a_paragraph_that_opens_nothing_stays_plain() -> None:
    assert texts(NLP("“We lost.\n\nThe fire is out.")) == ["“We lost."]


@given(st.text(alphabet="“”‘’\"'`«»„ab 1.,\n", max_size=80))
def test_any_marks_give_ranges_inside_the_text_in_order(text: str) -> None:
    doc = NLP(text)
    found: tuple[QuoteMark, ...] = quotes(doc)
    assert all(0 <= one.start < one.end <= len(doc) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_a_page_of_stray_marks_takes_no_time() -> None:
    assert len(quotes(NLP("« " * 20_000))) >= 0
