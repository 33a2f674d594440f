"""How close a form of attribution came to reading a sentence: each of its conditions, asked of each word anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.attributions.contents import CONTENTS
from pipeline.attributions.cues import PARTS, cue_table, cues_at, is_void
from pipeline.attributions.needs import SHAPES, may_vouch
from pipeline.attributions.page import Page, page_of, ranges_of
from pipeline.attributions.roles import ROLES
from pipeline.attributions.sources import claimant_of
from pipeline.marks import Range
from pipeline.rulebook import load
from pipeline.rulebook.attributions import Cue, Form

CLASSES = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADV": "adverb", "ADJ": "adjective"}
"""The class of cue words that a part of speech belongs to."""
FIGURE_NEEDS = {"figure": True, "no-figure": False}


@dataclass(frozen=True)
class Condition:
    """One condition of a rule: whether it holds, and the words it holds or fails on."""

    name: str
    passed: bool
    said: str


@dataclass(frozen=True)
class Attempt:
    """A rule tried at one word of the text."""

    rule: str
    place: int
    """Index of the word's token."""
    word: str
    conditions: tuple[Condition, ...]
    source: tuple[int, ...]
    """Tokens of the source that the rule would name; () where it would name none."""
    cues: tuple[str, ...]
    """The cue rules that the word belongs to."""

    @property
    def failed(self) -> tuple[Condition, ...]:
        """The conditions that do not hold."""
        return tuple(one for one in self.conditions if not one.passed)

    def names(self, doc: Doc, wanted: str | None) -> bool:
        """Whether the source has a word of the wanted one; where none is wanted, any will do."""
        words = {doc[index].lower_ for index in self.source}
        return wanted is None or bool(words & set(wanted.casefold().split()))


def attempts_at(doc: Doc, sentence: Range, folders: tuple[str, ...]) -> tuple[Attempt, ...]:
    """Every form at every word that is or might be a cue, those with fewest failed conditions first.

    A word that is no cue yet is tried as if it were one.
    """
    if not doc.has_annotation("DEP"):
        return ()
    page = page_of(doc)
    forms = [form for form in load(Form, folders) if form.frame is not None]
    parts = frozenset().union(*PARTS.values())
    found = [
        _attempt(page, form, token, folders)
        for token in doc[sentence[0] : sentence[1]]
        if token.pos_ in parts and token.pos_ != "PROPN"
        for form in forms
    ]
    return tuple(sorted(found, key=lambda one: (len(one.failed), not one.source, one.place in one.source)))


def _attempt(page: Page, form: Form, token: Token, folders: tuple[str, ...]) -> Attempt:
    cues = cues_at(cue_table(folders), token, page.syntax)
    source = ROLES[form.source](page, token) if form.source in ROLES else None
    conditions = tuple(_conditions(page, form, token, cues, source, folders))
    return Attempt(form.id, token.i, token.text, conditions, source or (), tuple(cue.id for cue in cues))


def _conditions(
    page: Page,
    form: Form,
    token: Token,
    cues: tuple[Cue, ...],
    source: tuple[int, ...] | None,
    folders: tuple[str, ...],
) -> Iterator[Condition]:
    """The conditions in the order in which the stage asks them."""
    if cues:
        having = [cue.id for cue in cues if form.frame in cue.frames]
        told = f"{', '.join(having)} has it" if having else f"{', '.join(cue.id for cue in cues)} lacks it"
        yield Condition("cue", True, f"{token.text!r} is a word of {', '.join(cue.id for cue in cues)}")
        yield Condition(f"frame {form.frame}", bool(having), told)
        if cues[0].word in ("verb", "adjective") and is_void(page, cue_table(folders), token):
            yield Condition("said", False, f"{token.text!r} is negated, hypothetical or withheld")
    else:
        yield Condition("cue", False, f"{token.text!r} ({token.lemma_}) is no cue word")
        classes = {cue.word for cue in load(Cue, folders) if form.frame in cue.frames}
        if CLASSES.get(token.pos_) not in classes:
            yield Condition("word class", False, f"{token.text!r} is of the class {CLASSES.get(token.pos_)}")
    if form.source in ROLES:
        named = bool(source) or (source is not None and "named" not in form.needs)
        yield Condition(f"source {form.source}", named, _words(page, source or ()))
    content = CONTENTS[form.content](page, token, source or ()) if form.content in CONTENTS else None
    if form.content in CONTENTS:
        yield Condition(f"content {form.content}", bool(content), _words(page, tuple(sorted(content or ()))))
    vouching = [cue for cue in cues if form.frame in cue.frames]
    if vouching and source:
        vouched = any(may_vouch(page, cue, source, content or frozenset(), folders) for cue in vouching)
        kind = claimant_of(page.doc, ranges_of(source), folders)[0].kind
        yield Condition("kinds", vouched, f"{_words(page, source)} is of the kind {kind}")
    for need in form.needs:
        if need in SHAPES:
            yield Condition(f"needs {need}", SHAPES[need](page, token), repr(token.text))
        elif need in FIGURE_NEEDS and content:
            holds = page.has_figure(content) == FIGURE_NEEDS[need]
            yield Condition(f"needs {need}", holds, _words(page, tuple(sorted(content))))


def _words(page: Page, tokens: tuple[int, ...]) -> str:
    """The words from the first to the last of some tokens."""
    if not tokens:
        return "nothing there"
    return repr(" ".join(page.doc[tokens[0] : tokens[-1] + 1].text.split()))
