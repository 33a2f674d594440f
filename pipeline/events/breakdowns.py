"""Figures that say what another is made up of: "four adults — two men and two women —"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from pipeline.events.accounts import Account, is_sum
from pipeline.marks import RelationMark

PARTS = 6
"""At most so many figures add up to another."""
SPREAD = 3
"""The smallest total whose parts are sought in other sentences."""
CROWDED = 8
"""Figures in a sentence among which sums come about by chance."""
OPENING = frozenset({"—", "–", "--", "-", ":", "?"})
"""Signs that open a breakdown; "?" stands where a dash was lost."""
JOINTS = frozenset({",", "and"})
LATE = 5
"""Words between the whole and the sign at most: "four people were found dead — two men ..."."""
LONG = 6
"""Words of one part at most: "a critically injured female student"."""


def sums(accounts: tuple[Account, ...]) -> Iterator[RelationMark]:
    """A total and the figures of its sentence that add up to it: "42 people, 30 women and 12 men"."""
    sizes = Counter(one.sentence for one in accounts)
    parted: set[int] = set()
    for one in accounts:
        if one.exact is None or one.figure.kind not in ("count", "money") or sizes[one.sentence] > CROWDED:
            continue
        parts = _adding_up(accounts, one, 1) or _adding_up(accounts, one, -1)
        if one.number not in parted:
            parted |= {part.number for part in parts}
            yield from (RelationMark(one.number, part.number, "sum_of", "relations.sum") for part in parts)


def _adding_up(accounts: tuple[Account, ...], one: Account, step: int) -> list[Account]:
    """The figures next to `one` in one direction that add up to it, in the order of the text."""
    parts: list[Account] = []
    place = one.number + step
    while 0 <= place < len(accounts) and len(parts) < PARTS and accounts[place].sentence == one.sentence:
        parts.append(accounts[place])
        place += step
        if len(parts) > 1 and is_sum(one, parts):
            return parts[::step] if not _is_listed(one, parts) else []
    return []


def spread(accounts: tuple[Account, ...], words: tuple[str, ...], taken: frozenset[int]) -> Iterator[RelationMark]:
    """The figures of a sentence that add up to a total of another: "Eight were shot. ... Six are adults, two are boys".

    So do a figure and single persons beside it, "two women and a boy". `taken` are parts of others already.
    """
    rows = [tuple(row) for _, row in groupby(accounts, key=lambda one: one.sentence)]
    for one in accounts:
        if one.exact is None or one.exact < SPREAD or one.figure.kind != "count" or one.event.measure is None:
            continue
        for row in rows:
            free = row[0].sentence != one.sentence and taken.isdisjoint(part.number for part in row)
            if free and len(row) <= PARTS and _make_up(one, row, words):
                yield from (RelationMark(part.number, one.number, "part_of", "relations.spread") for part in row)


def _make_up(one: Account, row: tuple[Account, ...], words: tuple[str, ...]) -> bool:
    """The figures of a sentence are the parts of a total: two at least of the same measure, or one with singles."""
    if len(row) > 1:
        return is_sum(one, row) and len({part.event.measure for part in row}) < len(row)
    (part,) = row
    _, singles = _parts((part,), words, replace(part, number=0))
    singles += _is_single_before(words, part.figure.start)
    return singles > 0 and one.exact == (part.exact or 0) + singles and part.event.measure == one.event.measure


def _is_single_before(words: tuple[str, ...], start: int) -> bool:
    """A single person is coordinated with a figure: "a ten-year-old boy and two adults"."""
    before = words[max(0, start - LONG) : start]
    return before[-1:] == ("and",) and any(word in ("a", "an") for word in before) and "," not in before


def _is_listed(one: Account, parts: list[Account]) -> bool:
    """All are parts of what was named before: "19 members, six of one party, three, two and one of others"."""
    item = one.figure.item
    return item is not None and item[1] <= one.figure.start and all(part.figure.item == item for part in parts)


def breakdowns(accounts: tuple[Account, ...], words: tuple[str, ...]) -> Iterator[RelationMark]:
    """Each part with its whole. Between commas, the parts and single persons among them must make up the whole."""
    for one, first in pairwise(accounts):
        if one.exact is None or one.exact < 2 or one.figure.kind != "count" or first.sentence != one.sentence:
            continue
        between = words[_end(one) : first.figure.start]
        if not between or len(between) > LATE or between[-1] not in (*OPENING, ","):
            continue
        parts, singles = _parts(accounts, words, first)
        values = [part.exact or one.exact for part in parts]
        total = sum(values) + singles
        whole = total == one.exact if between[-1] == "," else total <= one.exact
        if whole and max(values) < one.exact:
            for part in parts:
                yield RelationMark(part.number, one.number, "part_of", "relations.broken-down")


def _parts(accounts: tuple[Account, ...], words: tuple[str, ...], first: Account) -> tuple[list[Account], int]:
    """Counts in a row from `first` on, and how many single ones are among them: "two boys and a girl"."""
    parts, singles, place = [first], 0, _end(first)
    following = iter(accounts[first.number + 1 :])
    part = next(following, None)
    while place + 1 < len(words):
        start = place
        while start < len(words) and words[start] in JOINTS:
            start += 1
        if start == place:
            break
        if part is not None and part.figure.start == start and part.figure.kind == "count":
            parts.append(part)
            place, part = _end(part), next(following, None)
        elif words[start] in ("a", "an"):
            singles += 1
            stretch = words[start : start + LONG]
            place = next((start + at for at, word in enumerate(stretch) if word in JOINTS), len(words))
        else:
            break
    return parts, singles


def _end(one: Account) -> int:
    """Behind the figure and what it counts."""
    item = one.figure.item
    return max(one.figure.end, item[1]) if item is not None else one.figure.end
