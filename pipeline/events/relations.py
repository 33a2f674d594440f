"""How figures relate."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.marks import RelationMark, Stage

NAME = "claims_relations"


def find_relations(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[RelationMark, ...]:
    """Nothing yet."""
    return ()


@Language.factory(
    NAME, default_config={"rules": []}, requires=["doc._.figures", "doc._.events"], assigns=["doc._.relations"]
)
def make_relations(nlp: Language, name: str, rules: Sequence[str]) -> Stage[RelationMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("relations", partial(find_relations, folders=tuple(rules)))
