"""How figures relate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.events.accounts import Account, accounts_of, differ, equal, same_case, same_measure
from pipeline.events.breakdowns import breakdowns, spread, sums
from pipeline.marks import RelationMark, Stage
from pipeline.rulebook import load
from pipeline.rulebook.events import RelationWords

NAME = "claims_relations"
REACH = 25
"""Tokens between two figures that words in between may relate."""
NEAR = 6
"""Tokens between a figure and the words that belong to it."""
BACK = 3
"""Figures before a part among which its whole is sought: "470 aircraft from two makers ... 250 of them"."""
LIKE = 10
"""A figure and what it revises differ at most by this factor."""
RIVAL = 5
"""Figures that contradict each other differ at most by this factor; what differs more counts something else."""
SMALL = 12
"""Equal small numbers mean the same only if they count the same noun."""
MOST_PAIRS = 60
"""Figures of one happening and measure that are compared with each other."""


def find_relations(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[RelationMark, ...]:
    """How the figures of `doc` relate, each pair in at most one way, in the order of the figures."""
    accounts = accounts_of(doc)
    words = tuple(token.lower_ for token in doc)
    told = (*_multiples(accounts, words), *_by_words(accounts, words, load(RelationWords, folders)))
    parted = (*sums(accounts), *told, *breakdowns(accounts, words))
    found: dict[tuple[int, int], RelationMark] = {}
    of_parts = (*parted, *spread(accounts, words, _related(parted)))
    for relation in (*of_parts, *_repeated(accounts), *_contradictions(accounts, _related(told))):
        pair = (relation.figure, relation.target)
        if pair not in found and pair[::-1] not in found:
            found[pair] = relation
    return tuple(found[pair] for pair in sorted(found))


def _related(relations: Sequence[RelationMark]) -> frozenset[int]:
    """The figures on either side."""
    return frozenset(number for one in relations for number in (one.figure, one.target))


def _multiples(accounts: tuple[Account, ...], words: tuple[str, ...]) -> Iterator[RelationMark]:
    """As in "25,000 troops may go, tripling the 11,000": multiple and 25,000 both relate to the 11,000."""
    for one in accounts:
        if one.figure.kind != "multiple" or one.figure.low is None:
            continue
        after = _next_count(accounts, one.number, one)
        if after is None or words[after.figure.start - 1] in ("to", "and"):
            continue
        yield RelationMark(one.number, after.number, "multiple_of", "relations.multiple", one.figure.low)
        before = accounts[one.number - 1] if one.number else None
        if before is not None and before.sentence == one.sentence and before.figure.unit == after.figure.unit:
            yield RelationMark(before.number, after.number, "multiple_of", "relations.multiple", one.figure.low)


def _next_count(accounts: tuple[Account, ...], number: int, one: Account) -> Account | None:
    """The figure behind, in the same sentence, that is no multiple or share."""
    if number + 1 >= len(accounts):
        return None
    after = accounts[number + 1]
    near = after.sentence == one.sentence and after.figure.start - one.figure.end <= REACH
    return after if near and after.figure.kind in ("count", "money", "measure") else None


def _by_words(
    accounts: tuple[Account, ...], words: tuple[str, ...], rules: tuple[RelationWords, ...]
) -> Iterator[RelationMark]:
    """Relations that words before or behind a figure tell."""
    for one in accounts:
        for rule in rules:
            target = _target(accounts, words, one, rule)
            if target is not None and target.figure.unit == one.figure.unit:
                yield RelationMark(one.number, target.number, rule.type, rule.id)
                break


def _target(accounts: tuple[Account, ...], words: tuple[str, ...], one: Account, rule: RelationWords) -> Account | None:
    """The figure that the words of a rule relate a figure to."""
    figure = one.figure
    if rule.target == "before":
        told = _stand_before(words, figure.start, rule.before) or _stand_at(words, figure.end, rule)
        return _before(accounts, one, rule) if told else None
    for following in accounts[one.number + 1 : one.number + 2 + (rule.target == "after")]:
        between = words[figure.end : following.figure.start]
        if rule.target == "next" and " ".join(between) in rule.behind:
            return following
        if rule.target == "after" and len(between) <= REACH and _like(one, following) and _holds(between, rule.behind):
            return following
    return None


def _before(accounts: tuple[Account, ...], one: Account, rule: RelationWords) -> Account | None:
    """The figure before that reaches; a part's whole is no smaller than the part."""
    for other in accounts[max(0, one.number - BACK) : one.number][::-1]:
        if not _reaches(other, one):
            return None
        if rule.type != "part_of" or (other.figure.unit == one.figure.unit and _value(other) >= _value(one)):
            return other
    return None


