"""Names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.marks import NameMark, Stage

NAME = "claims_names"


def find_names(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[NameMark, ...]:
    """Nothing yet."""
    return ()


@Language.factory(NAME, default_config={"rules": []}, requires=["doc.ents"], assigns=["doc._.names"])
def make_names(nlp: Language, name: str, rules: Sequence[str]) -> Stage[NameMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("names", partial(find_names, folders=tuple(rules)))
