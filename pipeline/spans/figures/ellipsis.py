"""What a bare figure takes over from the one before it: "killed 105 people and wounded 291", "190 points, or 0.6%"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.marks import FigureMark

NEAR = 40
"""Tokens within which the figure before must stand, in the same sentence."""
RESTATING = frozenset({"or", ",", "(", "about", "around", "nearly"})
"""Words between an amount of change and the same amount in another unit."""


def completed(doc: Doc, figure: FigureMark, earlier: Sequence[FigureMark]) -> FigureMark:
    """The figure with the item, and the change, that only the figure before it states."""
    if not earlier:
        return figure
    before = earlier[-1]
    if figure.change is None and before.change is not None and _restates(doc, before, figure):
        figure = replace(figure, change=before.change, accounting=figure.accounting or before.accounting)
    if figure.item is None and figure.kind in ("count", "percent", "measure") and figure.unit != "x":
        figure = replace(figure, item=_item(doc, figure, earlier))
    return figure


def _restates(doc: Doc, before: FigureMark, figure: FigureMark) -> bool:
    """ "lost 190 points, or 0.6%"."""
    start = max(before.end, before.item[1] if before.item is not None else 0)
    between = [token.lower_ for token in doc[start : figure.start]]
    return 0 < len(between) <= 3 and "or" in between and set(between) <= RESTATING and before.unit != figure.unit


def _item(doc: Doc, figure: FigureMark, earlier: Sequence[FigureMark]) -> tuple[int, int] | None:
    """The item of the nearest figure of the same kind and unit in the sentence; a share that changes has none."""
    if figure.kind == "percent" and figure.change is not None:
        return None
    if not doc.has_annotation("SENT_START"):
        return None
    opening = max(doc[figure.start].sent.start, figure.start - NEAR)
    for other in reversed(earlier[-4:]):
        if other.start < opening:
            return None
        if other.item is not None and (other.kind, other.unit) == (figure.kind, figure.unit):
            return other.item
    return None
