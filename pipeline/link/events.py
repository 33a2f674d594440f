"""Claims of many articles become events, each with what is claimed of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from pipeline import rulebook
from pipeline.link.happenings import Claims, events_of, most_frequent
from pipeline.link.measures import measures_of
from pipeline.link.pieces import Piece, pieces_of
from pipeline.link.statements import Items
from pipeline.link.stories import stories_of
from pipeline.linked import LinkedDate, LinkedEvent, LinkedPlace
from pipeline.records import Article, Claim, EventType
from pipeline.rulebook.linking import Alike, Usual


def link_claims(
    claims: Iterable[Claim], *, articles: Iterable[Article] = (), folders: tuple[str, ...] = ()
) -> tuple[LinkedEvent, ...]:
    """The events that the claims are about, those of most documents first.

    `articles` are the articles behind the claims, if at hand: with their whole text more of them find each other, one
    that gives no figure is listed with the main event of its story, and several that tell of an event without any
    figure ("a man was shot") make an event without claims. `folders` are folders of a user's rules.
    Raises RuleError if a rule can't be used.
    """
    items = Items(rulebook.load(Alike, folders))
    stories = stories_of(pieces_of(claims, articles), rulebook.load(Usual, folders))
    events = [event for story in stories for event in _events(story, items)]
    return tuple(sorted(events, key=lambda event: (-len(event.documents), -len(event.claims), event.id)))


def _events(story: Sequence[Piece], items: Items) -> list[LinkedEvent]:
    """The events of one story; its articles without claims go with the event that most of the others have."""
    found = events_of(claim for piece in story for claim in piece.claims)
    if not found:
        return [_untold(story)] if len(story) > 1 else []
    order = {piece.id: number for number, piece in enumerate(story)}
    documents = [{claim.document.id for claim in claims} for claims in found]
    main = max(range(len(found)), key=lambda number: (len(documents[number]), len(found[number]), -number))
    documents[main] |= {piece.id for piece in story if not piece.claims}
    events = []
    for claims, names in zip(found, documents, strict=True):
        ordered = tuple(sorted(claims, key=lambda claim: (order[claim.document.id], claim.figure.start, claim.id)))
        events.append(_event(ordered, tuple(sorted(names, key=order.__getitem__)), items))
    return events


def _untold(story: Sequence[Piece]) -> LinkedEvent:
    """An event that several articles tell of and none gives a figure for."""
    documents = tuple(piece.id for piece in story)
    return LinkedEvent(
        id=_id(documents),
        type="other",
        trigger=None,
        place=None,
        date=None,
        documents=documents,
        claims=(),
        measures=(),
    )


def _event(claims: Claims, documents: tuple[str, ...], items: Items) -> LinkedEvent:
    """One event of claims in the order of publication."""
    ids = tuple(claim.id for claim in claims)
    kinds = Counter(claim.event.type for claim in claims)
    kind: EventType = min(kinds, key=lambda one: (-kinds[one], one))
    return LinkedEvent(
        id=_id(ids),
        type=kind,
        trigger=_trigger(claims, kind),
        place=_place(claims),
        date=_date(claims),
        documents=documents,
        claims=ids,
        measures=measures_of(claims, items),
    )


def _id(parts: Iterable[str]) -> str:
    """The id of an event that consists of these claims, or of these articles."""
    return f"e_{sha256(' '.join(sorted(parts)).encode()).hexdigest()[:16]}"


def _trigger(claims: Claims, kind: EventType) -> str | None:
    """What the event is called: the happening behind the figures, or the word for what they measure."""
    enclosing = Counter(claim.event.enclosing.text.lower() for claim in claims if claim.event.enclosing is not None)
    triggers = Counter(
        claim.event.trigger.lower() for claim in claims if claim.event.trigger is not None and claim.event.type == kind
    )
    return most_frequent(enclosing) or most_frequent(triggers)


def _place(claims: Claims) -> LinkedPlace | None:
    """The place of most claims, with the country that most of them give it."""
    places = [claim.event.place for claim in claims if claim.event.place is not None]
    name = most_frequent(Counter(place.text for place in places))
    if name is None:
        return None
    countries = Counter(place.country for place in places if place.text == name and place.country is not None)
    return LinkedPlace(text=name, country=most_frequent(countries))


def _date(claims: Claims) -> LinkedDate | None:
    dates = Counter(
        claim.event.date.edtf for claim in claims if claim.event.date is not None and claim.event.date.edtf is not None
    )
    edtf = most_frequent(dates)
    return None if edtf is None else LinkedDate(edtf=edtf)
