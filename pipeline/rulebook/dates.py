"""The kinds of rule that the dates stage reads."""

from __future__ import annotations

from pipeline.rulebook.rule import Rule

KINDS: tuple[type[Rule], ...] = ()
