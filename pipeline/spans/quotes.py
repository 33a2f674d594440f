"""Quotations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.marks import QuoteMark, Stage

NAME = "claims_quotes"


def find_quotes(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[QuoteMark, ...]:
    """Nothing yet."""
    return ()


@Language.factory(NAME, default_config={"rules": []}, requires=["doc._.paragraphs"], assigns=["doc._.quotes"])
def make_quotes(nlp: Language, name: str, rules: Sequence[str]) -> Stage[QuoteMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("quotes", partial(find_quotes, folders=tuple(rules)))
