"""Figures, and the numbers that are none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from spacy.language import Language

from pipeline.marks import FigureMark, SkipMark, Stage
from pipeline.spans.figures.find import find_numbers

__all__ = ["NAME", "find_numbers", "make_numbers"]

NAME = "claims_figures"


@Language.factory(
    NAME,
    default_config={"rules": []},
    requires=["doc._.dates"],
    assigns=["doc._.numbers", "doc._.figures", "doc._.skipped"],
)
def make_numbers(nlp: Language, name: str, rules: Sequence[str]) -> Stage[FigureMark | SkipMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("numbers", partial(find_numbers, folders=tuple(rules)))
