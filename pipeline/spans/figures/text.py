"""The text as the grammar sees it: its atoms, the rules, and what the whole article says about money."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from pipeline.rulebook.figures import CurrencyRule
from pipeline.spans.figures.atoms import BREAK, Atom
from pipeline.spans.figures.lexicon import Lexicon


@dataclass(frozen=True)
class Text:
    """Atoms in text order and the rules to read them by; `url` is the article's address, None where it has none."""

    atoms: tuple[Atom, ...]
    lexicon: Lexicon
    url: str | None = None

    def atom(self, place: int) -> Atom:
        """The atom at `place`; a break beyond the ends."""
        return self.atoms[place] if 0 <= place < len(self.atoms) else BREAK

    def low(self, place: int) -> str:
        """The lower-case text at `place`; "" at a break and beyond the ends."""
        return self.atom(place).lower

    def is_number(self, place: int) -> bool:
        """Digits stand at `place`."""
        return self.atom(place).kind == "number"

    def is_hyphen(self, place: int) -> bool:
        """A hyphen stands at `place`, without white space before it."""
        return self.atom(place).text == "-" and self.atom(place).glued

    def is_glued(self, place: int) -> bool:
        """No white space before the atom at `place`."""
        return self.atom(place).glued

    def past_hyphen(self, place: int) -> int:
        """`place`, or the place behind a hyphen that joins two words there."""
        return place + 1 if self.is_hyphen(place) and self.is_glued(place + 1) else place

    def is_heading(self, place: int) -> bool:
        """Most words around `place` are capitalised: a headline, where capitals tell nothing."""
        words = [self.atom(place + step) for step in range(-6, 7)]
        long_words = [atom for atom in words if atom.kind == "word" and len(atom.text) > 3]
        return len(long_words) >= 4 and sum(atom.text[0].isupper() for atom in long_words) >= 0.8 * len(long_words)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that hold the atoms from `start` to, not including, `end`."""
        return self.atoms[start].token, self.atoms[end - 1].token + 1

    @cached_property
    def mentions(self) -> Counter[str]:
        """How often each word stands in the article, as written."""
        return Counter(atom.text for atom in self.atoms if atom.kind == "word")

    @cached_property
    def domain(self) -> str:
        """The host that the article comes from, "" where that is unknown."""
        return (urlsplit(self.url).hostname or "") if self.url else ""

    def currency(self, candidates: tuple[CurrencyRule, ...]) -> CurrencyRule:
        """Which of the currencies that share a word is meant here."""
        return max(candidates, key=self.named)

    def named(self, rule: CurrencyRule) -> int:
        """How often the article names where a currency is used."""
        return sum(self.mentions[place] for place in rule.places)

    @cached_property
    def home_dollar(self) -> CurrencyRule | None:
        """The dollar of the country whose web address the article comes from; None where the US one is meant."""
        return next((rule for rule in self.lexicon.currencies if self.domain.endswith(rule.domains or ("\0",))), None)
