"""What stands around a quantity and bounds it: "at least", "no more than", "some", "or so", "100-plus"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.rulebook.figures import BoundRule
from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.text import Text


def bounded(text: Text, quantity: Quantity) -> Quantity:
    """The quantity with the words that bound it, at most three before it and one after."""
    for _ in range(3):
        before = _before(text, quantity.start)
        if before is None:
            break
        start, rule = before
        if rule.outside:
            return _apply(quantity, rule)
        quantity = replace(_apply(quantity, rule), start=start)
    after = text.lexicon.bounds_after.at(text.atoms, quantity.end)
    if after is not None and _closes(text, quantity, *after):
        quantity = replace(_apply(quantity, after[1]), end=after[0])
    return quantity


def _before(text: Text, start: int) -> tuple[int, BoundRule] | None:
    """The bound that ends where the quantity begins, and where it starts."""
    found = text.lexicon.bounds_before.until(text.atoms, start)
    if found is None and text.lexicon.has("contexts.inside", text.low(start - 1)):
        found = text.lexicon.bounds_before.until(text.atoms, start - 1)
        if found is None and text.lexicon.has("contexts.inside", text.low(start - 2)):
            found = text.lexicon.bounds_before.until(text.atoms, start - 2)
        if found is not None and found[1].bound == "about" and text.low(start - 1) not in ("a", "an", "another"):
            return None
    if found is not None and text.low(found[0]) == "-":
        return None
    if (
        found is not None
        and text.low(found[0]) == "over"
        and text.low(found[0] - 1) in ("all", "start", "take", "taking")
    ):
        return None
    return found


def _closes(text: Text, quantity: Quantity, end: int, rule: BoundRule) -> bool:
    """The words behind bound the number: "100+" but not "100 + 50", "50 at least." but not "50 at least twice"."""
    opener = text.low(quantity.end)
    if opener == "+":
        return text.is_glued(quantity.end) and not text.is_number(end)
    if opener in ("at", "approximately", "give", "plus"):
        return text.atom(end).kind in ("sign", "break") or text.low(end) in ("in", "of", "were", "are")
    if (
        opener == "or"
        and text.low(quantity.end + 1) == "more"
        and text.low(end) in ("than", "precisely", "to", "importantly")
    ):
        return False
    return not (opener == "-" and not text.is_glued(quantity.end) and text.low(end - 1) != "plus")


def _apply(quantity: Quantity, rule: BoundRule) -> Quantity:
    """The quantity bounded by `rule`; an outer bound rules over an approximation, a range or vague count stays one."""
    rules = (*quantity.rules, rule.id)
    if rule.bound == "about":
        bound = "about" if quantity.bound == "exact" else quantity.bound
        return replace(quantity, approximate=True, bound=bound, rules=rules)
    if quantity.bound in ("range", "vague"):
        return replace(quantity, rules=rules)
    return replace(quantity, bound=rule.bound, rules=rules)
