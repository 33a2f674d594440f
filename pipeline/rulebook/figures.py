"""The kinds of rule that the figures stage reads: number words, bounds, units, currencies, changes, skips, items.

Words are matched token by token without regard to case, the longest phrase first; `signs` and `before` are matched
as written ("MW" is megawatts, "mW" is not).
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from pipeline.records import Accounting, Bound, Change, FigureKind, SkipReason
from pipeline.rulebook.rule import Rule

Words = tuple[str, ...]
Where = Literal["before", "after"]


class NumeralRule(Rule):
    """Number words of one kind and what each is worth: "seven" 7, "crore" 10,000,000, "dozens" 24 and more."""

    file: ClassVar[str] = "numbers"

    reads: Literal["word", "magnitude", "suffix", "plural", "several", "article", "part", "multiple", "fold", "zero"]
    """How the grammar uses them: "suffix" is glued to digits ("10bn"), "part" is a share ("a third")."""
    values: dict[str, float]


class BoundRule(Rule):
    """Words before or after a number that bound it ("at least") or make it approximate ("some")."""

    file: ClassVar[str] = "bounds"

    words: Words
    side: Where = "before"
    bound: Bound
    outside: bool = False
    """The words bound the figure but are no part of it: "topped 40°C"."""


class UnitRule(Rule):
    """A unit of measurement; its figures are given in `code`, `factor` times the number that is written."""

    file: ClassVar[str] = "units"

    code: str
    """UCUM code, `%`, `pp`, `bp`, `x` or `magnitude`."""
    kind: FigureKind = "measure"
    words: Words = ()
    signs: Words = ()
    """Abbreviations, matched as written; a single letter only directly behind the digits: "40m", not "40 m"."""
    before: Words = ()
    """Words that stand before the number: "magnitude 6.1"."""
    next_to: Words = ()
    """Words behind the number that give the unit but are no part of the figure: "a 6.1-magnitude quake"."""
    factor: Annotated[float, Field(gt=0)] = 1


class CurrencyRule(Rule):
    """A currency: ISO 4217 code, the signs before an amount and the words after it."""

    file: ClassVar[str] = "currencies"

    code: Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")]
    before: Words = ()
    after: Words = ()
    hundredths: Words = ()
    """Names of its hundredth part: "cents", "pence"."""
    places: Words = ()
    """Words in the article that settle for which country "shillings" or "pesos" stand."""
    domains: Words = ()
    """Ends of web addresses whose papers mean this currency when they print a bare "$"."""


class PerRule(Rule):
    """What a rate is per ("a barrel", "per 1,000 people"): the word as written and as it is recorded."""

    file: ClassVar[str] = "rates"

    openers: Words
    """Words that open it: "per", "a"."""
    words: Words = ()
    """What may follow; anything countable where there are none."""


class ChangeRule(Rule):
    """Words that make a figure an amount of change ("rose 8%") or say what it is counted into ("another 300")."""

    file: ClassVar[str] = "changes"

    words: Words
    side: Where
    change: Change | None = None
    accounting: Accounting | None = None
    kinds: tuple[FigureKind, ...] = ()
    """Kinds of figure that the words tell about; all where none is named."""


class SkipRule(Rule):
    """Words around a number that make it no figure, and why; a rule of our code may read `words` in its own way."""

    file: ClassVar[str] = "skips"

    skip: SkipReason
    before: Words = ()
    """Words directly before a number that is none: "Article 4"."""
    after: Words = ()
    """Words directly after it: "two-way"."""
    words: Words = ()
    """Words that the grammar asks for: units of time, street names, ordinals."""


class ItemRule(Rule):
    """Words that the search for the counted noun needs."""

    file: ClassVar[str] = "items"

    words: Words


class ContextRule(Rule):
    """Words that the grammar looks for around a number; the heading and `why` say what they decide."""

    file: ClassVar[str] = "contexts"

    words: Words


KINDS: tuple[type[Rule], ...] = (
    NumeralRule,
    BoundRule,
    UnitRule,
    CurrencyRule,
    PerRule,
    ChangeRule,
    SkipRule,
    ItemRule,
    ContextRule,
)
"""The kinds of rule that the figures stage reads."""
