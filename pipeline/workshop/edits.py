"""Changes of a single rule that might make a sentence read as wanted; each is tried before anybody is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

from pipeline import marks, rulebook
from pipeline.marks import Range
from pipeline.rulebook import Listed, Rule
from pipeline.rulebook.attributions import Cue, Form
from pipeline.rulebook.events import Hedge, Trigger
from pipeline.rulebook.figures import BoundRule, SkipRule
from pipeline.syntax import syntax_of
from pipeline.workshop.conditions import CLASSES, Attempt
from pipeline.workshop.lint import ABOUT, WORD_FIELDS
from pipeline.workshop.wants import Want

WORD, FIELD, OFF = 1, 2, 4
"""How big a change is: a word more or fewer, a condition dropped, a rule turned off."""
CONTENT_WORDS = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV"})
OPTIONAL = ("things", "company", "near", "kinds", "needs", "not_names", "not_after", "not_before", "after", "before")
"""Fields of rules that only narrow them."""
FIELDS_OF_PART = {"VERB": "verbs", "NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives"}


@dataclass(frozen=True)
class Edit:
    """New values for some fields of one rule, and what that is in words."""

    rule: str
    fields: Mapping[str, Any]
    says: str
    size: float


@dataclass(frozen=True)
class Case:
    """A sentence that is not read as wanted."""

    doc: Doc
    sentence: Range
    unmet: tuple[Want, ...]
    attempts: tuple[Attempt, ...]
    rules: Mapping[str, Listed]
    won: tuple[str, ...]
    """Rules that set something in the sentence."""

    def wanted(self, *names: str) -> str | None:
        """The value wanted of the first of these fields that is not met."""
        return next((want.value for name in names for want in self.unmet if want.name == name), None)


def edits_for(case: Case, only: str | None = None) -> tuple[Edit, ...]:
    """Changes worth trying, the smallest first; with `only`, changes of that rule and of what beats it."""
    found = list(_of_rule(case, only)) if only else [edit for source in SOURCES for edit in source(case)]
    found += [
        Edit(rule, {"status": "off"}, f"turn {rule} off", OFF)
        for rule in case.won
        if rule in case.rules and rule != only
    ]
    unique: dict[tuple[str, str], Edit] = {}
    for edit in found:
        unique.setdefault((edit.rule, repr(edit.fields)), edit)
    return tuple(sorted(unique.values(), key=lambda edit: edit.size))


def _of_forms(case: Case) -> Iterator[Edit]:
    """Where a form fails on one condition only: its cue word, its frame or a need."""
    wanted = case.wanted("claimant", "kind", "cue", "stance", "form")
    if wanted is None:
        return
    for attempt in case.attempts:
        failed = attempt.failed
        form = case.rules[attempt.rule].rule
        if len(failed) != 1 or not isinstance(form, Form) or not is_near(case, attempt):
            continue
        if failed[0].name == "cue":
            yield from _new_cue_word(case, attempt, form)
        elif failed[0].name == "kinds":
            for cue in attempt.cues:
                yield Edit(cue, {"kinds": []}, f"let {cue} be said by any kind of source", FIELD)
        elif failed[0].name.startswith("frame"):
            yield from _new_cue_word(case, attempt, form)
            for cue in attempt.cues:
                frames = getattr(case.rules[cue].rule, "frames", ())
                yield Edit(cue, {"frames": [*frames, form.frame]}, f"let {cue} stand in the frame {form.frame}", FIELD)
        elif failed[0].name.startswith("needs"):
            need = failed[0].name.removeprefix("needs ")
            rest = [one for one in form.needs if one != need]
            yield Edit(form.id, {"needs": rest}, f"let {form.id} do without the need {need}", FIELD)


def is_near(case: Case, attempt: Attempt) -> bool:
    """Whether a form would name the wanted claimant, where one is wanted, and by another word than itself."""
    if case.wanted("kind") == "unnamed" and attempt.source:
        return False
    return attempt.place not in attempt.source and attempt.names(case.doc, case.wanted("claimant"))


def _new_cue_word(case: Case, attempt: Attempt, form: Form) -> Iterator[Edit]:
    """The word for every class of cues that has the form's frame."""
    token = case.doc[attempt.place]
    for one in case.rules.values():
        cue = one.rule
        fits = isinstance(cue, Cue) and form.frame in cue.frames and cue.word == CLASSES.get(token.pos_)
        if fits and one.rule.id not in attempt.cues:
            yield _like(case, one, "lemmas", token.lemma_.lower())


def _of_phrases(case: Case) -> Iterator[Edit]:
    """Words right before the wanted claimant as words of a form: "by the account of"."""
    wanted = case.wanted("claimant")
    start, end = case.sentence
    place = next((i for i in range(start, end) if wanted and case.doc[i].text in wanted.split()), None)
    if place is None:
        return
    while place > start and case.doc[place - 1].pos_ in ("DET", "ADJ", "PROPN"):
        place -= 1
    for one in case.rules.values():
        if isinstance(one.rule, Form) and one.rule.words and one.rule.content == "around":
            for size in (2, 3, 1, 4):
                if place - size >= start:
                    phrase = case.doc[place - size : place].text.lower()
                    yield _like(case, one, "words", phrase, 0.5 if size == 1 else size / 10)


