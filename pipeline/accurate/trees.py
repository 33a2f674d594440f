"""The best tree among the scores of all heads."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
NEVER = -1e9
ROOT = 1e6
"""The price of a root where there would be several: more than all else in a sentence, so that one is left."""


def best_heads(scores: Scores) -> list[int]:
    """The head of each word in the tree of the highest sum with one root; 0 is the root, 1 the first word.

    `scores` has a row a word and a column a head. Most often every word's best head makes a tree already.
    """
    square = np.full((len(scores) + 1, len(scores) + 1), NEVER, dtype="float64")
    square[1:] = scores
    np.fill_diagonal(square, NEVER)
    heads = _arborescence(square)
    if (heads[1:] == 0).sum() > 1:
        square[:, 0] -= ROOT
        heads = _arborescence(square)
    return [int(head) for head in heads[1:]]


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """The best heads without a cycle (Chu-Liu and Edmonds); place 0 is the root and has no meaning.

    A cycle becomes one word, whose heads and dependents are the best that it can have, and is opened again where
    its head enters.
    """
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([place for place in range(len(heads)) if place not in cycle])
    gains = scores[inside][:, outside] - scores[inside, heads[inside]][:, None]
    entered, dependent = gains.argmax(axis=0), scores[outside][:, inside].argmax(axis=1)
    small = np.full((len(outside) + 1, len(outside) + 1), NEVER)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = gains.max(axis=0)
    small[:-1, -1] = scores[outside, inside[dependent]]
    small[0] = NEVER
    found = _arborescence(small)
    for place, head in enumerate(found[1:-1], 1):
        heads[outside[place]] = inside[dependent[place]] if head == len(outside) else outside[head]
    heads[inside[entered[found[-1]]]] = outside[found[-1]]
    return heads


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """The words of a cycle, none if there is none."""
    state = np.zeros(len(heads), dtype="int64")
    state[0] = -1
    for first in range(1, len(heads)):
        word = first
        while not state[word]:
            state[word] = first
            word = heads[word]
        if state[word] == first:
            cycle = [int(word)]
            while heads[cycle[-1]] != word:
                cycle.append(int(heads[cycle[-1]]))
            return cycle
    return []
