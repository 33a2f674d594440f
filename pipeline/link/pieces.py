"""Articles as linking sees them: their words, their days and their claims."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.days import days_of
from pipeline.records import Article, Claim

WORD = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:['’][^\W_]+)?")
ADDRESS = re.compile(r"[^/]*$")
"""The end of an address, which often has words of the headline: "…/fire-guts-warehouse-in-brenning.html"."""
LONGEST_DAY = 2
"""Days; an event date that is less exact does not place an article in time."""
MOST_DAYS = 3
"""Days of one article that count, the most frequent ones: a chronicle is not near to everything."""


@dataclass(frozen=True)
class Piece:
    """One article, as far as linking needs it."""

    id: str
    published: int | None
    """Day of publication, counted as in `days`; None where nothing says it."""
    days: tuple[int, ...]
    """Day of publication and exact days of its events, rising."""
    words: Counter[str]
    claims: tuple[Claim, ...]
    """In text order; none where only the article is known."""


def pieces_of(claims: Iterable[Claim], articles: Iterable[Article] = ()) -> tuple[Piece, ...]:
    """The articles behind the claims and those given whole, in the order of publication, undated ones last.

    Without its text, the words of an article are those of its title, of the sentences that its claims stand in,
    of their places and of its address.
    """
    whole = {article.id: article for article in articles}
    by_document: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        by_document[claim.document.id][claim.id] = claim
    pieces = [
        _piece(name, sorted(by_document[name].values(), key=_place), whole.get(name))
        for name in sorted({*whole, *by_document})
    ]
    return tuple(sorted(pieces, key=lambda piece: (piece.published is None, piece.published or 0, piece.id)))


def words_of(text: str) -> list[str]:
    """The words of a text and its numbers, lower case, without possessive endings."""
    words = (word.lower().replace("’", "'") for word in WORD.findall(text))
    return [word.removesuffix("'s") for word in words]


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.figure.start, claim.figure.end, claim.id


def _piece(name: str, claims: list[Claim], article: Article | None) -> Piece:
    document = article or claims[0].document
    published = days_of(document.published)
    texts = tuple(dict.fromkeys(claim.sentence.text for claim in claims)) if article is None else (article.text,)
    about = [document.title or ""]
    if article is None:
        about += dict.fromkeys(claim.event.place.text for claim in claims if claim.event.place is not None)
        about += ADDRESS.findall((document.url or "").rstrip("/"))[:1]
    happened = Counter(
        days[0]
        for claim in claims
        if claim.event.date is not None
        and (days := days_of(claim.event.date.edtf)) is not None
        and days[1] - days[0] < LONGEST_DAY
    )
    exact = {day for day, _ in sorted(happened.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_DAYS]}
    day = None if published is None else published[0]
    return Piece(
        id=name,
        published=day,
        days=tuple(sorted(exact if day is None else {*exact, day})),
        words=Counter(word for text in (*about, *texts) for word in words_of(text)),
        claims=tuple(claims),
    )
