"""All that the page shows, as plain data: nothing here knows of HTML, and nothing in the page of records.

Offsets are UTF-16 units, as JavaScript counts; `at` alone counts code points, as records and reviews do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict

from pipeline.claims.changes import Changes
from pipeline.records import Claim, Document
from pipeline.report.columns import FACETS, Column, Facet, Lists, column_of, columns_of, lists_of
from pipeline.report.numbers import NumbersOf, Unclaimed, unclaimed
from pipeline.report.reviews import Review, apply_reviews
from pipeline.report.spans import ROLES, role_of_rule, spans_of
from pipeline.report.texts import KnownText, known_text

NUMBER_FACETS = [Facet(column="why", label="Reason"), Facet(column="rules", label="Rule")]
CHANGE_FACET = Facet(column="compared", label="Compared")


class ArticleView(TypedDict):
    """An article, and what is known of its text."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    """None unless it is an address of the web: what an article calls its address may be a script."""
    published: str | None
    whole: bool
    pieces: list[tuple[int, str]]


class ClaimsView(TypedDict):
    """Claims column by column; a claim is known by its row."""

    id: list[str]
    article: list[int]
    at: list[int]
    figure: list[tuple[int, int]]
    sentence: list[tuple[int, int]]
    spans: list[list[int]]
    """Role (a place in `roles`), start, end, and so on."""
    low: list[int | float | None]
    high: list[int | float | None]
    approximate: list[bool]
    confidence: list[float]
    relations: list[list[tuple[str, int, float | None]]]
    """Type, row of the other claim, factor."""
    columns: dict[str, Column]
    rules: Lists


class NumbersView(TypedDict):
    """Numbers that made no claim, column by column."""

    article: list[int]
    span: list[tuple[int, int]]
    words: list[str]
    why: Column
    rules: Lists


class ReviewView(TypedDict):
    """A review that came with the claims."""

    row: int
    holds: bool
    """False where the claim says something else than when it was judged."""
    review: dict[str, Any]


class View(TypedDict):
    """What the page gets."""

    articles: list[ArticleView]
    claims: ClaimsView
    facets: list[Facet]
    roles: list[str]
    rule_roles: list[str | None]
    """For each rule of the claims, the role whose words it found."""
    events: list[dict[str, Any]]
    numbers: NumbersView | None
    """None where no marks were given."""
    number_facets: list[Facet]
    changes: dict[int, dict[str, tuple[Any, Any]]]
    """Row of a changed claim: field, value before, value now."""
    lost: int
    """Rows from here on are claims of the other run alone."""
    compared: bool
    reviews: list[ReviewView]
    gone: list[dict[str, Any]]
    """Reviews of figures that make no claim any more."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a report can show beside the claims; each part may lack."""

    texts: Mapping[str, str] = field(default_factory=dict)
    """Text of an article by its id."""
    events: Sequence[Mapping[str, Any]] = ()
    """Lines of an events file."""
    numbers: Sequence[NumbersOf] | None = None
    reviews: Sequence[Review] = ()
    changes: Changes | None = None
    """How the claims differ from those of another run."""


def view_of(claims: Sequence[Claim], sources: Sources | None = None) -> View:
    """What the page shows of claims, in their order."""
    given = sources or Sources()
    changes = given.changes
    rows = [*claims, *(changes.lost if changes else ())]
    left = _left(claims, given.numbers or ())
    articles, texts = _articles(rows, given.texts, left)
    place = {article["id"]: number for number, article in enumerate(articles)}
    columns = _claims(rows, texts, place)
    if changes:
        columns["columns"]["compared"] = column_of(_compared(claims, changes))
    row_of = {claim.id: row for row, claim in enumerate(claims)}
    reviewed = apply_reviews(claims, given.reviews)
    return View(
        articles=articles,
        claims=columns,
        facets=[CHANGE_FACET, *FACETS] if changes else list(FACETS),
        roles=list(ROLES),
        rule_roles=[role_of_rule(rule) for rule in columns["rules"]["values"]],
        events=[_event(event, row_of) for event in given.events],
        numbers=None if given.numbers is None else _numbers(left, texts, place),
        number_facets=NUMBER_FACETS,
        changes=_changes(changes, row_of) if changes else {},
        lost=len(claims),
        compared=changes is not None,
        reviews=[
            *(_review(row_of[claim], review, holds=True) for claim, review in reviewed.holds.items()),
            *(_review(row_of[claim.id], review, holds=False) for claim, review in reviewed.changed),
        ],
        gone=[review.model_dump() for review in reviewed.gone],
    )


def _left(claims: Iterable[Claim], numbers: Iterable[NumbersOf]) -> dict[str, list[Unclaimed]]:
    """The numbers without a claim, by id of the article."""
    claimed: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        claimed[claim.document.id].append(claim)
    return {one.document.id: unclaimed(one, claimed[one.document.id]) for one in numbers}


