"""Agreement: in which of its parts an extracted claim says the same as the gold figure it stands over."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.gold import UNNAMED, GoldFigure, Value

_TOLERANCE = 0.005
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "her", "our", "some", "one"})
_TITLES = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "sir", "president", "prime", "minister", "gen", "general", "col", "capt",
    "lt", "sgt",
})  # fmt: skip
_HINTS = ("reports", "sources", UNNAMED)


@dataclass(frozen=True)
class Agreement:
    """For each part of a claim, whether it is right; None where gold leaves nothing to compare."""

    value: bool
    claimant: bool
    type: bool
    trigger: bool
    modality: bool
    approximate: bool
    item: bool | None
    place: bool | None
    date: bool | None

    @property
    def event(self) -> bool:
        """Whether the event is right: its type, or the word that names it."""
        return self.type or self.trigger

    @property
    def levels(self) -> tuple[bool, bool, bool, bool, bool, bool]:
        """Right as span, value, claimant, event, claim and full; all but the first ask for the right value."""
        claim = self.value and self.claimant and self.event
        full = claim and self.modality and self.place is not False and self.date is not False
        return True, self.value, self.value and self.claimant, self.value and self.event, claim, full


def agreement_of(gold: GoldFigure, claim: Mapping[str, Any]) -> Agreement:
    """How far `claim` (a claim record as plain data) agrees; a part that the record lacks counts as null."""
    figure, event = part(claim, "figure"), part(claim, "event")
    return Agreement(
        value=any(_is_value(figure, value) for value in gold.values),
        claimant=_is_claimant(part(claim, "claimant"), gold),
        type=event.get("type") in gold.types,
        trigger=shares_word(event.get("trigger"), gold.triggers),
        modality=claim.get("modality") in gold.modalities,
        approximate=figure.get("approximate") == gold.approximate,
        item=shares_word(figure.get("item"), (gold.item,)) if gold.item else None,
        place=_is_place(part(event, "place").get("text"), gold),
        date=None if gold.dates == (None,) else part(event, "date").get("edtf") in gold.dates,
    )


def part(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The object under `name`; empty where it is null or missing."""
    found: Mapping[str, Any] = data.get(name) or {}
    return found


def is_same_name(found: str, accepted: str) -> bool:
    """Whether two names may be of one source, articles and possessives aside.

    "Brigadier Kinana" and "Kinana" are, since the shorter is the head or the beginning of the longer, as are names that
    share half of all their words. "the president" and "President Joe Biden" are not: a title alone names nobody.
    """
    one, other = (tuple(word for word in words_of(name) if word not in _DETERMINERS) for name in (found, accepted))
    if not one or not other:
        return False
    shared, together = set(one) & set(other), set(one) | set(other)
    if 2 * len(shared) >= len(together):
        return True
    shorter, longer = sorted((one, other), key=len)
    if not set(shorter) <= set(longer) or set(shorter) <= _TITLES:
        return False
    return longer[-1] == shorter[-1] or longer[: len(shorter)] == shorter


def shares_word(found: str | None, accepted: Iterable[str | None]) -> bool:
    """Whether `found` has a word in common with any of the accepted phrases; None has none."""
    words = set(words_of(found))
    return any(words & set(words_of(phrase)) for phrase in accepted)


def words_of(text: str | None) -> tuple[str, ...]:
    """The words of a phrase in lower case, in order, without "'s"."""
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’]s", "", (text or "").lower())))


def _is_value(figure: Mapping[str, Any], value: Value) -> bool:
    return (
        _is_near(figure.get("low"), value.low)
        and _is_near(figure.get("high"), value.high)
        and figure.get("unit") == value.unit
    )


def _is_near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _TOLERANCE * max(abs(one), abs(other))


def _is_claimant(claimant: Mapping[str, Any], gold: GoldFigure) -> bool:
    kind = claimant.get("kind")
    names = [name for name in (claimant.get("text"), claimant.get("name")) if name]
    return any(_is_source(kind, names, source, gold.aliases) for source in gold.sources)


def _is_source(kind: str | None, names: list[str], source: str | None, aliases: tuple[str, ...]) -> bool:
    if kind == "article" or source is None:
        return kind == "article" and source is None
    if source == UNNAMED:
        return kind == UNNAMED or any(shares_word(name, _HINTS) for name in names)
    return any(is_same_name(name, accepted) for name in names for accepted in (source, *aliases))


def _is_place(found: str | None, gold: GoldFigure) -> bool | None:
    if gold.places == (None,):
        return None
    return shares_word(found, gold.places) or (None in gold.places and not found)