def _of_triggers(case: Case) -> Iterator[Edit]:
    """A word of the sentence for every rule of the wanted type or measure, and their conditions dropped."""
    kind, measure, trigger = case.wanted("type"), case.wanted("measure"), case.wanted("trigger")
    if kind is None and measure is None and trigger is None:
        return
    for one in case.rules.values():
        rule = one.rule
        if (
            not isinstance(rule, Trigger)
            or (kind or rule.type) != rule.type
            or (measure or rule.measure) != rule.measure
        ):
            continue
        for token in _around_figures(case):
            field = FIELDS_OF_PART.get(token.pos_)
            if field and (trigger is None or trigger.casefold() == token.text.casefold()):
                yield _like(case, one, field, token.lemma_.lower(), abs(token.i - _figure_place(case)) / 100)
        yield from _without_conditions(rule)


def _around_figures(case: Case) -> Iterator[Token]:
    """The words of the sentence that say something."""
    return (token for token in case.doc[slice(*case.sentence)] if token.pos_ in CONTENT_WORDS and not token.is_stop)


def _figure_place(case: Case) -> int:
    """The predicate over the first figure of the sentence, which most likely says what it measures."""
    start, end = case.sentence
    figure = next((one.start for one in marks.figures(case.doc) if start <= one.start < end), start)
    return syntax_of(case.doc).predicate(case.doc[figure]).i


def _like(case: Case, one: Listed, field: str, word: str, far: float = 0.0) -> Edit:
    """A rule of one's own for a word that does what a rule of ours does for its words."""
    heading = "-".join("".join(sign if sign.isalnum() else " " for sign in word).split()) or "mine"
    while f"{one.kind.file}.{heading}" in case.rules:
        heading += "-2"
    kept = {name: value for name, value in one.entry.fields.items() if name not in (*ABOUT, *WORD_FIELDS)}
    return Edit(
        f"{one.kind.file}.{heading}", {**kept, field: [word]}, f"a rule for {word!r} like {one.rule.id}", WORD + far
    )


def _of_bounds(case: Case) -> Iterator[Edit]:
    """Words on either side of a number for every rule with the wanted bound."""
    wanted = case.wanted("bound")
    for figure in marks.figures(case.doc) if wanted else ():
        for one in case.rules.values():
            if isinstance(one.rule, BoundRule) and one.rule.bound == wanted:
                for size in (1, 2, 3):
                    before = one.rule.side == "before"
                    start = figure.start - size if before else figure.end
                    if case.sentence[0] <= start and start + size <= case.sentence[1]:
                        phrase = case.doc[start : start + size].text.lower()
                        yield _like(case, one, "words", phrase, size / 10)


def _of_hedges(case: Case) -> Iterator[Edit]:
    """Each word of the sentence for every rule with the wanted modality."""
    wanted = case.wanted("modality")
    for one in case.rules.values() if wanted else ():
        if isinstance(one.rule, Hedge) and one.rule.modality == wanted:
            for token in _around_figures(case):
                yield _like(case, one, "words", token.lemma_.lower())


def _of_skips(case: Case) -> Iterator[Edit]:
    """The word that makes a number none, taken out of its rule."""
    for mark in marks.skipped(case.doc) if case.wanted("figure", "low", "high") else ():
        one = case.rules.get(mark.rule)
        if one is None or not isinstance(one.rule, SkipRule):
            continue
        around = {token.lower_ for token in case.doc[max(0, mark.start - 3) : mark.end + 3]}
        for field in ("before", "after", "words"):
            words = getattr(one.rule, field)
            for word in words:
                if set(word.lower().split()) <= around:
                    rest = [other for other in words if other != word]
                    yield Edit(mark.rule, {field: rest}, f"take {word!r} out of {field} of {mark.rule}", WORD)


def _of_rule(case: Case, only: str | None) -> Iterator[Edit]:
    """One rule with a word of the sentence more in each of its lists, or with a condition less."""
    if only is None or only not in case.rules:
        return
    rule = case.rules[only].rule
    for token in _around_figures(case):
        lemma = token.lemma_.lower()
        for field in (FIELDS_OF_PART.get(token.pos_, "words"), "words", "lemmas"):
            words = getattr(rule, field, None)
            if isinstance(words, tuple) and lemma not in words:
                yield Edit(rule.id, {field: [*words, lemma]}, f"add {lemma!r} to {field} of {rule.id}", WORD)
    yield from _without_conditions(rule)


def _without_conditions(rule: Rule) -> Iterator[Edit]:
    """A rule with one of its conditions less."""
    for name in OPTIONAL:
        if getattr(rule, name, None) and name in type(rule).model_fields:
            default: Any = type(rule).model_fields[name].get_default(call_default_factory=True)
            if default is not None:
                yield Edit(rule.id, {name: list(default)}, f"let {rule.id} do without {name}", FIELD)


SOURCES: tuple[Callable[[Case], Iterator[Edit]], ...] = (
    _of_skips, _of_bounds, _of_forms, _of_phrases, _of_triggers, _of_hedges,
)  # fmt: skip
"""Where ideas come from."""


def rules_by_id(folders: tuple[str, ...]) -> dict[str, Listed]:
    """Every rule in use by its id, in the order in which they are tried."""
    return {one.rule.id: one for one in rulebook.listed(folders) if one.rule.status != "off"}
