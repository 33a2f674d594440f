"""The events of one story: which of its claims are about the same happening.

The articles of a story are about one thing, and its dead, its damage and its arrests are measures of that one event.
What stands apart is what they compare it with: an earlier incident, or one in another country.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.link.days import Days, days_of
from pipeline.records import Claim

Claims = tuple[Claim, ...]
T = TypeVar("T", bound=str)

EXACT = 31
"""Days; a date that covers more is a period: "300 homicides this year" is not about Tuesday's shooting."""
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
    def measures(self) -> set[tuple[str, str]]:
        """What is measured, in which unit."""
        return {(claim.event.measure, claim.figure.unit) for claim in self.claims if claim.event.measure is not None}


def events_of(claims: Iterable[Claim]) -> tuple[Claims, ...]:
    """The claims of one story, in the order of publication, by event."""
    return tuple(
        tuple(claim for happening in event for claim in happening.claims)
        for neighbours in _by_country(_happenings(claims))
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
    dates = (days_of(claim.event.date.edtf) for claim in claims if claim.event.date is not None)
    days = min((date for date in dates if date is not None), key=lambda date: (date[1] - date[0], date), default=None)
    countries = Counter(
        claim.event.place.country
        for claim in claims
        if claim.event.place is not None and claim.event.place.country is not None
    )
    return _Happening(claims, days, most_frequent(countries))


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
    """Happenings by time; an undated one goes with most of its article, or of the story.

    Times are apart only where an article itself gives the same measure for both: "Five died on Friday, 26 in 2012".
    Otherwise the later one is the aftermath: the arrests, the trial.
    """
    exact = [one for one in happenings if one.days is not None and _length(one.days) <= EXACT]
    periods = [one for one in happenings if one.days is not None and _length(one.days) > EXACT]
    undated = [one for one in happenings if one.days is None]
    events = _without_aftermath([*_runs(exact, APART), *_runs(periods, 0)])
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


def _without_aftermath(runs: list[list[_Happening]]) -> list[list[_Happening]]:
    """The largest run with what does not measure the same again in its article, then what is left of the others."""
    main: list[_Happening] = []
    others: list[list[_Happening]] = []
    known: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for run in sorted(runs, key=lambda run: -sum(len(one.claims) for one in run)):
        again: list[_Happening] = []
        for one in run:
            (again if one.measures & known[one.document] else main).append(one)
        for one in run:
            known[one.document] |= one.measures
        others += [again] if again else []
    return [main, *others] if main else []


def _length(days: Days) -> int:
    return days[1] - days[0] + 1
