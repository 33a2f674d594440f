"""Temporal expressions: dates, times, durations and sets, with their place on the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from spacy.language import Language

from pipeline.marks import DateMark, Stage
from pipeline.spans.dates.find import find_dates
from pipeline.spans.dates.grammar import grammar_for

NAME = "claims_dates"


@Language.factory(NAME, default_config={"rules": []}, requires=["doc._.paragraphs"], assigns=["doc._.dates"])
def make_dates(nlp: Language, name: str, rules: Sequence[str]) -> Stage[DateMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules. Raises RuleError for a wrong one."""
    grammar_for(tuple(rules))
    return Stage("dates", partial(find_dates, folders=tuple(rules)))
