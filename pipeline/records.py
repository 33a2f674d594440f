"""What goes in and what comes out: articles, claims and failures.

The shape is a contract with everybody who reads our files. A span counts Unicode code points of `Article.text`:
`start` is included, `end` is not. None means "the text does not say".
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from pipeline import card
from pipeline.meanings import described

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
    TIMEOUT = "timeout"


class Record(BaseModel):
    """A value that goes to a file: frozen, and closed against unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


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
    """The article a claim was read from; what nothing tells of it is None."""

    id: str
    """Name of the file, or the id that the article came with; no two articles of a run share it."""
    title: str | None = None
    """Headline."""
    publisher: str | None = None
    """Who published it."""
    url: str | None = None
    """Its address."""
    published: str | None = None
    """Day of publication, ISO 8601: what "on Tuesday" is counted from."""
    published_from: PublishedFrom | None = None
    """Where the day of publication was found; never the clock."""


class Span(Record):
    """Words of the article and where they stand."""

    text: str
    """The words, exactly as in the article."""
    start: Annotated[int, Field(ge=0)]
    """First character, counted in Unicode code points from 0."""
    end: Annotated[int, Field(ge=0)]
    """The character after the last one."""


class Via(Span):
    """An outer source that passed the claim on: Yonhap in "Yonhap, citing the NIS, said"."""

    name: str | None = None
    """The fullest name that the article gives for it."""


class Claimant(Record):
    """On whose authority the article gives a figure; all fields but `kind` are None for the article itself."""

    text: str | None = None
    """The words for the claimant where the claim is made: "he", "the ministry"."""
    start: int | None = None
    """First character of `text`."""
    end: int | None = None
    """The character after its last one."""
    name: str | None = None
    """The fullest name that the article gives for this source."""
    kind: SourceKind
    """What sort of source it is."""
    role: str | None = None
    """Office or profession of a person, as the article gives it."""
    country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] | None = None
    """Country that it belongs to, ISO 3166-1 alpha-2."""
    via: tuple[Via, ...] = ()
    """Outer sources, the nearest first."""


class Attribution(Record):
    """The words that give the claim to its claimant."""

    cue: str | None = None
    """The words: "said", "according to"; None for an open quotation that runs on."""
    start: int | None = None
    """First character of `cue`."""
    end: int | None = None
    """The character after its last one."""
    form: str
    """Id of the rule that read the form of the sentence."""
    stance: Stance
    """How the claimant stands to the claim."""


class Figure(Span):
    """A stated quantity, from `low` to `high` in units of `unit`; `text` takes in the words that bound it."""

    low: int | float | None
    """The lowest number that the words allow; None where they leave it open: "up to 30,000"."""
    high: int | float | None
    """The highest number that the words allow; None where they leave it open: "at least 12"."""
    bound: Bound
    """How the words bound it."""
    approximate: bool
    """Whether the words say that it is not exact: "about", "dozens"."""
    unit: str
    """`count`, a currency (ISO 4217), `%`, `pp` (percentage points), `x` (times) or a UCUM code: `km`, `ha`, `Cel`."""
    per: str | None = None
    """What a rate is per: `day`, `barrel`, `1000 people`."""
    item: str | None = None
    """The counted noun phrase as written."""
    item_start: int | None = None
    """First character of `item`."""
    item_end: int | None = None
    """The character after its last one."""
    change: Change | None = None
    """Whether it is an amount of change: "rose 8%"."""
    accounting: Accounting | None = None
    """What it is of the whole; None where the words don't tell."""


class Place(Span):
    """Where it happened."""

    country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] | None = None
    """Country that it lies in, ISO 3166-1 alpha-2."""


class When(Span):
    """When it happened."""

    edtf: str | None = None
    """ISO 8601 / EDTF level 1, counted from the day of publication; None where it can't be resolved."""


class Participant(Span):
    """Who took part."""

    role: Role
    """What part it took."""


class Event(Record):
    """What a figure measures."""

    id: str
    """The same happening in one article has the same id; over many articles `claims link` finds it."""
    type: EventType
    """What sort of event it is."""
    trigger: str | None = None
    """The word that tells what happened: "killed", "inflation"."""
    start: int | None = None
    """First character of `trigger`."""
    end: int | None = None
    """The character after its last one."""
    measure: str | None = None
    """What is counted, so that the injured never mix with the killed; None where no measure is known."""
    enclosing: Span | None = None
    """The happening behind what is measured: "the earthquake"."""
    place: Place | None = None
    """Where it happened; None where the article does not say."""
    date: When | None = None
    """When it happened; None where the article does not say."""
    participants: tuple[Participant, ...] = ()
    """Who took part, in text order."""


class Relation(Record):
    """How this claim's figure relates to another of the same article."""

    type: RelationType
    """How they relate."""
    target: str
    """Id of the other claim."""
    factor: float | None = None
    """How many times as much, for `multiple_of`."""


class Claim(Record):
    """One figure, said by one claimant, about one event, with the words it was read from."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    """Version of this shape."""
    id: str
    """Made from article, figure and claimant: the same on every run and machine."""
    document: Document
    """The article."""
    sentence: Span
    """The sentence with the figure."""
    claimant: Claimant
    """Who makes the claim."""
    attribution: Attribution | None = None
    """How it is attributed; None where the claimant is the article itself."""
    modality: Modality
    """Whether it is given as a fact; of several, what is furthest from one."""
    hedges: tuple[Span, ...] = ()
    """The words that make it less than a fact: "may", "reportedly"."""
    figure: Figure
    """The figure."""
    event: Event
    """What it measures."""
    relations: tuple[Relation, ...] = ()
    """Other figures of the article that it is a part, a revision or a multiple of."""
    rules: tuple[str, ...] = ()
    """Id of every rule that set a field: file and heading in `pipeline/rules`."""
    confidence: Annotated[float, Field(ge=0, le=1)]
    """How often claims read like this one are right, 0 to 1."""

    def _repr_html_(self) -> str:
        """What a notebook shows: figure and event, claimant, the sentence with its words by role, the article."""
        return card.html(self)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a claim."""
    schema: dict[str, Any] = described(Claim).model_json_schema()
    return schema