def _like(one: Account, other: Account, factor: float = LIKE) -> bool:
    """Of the same order of magnitude: 264 million people in 41 cities are up from 247 million, not from 31."""
    values = _value(one), _value(other)
    return max(values) <= factor * min(values)


def _value(one: Account) -> float:
    return one.figure.low or one.figure.high or 0.0


def _holds(words: tuple[str, ...], phrases: tuple[str, ...]) -> bool:
    text = f" {' '.join(words)} "
    return any(f" {phrase} " in text for phrase in phrases)


def _reaches(previous: Account, one: Account) -> bool:
    return one.sentence - previous.sentence <= 1 and one.figure.start - previous.figure.end <= 2 * REACH


def _stand_before(words: tuple[str, ...], start: int, phrases: tuple[str, ...]) -> bool:
    """One of the phrases stands right before a token; a comma may come between."""
    before = [word for word in words[max(0, start - NEAR) : start] if word not in (",", "—", "–", "-")]
    return any(f" {' '.join(before)}".endswith(f" {phrase}") for phrase in phrases)


def _stand_at(words: tuple[str, ...], end: int, rule: RelationWords) -> bool:
    """One of the phrases stands right behind a token, and no word that takes it elsewhere: "56 % of those asked"."""
    behind = " ".join(words[end : end + NEAR]) + " "
    found = next((phrase for phrase in rule.behind if behind.startswith(f"{phrase} ")), None)
    return found is not None and behind[len(found) :].split(maxsplit=1)[:1] not in [[word] for word in rule.unless]


def _repeated(accounts: tuple[Account, ...]) -> Iterator[RelationMark]:
    """The same figure again, or denied: each points to the first."""
    first: dict[tuple[object, ...], list[Account]] = {}
    for one in accounts:
        if one.figure.kind == "multiple":
            continue
        earlier = first.setdefault((one.figure.low, one.figure.high, one.figure.unit), [])
        for other in earlier[:MOST_PAIRS]:
            if one.negated != other.negated and _count_alike(one, other):
                denying, denied = (one, other) if one.negated else (other, one)
                yield RelationMark(denying.number, denied.number, "denies", "relations.denied")
                break
            if same_measure(one, other) and _means_the_same(one, other):
                yield RelationMark(one.number, other.number, "same_as", "relations.repeated")
                break
        earlier.append(one)


def _means_the_same(one: Account, other: Account) -> bool:
    """Equal values for one thing: small numbers are often equal by chance, "one strike" here and "one strike" there."""
    if not same_case(one, other):
        return False
    if (one.figure.low or 0) > SMALL and one.figure.kind == "count":
        return _count_alike(one, other)
    same = equal(one, other) or (_one_happening(one, other) and _within(one, other))
    return same and one.sentence != other.sentence and one.figure.low != 1


def _within(one: Account, other: Account) -> bool:
    """One counts what the other does in more words, or does not say what: "officers" and "police officers"."""
    phrases = [frozenset((account.phrase or "").split()) for account in (one, other)]
    return phrases[0] <= phrases[1] or phrases[1] <= phrases[0]


def _one_happening(one: Account, other: Account) -> bool:
    """Both measure the same of one happening."""
    return one.event.measure is not None and one.event.happening == other.event.happening


def _count_alike(one: Account, other: Account) -> bool:
    """Both count the same noun, or one does not say and the number is too large for chance."""
    return one.item == other.item or ((one.figure.low or 0) > SMALL and None in (one.item, other.item))


def _contradictions(accounts: tuple[Account, ...], taken: frozenset[int]) -> Iterator[RelationMark]:
    """Two claimants, one happening, one measure, and values that can't both be true; `taken` are related otherwise."""
    groups: dict[tuple[object, ...], list[Account]] = {}
    for one in accounts:
        if one.claimant is not None and one.comparable and one.number not in taken:
            groups.setdefault((one.event.happening, one.event.measure, one.figure.unit), []).append(one)
    for group in groups.values():
        for earlier, later in combinations(group[:MOST_PAIRS], 2):
            if earlier.claimant != later.claimant and _like(earlier, later, RIVAL) and differ(earlier, later):
                yield RelationMark(later.number, earlier.number, "contradicts", "relations.contradicted")


@Language.factory(
    NAME, default_config={"rules": []}, requires=["doc._.figures", "doc._.events"], assigns=["doc._.relations"]
)
def make_relations(nlp: Language, name: str, rules: Sequence[str]) -> Stage[RelationMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("relations", partial(find_relations, folders=tuple(rules)))
