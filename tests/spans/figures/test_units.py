"""Our units say what quantulum3's table says, and the rules made from it are those that it makes today."""

from __future__ import annotations

from collections import defaultdict

import pytest

from pipeline import rulebook
from pipeline.rulebook.figures import UnitRule
from tests.spans.figures.made_units import CODES, FILE, MADE, made, meanings, our_rules

OTHERWISE_THERE = {
    "pc": "set",
    "ton": "ton",
    "tons": "ton",
}
"""Words of ours that the table takes for something else: \"5pc\" is no set of five, and its ton is short."""


def test_the_made_rules_are_fresh() -> None:
    assert FILE.read_text(encoding="utf8").partition(MADE)[2] == f"\n{made()}"


def test_all_words_of_a_unit_of_ours_are_one_unit_of_the_table() -> None:
    for heading, rule in our_rules().items():
        known = [word.lower() for word in rule.get("words", ()) if word.lower() in meanings()]
        names = {meanings()[word] for word in known if word not in OTHERWISE_THERE}
        assert len(names) <= 1, (heading, names)


def test_words_that_the_table_takes_for_something_else_are_named() -> None:
    assert {word: name for word, name in OTHERWISE_THERE.items() if name in meanings()[word]} == OTHERWISE_THERE


def test_a_unit_of_the_table_has_one_code() -> None:
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for rule in rulebook.load(UnitRule):
        for word in rule.words:
            for name in meanings().get(word.lower(), ()) if word.lower() not in OTHERWISE_THERE else ():
                codes[name].add(rule.code)
    several = {name: found for name, found in codes.items() if len(found) > 1}
    assert several == {"cubic centimetre": {"cm3", "mL"}}  # the table knows no millilitre, which is one


@pytest.mark.parametrize("code", sorted(CODES.values()))
def test_a_made_code_stands_in_the_rules(code: str) -> None:
    assert [rule.id for rule in rulebook.load(UnitRule) if rule.code == code]
