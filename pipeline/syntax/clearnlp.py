"""Answers for the labels of spaCy's English models: prepositions head their nouns, the copula its predicate."""

from __future__ import annotations

from pipeline.syntax.universal import *  # noqa: F403
