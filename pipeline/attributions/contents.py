"""Where a form finds what is said: each role names a part of the sentence.

A role gives the content's tokens without the cue and its phrase, or None where it has no answer.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.attributions import clauses, complements, surroundings
from pipeline.attributions.page import Found, Page, Source
from pipeline.rulebook.attributions import Content

CONTENTS: dict[Content, Callable[[Page, Token, Source], Found]] = {
    "clause": clauses.clause,
    "noun-clause": clauses.noun_clause,
    "tail": clauses.tail,
    "that-tail": clauses.that_tail,
    "host": surroundings.host,
    "around": surroundings.around,
    "aside": surroundings.beside_aside,
    "rest": surroundings.rest,
    "object": complements.object_,
    "counted": complements.counted,
    "measure": complements.measure,
    "infinitive": complements.infinitive,
    "gerund": complements.gerund,
    "raised": complements.raised,
    "complement": complements.complement,
    "question": complements.question,
    "modified": complements.modified,
    "of": complements.of,
    "about": complements.about,
}
"""Where each role looks; the role `reported` is found with the forms, since it needs another reading."""
