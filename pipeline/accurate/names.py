"""Names out of the scores of each word's part in one: begin, in, last, unit, out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Name = tuple[int, int, str]
"""First word, the word behind the last, kind."""


def best_names(scores: NDArray[np.float32], labels: Sequence[str]) -> list[Name]:
    """The names of the best sequence of labels in which every name has a beginning and an end of one kind."""
    if not len(scores):
        return []
    barred = ~np.array([[_follows(before, label) for label in labels] for before in labels])
    best = scores[0] - 1e9 * ~np.array([_follows("O", label) for label in labels])
    came = np.zeros(scores.shape, dtype="int64")
    for word in range(1, len(scores)):
        sums = best[:, None] - 1e9 * barred
        came[word] = sums.argmax(axis=0)
        best = sums.max(axis=0) + scores[word]
    best = best - 1e9 * ~np.array([_follows(label, "O") for label in labels])
    path = [int(best.argmax())]
    for word in range(len(scores) - 1, 0, -1):
        path.append(int(came[word, path[-1]]))
    return _spans([labels[place] for place in reversed(path)])


def _follows(before: str, label: str) -> bool:
    """Whether a word may have this label behind one with that."""
    if before[0] in "BI":
        return label[0] in "IL" and label[1:] == before[1:]
    return label[0] in "BUO"


def _spans(labels: Sequence[str]) -> list[Name]:
    found, start = [], 0
    for word, label in enumerate(labels):
        if label[0] in "BU":
            start = word
        if label[0] in "LU":
            found.append((start, word + 1, label[2:]))
    return found
