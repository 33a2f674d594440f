"""Rules on trial: whether they find what their examples tag, and pass over their near misses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline import rulebook
from pipeline.records import Article
from pipeline.rulebook import Rule
from pipeline.rulebook.attributions import Cue, Form
from pipeline.rulebook.dates import DateForm
from pipeline.rulebook.events import Happening, Hedge, RelationWords, Thing, Trigger
from pipeline.rulebook.figures import BoundRule, ChangeRule, CurrencyRule, NumeralRule, PerRule, SkipRule, UnitRule
from pipeline.rulebook.linking import Alike, Usual
from pipeline.rulebook.marked import read_marked
from pipeline.rulebook.sentences import Abbreviation
from pipeline.workshop.fired import fired
from pipeline.workshop.promises import broken
from pipeline.workshop.reading import Reader

EXAMPLE_DAY = "2024-07-17"
"""The day on which every example was published, a Wednesday."""

SPEAKING = (
    NumeralRule, BoundRule, UnitRule, CurrencyRule, PerRule, ChangeRule, SkipRule, DateForm, Cue, Form, Trigger, Thing,
    Happening, Hedge, RelationWords,
)  # fmt: skip
"""Kinds of rule whose ids stand in what they find; others are lists of words that these ask for."""
ELSEWHERE = (Alike, Usual)
"""Kinds that read many articles at once: no example of one sentence tries them."""

BESIDE = frozenset({"withheld", "numbers"})
"""Frames in which a cue attributes nothing itself: other rules ask for its words."""

Sort = Literal["finds", "skips", "todo"]


@dataclass(frozen=True)
class Trial:
    """One example of a rule, and what is wrong with how it was read, line by line; nothing where all is well."""

    rule: str
    sort: Sort
    example: str
    wrong: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the example is read as it says."""
        return not self.wrong

    @property
    def failed(self) -> bool:
        """Whether the rule breaks a promise; a known gap is none."""
        return self.sort != "todo" and not self.passed

    @property
    def surprise(self) -> bool:
        """A known gap that is none any more: it can move to `finds`."""
        return self.sort == "todo" and self.passed


def try_rules(reader: Reader, ids: Iterable[str] = ()) -> Iterator[Trial]:
    """The trials of the rules with these ids or files, all where none is given, in the order of the rules."""
    for one in chosen(reader.folders, ids):
        if not issubclass(one.kind, ELSEWHERE) and one.rule.status != "off":
            yield from try_rule(reader, one.rule)


def chosen(folders: tuple[str, ...], ids: Iterable[str] = ()) -> tuple[rulebook.Listed, ...]:
    """The rules with these ids, or in these files; all where none is given.

    Raises RuleError, with the nearest id, if there is no such rule.
    """
    every = rulebook.listed(folders)
    wanted = tuple(ids)
    if not wanted:
        return every
    known = {one.rule.id for one in every} | {one.kind.file for one in every}
    for name in wanted:
        if name not in known:
            raise rulebook.no_such_rule(name, known)
    return tuple(one for one in every if one.rule.id in wanted or one.kind.file in wanted)


def try_rule(reader: Reader, rule: Rule) -> Iterator[Trial]:
    """The trials of one rule: its finds, its near misses, its known gaps."""
    for example in () if isinstance(rule, Cue) and BESIDE.issuperset(rule.frames) else rule.finds:
        yield Trial(rule.id, "finds", example, tuple(_not_found(reader, rule, example)))
    for example in rule.skips:
        yield Trial(rule.id, "skips", example, tuple(_not_skipped(reader, rule, example)))
    for example in rule.todo:
        yield Trial(rule.id, "todo", example, tuple(_not_found(reader, rule, example)))


def article_of(text: str) -> Article:
    """An example as an article."""
    return Article(id="example", text=text, published=EXAMPLE_DAY, published_from="option")


def _not_found(reader: Reader, rule: Rule, example: str) -> Iterator[str]:
    """What an example promises and its reading lacks."""
    try:
        text, wanted = read_marked(example)
    except ValueError as error:
        yield str(error)
        return
    doc = reader.read(article_of(text))
    wrong = broken(doc, wanted, rule.id, reader.folders)
    yield from wrong
    found = fired(doc)
    if wrong or not isinstance(rule, SPEAKING) or rule.id in found:
        return
    if not (isinstance(rule, SkipRule) and any(one.startswith("dates.") for one in found)):
        yield f"found, but not by this rule: {', '.join(sorted(found))}"


def _not_skipped(reader: Reader, rule: Rule, example: str) -> Iterator[str]:
    """What a near miss is taken for all the same."""
    try:
        text, wanted = read_marked(example)
    except ValueError as error:
        yield str(error)
        return
    doc = reader.read(article_of(text))
    if isinstance(rule, Abbreviation):
        yield from (f"no sentence begins behind {one.text!r}" for one in wanted if not broken(doc, (one,), rule.id, ()))
        return
    yield from broken(doc, wanted, rule.id, reader.folders)
    if isinstance(rule, SPEAKING) and rule.id in fired(doc):
        yield "the rule reads this near miss"
