"""What must be true of every rule that is shipped."""

from __future__ import annotations

import pytest

from pipeline import rulebook
from pipeline.rulebook import RULES
from tests.marked import read_marked

EVERY = [(kind, rule) for kind in rulebook.KINDS for rule in rulebook.load(kind)]


def test_every_rule_file_is_read_by_a_kind() -> None:
    assert {path.stem for path in RULES.glob("*.toml")} == {kind.file for kind in rulebook.KINDS}


def test_ids_are_unique() -> None:
    ids = [rule.id for _, rule in EVERY]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for _, rule in EVERY])
def test_examples_are_well_formed(rule: rulebook.Rule) -> None:
    for example in (*rule.finds, *rule.todo):
        assert read_marked(example)[1], f"nothing is tagged in {example!r}"
    for example in rule.skips:
        read_marked(example)
