"""Articles that are about the same event, whatever figures they give."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from pipeline.days import gap
from pipeline.link.candidates import candidates_of
from pipeline.link.pieces import Piece
from pipeline.link.weights import Vector, cosine, vectors_of
from pipeline.rulebook.linking import Usual

ENOUGH = 0.115
"""Articles whose words are so alike, on average, are one story; measured on articles about shootings."""
SOON = 4
"""Days within which time says nothing against a story."""
LATER = 0.02
"""What each doubling of the time between two articles takes from how alike they are."""
UNDATED = 30
"""Days that are taken to lie between two articles if nothing dates one of them."""
HEAVIEST = 300
"""Words of a story that count, the weightiest ones."""


def stories_of(pieces: Sequence[Piece], usual: Iterable[Usual]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces in groups, each in the order given; the groups in the order of their first piece.

    The two groups that are most alike become one, again and again, until none are alike enough.
    """
    groups = _Groups(pieces, vectors_of(pieces, usual))
    groups.join()
    return tuple(tuple(pieces[index] for index in sorted(group)) for _, group in sorted(groups.members.items()))


class _Groups:
    """Groups of pieces while they grow. A group is known by the index of its first piece."""

    def __init__(self, pieces: Sequence[Piece], vectors: Sequence[Vector]) -> None:
        self.pieces = pieces
        self.members = {index: [index] for index in range(len(pieces))}
        self.days = {index: set(piece.days) for index, piece in enumerate(pieces)}
        self.sums: dict[int, Vector] = dict(enumerate(vectors))
        self.links: dict[int, dict[int, float]] = {index: {} for index in range(len(pieces))}
        for one, other in candidates_of(vectors):
            self._link(one, other)

    def join(self) -> None:
        """Joins groups, the most alike first; what is as alike, in the order of the pieces."""
        queue = [(-alike, one, other) for one, links in self.links.items() for other, alike in links.items()]
        queue = [entry for entry in queue if entry[1] < entry[2]]
        heapify(queue)
        while queue:
            alike, one, other = heappop(queue)
            if self.links.get(one, {}).get(other) != -alike:
                continue
            for neighbour, value in self._join(one, other):
                heappush(queue, (-value, min(one, neighbour), max(one, neighbour)))

    def _join(self, one: int, other: int) -> list[tuple[int, float]]:
        """Makes `other` part of `one`; what is linked to the two, and how alike it is to them together."""
        neighbours = sorted({*self.links[one], *self.links[other]} - {one, other})
        for index in (one, other):
            for neighbour in self.links[index]:
                self.links[neighbour].pop(index, None)
        self.members[one] += self.members.pop(other)
        self.days[one] |= self.days.pop(other)
        self.sums[one] = _added(self.sums[one], self.sums.pop(other))
        self.links[one] = {}
        del self.links[other]
        for neighbour in neighbours:
            self._link(one, neighbour)
        return list(self.links[one].items())

    def _link(self, one: int, other: int) -> None:
        """Links two groups if they are alike enough to be one."""
        alike = self._alike(one, other)
        if alike >= ENOUGH:
            self.links[one][other] = self.links[other][one] = alike

    def _alike(self, one: int, other: int) -> float:
        """The mean cosine between the pieces of two groups, less what the time between them takes."""
        pairs = len(self.members[one]) * len(self.members[other])
        apart = gap(tuple(sorted(self.days[one])), tuple(sorted(self.days[other])))
        days = UNDATED if apart is None else apart
        late = LATER * max(0.0, math.log2((1 + days) / SOON))
        return cosine(self.sums[one], self.sums[other]) / pairs - late


def _added(one: Vector, other: Vector) -> Vector:
    """The sum of two groups' words, the light ones dropped."""
    added = dict(one)
    for word, weight in other.items():
        added[word] = added.get(word, 0.0) + weight
    if len(added) <= HEAVIEST:
        return added
    return {word: added[word] for word in sorted(added, key=lambda word: (-added[word], word))[:HEAVIEST]}
