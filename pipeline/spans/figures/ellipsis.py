"""What a bare figure takes over from the one before it: "killed 105 people and wounded 291", "190 points, or 0.6%"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.marks import FigureMark

NEAR = 40
"""Tokens within which the figure before must stand, in the same sentence."""
JOINTS = frozenset({"and", "or", "to", "by", "than", "against", "versus", "x", "×"})
"""Words between two figures with one item or unit."""
AMOUNTS = ("percent", "percentage_point", "measure")
"""Kinds whose unit the next of a row leaves out; money is left out too, but then as cents or in thousands."""
LEVELS = ("to", "at", "from", "of", "by")
"""Words before a number that is a new measure: "rose 2.1% to 8.5"."""
RESTATING = frozenset({"or", ",", "(", "about", "around", "nearly"})
"""Words between an amount of change and the same amount in another unit."""


def completed(doc: Doc, figure: FigureMark, earlier: Sequence[FigureMark], *, parsed: bool) -> FigureMark:
    """The figure with the item, and the change, that only the figure before it states; items in `parsed` text only."""
    if not earlier:
        return figure
    before = earlier[-1]
    if figure.item is not None and any(
        other.start < figure.item[1] and figure.item[0] < other.end for other in earlier
    ):
        figure = replace(figure, item=None)  # the noun is another figure's unit: "from 18 mpg to 24"
    if _follows_from(doc, before, figure):
        figure = replace(figure, unit=before.unit, kind=before.kind)
    elif _is_next_of_row(doc, before, figure):
        figure = replace(figure, unit=before.unit, kind=before.kind, per=before.per, item=before.item)
    if figure.change is None and before.change is not None and _restates(doc, before, figure):
        figure = replace(figure, change=before.change, accounting=figure.accounting or before.accounting)
    if parsed and figure.item is None and figure.kind in ("count", "percent", "measure") and figure.unit != "x":
        figure = replace(figure, item=_item(doc, figure, earlier))
    return figure


def shared_item(doc: Doc, figure: FigureMark, following: FigureMark) -> FigureMark:
    """The figure with the item or unit of the one it is joined to: "41,773 and 11,189 infections", "130 and 200 km"."""
    between = {token.lower_ for token in doc[figure.end : following.start]}
    joined = len(between) == 1 and between <= JOINTS
    if not joined or figure.item is not None:
        return figure
    if figure.kind == "count" and figure.bound == "exact" and following.kind in ("measure", "percent"):
        return replace(figure, unit=following.unit, kind=following.kind, item=following.item)
    if following.item is None or following.item[0] < following.end:
        return figure
    if (figure.kind, figure.unit) != (following.kind, following.unit) or figure.kind != "count":
        return figure
    return replace(figure, item=following.item)


def _follows_from(doc: Doc, before: FigureMark, figure: FigureMark) -> bool:
    """Such as "from about 14-18 mpg to 24": the bare number has the unit of the one before."""
    bare = figure.unit == "count" and figure.item is None and before.unit not in ("count", "x")
    if not bare or doc[figure.start - 1].lower_ != "to" or doc[max(before.start - 1, 0)].lower_ != "from":
        return False
    return figure.start - before.end <= 8 and not any(token.is_sent_start for token in doc[before.end : figure.start])


def _is_next_of_row(doc: Doc, before: FigureMark, figure: FigureMark) -> bool:
    """Such as "Chad produces 117 tons; Malawi, 107; Zambia, 104", "Roe reached 20.3 percent and Poe 14.2"."""
    counted = figure.item is not None and figure.item[0] >= figure.start
    if figure.unit != "count" or counted or before.kind not in AMOUNTS or before.start < _opening(doc, figure.start):
        return False
    between = [token.text for token in doc[before.end : figure.start]]
    named = between[-1:] == [","] and ";" in between and doc[figure.start - 2].pos_ == "PROPN"
    whole = figure.low is None or figure.low == int(figure.low)
    return named or not (whole or doc[figure.start - 1].lower_ in LEVELS)


def _restates(doc: Doc, before: FigureMark, figure: FigureMark) -> bool:
    """Such as "lost 190 points, or 0.6%"."""
    start = max(before.end, before.item[1] if before.item is not None else 0)
    between = [token.lower_ for token in doc[start : figure.start]]
    return 0 < len(between) <= 3 and "or" in between and set(between) <= RESTATING and before.unit != figure.unit


def _item(doc: Doc, figure: FigureMark, earlier: Sequence[FigureMark]) -> tuple[int, int] | None:
    """The item of the nearest figure of the same kind and unit in the sentence; a share that changes has none."""
    if figure.kind == "percent" and figure.change is not None:
        return None
    opening = _opening(doc, figure.start)
    for other in reversed(earlier[-4:]):
        if other.start < opening:
            return None
        if other.item is not None and (other.kind, other.unit) == (figure.kind, figure.unit):
            return other.item
    return None


def _opening(doc: Doc, place: int) -> int:
    """Where the sentence around token `place` begins, NEAR tokens back at most.

    Asked token by token: `Token.sent` and `Doc.has_annotation` walk through the whole text each time.
    """
    start = place
    while start > max(place - NEAR, 0) and not doc[start].is_sent_start:
        start -= 1
    return start