def _articles(
    claims: Iterable[Claim], texts: Mapping[str, str], left: Mapping[str, Sequence[Unclaimed]]
) -> tuple[list[ArticleView], dict[str, KnownText]]:
    """The articles of claims and numbers in the order in which they first come, and their texts by id."""
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.document.id, []).append(claim)
    known = {one: known_text(texts.get(one), told.get(one, ()), left.get(one, ())) for one in (told | dict(left))}
    articles = []
    for name, text in known.items():
        document = told[name][0].document if name in told else Document(id=name)
        articles.append(
            ArticleView(
                id=name,
                title=document.title,
                publisher=document.publisher,
                url=document.url if (document.url or "").startswith(("https://", "http://")) else None,
                published=document.published,
                whole=text.whole,
                pieces=text.pieces(),
            )
        )
    return articles, known


def _claims(claims: Sequence[Claim], texts: Mapping[str, KnownText], place: Mapping[str, int]) -> ClaimsView:
    row_of = {claim.id: row for row, claim in reversed(list(enumerate(claims)))}
    units = [texts[claim.document.id].unit for claim in claims]
    return ClaimsView(
        id=[claim.id for claim in claims],
        article=[place[claim.document.id] for claim in claims],
        at=[claim.figure.start for claim in claims],
        figure=[(unit(c.figure.start), unit(c.figure.end)) for unit, c in zip(units, claims, strict=True)],
        sentence=[(unit(c.sentence.start), unit(c.sentence.end)) for unit, c in zip(units, claims, strict=True)],
        spans=[
            [number for role, start, end in spans_of(claim) for number in (role, unit(start), unit(end))]
            for unit, claim in zip(units, claims, strict=True)
        ],
        low=[claim.figure.low for claim in claims],
        high=[claim.figure.high for claim in claims],
        approximate=[claim.figure.approximate for claim in claims],
        confidence=[claim.confidence for claim in claims],
        relations=[
            [(one.type, row_of[one.target], one.factor) for one in claim.relations if one.target in row_of]
            for claim in claims
        ],
        columns=columns_of(claims),
        rules=lists_of(claim.rules for claim in claims),
    )


def _numbers(
    left: Mapping[str, Sequence[Unclaimed]], texts: Mapping[str, KnownText], place: Mapping[str, int]
) -> NumbersView:
    rows = [(name, number) for name, numbers in left.items() for number in numbers]
    return NumbersView(
        article=[place[name] for name, _ in rows],
        span=[(texts[name].unit(one.start), texts[name].unit(one.end)) for name, one in rows],
        words=[one.text for _, one in rows],
        why=column_of(one.why for _, one in rows),
        rules=lists_of((one.rule,) for _, one in rows),
    )


def _event(event: Mapping[str, Any], row_of: Mapping[str, int]) -> dict[str, Any]:
    """A line of an events file with rows in the place of ids."""

    def pairs(ids: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
        return [(row_of[one], row_of[other]) for one, other in ids]

    measures = [
        {
            **measure,
            "by_claimant": [
                {**one, "claims": [row_of[claim] for claim in one["claims"]]} for one in measure["by_claimant"]
            ],
            "contradictions": pairs(measure["contradictions"]),
            "revisions": pairs(measure["revisions"]),
        }
        for measure in event["measures"]
    ]
    return {**event, "claims": [row_of[claim] for claim in event["claims"]], "measures": measures}


def _compared(claims: Iterable[Claim], changes: Changes) -> list[str]:
    """How each row stands to the other run, the lost ones last."""
    told = dict.fromkeys((claim.id for claim in changes.gained), "gained")
    told |= dict.fromkeys((change.after.id for change in changes.changed), "changed")
    told |= dict.fromkeys((change.after.id for change in changes.reread), "reread")
    return [*(told.get(claim.id, "same") for claim in claims), *("lost" for _ in changes.lost)]


def _changes(changes: Changes, row_of: Mapping[str, int]) -> dict[int, dict[str, tuple[Any, Any]]]:
    return {
        row_of[change.after.id]: {
            name: (_value(change.before, name), _value(change.after, name)) for name in change.fields
        }
        for change in (*changes.changed, *changes.reread)
    }


def _value(claim: Claim, path: str) -> Any:
    """What a claim says in a field such as `claimant.name`, as plain data; of words, where they stand is left out."""
    value: Any = claim.model_dump()
    for name in path.split("."):
        value = value[name]
    return value.get("text", value) if isinstance(value, dict) else value


def _review(row: int, review: Review, *, holds: bool) -> ReviewView:
    return ReviewView(row=row, holds=holds, review=review.model_dump())
