"""Temporal expressions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.marks import DateMark, Stage

NAME = "claims_dates"


def find_dates(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[DateMark, ...]:
    """Nothing yet."""
    return ()


@Language.factory(NAME, default_config={"rules": []}, requires=["doc._.paragraphs"], assigns=["doc._.dates"])
def make_dates(nlp: Language, name: str, rules: Sequence[str]) -> Stage[DateMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("dates", partial(find_dates, folders=tuple(rules)))
