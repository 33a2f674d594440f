"""Every rule of the dates stage reads its examples and leaves its near misses alone."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from pipeline import marks, rulebook
from pipeline.marks import DateMark
from pipeline.records import Article
from pipeline.rulebook.dates import KINDS, DateForm, Outlook
from pipeline.spans.dates.find import find_dates
from tests.marked import read_marked

NLP = spacy.blank("en")
PUBLISHED = "2024-07-17"
"""A Wednesday."""
EVERY = [rule for kind in KINDS for rule in rulebook.load(kind)]


def read(text: str, published: str | None = PUBLISHED) -> tuple[Doc, tuple[DateMark, ...]]:
    doc = NLP.make_doc(text)
    marks.set_article(doc, Article(id="x", text=text, published=published))
    return doc, find_dates(doc)


FINDS = [pytest.param(rule, example, id=f"{rule.id}: {example[:60]}") for rule in EVERY for example in rule.finds]
SKIPS = [pytest.param(rule, example, id=f"{rule.id}: {example[:60]}") for rule in EVERY for example in rule.skips]


@pytest.mark.parametrize(("rule", "example"), FINDS)
def test_a_rule_reads_its_examples(rule: rulebook.Rule, example: str) -> None:
    text, wanted = read_marked(example)
    doc, found = read(text)
    assert [(doc[one.start : one.end].text, one.timex_value) for one in found] == [
        (one.text, one.attributes["value"]) for one in wanted
    ]
    for one, mark in zip(wanted, found, strict=True):
        assert {name: getattr(mark, name) for name in one.attributes if name in ("edtf", "mod", "anchor")} == {
            name: value for name, value in one.attributes.items() if name != "value"
        }
    if isinstance(rule, DateForm):
        assert rule.id in [one.rule for one in found]


@pytest.mark.parametrize(("rule", "example"), SKIPS)
def test_a_rule_passes_over_its_near_misses(rule: rulebook.Rule, example: str) -> None:
    _, found = read(example)
    if isinstance(rule, DateForm):
        assert rule.id not in [one.rule for one in found]
    elif isinstance(rule, Outlook):
        assert all((one.timex_value or "") < PUBLISHED for one in found)
    else:
        assert not found


def test_every_rule_has_examples() -> None:
    assert [rule.id for rule in EVERY if not rule.finds or not rule.skips] == []
