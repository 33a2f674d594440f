"""Every rule of the figures stage reads its examples and leaves its near misses alone."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from pipeline import rulebook
from pipeline.marks import FigureMark, SkipMark
from pipeline.rulebook.figures import KINDS, ContextRule, ItemRule
from pipeline.spans.figures import find_numbers
from tests.marked import read_marked

EVERY = [rule for kind in KINDS for rule in rulebook.load(kind)]
SILENT = (ItemRule, ContextRule)
"""Lists of words: other rules ask for them, no mark bears their id."""
NLP = spacy.blank("en")


def read(text: str) -> tuple[Doc, tuple[FigureMark | SkipMark, ...]]:
    doc = NLP.make_doc(text)
    return doc, find_numbers(doc)


def shown(mark: FigureMark | SkipMark, name: str) -> str:
    """A field of a mark as an example writes it."""
    value = getattr(mark, name)
    return f"{value:g}" if isinstance(value, float) else str(value).lower() if isinstance(value, bool) else str(value)


def unmet(example: str) -> tuple[list[str], list[FigureMark | SkipMark]]:
    """What an example promises and the stage does not keep, and the marks at the tagged words."""
    text, wanted = read_marked(example)
    doc, found = read(text)
    at = {doc[mark.start : mark.end].text: mark for mark in found}
    wrong, marks = [], []
    for one in wanted:
        mark = at.get(one.text)
        if mark is None or isinstance(mark, FigureMark) != (one.tag == "figure"):
            wrong.append(f"no {one.tag} {one.text!r} among {sorted(at)}")
            continue
        marks.append(mark)
        wrong += [
            f"{name}: {shown(mark, name)} is not {value}"
            for name, value in one.attributes.items()
            if not same(mark, name, value)
        ]
    return wrong, marks


def same(mark: FigureMark | SkipMark, name: str, value: str) -> bool:
    got = shown(mark, name)
    try:
        return abs(float(got) - float(value)) <= 1e-6 * max(1.0, abs(float(value)))
    except ValueError:
        return got == value


def rules_of(mark: FigureMark | SkipMark) -> tuple[str, ...]:
    return mark.rules if isinstance(mark, FigureMark) else (mark.rule,)


FINDS = [pytest.param(rule, example, id=f"{rule.id}: {example[:60]}") for rule in EVERY for example in rule.finds]
SKIPS = [pytest.param(rule, example, id=f"{rule.id}: {example[:60]}") for rule in EVERY for example in rule.skips]


@pytest.mark.parametrize(("rule", "example"), FINDS)
def test_a_rule_reads_its_examples(rule: rulebook.Rule, example: str) -> None:
    wrong, marks = unmet(example)
    assert not wrong
    if not isinstance(rule, SILENT):
        assert any(rule.id in rules_of(mark) for mark in marks)


@pytest.mark.parametrize(("rule", "example"), SKIPS)
def test_a_rule_passes_over_its_near_misses(rule: rulebook.Rule, example: str) -> None:
    wrong, _ = unmet(example)
    assert not wrong
    text, _ = read_marked(example)
    assert not any(rule.id in rules_of(mark) for mark in read(text)[1])


def test_every_rule_has_examples() -> None:
    assert [rule.id for rule in EVERY if not rule.finds or not rule.skips] == []
