from __future__ import annotations

import itertools
import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.marks import NameMark
from pipeline.rulebook import load
from pipeline.rulebook.names import NameWords, Title
from pipeline.spans.names import find_names
from tests.marked import read_marked

NLP = spacy.blank("en")
LABELS = {"person": "PERSON", "org": "ORG", "loc": "LOC", "norp": "NORP", "date": "DATE", "misc": "MISC", "name": "ORG"}


def with_entities(example: str) -> Doc:
    """The text without tags; what is tagged is what a model found."""
    text, marked = read_marked(example)
    doc = NLP(text)
    spans = [doc.char_span(one.start, one.end, LABELS[one.tag], alignment_mode="expand") for one in marked]
    doc.set_ents([span for span in spans if span is not None])
    return doc


def found_in(example: str) -> list[tuple[str, str]]:
    """Each name as it stands, and the fullest name of the same thing."""
    doc = with_entities(example)
    return [(doc[one.start : one.end].text, one.name) for one in find_names(doc)]


SAME = [
    pytest.param(
        "<misc>Jammu 8.4mm</misc> and <loc>Izmir 0.6</loc>", [("Jammu", "Jammu"), ("Izmir", "Izmir")], id="amounts"
    ),
    pytest.param(
        "<person>Kyrylo Budanov</person> left. <person>Budanov</person> said so.",
        [("Kyrylo Budanov", "Kyrylo Budanov"), ("Budanov", "Kyrylo Budanov")],
        id="a surname is short for the full name",
    ),
    pytest.param(
        "<person>Kyrylo Budanov</person> left. Later Budanov said so.",
        [("Kyrylo Budanov", "Kyrylo Budanov"), ("Budanov", "Kyrylo Budanov")],
        id="a surname that the model missed",
    ),
    pytest.param(
        "<person>John Podesta</person> spoke. <loc>Podesta</loc> won. <loc>Podesta</loc> left.",
        [("John Podesta", "John Podesta"), ("Podesta", "John Podesta"), ("Podesta", "John Podesta")],
        id="a surname that the model takes for a town",
    ),
    pytest.param(
        "<person>Anna Berg</person> met <person>Ole Berg</person>. <person>Berg</person> paid.",
        [("Anna Berg", "Anna Berg"), ("Ole Berg", "Ole Berg"), ("Berg", "Ole Berg")],
        id="of two persons of a surname the one named last",
    ),
    pytest.param(
        "<person>Kim Yong Su</person> arrived. <person>Kim</person> spoke.",
        [("Kim Yong Su", "Kim Yong Su"), ("Kim", "Kim Yong Su")],
        id="a surname that stands first",
    ),
    pytest.param(
        "the <org>National Intelligence Service</org> (NIS) knew. The NIS waited.",
        [
            ("National Intelligence Service",) * 2,
            ("NIS", "National Intelligence Service"),
            ("NIS", "National Intelligence Service"),
        ],
        id="an acronym in brackets",
    ),
    pytest.param(
        "the Federal Agency for Water (FAW) knew.",
        [("Federal Agency for Water",) * 2, ("FAW", "Federal Agency for Water")],
        id="an acronym tells where a long form begins that the model missed",
    ),
    pytest.param(
        "<org>KCNA</org> (<org>Korean Central News Agency</org>) reported.",
        [("KCNA", "Korean Central News Agency"), ("Korean Central News Agency",) * 2],
        id="the long form in brackets",
    ),
    pytest.param(
        "the <org>Main Directorate of Intelligence</org> (HUR) and later <org>HUR</org>",
        [
            ("Main Directorate of Intelligence",) * 2,
            ("HUR", "Main Directorate of Intelligence"),
            ("HUR", "Main Directorate of Intelligence"),
        ],
        id="an acronym of another language",
    ),
    pytest.param(
        "the <org>World Grain Council</org> met. WGC buyers left.",
        [("World Grain Council",) * 2, ("WGC", "World Grain Council")],
        id="initials that nobody introduced",
    ),
    pytest.param(
        "the <org>Ministry of Health</org>, or <org>Health Ministry</org>",
        [("Ministry of Health",) * 2, ("Health Ministry", "Ministry of Health")],
        id="a ministry either way round",
    ),
    pytest.param(
        "<org>Boeing Co.</org> fell. <org>Boeing</org> rose.",
        [("Boeing Co.", "Boeing Co."), ("Boeing", "Boeing Co.")],
        id="a company with and without its legal form",
    ),
    pytest.param(
        "<org>Rossing Uranium</org> mines. <org>Rossing</org> sells.",
        [("Rossing Uranium",) * 2, ("Rossing", "Rossing Uranium")],
        id="the first word of a company",
    ),
    pytest.param(
        "the <loc>U.S.</loc> and the <loc>United States</loc>",
        [("U.S.", "United States"), ("United States", "United States")],
        id="a country's names",
    ),
]
APART = [
    pytest.param("the <org>UN Charter</org> and the <org>UN</org>", "UN", "UN", id="a known name is short for nothing"),
    pytest.param("<loc>North Korea</loc>, not <loc>Korea</loc>", "Korea", "Korea", id="places are not shortened"),
    pytest.param("<org>National Bank</org> and <org>National</org>", "National", "National", id="a word of many names"),
    pytest.param("<person>Paul Ryan</person> and <person>Ryan Adams</person>", "Ryan Adams", "Ryan Adams", id="Ryans"),
    pytest.param(
        "<org>Sun</org> first, then <org>Sun Microsystems</org>", "Sun", "Sun", id="a short form stands behind the long"
    ),
]
ENDS = [
    pytest.param("<org>the Health Ministry</org> said", ["Health Ministry"], id="the article is no part"),
    pytest.param("read <org>The Daily Star</org> today", ["The Daily Star"], id="a capital The is"),
    pytest.param("<person>Mr Kato</person> said", ["Kato"], id="nor is a title"),
    pytest.param("<person>Lt. Gen. Oleh Marchenko</person> said", ["Oleh Marchenko"], id="nor are two titles"),
    pytest.param("<org>Reuters'</org> report, <org>Boeing's</org> jet", ["Reuters", "Boeing"], id="nor a possessive"),
    pytest.param("<person>Claudia Mo of Civic Passion</person> said", ["Claudia Mo"], id="nor where somebody belongs"),
    pytest.param("<org>Daily News\n\nNew York</org> said", ["Daily News", "New York"], id="a line break parts names"),
    pytest.param("in <loc>Aceh, Indonesia</loc>", ["Aceh", "Indonesia"], id="a comma parts places"),
    pytest.param("<person>Peter van</person> der <person>Meer</person> left", ["Peter van der Meer"], id="a name cut"),
    pytest.param("<org>Thursday</org> it rained", [], id="a weekday is no name"),
    pytest.param("<date>May 2020</date>", [], id="nor is a date"),
    pytest.param("<misc>264.1</misc> million", [], id="nor a number"),
    pytest.param("then Mr Kato said", ["Kato"], id="a title brings a name the model missed"),
    pytest.param("Hamas said", ["Hamas"], id="a known name the model missed"),
    pytest.param("the time is up", [], id="a known name in small letters is none"),
    pytest.param("<person>Hamas</person> said", ["Hamas"], id="a known name under a wrong label"),
    pytest.param("", [], id="no text"),
    pytest.param("\n\n  \n", [], id="only space"),
]


