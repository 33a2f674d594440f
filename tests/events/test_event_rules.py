"""Every rule of events finds its examples without a tree."""

from __future__ import annotations

import pytest

from pipeline import rulebook
from pipeline.errors import RuleError
from pipeline.events.find import find_events
from pipeline.events.lexicon import lexicon_of
from pipeline.events.relations import find_relations
from pipeline.rulebook.events import Happening, Hedge, Measure, RelationWords, Thing, Trigger
from tests.events.made import made, words_of

KINDS = (Trigger, Thing, Happening, Hedge)
RULES = [rule for kind in KINDS for rule in rulebook.load(kind)]
RELATIONS = rulebook.load(RelationWords)


NEED_TREES = ("passive", "unproven")
ROWS = [
    pytest.param(rule.id, example, id=f"{rule.id}-{number}")
    for rule in RULES
    if not isinstance(rule, Hedge) or rule.stands not in NEED_TREES
    for number, example in enumerate(rule.finds)
]


@pytest.mark.parametrize("rule", [*RULES, *RELATIONS], ids=lambda rule: rule.id)
def test_has_examples(rule: rulebook.Rule) -> None:
    assert rule.finds
    assert rule.skips


@pytest.mark.parametrize(("rule", "example"), ROWS)
def test_finds(rule: str, example: str) -> None:
    doc, marked = made(example)
    event = find_events(doc)[0]
    assert rule in event.rules, event
    for one in marked:
        if one.tag == "trigger":
            assert event.trigger == words_of(doc, one)
        if one.tag == "hedge":
            assert words_of(doc, one) in event.hedges
        if one.tag == "happening":
            assert event.enclosing == words_of(doc, one)


@pytest.mark.parametrize("rule", RELATIONS, ids=lambda rule: rule.id)
def test_relations(rule: RelationWords) -> None:
    for example in rule.finds:
        doc, _ = made(example)
        doc._.events = find_events(doc)
        assert [one.type for one in find_relations(doc) if one.rule == rule.id] == [rule.type], example


def test_a_measure_that_is_not_listed_can_not_be_used(tmp_path: object) -> None:
    folder = str(tmp_path)
    with open(f"{folder}/events.toml", "w", encoding="utf8") as file:  # noqa: PTH123 - a path of pytest's
        file.write('[events.knitted]\ntype = "society"\nmeasure = "scarves"\nverbs = ["knit"]\n')
    with pytest.raises(RuleError, match=r"scarves"):
        lexicon_of((folder,))


def test_a_user_adds_measure_and_trigger(tmp_path: object) -> None:
    folder = str(tmp_path)
    for name, text in {
        "events.toml": '[events.knitted]\ntype = "society"\nmeasure = "scarves"\nverbs = ["knit"]\n',
        "measures.toml": '[measures.scarves]\nmeans = "scarves knitted"\n',
    }.items():
        with open(f"{folder}/{name}", "w", encoding="utf8") as file:  # noqa: PTH123
            file.write(text)
    doc, _ = made("Volunteers knitted <figure>900</figure> scarves")
    assert find_events(doc, (folder,))[0].measure == "scarves"


def test_every_measure_is_used_by_a_rule() -> None:
    used = {rule.measure for kind in (Trigger, Thing) for rule in rulebook.load(kind)}
    assert {rule.id.partition(".")[2] for rule in rulebook.load(Measure)} <= used
