"""What each stage leaves on a Doc, and the only code that touches Doc attributes.

Marks count tokens: `start` is included, `end` is not. They are plain frozen values; no Span or Token is kept on a Doc.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from spacy.tokens import Doc

from pipeline.records import (
    Accounting,
    Article,
    Bound,
    Change,
    EventType,
    FigureKind,
    Modality,
    RelationType,
    Role,
    SkipReason,
    SourceKind,
    Stance,
)

Range = tuple[int, int]
"""Tokens from the first to, not including, the second."""


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """A quotation with its quotation marks; `closed` is False where it runs on into the next paragraph."""

    start: int
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class DateMark:
    """A temporal expression: TIMEX3 type, value and mod, and EDTF level 1; None where there is no such form.

    `anchor` says what it was resolved against: `explicit`, `published`, `previous` (an earlier date) or `none`.
    """

    start: int
    end: int
    timex_type: str
    timex_value: str | None
    mod: str | None
    edtf: str | None
    anchor: str
    rule: str


@dataclass(frozen=True, slots=True)
class FigureMark:
    """A stated quantity in base units; an open end is None."""

    start: int
    end: int
    low: float | None
    high: float | None
    bound: Bound
    approximate: bool
    unit: str
    kind: FigureKind
    rules: tuple[str, ...]
    """The rules that read it, the one that found it first."""
    per: str | None = None
    item: Range | None = None
    """The counted noun phrase, without figure and relative clauses; it may stand anywhere before the figure."""
    change: Change | None = None
    accounting: Accounting | None = None


@dataclass(frozen=True, slots=True)
class SkipMark:
    """A number that is no figure, and why."""

    start: int
    end: int
    why: SkipReason
    rule: str


@dataclass(frozen=True, slots=True)
class NameMark:
    """A name; `name` is the fullest form the article gives for the same thing, `entity` numbers that thing."""

    start: int
    end: int
    label: str
    name: str
    entity: int
    rule: str


@dataclass(frozen=True, slots=True)
class ClaimantMark:
    """Who a source is; `name` is None where the words don't tell."""

    name: str | None
    kind: SourceKind
    role: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class AttributionMark:
    """Who says what. Source, cue and content are token ranges in text order; a source nobody names is ()."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    stance: Stance
    claimant: ClaimantMark
    rules: tuple[str, ...]
    """The form first, then the cue and the rules that told who the source is."""
    parent: int | None = None
    """Index of the attribution that this one is nested in."""
    modality: Modality | None = None
    """What the cue does to its content: "denied" negates, "forecast" looks ahead; None changes nothing."""

    @property
    def form(self) -> str:
        """Id of the form of attribution."""
        return self.rules[0]


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """Where something happened; `country` is ISO 3166-1 alpha-2 or None."""

    start: int
    end: int
    country: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class ParticipantMark:
    """Who took part, and as what."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class EventMark:
    """What the figure number `figure` measures, and whether it is said to have happened."""

    figure: int
    """Index in `figures(doc)`."""
    trigger: Range | None
    type: EventType
    measure: str | None
    modality: Modality
    rules: tuple[str, ...]
    happening: int
    """The same number for the same happening in the article, from 1."""
    hedges: tuple[Range, ...] = ()
    enclosing: Range | None = None
    place: PlaceMark | None = None
    date: DateMark | None = None
    participants: tuple[ParticipantMark, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationMark:
    """How figure number `figure` relates to figure number `target`."""

    figure: int
    target: int
    type: RelationType
    rule: str
    factor: float | None = None


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A figure, its attribution (index; None for the article's own voice) and its event (index)."""

    figure: int
    attribution: int | None
    event: int
    modality: Modality
    confidence: float


M = TypeVar("M")


class Stage(Generic[M]):
    """A pipeline component that stores on the Doc what its function finds there."""

    def __init__(self, attribute: str, find: Callable[[Doc], tuple[M, ...]]) -> None:
        self.attribute = attribute
        self.find = find

    def __call__(self, doc: Doc) -> Doc:
        """`doc`, with what was found stored on it."""
        doc._.set(self.attribute, self.find(doc))
        return doc


STORED = ("paragraphs", "quotes", "dates", "numbers", "names", "attributions", "events", "relations", "claims")


def _register() -> None:
    for attribute in STORED:
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=())
    if not Doc.has_extension("article"):
        Doc.set_extension("article", default=None)
    if not Doc.has_extension("only_claims"):
        Doc.set_extension("only_claims", default=False)
    if not Doc.has_extension("figures"):
        Doc.set_extension("figures", getter=figures)
    if not Doc.has_extension("skipped"):
        Doc.set_extension("skipped", getter=skipped)


def article(doc: Doc) -> Article | None:
    """The article that `doc` was made from; None where the text came without one."""
    return cast("Article | None", doc._.get("article"))


def set_article(doc: Doc, value: Article) -> None:
    """Tells `doc` what article it is: its stages need the day of publication, the title and the publisher."""
    doc._.set("article", value)


def only_claims(doc: Doc) -> bool:
    """Nobody will look at what makes no claim, so that a stage may leave out what only marks would show."""
    return cast("bool", doc._.get("only_claims"))


def want_only_claims(doc: Doc) -> None:
    """Tells the stages that come that only claims are wanted of `doc`."""
    doc._.set("only_claims", True)


def paragraphs(doc: Doc) -> tuple[Range, ...]:
    """The paragraphs in text order; the whole text where no stage looked for them."""
    found = cast("tuple[Range, ...]", doc._.get("paragraphs"))
    return found or (((0, len(doc)),) if len(doc) else ())


def quotes(doc: Doc) -> tuple[QuoteMark, ...]:
    """The quotations in text order."""
    return cast("tuple[QuoteMark, ...]", doc._.get("quotes"))


def dates(doc: Doc) -> tuple[DateMark, ...]:
    """The temporal expressions in text order."""
    return cast("tuple[DateMark, ...]", doc._.get("dates"))


def numbers(doc: Doc) -> tuple[FigureMark | SkipMark, ...]:
    """Every number in text order, figure or passed over."""
    return cast("tuple[FigureMark | SkipMark, ...]", doc._.get("numbers"))


def figures(doc: Doc) -> tuple[FigureMark, ...]:
    """The figures in text order."""
    return tuple(number for number in numbers(doc) if isinstance(number, FigureMark))


def skipped(doc: Doc) -> tuple[SkipMark, ...]:
    """The numbers that are no figures, in text order."""
    return tuple(number for number in numbers(doc) if isinstance(number, SkipMark))


def names(doc: Doc) -> tuple[NameMark, ...]:
    """The names in text order."""
    return cast("tuple[NameMark, ...]", doc._.get("names"))


def attributions(doc: Doc) -> tuple[AttributionMark, ...]:
    """Who says what, in the order of the contents; a parent may stand before or after its child."""
    return cast("tuple[AttributionMark, ...]", doc._.get("attributions"))


def events(doc: Doc) -> tuple[EventMark, ...]:
    """What the figures measure: one event for each figure, in the same order."""
    return cast("tuple[EventMark, ...]", doc._.get("events"))


def relations(doc: Doc) -> tuple[RelationMark, ...]:
    """How the figures relate to each other."""
    return cast("tuple[RelationMark, ...]", doc._.get("relations"))


def claims(doc: Doc) -> tuple[ClaimMark, ...]:
    """One claim for each figure, in text order."""
    return cast("tuple[ClaimMark, ...]", doc._.get("claims"))


_register()
