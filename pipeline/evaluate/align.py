"""Alignment: which extracted claim is about which gold figure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Extent(NamedTuple):
    """Characters `start` to `end` (not included) of the article `document`."""

    document: str
    start: int
    end: int


@dataclass(frozen=True)
class Alignment:
    """What belongs together, by index: pairs (gold, claim) in order of gold, and what was left over on both sides."""

    pairs: tuple[tuple[int, int], ...]
    gold_left: tuple[int, ...]
    claims_left: tuple[int, ...]


def overlap(one: Extent, other: Extent) -> int:
    """How many characters two extents share; 0 for different articles."""
    if one.document != other.document:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def is_same_figure(one: Extent, other: Extent) -> bool:
    """Whether the extents share at least half of the characters of the longer one."""
    shared = overlap(one, other)
    return shared > 0 and 2 * shared >= max(one.end - one.start, other.end - other.start)


def align(gold: Sequence[Extent], claims: Sequence[Extent], agreement: Callable[[int, int], int]) -> Alignment:
    """One to one: each gold figure has at most one claim, each claim at most one figure.

    Where several claims stand over the same figure, the pair with the highest `agreement` (of a gold index and a claim
    index) goes first, then the one that shares most characters, then the claim that was written first.
    """
    candidates = sorted(
        (-agreement(wanted, found), -overlap(gold[wanted], claims[found]), found, wanted)
        for wanted, found in _touching(gold, claims)
    )
    claim_of: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, found, wanted in candidates:
        if wanted not in claim_of and found not in taken:
            claim_of[wanted] = found
            taken.add(found)
    return Alignment(
        pairs=tuple(sorted(claim_of.items())),
        gold_left=tuple(index for index in range(len(gold)) if index not in claim_of),
        claims_left=tuple(index for index in range(len(claims)) if index not in taken),
    )


def _touching(gold: Sequence[Extent], claims: Sequence[Extent]) -> list[tuple[int, int]]:
    by_document: dict[str, list[int]] = {}
    for index, extent in enumerate(claims):
        by_document.setdefault(extent.document, []).append(index)
    return [
        (wanted, found)
        for wanted, extent in enumerate(gold)
        for found in by_document.get(extent.document, ())
        if is_same_figure(extent, claims[found])
    ]
