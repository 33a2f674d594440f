"""Which articles may be about the same event: those that share telling words, so that cost grows with the articles.

Comparing each article with each other is out of the question for 20,000 of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest

from pipeline.link.pieces import Piece
from pipeline.link.weights import Vector

LEADS = 24
"""Words of an article that lead to others, the weightiest ones."""
RARE = 40
"""A word in at most so many articles leads to all of them: the name of a victim, years later in court."""
WINDOW = 14
"""Days; a more usual word leads only to articles that are no further apart, and of those only to the nearest RARE."""
MOST = 20
"""Articles that are looked at for each article, those that share the weightiest words."""


def candidates_of(pieces: Sequence[Piece], vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Pairs of indexes of pieces, the smaller one first, each once."""
    places = _places(pieces, vectors)
    seen: set[tuple[int, int]] = set()
    for index, piece in enumerate(pieces):
        shared: defaultdict[int, float] = defaultdict(float)
        for word, weight in _telling(vectors[index]):
            for other in _near(places[word], index, piece):
                shared[other] += weight * vectors[other][word]
        for other, _ in nsmallest(MOST, shared.items(), key=lambda pair: (-pair[1], pair[0])):
            pair = (min(index, other), max(index, other))
            if pair not in seen:
                seen.add(pair)
                yield pair


def _telling(vector: Vector) -> Iterator[tuple[str, float]]:
    """The weightiest words, which stand first in a vector."""
    return zip(list(vector)[:LEADS], list(vector.values())[:LEADS], strict=True)


def _places(pieces: Sequence[Piece], vectors: Sequence[Vector]) -> dict[str, list[tuple[int, int]]]:
    """By word, each day and article that it is telling for, in the order of days; without a day, day 0."""
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        for word, _ in _telling(vectors[index]):
            places[word] += [(day, index) for day in piece.days or (0,)]
    for found in places.values():
        found.sort()
    return dict(places)


def _near(found: list[tuple[int, int]], index: int, piece: Piece) -> set[int]:
    """The other articles that a word leads to."""
    if len(found) <= RARE:
        return {other for _, other in found if other != index}
    near: set[int] = set()
    for day in piece.days or (0,):
        begin = bisect_left(found, (day - WINDOW, -1))
        end = bisect_left(found, (day + WINDOW + 1, -1))
        middle = bisect_left(found, (day, index))
        begin, end = max(begin, middle - RARE // 2), min(end, middle + RARE // 2)
        near.update(other for _, other in found[begin:end])
    return near - {index}
