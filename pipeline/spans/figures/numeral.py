"""A number and the atoms it takes; and "and a half", which may follow digits and words alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.spans.figures.text import Text

HALF = Decimal("0.5")
LARGEST = Decimal(10) ** 24
"""No magnitude is taken beyond: "million million million ..." is a slip or a joke, and would soon be infinite."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the atoms it takes; `scale` is the product of the magnitudes written with it, 1 without any.

    A vague one ("hundreds") gives its floor. `plain` is a run of digits without separator: a year or name may be.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    vague: bool = False
    approximate: bool = False
    digits: bool = False
    plain: bool = False
    rule: str = "numbers.words"


def and_a_half(text: Text, numeral: Numeral) -> Numeral:
    """Such as "two and a half million", "a million and a half", "two and half years"."""
    joint = text.past_hyphen(numeral.end)
    article = text.past_hyphen(joint + 1)
    bare = text.low(article) == "half" and text.low(article + 1) not in ("of", "the", "")
    part = article if bare else text.past_hyphen(article + 1)
    if text.low(joint) != "and" or not (bare or text.low(article) == "a") or text.low(part) not in ("half", "quarter"):
        return numeral
    extra = HALF if text.low(part) == "half" else HALF / 2
    end, scale = part + 1, numeral.scale
    magnitude = text.lexicon.value("magnitude", text.low(end))
    if magnitude is not None:
        end, scale = end + 1, scale * magnitude
    base = numeral.value / numeral.scale
    return replace(numeral, end=end, value=(base + extra) * scale, scale=scale, plain=False)
