"""A number that is no figure, as the readers of this package hand it on."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import SkipReason
from pipeline.spans.figures.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Skip:
    """Atoms with a number that is no figure, and why."""

    start: int
    end: int
    why: SkipReason
    rule: str


def reason(lexicon: Lexicon, rule: str, default: SkipReason) -> SkipReason:
    """Why a rule of skips.toml skips; `default` where a user dropped the rule."""
    found = lexicon.skips.get(rule)
    return default if found is None else found.skip
