"""The kind of rule that tells how sure a claim is."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from pipeline.rulebook.rule import Rule

Share = Annotated[float, Field(gt=0, le=2)]


class Worth(Rule):
    """How often one part of a claim was right on annotated articles, by what told it."""

    file: ClassVar[str] = "confidence"

    shares: dict[str, Share] = Field(min_length=1)
    """By rule, file of rules or type; those of types are factors around 1."""


KINDS: tuple[type[Rule], ...] = (Worth,)
"""Every kind of rule in this module."""
