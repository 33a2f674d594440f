"""Which articles a change of rules can reach: only those that hold a word of a rule that changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.rulebook import Listed, listed
from pipeline.rulebook.attributions import Cue, Form
from pipeline.rulebook.events import Happening, Hedge, Inflection, Thing, Topic, Trigger
from pipeline.rulebook.figures import BoundRule, ChangeRule, CurrencyRule, SkipRule, UnitRule
from pipeline.rulebook.names import Role, Title
from pipeline.workshop.lint import ABOUT, WORD_FIELDS

WORDED = (
    Cue, Form, Trigger, Thing, Topic, Happening, Hedge, BoundRule, ChangeRule, CurrencyRule, UnitRule, SkipRule, Role,
    Title,
)  # fmt: skip
"""Kinds whose rules say nothing about a text without one of their words; a change of others may reach any text."""
EXACT = (Form, BoundRule, ChangeRule)
"""Kinds whose words are met only as they are written and in a row."""
ENDING = 2
"""Letters at the end of a word that may be others in the text: "die", "dying"."""


@dataclass(frozen=True)
class Reach:
    """What a change of rules can reach: `stems` of the words concerned, each a beginning; None for every article.

    `rules` are the ids of the rules that changed, were added or were taken away.
    """

    rules: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...] | None

    def text(self, text: str) -> bool:
        """Whether the words stand in a text as they are; if not, they may still be met as lemmas."""
        low = " ".join(text.lower().replace("’", "'").split())
        return self.stems is None or any(all(stem in low for stem in phrase) for phrase in self.stems)

    def doc(self, doc: Doc) -> bool:
        """Whether the change can reach a parsed text."""
        return self.text(f"{doc.text} {' '.join({token.lemma_ for token in doc})}")


def reach_of(before: tuple[str, ...], after: tuple[str, ...]) -> Reach:
    """What can be reached by going from the rules with some folders to those with others."""
    old = {one.rule.id: one for one in listed(before)}
    new = {one.rule.id: one for one in listed(after)}
    changed = tuple(
        dict.fromkeys(
            rule
            for rule in (*old, *new)
            if rule not in old or rule not in new or _effect(old[rule]) != _effect(new[rule])
        )
    )
    moved = [one for one in old if one in new] != [one for one in new if one in old]
    rules = [one for rule in changed for one in (old.get(rule), new.get(rule)) if one is not None]
    if moved or not all(isinstance(one.rule, WORDED) and _phrases(one) for one in rules):
        return Reach(changed, None)
    forms = {one.heading: one.rule.forms for one in new.values() if isinstance(one.rule, Inflection)}
    exact = {(" ".join(phrase.replace("’", "'").split()),)
             for one in rules if isinstance(one.rule, EXACT) for phrase in _phrases(one)}  # fmt: skip
    phrases = {phrase for one in rules if not isinstance(one.rule, EXACT) for phrase in _phrases(one)}
    phrases |= {form for phrase in phrases for word in phrase.split() for form in forms.get(word, ())}
    return Reach(changed, tuple(sorted(exact | {tuple(map(_stem, _parts(phrase))) for phrase in phrases})))


def _effect(one: Listed) -> dict[str, object]:
    """All of a rule that has an effect."""
    fields = one.rule.model_dump()
    return {name: value for name, value in fields.items() if name == "status" or name not in ABOUT}


def _phrases(one: Listed) -> list[str]:
    """The words of a rule, any of which must stand in a text."""
    found: list[str] = []
    for field in (*WORD_FIELDS, "hundredths"):
        value: Iterable[str] = getattr(one.rule, field, None) or ()
        found += [word.lower() for word in value]
    return found


def _parts(phrase: str) -> list[str]:
    """The words of a phrase without its marks."""
    return re.findall(r"[^\W_]+", phrase) or [phrase]


def _stem(word: str) -> str:
    """The beginning that all forms of a word share."""
    return word[: max(min(len(word), 3), len(word) - ENDING)] if len(word) > ENDING else word
