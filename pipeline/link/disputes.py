"""Who corrects himself, and who can't be right if another is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from pipeline.link.claimants import Party
from pipeline.link.statements import TOLD, Statement
from pipeline.linked import Pair

Place = tuple[str | None, str | None]


def revisions_of(statements: Sequence[Statement]) -> tuple[Pair, ...]:
    """Pairs of an earlier figure and the one in its place, from statements in the order of time.

    An article says so ("up from 247"), or a claimant gives another number on a later day.
    """
    known = {one.claim.id for one in statements}
    said = [
        (relation.target, one.claim.id)
        for one in statements
        for relation in one.claim.relations
        if relation.type == "revises" and relation.target in known
    ]
    return tuple(dict.fromkeys((*said, *_corrected(statements))))


def standing_of(statements: Sequence[Statement], revised: Set[str]) -> list[Statement]:
    """The last word of each claimant, from statements in the order of time: that of the latest article."""
    last = {one.party: one for one in _by_article(one for one in statements if one.claim.id not in revised)}
    return sorted(last.values(), key=lambda one: one.when)


def contradictions_of(statements: Sequence[Statement], standing: Sequence[Statement]) -> tuple[Pair, ...]:
    """Pairs of claims by different claimants that can't both be right, the earlier one first.

    Their numbers have nothing in common, or one denies the other's: "600 died" and "600 did not die". Only last words
    are compared, and where many say the same the first stands for all. Different places are no contradiction.
    """
    told = _distinct(standing)
    denied = _distinct(one for one in statements if one.claim.modality == "negated")
    pairs = [(one, other) for number, one in enumerate(told) for other in told[number + 1 :] if _disjoint(one, other)]
    pairs += [(one, other) for one in told for other in denied if not _disjoint(one, other)]
    found = [_in_time(*pair) for pair in pairs if pair[0].party != pair[1].party and _one_place(*pair)]
    return tuple(dict.fromkeys((*found, *_said_to_contradict(statements))))


def _said_to_contradict(statements: Sequence[Statement]) -> Iterator[Pair]:
    """Pairs that one article itself sets against each other."""
    known = {one.claim.id: one for one in statements}
    for one in statements:
        for relation in one.claim.relations:
            if relation.type == "contradicts" and relation.target in known:
                yield _in_time(one, known[relation.target])


def _in_time(one: Statement, other: Statement) -> Pair:
    earlier, later = sorted((one, other), key=lambda statement: statement.when)
    return earlier.claim.id, later.claim.id


def _corrected(statements: Iterable[Statement]) -> Iterator[Pair]:
    """Figures that a claimant himself replaced on a later day."""
    before: dict[Party, Statement] = {}
    for one in _by_article(statements):
        earlier = before.get(one.party)
        if earlier is not None and _later(earlier, one) and _disjoint(earlier, one) and _one_place(earlier, one):
            yield earlier.claim.id, one.claim.id
        before[one.party] = one


def _by_article(statements: Iterable[Statement]) -> list[Statement]:
    """What each claimant says in each article, in the order of time.

    Of several numbers the one given most often, then the first: "Seven were shot. ... One is in hospital."
    What is told as a fact goes before what may be.
    """
    groups: defaultdict[tuple[str, Party], list[Statement]] = defaultdict(list)
    for one in statements:
        if one.whole and one.claim.modality in TOLD:
            groups[one.claim.document.id, one.party].append(one)
    return [_main(group) for group in groups.values()]


def _main(statements: Sequence[Statement]) -> Statement:
    facts = [one for one in statements if one.claim.modality == "fact"] or statements
    often = Counter(one.range for one in facts)
    return max(facts, key=lambda one: often[one.range])


def _later(earlier: Statement, one: Statement) -> bool:
    days = earlier.claim.document.published, one.claim.document.published
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def _disjoint(one: Statement, other: Statement) -> bool:
    """Whether no number fits both."""
    return one.range[1] < other.range[0] or other.range[1] < one.range[0]


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    """The first statement of each range and place: enough to show who disagrees, however many repeat it."""
    first: dict[tuple[tuple[float, float], Place], Statement] = {}
    for one in statements:
        first.setdefault((one.range, _place(one)), one)
    return list(first.values())


def _place(one: Statement) -> Place:
    place = one.claim.event.place
    return (None, None) if place is None else (place.text.casefold(), place.country)


def _one_place(one: Statement, other: Statement) -> bool:
    """Whether two claims may be about the same place: one of them names none, or both the same."""
    places = _place(one)[0], _place(other)[0]
    return None in places or places[0] == places[1]
