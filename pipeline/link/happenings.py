"""The events of one story: which of its claims are about the same happening.

The articles of a story are about one thing, and its dead, its damage and its arrests are measures of that one event.
What stands apart is what they compare it with: an earlier incident, or one in another country.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.days import Days, days_of
from pipeline.records import Claim

Claims = tuple[Claim, ...]
Measured = dict[tuple[str, str], set[tuple[float | None, float | None]]]
"""Lowest and highest numbers by measure and unit."""
T = TypeVar("T", bound=str)

EXACT = 31
"""Days; a date that covers more is a period: "300 homicides this year" is not about Tuesday's shooting."""
INHERITED = "times.article"
"""The rule that gives a figure without a date that of the article's main event."""
APART = 30
"""Days; claims of one article for the same measure that are no further apart may be about the same event."""


@dataclass(frozen=True)
class _Happening:
    """Claims that one article has about the same thing, and when and where that was, as far as they say."""

    claims: Claims
    days: Days | None
    country: str | None

    @property
    def document(self) -> str:
        return self.claims[0].document.id

    @property
    def measured(self) -> Measured:
        """The numbers given for each measure and unit."""
        found: Measured = {}
        for claim in self.claims:
            if claim.event.measure is not None:
                key = claim.event.measure, claim.figure.unit
                found.setdefault(key, set()).add((claim.figure.low, claim.figure.high))
        return found


def events_of(claims: Iterable[Claim]) -> tuple[Claims, ...]:
    """The claims of one story, in the order of publication, by event.

    Countries and times are apart only where an article itself gives other numbers of the same measure for both:
    "Five died on Friday, 26 in 2012". Otherwise a place was misread, or the later happening is the aftermath.
    """
    return tuple(
        tuple(claim for happening in event for claim in happening.claims)
        for neighbours in _one_story(_by_country(_happenings(claims)))
        for event in _by_time(neighbours)
    )


def most_frequent(counts: Counter[T] | None) -> T | None:
    """What occurs most often, of several the first in the alphabet; None where there is nothing."""
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _happenings(claims: Iterable[Claim]) -> list[_Happening]:
    """The happenings of each article; what an article gives the same event id is one."""
    found: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.document.id, claim.event.id].append(claim)
    return [_happening(tuple(group)) for group in found.values()]


def _happening(claims: Claims) -> _Happening:
    dates = (
        days_of(claim.event.date.edtf) for claim in claims if claim.event.date is not None and not _is_guess(claim)
    )
    days = min((date for date in dates if date is not None), key=lambda date: (date[1] - date[0], date), default=None)
    countries = Counter(
        claim.event.place.country
        for claim in claims
        if claim.event.place is not None and claim.event.place.country is not None
    )
    return _Happening(claims, days, most_frequent(countries))


def _is_guess(claim: Claim) -> bool:
    """The date is one that the article gives for something else, so it parts nothing."""
    return INHERITED in claim.rules


def _by_country(happenings: Sequence[_Happening]) -> list[list[_Happening]]:
    """Happenings by country; those that name none were in the country of their article, or of the story."""
    everywhere: Counter[str] = Counter()
    in_article: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in happenings:
        if one.country is not None:
            everywhere[one.country] += 1
            in_article[one.document][one.country] += 1
    usual = most_frequent(everywhere)
    groups: defaultdict[str | None, list[_Happening]] = defaultdict(list)
    for one in happenings:
        groups[one.country or most_frequent(in_article.get(one.document)) or usual].append(one)
    return list(groups.values())


def _by_time(happenings: Sequence[_Happening]) -> list[list[_Happening]]:
    """Happenings by time; an undated one goes with most of its article, or of the story."""
    exact = [one for one in happenings if one.days is not None and _length(one.days) <= EXACT]
    periods = [one for one in happenings if one.days is not None and _length(one.days) > EXACT]
    undated = [one for one in happenings if one.days is None]
    events = _one_story([*_runs(exact, APART), *_runs(periods, 0)])
    if not events:
        return [undated] if undated else []
    in_article: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for number, event in enumerate(events):
        for one in event:
            in_article[one.document][number] += 1
    for one in undated:
        counts = in_article.get(one.document)
        events[min(counts, key=lambda number: (-counts[number], number)) if counts else 0].append(one)
    return events


def _runs(happenings: Iterable[_Happening], apart: int) -> list[list[_Happening]]:
    """Happenings in the order of time, cut where nothing happens for more than `apart` days."""
    dated = [(one.days, number, one) for number, one in enumerate(happenings) if one.days is not None]
    runs: list[list[_Happening]] = []
    end = 0
    for days, _, one in sorted(dated, key=lambda entry: entry[:2]):
        if runs and days[0] - end <= apart:
            runs[-1].append(one)
            end = max(end, days[1])
        else:
            runs.append([one])
            end = days[1]
    return runs


def _one_story(groups: Iterable[list[_Happening]]) -> list[list[_Happening]]:
    """The largest group with what measures nothing anew in its article, then what is left of the others."""
    main: list[_Happening] = []
    others: list[list[_Happening]] = []
    known: defaultdict[str, Measured] = defaultdict(dict)
    for group in sorted(groups, key=lambda group: -sum(len(one.claims) for one in group)):
        again: list[_Happening] = []
        for one in group:
            (again if _differ(one.measured, known[one.document]) else main).append(one)
        for one in group:
            for key, numbers in one.measured.items():
                known[one.document].setdefault(key, set()).update(numbers)
        others += [again] if again else []
    return [main, *others] if main else []


def _differ(one: Measured, known: Measured) -> bool:
    """A number for a measure that is known by other numbers only."""
    return any(key in known and not numbers <= known[key] for key, numbers in one.items())


def _length(days: Days) -> int:
    return days[1] - days[0] + 1
