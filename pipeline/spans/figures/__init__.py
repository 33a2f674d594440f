"""Figures, and the numbers that are none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.marks import FigureMark, Stage

NAME = "claims_figures"


def find_numbers(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[FigureMark, ...]:
    """Nothing yet."""
    return ()


@Language.factory(NAME, default_config={"rules": []}, requires=["doc._.dates"], assigns=["doc._.numbers"])
def make_numbers(nlp: Language, name: str, rules: Sequence[str]) -> Stage[FigureMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("numbers", partial(find_numbers, folders=tuple(rules)))
