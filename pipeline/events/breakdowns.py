"""Figures that say what another is made up of: "four adults — two men and two women —"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.events.accounts import Account
from pipeline.marks import RelationMark

OPENING = frozenset({"—", "–", "--", "-", ":", "(", "?"})
"""Signs that open a breakdown; "?" stands where a dash was lost."""
JOINTS = frozenset({",", "and"})
LATE = 5
"""Words between the whole and the sign at most: "four people were found dead — two men ..."."""
LONG = 6
"""Words of one part at most: "a critically injured female student"."""


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
