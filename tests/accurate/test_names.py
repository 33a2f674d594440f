"""Names out of scores, against all sequences of labels of short texts."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.accurate.names import best_names

LABELS = ["O", *(f"{part}-{kind}" for kind in ("LOC", "ORG") for part in "BILU")]


def labels_of(names: list[tuple[int, int, str]], size: int) -> tuple[str, ...]:
    labels = ["O"] * size
    for start, end, kind in names:
        parts = "U" if end - start == 1 else f"B{'I' * (end - start - 2)}L"
        labels[start:end] = [f"{part}-{kind}" for part in parts]
    return tuple(labels)


def all_names(size: int, start: int = 0) -> list[list[tuple[int, int, str]]]:
    """Every way to have names in the words from `start` on."""
    if start >= size:
        return [[]]
    found = all_names(size, start + 1)
    for end, kind in product(range(start + 1, size + 1), ("LOC", "ORG")):
        found += [[(start, end, kind), *rest] for rest in all_names(size, end)]
    return found


@given(st.integers(0, 4), st.integers(0, 10_000))
def test_no_names_are_better(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, len(LABELS))).astype("float32")

    def total(names: list[tuple[int, int, str]]) -> float:
        return sum(float(scores[word, LABELS.index(label)]) for word, label in enumerate(labels_of(names, size)))

    found = best_names(scores, LABELS)
    assert abs(total(found) - max(map(total, all_names(size)))) < 1e-4
