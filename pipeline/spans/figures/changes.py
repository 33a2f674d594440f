"""Whether a figure is an amount of change ("rose 8%", "30,000 more") and how it counts into others ("of those")."""

from __future__ import annotations

from pipeline.records import Accounting, Change
from pipeline.rulebook.figures import ChangeRule
from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.text import Text
from pipeline.spans.figures.units import LENGTHS

LEVELS = frozenset({"to", "at", "from", "per", "until", "between"})
ADJECTIVES = 2
"""Words that may stand between an amount and "increase": "an 8% annual pay increase"."""
BACK = 8
"""Words before "by" among which the verb is sought: "raised the price of bread by 8%"."""


def change_of(text: Text, found: Quantity) -> tuple[ChangeRule, ...]:
    """The rules that tell the change, the nearest first; a written sign needs none."""
    if found.unit == "x":
        return _around(text, found)
    rules = (_rule_before(text, found.start), _rule_after(text, found))
    return tuple(rule for rule in rules if rule is not None and (not rule.kinds or found.kind in rule.kinds))


def direction(found: Quantity, rules: tuple[ChangeRule, ...]) -> Change | None:
    """Up or down; None for a level."""
    if found.signed and found.unit not in ("Cel", "degF", "deg"):
        return "up" if found.signed > 0 else "down"
    said = next((rule.change for rule in rules if rule.change is not None), None)
    if said is None and "numbers.multiples" in found.rules and found.number_end - found.first == 1:
        return ("up" if found.value > 1 else "down") if found.end == found.number_end else None  # "doubled"
    return said


def accounting(found: Quantity, rules: tuple[ChangeRule, ...], change: Change | None) -> Accounting | None:
    """How the figure counts into others; an amount of change is one where nothing else is said."""
    said = [rule.accounting for rule in rules if rule.accounting is not None]
    other = next((one for one in said if one != "change"), None)
    if other == "additional" and found.kind not in ("count", "money"):
        return "change"  # "5% more"
    return other or ("change" if change is not None else None)


def _around(text: Text, found: Quantity) -> tuple[ChangeRule, ...]:
    """Such as "a tenfold rise", "grew threefold"."""
    rules = (_rule_before(text, found.start), _rule_after(text, found))
    return tuple(rule for rule in rules if rule is not None and "times" not in text.low(found.end - 1))


def _rule_before(text: Text, start: int) -> ChangeRule | None:
    """The rule whose words stand before the quantity, fillers skipped; from "by" back to the verb."""
    place, by = _before_compound(text, start), False
    for _ in range(4):
        found = text.lexicon.changes_before.until(text.atoms, place)
        if found is not None and found[1].accounting == "additional":
            return _moved(text, found[0]) or found[1]
        if found is not None:
            return None if _is_other(text, found[0], place, found[1]) else found[1]
        if not text.lexicon.has("contexts.fillers", text.low(place - 1)):
            break
        by = by or text.low(place - 1) == "by"
        place -= 1
    return _verb_before(text, place) if by else None


def _before_compound(text: Text, place: int) -> int:
    """Where "better-than-expected" begins in "rose a better-than-expected 5%"; `place` without such a word."""
    first = place - 1
    while text.is_hyphen(first - 1) and text.is_glued(first) and text.atom(first - 2).kind == "word":
        first -= 2
    return first if first < place - 3 else place


def _moved(text: Text, place: int) -> ChangeRule | None:
    """The verb before "a further": "fell a further 8%", "cut output by another 8%"."""
    if text.low(place - 1) == "by":
        return _verb_before(text, place)
    found = text.lexicon.changes_before.until(text.atoms, place)
    return found[1] if found is not None and found[1].change is not None else None


def _is_other(text: Text, start: int, end: int, rule: ChangeRule) -> bool:
    """Such as "cut off 5 villages", "added: 5 ...", "the last 12 months" mean no change."""
    word, before = text.low(start), text.atom(start - 1)
    if text.is_hyphen(start - 1):  # "an eyebrow-raising 40,570"
        return True
    if text.atom(start).text.istitle() and before.kind == "word":  # "gave the Fund for Growth $5 million"
        return not text.is_heading(start)
    if word in ("up", "down") and end == start + 1:
        ended = word == "down" and text.low(start - 1) == "ended"  # "ended down 1%", but "ended up 20 metres away"
        moved = text.lexicon.has("contexts.movers", before.lower) or not before.lower.endswith(("ed", "ing"))
        return (text.lexicon.has("contexts.givers", before.lower) or not moved) and not ended
    return text.low(start - 1) in ("to", "the", "a") and word in ("add", "advance", "contract", "lower", "higher")


def _verb_before(text: Text, place: int) -> ChangeRule | None:
    """Such as "raised the price of bread by 8%"."""
    for back in range(1, BACK):
        atom = text.atom(place - back)
        if atom.kind == "break" or atom.text in (".", ";", ":"):
            return None
        found = text.lexicon.changes_before.until(text.atoms, place - back)
        if found is not None and found[1].change is not None:
            return found[1]
    return None


def _rule_after(text: Text, found: Quantity) -> ChangeRule | None:
    """The rule whose words stand behind the quantity; behind a percentage, adjectives may come between."""
    place = text.past_hyphen(found.end)
    after = text.lexicon.changes_after.at(text.atoms, place)
    where = found.unit in LENGTHS and text.low(place) in ("up", "down", "above", "below", "short")  # "734 feet down"
    named = text.atom(place).text.istitle() and not text.is_heading(place)  # "a 48MW Lower Indus plant"
    if named or (after is not None and (where or (text.low(place), text.low(place + 1)) == ("up", "to"))):
        return None  # "from 450 sq ft up to 900 sq ft"
    if after is not None:
        bare = found.unit is None and not text.lexicon.has("contexts.counted", text.low(place))
        return None if bare and text.low(place) != "than" and text.low(after[0]) != "than" else after[1]
    if found.unit is None:
        return None
    for step in range(1, ADJECTIVES + 1):
        if text.atom(place + step - 1).kind != "word" or text.lexicon.has("items.ends", text.low(place + step - 1)):
            return None
        after = text.lexicon.changes_after.at(text.atoms, place + step)
        if (
            after is not None
            and after[1].accounting == "change"
            and text.low(place + step) not in ("up", "down", "above", "below", "more", "less", "fewer")
        ):
            return after[1]
    return None
