from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from pipeline import rulebook
from pipeline.rulebook.sentences import Abbreviation
from pipeline.spans.breaks import LONGEST, find_breaks, is_hard_wrapped
from tests.marked import read_marked

NLP = spacy.blank("en")
WIRE = (
    "NAIROBI, Oct 27 (Wire) - At least 12 people died when a bus\n"
    "left the road near Mombasa and fell into a river that had\n"
    "risen after days of rain, police said.\n"
    "\n"
    "The driver survived, a spokesman said, and was being treated\n"
    "in hospital."
)


def paragraphs(text: str) -> list[str]:
    doc = NLP(text)
    return [doc[start:end].text for start, end in find_breaks(doc)]


def settled(text: str) -> dict[str, bool]:
    """Which words must, and which can't, begin a sentence; the open ones are left out."""
    doc: Doc = NLP(text)
    find_breaks(doc)
    return {token.text: token.is_sent_start for token in doc if token.is_sent_start is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty text"),
        pytest.param("\n\n \n", [], id="nothing but white space"),
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="a blank line"),
        pytest.param("One.\n \n\nTwo.\n", ["One.", "Two."], id="blank line with a space"),
        pytest.param("Quake hits Izmir\n12 died.", ["Quake hits Izmir", "12 died."], id="single newline"),
        pytest.param("- 12 dead\n- 30 hurt", ["- 12 dead", "- 30 hurt"], id="list"),
    ],
)  # fmt: skip
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_a_newline_in_wrapped_text_is_no_break() -> None:
    assert is_hard_wrapped(WIRE)
    assert [one.split()[0] for one in paragraphs(WIRE)] == ["NAIROBI,", "The"]


def test_a_list_item_in_wrapped_text_is_a_paragraph() -> None:
    assert len(paragraphs(f"{WIRE}\n* Some 40 passengers had been on board when the bus left\nthe city.")) == 3


def test_a_long_line_shows_that_newlines_end_paragraphs() -> None:
    assert not is_hard_wrapped("word " * 40 + "\nAnother paragraph that goes on and on without\nstop")


def test_a_break_begins_a_sentence_without_a_full_stop() -> None:
    assert settled("Quake hits Izmir\n\nPolice came.")["Police"] is True


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("He said “Nobody came” today.", "Nobody", id="an opening mark in the middle"),
        pytest.param("It was over. ” He left.", "”", id="a closing mark after a full stop"),
        pytest.param('"It is over." he said', "he", id="open: left to the parser"),
    ],
)
def test_quotation_marks_open_no_sentence(text: str, word: str) -> None:
    assert settled(text).get(word) in (False, None)


def test_a_sentence_may_begin_after_a_closed_quotation() -> None:
    assert "Police" not in settled("“It is over.” Police came.")


def test_a_sentence_begins_after_a_quotation_that_no_space_ends() -> None:
    words = ["“", "It", "is", "over", ".", "”", "Police", "came", "."]
    doc = Doc(NLP.vocab, words=words, spaces=[False, True, True, False, False, False, True, False, False])
    find_breaks(doc)
    assert doc[6].is_sent_start is True


@pytest.mark.parametrize(
    "text",
    [
        "DENVER -- Two people died in a fire.",
        "KANKAKEE, Ill. (AP) — Two people died in a fire.",
        "NAIROBI, Nov 4 (Wire) - Two people died in a fire.",
        "Toll rises\n\nPORT VILA, March 3 (Wire) — Two people died in a fire.",
    ],
)
def test_a_sentence_begins_behind_a_dateline(text: str) -> None:
    assert settled(text)["Two"] is True


@pytest.mark.parametrize("text", ["NATO-led Two people died in a fire.", "QUAKE KILLS MANY - Two died."])
def test_no_sentence_begins_behind_any_dash(text: str) -> None:
    assert settled(text)["Two"] is False


def test_no_sentence_begins_behind_the_number_of_a_list() -> None:
    assert settled("Needs:\n\n2. Water is scarce.")["Water"] is False


def test_letters_with_stops_end_no_sentence_before_a_small_letter() -> None:
    assert settled("It grew 0.3 p.c. in March.")["in"] is False


def test_no_sentence_begins_without_a_full_stop_before() -> None:
    assert settled("12 died and Police came.")["Police"] is False


def may_begin_after(example: str) -> list[bool]:
    """Whether a sentence may begin after each abbreviation of an example."""
    text, marked = read_marked(example)
    doc = NLP(text)
    find_breaks(doc)
    return [next(token for token in doc if token.idx >= one.end).is_sent_start is not False for one in marked]


@pytest.mark.parametrize("rule", rulebook.load(Abbreviation), ids=lambda rule: rule.id)
def test_an_abbreviation_ends_a_sentence_only_before_what_is_not_its_own(rule: Abbreviation) -> None:
    assert [may_begin_after(example) for example in rule.finds] == [
        [False] * len(read_marked(example)[1]) for example in rule.finds
    ]
    assert all(all(may_begin_after(example)) for example in rule.skips)


@pytest.mark.parametrize(
    ("text", "word", "may"),
    [
        pytest.param("Its leader, A.K. Rao, resigned.", "Rao", False, id="initials before a name"),
        pytest.param("He left for the U.S. Officials said so.", "Officials", True, id="the initials of a state"),
        pytest.param("He met J.R. The two talked.", "The", True, id="a word that begins sentences"),
    ],
)
def test_initials_end_no_sentence_before_a_name(text: str, word: str, may: bool) -> None:
    assert (settled(text).get(word) is not False) == may


def test_a_stretch_that_no_sentence_could_fill_is_cut() -> None:
    doc = NLP("and so on " * LONGEST)
    find_breaks(doc)
    assert [token.i for token in doc if token.is_sent_start] == [0, LONGEST, 2 * LONGEST]
