"""Rules that can be used but are badly made: words that are never met, rules that never win, promises that lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.events.inflection import verb_forms
from pipeline.rulebook import Listed, listed
from pipeline.rulebook.attributions import Cue
from pipeline.rulebook.marked import read_marked
from pipeline.workshop.reading import Reader
from pipeline.workshop.trials import ELSEWHERE, SPEAKING, chosen

ABOUT = ("id", "why", "status", "finds", "skips", "todo")
"""Fields that decide nothing."""
WORD_FIELDS = (
    "words", "lemmas", "verbs", "nouns", "adjectives", "phrases", "before", "after", "signs", "names", "forms",
    "next_to",
)  # fmt: skip
"""Fields that list words."""
UNWRITTEN = "TODO"
"""How an example begins that `claims rules new` leaves to write."""
NEGATIVE = "not_"
"""How the names of exceptions begin."""


@dataclass(frozen=True)
class Remark:
    """Something about one rule that its author should look at."""

    place: str
    """File and line."""
    rule: str
    what: str
    """unknown-lemma, repeated-word, never-reached, same-as, no-finds, no-skips, exception-without-example or slow."""
    why: str


Found = Iterator[tuple[str, str, str]]
"""Field, what and why."""
Check = Callable[[Listed, tuple[Listed, ...], Reader], Found]
"""Looks at a rule beside its rivals: rules tried before it that ask for the same and do the same."""


def lint_rules(reader: Reader, ids: Iterable[str] = ()) -> Iterator[Remark]:
    """Remarks on the rules with these ids or files, all where none is given, in the order of the rules."""
    wanted = {one.rule.id for one in chosen(reader.folders, ids)}
    rivals: dict[str, list[Listed]] = {}
    for one in listed(reader.folders):
        if one.rule.status == "off":
            continue
        alike = rivals.setdefault(f"{one.kind.file} {_conditions(one)}", [])
        if one.rule.id in wanted:
            for check in CHECKS:
                for field, what, why in check(one, tuple(alike), reader):
                    yield Remark(one.place(field), one.rule.id, what, why)
        if isinstance(one.rule, SPEAKING):
            alike.append(one)


def lacks_examples(one: Listed, rivals: tuple[Listed, ...], reader: Reader) -> Found:
    """A rule without an example or a near miss; only rules whose ids show in records need them."""
    if isinstance(one.rule, SPEAKING) and not issubclass(one.kind, ELSEWHERE):
        if not one.rule.finds:
            yield "finds", "no-finds", "no example shows what the rule is for"
        if all(example.startswith(UNWRITTEN) for example in one.rule.skips):
            yield "skips", "no-skips", "no near miss shows where the rule ends"


def repeats_words(one: Listed, rivals: tuple[Listed, ...], reader: Reader) -> Found:
    """The same word twice in one list."""
    for field, words in _lists(one).items():
        twice = [word for word, count in Counter(words).items() if count > 1]
        if twice:
            yield field, "repeated-word", f"{', '.join(twice)} stands twice in {field}"


def is_beaten(one: Listed, rivals: tuple[Listed, ...], reader: Reader) -> Found:
    """All its words stand in rules of its kind that are tried before and ask for the same."""
    lists = _lists(one)
    if not lists or not isinstance(one.rule, SPEAKING):
        return
    taken: dict[str, set[str]] = {}
    for other in rivals:
        for field, words in _lists(other).items():
            taken.setdefault(field, set()).update(words)
    if all(set(words) <= taken.get(field, set()) for field, words in lists.items()):
        names = ", ".join(other.rule.id for other in rivals)
        yield next(iter(lists)), "never-reached", f"all its words stand in rules tried before it: {names}"


def shares_words(one: Listed, rivals: tuple[Listed, ...], reader: Reader) -> Found:
    """A word that a rule with just the same effect has already."""
    if isinstance(one.rule, SPEAKING):
        for other in rivals:
            for field, words in _lists(one).items():
                shared = [word for word in words if word in _lists(other).get(field, ())]
                if shared and len(shared) < len(words):
                    yield field, "same-as", f"{', '.join(shared)} stands in {other.rule.id} too, to the same effect"


def has_exception_without_example(one: Listed, rivals: tuple[Listed, ...], reader: Reader) -> Found:
    """An exception that no near miss shows."""
    skips = " ".join(read_marked(example)[0] for example in one.rule.skips).lower()
    for name in one.kind.model_fields:
        value = getattr(one.rule, name)
        if name.startswith(NEGATIVE) and value:
            words = [value] if isinstance(value, str) else list(value)
            spoken = [word for word in words if not word.isupper()]
            if not one.rule.skips or (spoken and isinstance(value, tuple) and not _any_in(spoken, skips)):
                yield name, "exception-without-example", f"no near miss shows why {name} is needed"


def has_unknown_lemma(one: Listed, rivals: tuple[Listed, ...], reader: Reader) -> Found:
    """A verb that the model gives another lemma, so that its inflected forms are never met."""
    if not isinstance(one.rule, Cue) or one.rule.word != "verb":
        return
    for lemma in one.rule.lemmas:
        first = lemma.partition(" ")[0]
        for form in _sure_forms(first):
            token = reader.parses.doc(f"Officials {form} that the river rose.")[1]
            if first not in (token.lemma_.lower(), token.lower_):
                yield "lemmas", "unknown-lemma", f"the model reads {form!r} as {token.lemma_!r}, not as {first!r}"


def _sure_forms(verb: str) -> tuple[str, ...]:
    """Forms that even irregular verbs have, and the past of verbs in "-e" and "-y", which seldom are irregular."""
    forms = verb_forms(verb, {})
    present = [form for form in (f"{verb}s", f"{verb}es", f"{verb[:-1]}ies") if form in forms and verb[-1] != "o"]
    past = [form for form in (f"{verb}d", f"{verb[:-1]}ied") if form in forms and not verb.endswith("ee")]
    return (*present[:1], *past[:1])


CHECKS: tuple[Check, ...] = (
    lacks_examples,
    repeats_words,
    is_beaten,
    shares_words,
    has_exception_without_example,
    has_unknown_lemma,
)
"""What every rule is looked at for, in this order."""


def _any_in(words: list[str], text: str) -> bool:
    return any(word.lower() in text for word in words)


def _lists(one: Listed) -> dict[str, tuple[str, ...]]:
    """The words of a rule by field."""
    found = {}
    for field in WORD_FIELDS:
        value = getattr(one.rule, field, None)
        if isinstance(value, dict):
            found[field] = tuple(value)
        elif isinstance(value, tuple) and value:
            found[field] = value
    return found


def _conditions(one: Listed) -> dict[str, Any]:
    """All that a rule decides and asks for besides its words."""
    fields = one.rule.model_dump()
    return {name: value for name, value in fields.items() if name not in (*ABOUT, *_lists(one))}
