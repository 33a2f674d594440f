"""What each figure measures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.marks import EventMark, Stage

NAME = "claims_events"


def find_events(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[EventMark, ...]:
    """Nothing yet."""
    return ()


@Language.factory(
    NAME,
    default_config={"rules": []},
    requires=["doc._.figures", "doc._.dates", "doc._.names", "doc._.attributions", "token.dep"],
    assigns=["doc._.events"],
)
def make_events(nlp: Language, name: str, rules: Sequence[str]) -> Stage[EventMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("events", partial(find_events, folders=tuple(rules)))
