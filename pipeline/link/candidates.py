"""Which articles may be about the same event: those that share telling words, so that cost grows with the articles.

Comparing each article with each other is out of the question for 20,000 of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import islice

from pipeline.link.weights import Vector

LEADS = 32
"""Words of an article that lead to others, the weightiest ones."""
NEAREST = 24
"""Articles that a word leads to, the last ones before: yesterday's for "earthquake", and for the name of a victim the
report of years ago."""
MOST = 12
"""Articles that are looked at for each article, those that share the weightiest words."""
FAINT = 0.02
"""Articles that have less in common are not looked at."""


def candidates_of(vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Pairs of indexes of articles in the order of time, the earlier one first, each once."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        shared: defaultdict[int, float] = defaultdict(float)
        for word, weight in islice(vector.items(), LEADS):
            before = places[word]
            for other in before[-NEAREST:]:
                shared[other] += weight * vectors[other][word]
            before.append(index)
        likely = [(common, -other) for other, common in shared.items() if common >= FAINT]
        for _, other in nlargest(MOST, likely):
            yield -other, index
