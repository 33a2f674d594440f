"""The kinds of rule that bring together what many articles say of one event."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from pipeline.rulebook.rule import Rule


class Usual(Rule):
    """Words that stand in many news articles, whatever these are about."""

    file: ClassVar[str] = "usual"

    share: Annotated[float, Field(gt=0, le=1)]
    """Share of the articles that each of the words stands in."""
    words: tuple[str, ...] = Field(min_length=1)
    """Lower case, with a straight apostrophe."""


class Alike(Rule):
    """Nouns that count the same things, so that figures with them may be compared."""

    file: ClassVar[str] = "alike"

    words: tuple[str, ...] = Field(min_length=1)
    """Heads of noun phrases, lower case, in the singular or an irregular plural; the first one stands for all."""


KINDS: tuple[type[Rule], ...] = (Usual, Alike)
"""Every kind of rule in this module."""
