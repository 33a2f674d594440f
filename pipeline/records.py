"""What goes in and what comes out: articles, claims and failures.

The shape is a contract with everybody who reads our files. A span counts Unicode code points of `Article.text`:
`start` is included, `end` is not. None means "the text does not say".
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from pipeline import card

SCHEMA_VERSION: Literal["1.0"] = "1.0"

PublishedFrom = Literal["front matter", "metadata", "html", "url", "dateline", "file name", "option"]
SourceKind = Literal[
    "person", "government", "military", "intelligence", "police", "court", "company", "ngo", "igo", "media", "health",
    "expert", "armed_group", "witness", "document", "poll", "group", "unnamed", "article",
]  # fmt: skip
Stance = Literal[
    "says", "reports", "confirms", "estimates", "believes", "claims", "denies", "admits", "warns", "predicts",
    "promises", "orders", "accuses",
]  # fmt: skip
Modality = Literal["fact", "possible", "future", "negated"]
Bound = Literal["exact", "about", "range", "at_least", "more_than", "at_most", "less_than", "vague"]
Change = Literal["up", "down"]
Accounting = Literal["total", "additional", "remaining", "subset", "change"]
EventType = Literal[
    "casualties", "displacement", "deployment", "attack", "arms", "law", "protest", "health", "damage", "aid",
    "election", "economy", "business", "transport", "environment", "society", "other",
]  # fmt: skip
FigureKind = Literal["count", "money", "percent", "percentage_point", "measure", "multiple", "ratio"]
SkipReason = Literal[
    "date", "time", "age", "duration", "ordinal", "name", "pronoun", "score", "phone", "address", "list"
]
Role = Literal["actor", "affected", "recipient"]
RelationType = Literal["part_of", "sum_of", "multiple_of", "revises", "contradicts", "same_as", "denies"]


class FailureKind(StrEnum):
    """Why an article gave no claims."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    ERROR = "error"


class Record(BaseModel):
    """A value that goes to a file: frozen, and closed against unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(Record):
    """One news article as read; `text` is never changed afterwards, since every span counts its characters."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    """Day of publication, ISO 8601; None where nothing says it."""
    published_from: PublishedFrom | None = None


class Failure(Record):
    """An article that could not be turned into claims, and why, in one line."""

    article: str
    kind: FailureKind
    error: str
    trace: str | None = None
    """The traceback of a mistake of ours; None for a file that is to blame itself."""


class Document(Record):
    """The article a claim was read from."""

    id: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None


class Span(Record):
    """Words of the article and where they stand."""

    text: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Via(Span):
    """An outer source that passed the claim on."""

    name: str | None = None


class Claimant(Record):
    """On whose authority the article gives a figure; all fields but `kind` are None for the article itself."""

    text: str | None = None
    start: int | None = None
    end: int | None = None
    name: str | None = None
    """The fullest name that the article gives for this source."""
    kind: SourceKind
    role: str | None = None
    country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] | None = None
    """ISO 3166-1 alpha-2."""
    via: tuple[Via, ...] = ()
    """Outer sources, the nearest first."""


class Attribution(Record):
    """The words that give the claim to its claimant; `cue` is the words, `form` the rule that read them."""

    cue: str | None = None
    start: int | None = None
    end: int | None = None
    form: str
    stance: Stance


class Figure(Span):
    """A stated quantity, from `low` to `high` in units of `unit`; an open end is None."""

    low: int | float | None
    high: int | float | None
    bound: Bound
    approximate: bool
    unit: str
    """`count`, ISO 4217, `%`, `pp`, `x` or a UCUM code."""
    per: str | None = None
    item: str | None = None
    """The counted noun phrase as written."""
    item_start: int | None = None
    item_end: int | None = None
    change: Change | None = None
    accounting: Accounting | None = None


class Place(Span):
    """Where it happened."""

    country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] | None = None


class When(Span):
    """When it happened; `edtf` is ISO 8601 / EDTF level 1, None where it can't be resolved."""

    edtf: str | None = None


class Participant(Span):
    """Who took part."""

    role: Role


class Event(Record):
    """What a figure measures."""

    id: str
    """The same happening in one article has the same id."""
    type: EventType
    trigger: str | None = None
    start: int | None = None
    end: int | None = None
    measure: str | None = None
    """What is counted: killed, injured, deployed, price, ..."""
    enclosing: Span | None = None
    """The happening behind what is measured: "the earthquake"."""
    place: Place | None = None
    date: When | None = None
    participants: tuple[Participant, ...] = ()


class Relation(Record):
    """How this claim's figure relates to another of the same article; `target` is that claim's id."""

    type: RelationType
    target: str
    factor: float | None = None


class Claim(Record):
    """One figure, said by one claimant, about one event, with the words it was read from."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: str
    document: Document
    sentence: Span
    claimant: Claimant
    attribution: Attribution | None = None
    """None where the claimant is the article itself."""
    modality: Modality
    hedges: tuple[Span, ...] = ()
    figure: Figure
    event: Event
    relations: tuple[Relation, ...] = ()
    rules: tuple[str, ...] = ()
    """Id of every rule that set a field."""
    confidence: Annotated[float, Field(ge=0, le=1)]

    def _repr_html_(self) -> str:
        """What a notebook shows: figure and event, claimant, the sentence with its words by role, the article."""
        return card.html(self)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a claim."""
    return Claim.model_json_schema()
