from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Token

from pipeline.attributions.kinds import sort_with
from pipeline.rulebook import load
from pipeline.rulebook.countries import country_of, is_country
from pipeline.rulebook.names import Demonym, Role
from tests.marked import read_marked

NLP = spacy.blank("en")


def phrase(text: str) -> tuple[tuple[Token, ...], Token]:
    """A noun phrase and its head: the last word before the first "of", "on" or "for"."""
    words = tuple(NLP(text))
    behind = [word.i for word in words if word.lower_ in ("of", "on", "for")]
    return words, words[(behind[0] if behind else len(words)) - 1]


@pytest.mark.parametrize("rule", load(Role), ids=lambda rule: rule.id)
def test_roles_tell_the_kind_of_what_their_examples_tag(rule: Role) -> None:
    assert rule.finds and rule.skips
    for example in rule.finds:
        for one in read_marked(example)[1]:
            assert sort_with(*phrase(one.text), ()).kind == one.attributes["kind"], one.text
    for example in rule.skips:
        assert sort_with(*phrase(example), ()).rule != rule.id, example


HEADS = [
    pytest.param("a police spokesman", "police", "person", id="a weak head takes its kind from another word"),
    pytest.param("the ministry's spokeswoman", "government", "person", id="a possessor too"),
    pytest.param("a spokesman for the army", "military", "person", id="and what stands behind"),
    pytest.param("a spokesman", "person", "person", id="a weak head alone"),
    pytest.param("hospital officials", "health", "person", id="officials of a hospital"),
    pytest.param("officials", "government", "person", id="officials of nothing named"),
    pytest.param("a news agency", "media", "body", id="two words before one"),
    pytest.param("the UN refugee agency", "igo", "body", id="an organisation before the people it is for"),
    pytest.param("the agency", "government", "body", id="an agency of nothing named"),
    pytest.param("a police report", "police", "document", id="a document is as good as who wrote it"),
    pytest.param("a report", "document", "document", id="a document by itself"),
    pytest.param("unconfirmed reports", "unnamed", "document", id="reports hide who reports"),
    pytest.param("the military intelligence chief", "intelligence", "person", id="the longest words win"),
    pytest.param("a spreadsheet", None, None, id="nothing known"),
    pytest.param("the army's spreadsheet", "military", None, id="a modifier gives a kind, not what it denotes"),
]


@pytest.mark.parametrize(("text", "kind", "denotes"), HEADS)
def test_the_head_decides_and_a_weak_one_gives_way(text: str, kind: str | None, denotes: str | None) -> None:
    found = sort_with(*phrase(text), ())
    assert (found.kind, found.denotes) == (kind, denotes)


def test_a_word_for_people_tells_nothing_about_an_organisation() -> None:
    words, head = phrase("Santa Rosa Press Democrat")
    assert sort_with(words, head, (), person=False).kind == "media"


def test_gender_comes_from_the_word() -> None:
    assert [sort_with(*phrase(word), ()).gender for word in ("spokesman", "spokeswoman", "officer")] == ["m", "f", None]


@pytest.mark.parametrize("rule", load(Demonym), ids=lambda rule: rule.id)
def test_demonyms_find_the_country_their_examples_tag(rule: Demonym) -> None:
    for example in rule.finds:
        for one in read_marked(example)[1]:
            assert country_of(one.text.split()) == one.attributes["code"], one.text
    for example in rule.skips:
        assert country_of(example.split()) is None, example


COUNTRIES = [
    pytest.param("South Korea's spy agency", None, id="a possessive is a word of its own"),
    pytest.param("South Korea 's spy agency", "KR", id="the longest name"),
    pytest.param("the Democratic Republic of the Congo", "CD", id="a long official name"),
    pytest.param("US ambassador to Russia", "US", id="the first of two"),
    pytest.param("Latin America analysts", None, id="Latin America is no country"),
    pytest.param("New Mexico officials", None, id="nor is New Mexico"),
    pytest.param("Guinea-Bissau troops", "GW", id="a name with a hyphen"),
    pytest.param("Viet Nam", "VN", id="a spelling of the United Nations"),
]


@pytest.mark.parametrize(("text", "code"), COUNTRIES)
def test_the_first_country_counts(text: str, code: str | None) -> None:
    assert country_of(text.split()) == code


def test_a_capital_is_no_country() -> None:
    assert is_country("South Korea") and not is_country("Seoul") and not is_country("Korean")
