"""The best tree, against all trees of short sentences."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.accurate.trees import best_heads


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    """Whether there is one root and every word leads to it."""
    for first in range(1, len(heads) + 1):
        word, steps = first, 0
        while word and steps <= len(heads):
            word, steps = heads[word - 1], steps + 1
        if word:
            return False
    return sum(head == 0 for head in heads) == 1


def total(scores: np.ndarray, heads: tuple[int, ...] | list[int]) -> int:
    return sum(int(scores[word, head]) for word, head in enumerate(heads))


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.integers(-20, 20), min_size=n * n + n, max_size=n * n + n)))
def test_no_tree_is_better(values: list[int]) -> None:
    size = int(len(values) ** 0.5)
    scores = np.array(values, dtype="float32").reshape(size, size + 1)
    heads = best_heads(scores)
    assert is_tree(heads)
    others = [found for found in product(range(size + 1), repeat=size) if is_tree(found)]
    assert total(scores, heads) == max(total(scores, found) for found in others)


@given(st.integers(1, 60), st.integers(0, 1000))
def test_long_sentences_are_trees(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype("float32")
    assert is_tree(best_heads(scores))
