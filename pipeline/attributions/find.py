"""Who says what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.marks import AttributionMark, Stage

NAME = "claims_attributions"


def find_attributions(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[AttributionMark, ...]:
    """Nothing yet."""
    return ()


@Language.factory(
    NAME,
    default_config={"rules": []},
    requires=["doc._.quotes", "doc._.names", "doc._.figures", "token.dep"],
    assigns=["doc._.attributions"],
)
def make_attributions(nlp: Language, name: str, rules: Sequence[str]) -> Stage[AttributionMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("attributions", partial(find_attributions, folders=tuple(rules)))
