"""What a word tells about which event an article is about."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pipeline.link.pieces import Piece
from pipeline.rulebook.linking import Usual

Vector = dict[str, float]
"""Weight by word, the weightiest first; the squares add up to 1, or less where the words tell little."""

NEWS = 1000
"""Articles of unrelated news that the collection is thought to be among, so that a handful of articles will do."""
TELLING = 33.0
"""How much the words of an article must tell to be worth comparing; some twenty words that only it has come to that.

"Police said two people were injured in the city" is like any other such sentence, but that means nothing.
"""
STRONGEST = 150
"""Words of an article that count, the weightiest ones."""


def vectors_of(pieces: Sequence[Piece], usual: Iterable[Usual]) -> list[Vector]:
    """The words of each piece by weight: tf-idf with an eye to the news at large.

    A word of many articles of one day is what the day's story is about, one of many days is a usual word:
    so a day counts by the square root of its articles.
    """
    background = {word: rule.share * NEWS for rule in usual for word in rule.words}
    days: defaultdict[int | None, Counter[str]] = defaultdict(Counter)
    sizes: Counter[int | None] = Counter()
    for piece in pieces:
        days[piece.published].update(piece.words.keys())
        sizes[piece.published] += 1
    spread: defaultdict[str, float] = defaultdict(float)
    for counts in days.values():
        for word, count in counts.items():
            spread[word] += math.sqrt(count)
    total = NEWS + sum(math.sqrt(size) for size in sizes.values())
    rarity = {word: math.log((total + 1) / (count + background.get(word, 0.0) + 0.5)) for word, count in spread.items()}
    return [_vector(piece.words, rarity) for piece in pieces]


def cosine(one: Vector, other: Vector) -> float:
    """How alike the words of two articles are, from 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def _vector(words: Counter[str], rarity: dict[str, float]) -> Vector:
    weights = {word: (1 + math.log(count)) * rarity[word] for word, count in words.items() if rarity[word] > 0}
    strongest = sorted(weights, key=lambda word: (-weights[word], word))[:STRONGEST]
    length = max(TELLING, math.sqrt(sum(weights[word] ** 2 for word in strongest)))
    return {word: weights[word] / length for word in strongest}