@pytest.mark.parametrize(("example", "expected"), SAME)
def test_names_of_the_same_thing_share_its_fullest_name(example: str, expected: list[tuple[str, str]]) -> None:
    assert found_in(example) == expected


@pytest.mark.parametrize(("example", "text", "name"), APART)
def test_names_of_other_things_stay_apart(example: str, text: str, name: str) -> None:
    assert dict(found_in(example))[text] == name


@pytest.mark.parametrize(("example", "expected"), ENDS)
def test_names_begin_and_end_where_they_should(example: str, expected: list[str]) -> None:
    assert [text for text, _ in found_in(example)] == expected


def test_the_label_of_a_known_organisation_is_org() -> None:
    assert [one.label for one in find_names(with_entities("<person>Hamas</person> said"))] == ["ORG"]


def test_every_mention_of_a_thing_has_its_number_and_things_are_numbered_in_order() -> None:
    doc = with_entities("<loc>Kursk</loc>, <person>Ann Lee</person>, <loc>Kursk</loc>, <person>Lee</person>")
    assert [one.entity for one in find_names(doc)] == [1, 2, 1, 2]


@pytest.mark.parametrize("rule", load(Title), ids=lambda rule: rule.id)
def test_titles_find_what_their_examples_tag(rule: Title) -> None:
    for example in rule.finds:
        text, marked = read_marked(example)
        spans = {(one.start, one.end) for one in marked}
        doc = NLP(text)
        found = {(doc[one.start].idx, doc[one.end - 1].idx + len(doc[one.end - 1])) for one in find_names(doc)}
        assert any(found & spans for _ in (0,)), example
    for example in rule.skips:
        assert not [one for one in find_names(NLP(example)) if one.rule == "names.title"], example


@pytest.mark.parametrize("rule", load(NameWords), ids=lambda rule: rule.id)
def test_name_words_treat_the_tagged_names(rule: NameWords) -> None:
    for example in rule.finds:
        _text, marked = read_marked(example)
        doc = with_entities(example)
        assert {doc[one.start : one.end].text for one in find_names(doc)} == {one.text for one in marked}, example
    for example in rule.skips:
        assert find_names(NLP(example)) == ()


WORDS = st.sampled_from(
    ["Budanov", "Kyrylo", "the", "NIS", "(", ")", "Mr", "of", "Ministry", "\n", "Health", "'s", ",", "x"]
)


@given(st.lists(WORDS, max_size=30), st.lists(st.integers(0, 29), max_size=12))
def test_names_stand_in_order_inside_the_text_and_never_overlap(words: list[str], cuts: list[int]) -> None:
    doc = Doc(NLP.vocab, words=words)
    ends = sorted({min(cut, len(words)) for cut in cuts})
    labels = ("PERSON", "ORG", "LOC", "NORP", "DATE")
    doc.set_ents(
        [
            doc.char_span(doc[a].idx, doc[b - 1].idx + len(doc[b - 1]), labels[a % 5])
            for a, b in itertools.pairwise(ends)
        ]
    )
    found: tuple[NameMark, ...] = find_names(doc)
    assert all(0 <= one.start < one.end <= len(doc) for one in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert all(one.name.strip() for one in found)


def test_a_long_list_of_names_takes_time_in_proportion() -> None:
    names = [
        f"<person>Name{n % 700} Surname{n % 900}</person> met <org>Firm{n % 500} Works</org>." for n in range(3000)
    ]
    doc = with_entities(" ".join(names))
    began = time.perf_counter()
    assert len(find_names(doc)) > 5000
    assert time.perf_counter() - began < 5
