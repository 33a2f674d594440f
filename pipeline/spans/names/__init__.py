"""Names of persons, places and organisations, and which of them are the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.marks import NameMark, Stage
from pipeline.spans.names.mentions import find_mentions
from pipeline.spans.names.same import entities_of

NAME = "claims_names"


def find_names(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[NameMark, ...]:
    """The names in text order, none overlapping; a surname or acronym shares `entity` and `name` with the full name."""
    mentions = find_mentions(doc, folders)
    return tuple(
        NameMark(one.start, one.end, entity.label, entity.name, entity.number, one.rule)
        for one, entity in zip(mentions, entities_of(mentions, folders), strict=True)
    )


@Language.factory(NAME, default_config={"rules": []}, requires=["doc.ents"], assigns=["doc._.names"])
def make_names(nlp: Language, name: str, rules: Sequence[str]) -> Stage[NameMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("names", partial(find_names, folders=tuple(rules)))
