"""Why a sentence is not read as wanted: the rules that came close, and the smallest changes that would do it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.claims.changes import changes_of
from pipeline.claims.export import claims_of
from pipeline.errors import RuleError
from pipeline.marks import Range
from pipeline.records import Article, Claim
from pipeline.rulebook import no_such_rule
from pipeline.workshop.conditions import Attempt, attempts_at
from pipeline.workshop.edits import Case, Edit, edits_for, is_near, rules_by_id
from pipeline.workshop.fired import firings
from pipeline.workshop.told import told
from pipeline.workshop.toml import rule_text
from pipeline.workshop.variants import Variants
from pipeline.workshop.wants import FIELDS, Want, nearest_claim, said

MOST_TRIED = 120
"""Changes that are tried at most."""
MOST_SHOWN = 3
"""Changes that work, and rules that came close."""


SAID = ("claimant", "kind", "cue", "stance", "form")
"""Wants that forms of attribution give."""


@dataclass(frozen=True)
class Instead:
    """A want that is not met, and what the nearest record says in its place; None where it says nothing."""

    want: str
    wanted: str
    says: str | None


@dataclass(frozen=True)
class Cure:
    """A change of one rule that was tried and gives all that is wanted."""

    rule: str
    says: str
    toml: str
    """The change as it would stand in a rule file of one's own."""
    others: int
    """How many other records of the text it changes, gains or loses."""


@dataclass(frozen=True)
class Answer:
    """Why not: what is said instead, what was found, which rules came close, and what would help."""

    met: bool
    instead: tuple[Instead, ...]
    found: tuple[str, ...]
    closest: tuple[Attempt, ...]
    cures: tuple[Cure, ...]
    tried: int


def answer(variants: Variants, article: Article, wants: tuple[Want, ...], only: str | None = None) -> Answer:
    """Why the text is not read as wanted; `only` asks about one rule. Raises RuleError if there is no such rule."""
    rules = rules_by_id(variants.reader.folders)
    if only is not None and only not in rules:
        raise no_such_rule(only, rules)
    doc = variants.reader.read(article)
    before = claims_of(doc)
    nearest = nearest_claim(before, wants)
    unmet = tuple(want for want in wants if nearest is None or not want.met_by(nearest))
    fires = only is None or any(only in one.rules for one in firings(doc))
    inside = [one for one in firings(doc) if one.sort != "name"]
    found = tuple(f"{told(doc, one)}  [{', '.join(one.rules)}]" for one in inside)
    if not unmet and fires:
        return Answer(True, (), found, (), (), 0)
    sentence = _sentence(doc, nearest)
    attempts = attempts_at(doc, sentence, variants.reader.folders)
    won = tuple(dict.fromkeys(rule for one in inside for rule in one.rules))
    case = Case(doc, sentence, unmet, attempts, rules, won)
    # Ideas first: reading with other rules must not change the marks that they are drawn from.
    edits = edits_for(case, only)
    cures, tried = _cures(variants, article, before, wants, edits, only)
    near = [one for one in attempts if one.failed and only in (None, one.rule)]
    near.sort(key=lambda one: not is_near(case, one))
    asks = (only or "").startswith("forms.") or any(want.name in SAID for want in unmet)
    instead = tuple(Instead(want.name, want.value, None if nearest is None else _said(nearest, want)) for want in unmet)
    return Answer(False, instead, found, tuple(near[:MOST_SHOWN]) if asks else (), cures, tried)


def _cures(
    variants: Variants,
    article: Article,
    before: tuple[Claim, ...],
    wants: tuple[Want, ...],
    edits: tuple[Edit, ...],
    only: str | None,
) -> tuple[tuple[Cure, ...], int]:
    """The first changes that work, and how many were tried."""
    found: list[tuple[float, int, Cure]] = []
    tried = 0
    for edit in edits[:MOST_TRIED]:
        if len(found) >= 2 * MOST_SHOWN and edit.size > found[-1][0]:
            break
        tried += 1
        try:
            doc = variants.changed(edit.rule, edit.fields).read(article)
        except RuleError:
            continue
        after = claims_of(doc)
        fires = only is None or any(only in one.rules for one in firings(doc))
        if fires and any(all(want.met_by(claim) for want in wants) for claim in after):
            changes = changes_of(before, after)
            others = len(changes.gained) + len(changes.lost) + len(changes.changed)
            file, _, heading = edit.rule.partition(".")
            cure = Cure(edit.rule, edit.says, rule_text(file, heading, edit.fields), max(0, others - 1))
            found.append((edit.size, others, cure))
    found.sort(key=lambda one: one[:2])
    return tuple(cure for _, _, cure in found[:MOST_SHOWN]), tried


def _sentence(doc: Doc, nearest: Claim | None) -> Range:
    """The sentence of the nearest record, else the whole text."""
    if nearest is not None:
        for one in doc.sents:
            if doc[one.start].idx <= nearest.figure.start < doc[one.end - 1].idx + len(doc[one.end - 1]):
                return one.start, one.end
    return 0, len(doc)


def _said(claim: Claim, want: Want) -> str | None:
    return next((value for path in FIELDS[want.name] if (value := said(claim, path)) is not None), None)
