"""The kinds of rule that say where no sentence begins."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from pipeline.rulebook.rule import Rule


class Abbreviation(Rule):
    """Words whose full stop ends no sentence when a certain sort of word follows: "Lt. Col. Price", "Rs. 4.5 crore"."""

    file: ClassVar[str] = "abbreviations"

    words: tuple[str, ...] = Field(min_length=1)
    """Without the full stop; letters count as written."""
    before: Literal["number", "name", "anything"]
    """What follows: a number, a word with a capital letter, or whatever comes."""


KINDS: tuple[type[Rule], ...] = (Abbreviation,)
