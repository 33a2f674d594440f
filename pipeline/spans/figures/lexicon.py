"""The rules of the figures stage, compiled once into tables that look a phrase up in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Generic, TypeVar

from pipeline.rulebook import load
from pipeline.rulebook.figures import (
    BoundRule,
    ChangeRule,
    ContextRule,
    CurrencyRule,
    ItemRule,
    NumeralRule,
    PerRule,
    SkipRule,
    UnitRule,
)
from pipeline.spans.figures.atoms import Atom, pieces_of

V = TypeVar("V")
R = TypeVar("R", BoundRule, UnitRule, CurrencyRule, ChangeRule, SkipRule)


class Phrases(Generic[V]):
    """Phrases and what each stands for; the longest that matches wins, and of equal ones the first."""

    def __init__(self, pairs: Iterable[tuple[str, V]], *, cased: bool = False) -> None:
        self.cased = cased
        self.opening: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self.closing: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in pairs:
            pieces = tuple(piece if cased else piece.lower() for piece in pieces_of(phrase))
            self.opening.setdefault(pieces[0], []).append((pieces, value))
            self.closing.setdefault(pieces[-1], []).append((pieces, value))
        for table in (self.opening, self.closing):
            for found in table.values():
                found.sort(key=lambda pair: -len(pair[0]))

    def at(self, atoms: Sequence[Atom], start: int) -> tuple[int, V] | None:
        """The end of the phrase that opens at atom `start`, and its value."""
        if not 0 <= start < len(atoms):
            return None
        for pieces, value in self.opening.get(self._form(atoms[start]), ()):
            if self._same(atoms, start, pieces):
                return start + len(pieces), value
        return None

    def until(self, atoms: Sequence[Atom], end: int) -> tuple[int, V] | None:
        """The start of the phrase that closes before atom `end`, and its value."""
        if not 0 < end <= len(atoms):
            return None
        for pieces, value in self.closing.get(self._form(atoms[end - 1]), ()):
            if end >= len(pieces) and self._same(atoms, end - len(pieces), pieces):
                return end - len(pieces), value
        return None

    def _form(self, atom: Atom) -> str:
        return atom.text if self.cased else atom.lower

    def _same(self, atoms: Sequence[Atom], start: int, pieces: tuple[str, ...]) -> bool:
        return start + len(pieces) <= len(atoms) and all(
            self._form(atoms[start + place]) == piece for place, piece in enumerate(pieces)
        )


@dataclass(frozen=True)
class Lexicon:
    """Every table of the grammar."""

    numerals: dict[str, dict[str, Decimal]]
    """By what reads them ("word", "magnitude", ...), then by word."""
    bounds_before: Phrases[BoundRule]
    bounds_after: Phrases[BoundRule]
    unit_words: Phrases[UnitRule]
    unit_signs: Phrases[UnitRule]
    unit_before: Phrases[UnitRule]
    unit_next_to: Phrases[UnitRule]
    money_before: Phrases[tuple[CurrencyRule, ...]]
    money_after: Phrases[tuple[CurrencyRule, ...]]
    hundredths: Phrases[tuple[CurrencyRule, ...]]
    currencies: tuple[CurrencyRule, ...]
    rates: tuple[tuple[Phrases[PerRule], Phrases[None]], ...]
    changes_before: Phrases[ChangeRule]
    changes_after: Phrases[ChangeRule]
    skips_before: Phrases[SkipRule]
    skips_after: Phrases[SkipRule]
    idioms: Phrases[SkipRule]
    skips: dict[str, SkipRule]
    words: dict[str, frozenset[str]]
    """Word sets of skips and items by rule id."""
    starters: frozenset[str]
    """Words in lower case at which a number may begin."""

    def value(self, reads: str, word: str) -> Decimal | None:
        """What `word` is worth where it is read that way; None if it is no such word."""
        return self.numerals[reads].get(word)

    def has(self, rule: str, word: str) -> bool:
        """`word` is in the list of a skip or item rule; a rule that is off has none."""
        return word in self.words.get(rule, ())


NUMBERED_BY_NAME = ("skips.pronoun", "skips.year", "skips.idiom")
"""Skips whose words stand beside one number only and are asked for by name."""


@cache
def lexicon(folders: tuple[str, ...] = ()) -> Lexicon:
    """The tables of our rules and those in `folders`."""
    numerals = _numerals(load(NumeralRule, folders))
    bounds, units, currencies = load(BoundRule, folders), load(UnitRule, folders), load(CurrencyRule, folders)
    changes, skips = load(ChangeRule, folders), load(SkipRule, folders)
    plain = tuple(rule for rule in skips if rule.id not in NUMBERED_BY_NAME)
    lists = (*skips, *load(ItemRule, folders), *load(ContextRule, folders))
    words = {rule.id: frozenset(word.lower() for word in rule.words) for rule in lists}
    for rule in skips:
        words[f"{rule.id}.before"] = frozenset(word.lower() for word in rule.before)
        words[f"{rule.id}.after"] = frozenset(word.lower() for word in rule.after)
    return Lexicon(
        numerals=numerals,
        bounds_before=_phrases((rule for rule in bounds if rule.side == "before"), lambda rule: rule.words),
        bounds_after=_phrases((rule for rule in bounds if rule.side == "after"), lambda rule: rule.words),
        unit_words=_phrases(units, lambda rule: rule.words),
        unit_signs=_phrases(units, lambda rule: rule.signs, cased=True),
        unit_before=_phrases(units, lambda rule: rule.before),
        unit_next_to=_phrases(units, lambda rule: rule.next_to),
        money_before=_shared(currencies, lambda rule: rule.before, cased=True),
        money_after=_shared(currencies, lambda rule: rule.after),
        hundredths=_shared(currencies, lambda rule: rule.hundredths),
        currencies=currencies,
        rates=tuple(_rate(rule) for rule in load(PerRule, folders)),
        changes_before=_phrases((rule for rule in changes if rule.side == "before"), lambda rule: rule.words),
        changes_after=_phrases((rule for rule in changes if rule.side == "after"), lambda rule: rule.words),
        skips_before=_phrases(plain, lambda rule: rule.before),
        skips_after=_phrases(plain, lambda rule: rule.after),
        idioms=_phrases((rule for rule in skips if rule.id == "skips.idiom"), lambda rule: rule.words),
        skips={rule.id: rule for rule in skips},
        words=words,
        starters=_starters(numerals, words),
    )


def _numerals(rules: Iterable[NumeralRule]) -> dict[str, dict[str, Decimal]]:
    kinds = ("word", "magnitude", "suffix", "plural", "several", "article", "part", "multiple", "fold", "zero")
    found: dict[str, dict[str, Decimal]] = {kind: {} for kind in kinds}
    for rule in rules:
        found[rule.reads] |= {word: Decimal(repr(value)) for word, value in rule.values.items()}
    return found


def _starters(numerals: dict[str, dict[str, Decimal]], words: dict[str, frozenset[str]]) -> frozenset[str]:
    found = {word for kind, table in numerals.items() if kind != "suffix" for word in table}
    return frozenset(found) | words.get("skips.ordinals", frozenset()) | words.get("skips.decade-of-life", frozenset())


def _phrases(rules: Iterable[R], words: Callable[[R], tuple[str, ...]], *, cased: bool = False) -> Phrases[R]:
    return Phrases(((word, rule) for rule in rules for word in words(rule)), cased=cased)


def _shared(
    rules: Iterable[CurrencyRule], words: Callable[[CurrencyRule], tuple[str, ...]], *, cased: bool = False
) -> Phrases[tuple[CurrencyRule, ...]]:
    """Each word with all the currencies that it may stand for."""
    found: dict[str, list[CurrencyRule]] = {}
    for rule in rules:
        for word in words(rule):
            found.setdefault(word, []).append(rule)
    return Phrases(((word, tuple(several)) for word, several in found.items()), cased=cased)


def _rate(rule: PerRule) -> tuple[Phrases[PerRule], Phrases[None]]:
    return Phrases((opener, rule) for opener in rule.openers), Phrases((word, None) for word in rule.words)
