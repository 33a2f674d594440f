from __future__ import annotations

import pytest

from pipeline import rulebook
from pipeline.link.pieces import pieces_of
from pipeline.link.stories import stories_of
from pipeline.records import Article
from pipeline.rulebook.linking import Usual
from tests.link.made import TOPIC, article

QUAKE = TOPIC + ", where rescuers searched the rubble of the Pellin school."
SAME = "Rescuers in Pellin dug through rubble after the earthquake that hit the Velmar valley near Gondorra."
FIRE = "Flames destroyed the Oskar Lindt warehouse in Brenning, and firefighters fought them all night."
POLICE = "Police said on Tuesday that two people were killed and three others were injured in the city."
OTHER = "Police said on Tuesday that four people were injured in the city, and one of them was killed."


def stories(*articles: Article) -> list[set[str]]:
    groups = stories_of(pieces_of((), articles), rulebook.load(Usual))
    return [{piece.id for piece in group} for group in groups]


def test_articles_with_telling_words_in_common_are_one_story() -> None:
    found = stories(article("a", QUAKE), article("b", FIRE), article("c", SAME, published="2025-03-04"))
    assert found == [{"a", "c"}, {"b"}]


def test_usual_words_make_no_story() -> None:
    assert len(stories(article("a", POLICE), article("b", OTHER))) == 2


def test_same_words_years_apart_are_two_stories() -> None:
    late = (
        "Rescuers searched a valley near Gondorra after an earthquake brought down the houses of miners, Reuters wrote."
    )
    assert len(stories(article("a", QUAKE), article("b", late, published="2025-03-03"))) == 1
    assert len(stories(article("a", QUAKE), article("b", late, published="2031-03-03"))) == 2


def test_undated_articles_can_be_one_story() -> None:
    assert stories(article("a", QUAKE, published=None), article("b", SAME)) == [{"b", "a"}]


def test_many_articles_about_one_event_stay_one_story() -> None:
    many = [
        article(f"a{n:02d}", f"{QUAKE} Witness Person{n} spoke.", published=f"2025-03-{2 + n % 5:02d}")
        for n in range(80)
    ]
    assert len(stories(*many)) == 1


def test_order_does_not_matter() -> None:
    articles = [article("a", QUAKE), article("b", FIRE), article("c", SAME), article("d", POLICE)]
    assert stories(*articles) == stories(*reversed(articles))


@pytest.mark.parametrize("text", ["", " ", "…", "12", "\ufeff\n"])
def test_articles_without_words_stand_alone(text: str) -> None:
    assert stories(article("a", text), article("b", text)) == [{"a"}, {"b"}]


def test_words_are_usual_once() -> None:
    words = [word for rule in rulebook.load(Usual) for word in rule.words]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)
