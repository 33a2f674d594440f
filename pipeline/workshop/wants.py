"""What an analyst wants of a sentence: `figure=30,000`, `claimant=NIS`, held against the records it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.errors import OptionError
from pipeline.records import Claim
from pipeline.rulebook.wrong import nearest

FIELDS: Mapping[str, tuple[str, ...]] = {
    "figure": ("figure.text", "figure.low", "figure.high"),
    "low": ("figure.low",),
    "high": ("figure.high",),
    "bound": ("figure.bound",),
    "unit": ("figure.unit",),
    "item": ("figure.item",),
    "claimant": ("claimant.name", "claimant.text"),
    "kind": ("claimant.kind",),
    "cue": ("attribution.cue",),
    "stance": ("attribution.stance",),
    "form": ("attribution.form",),
    "modality": ("modality",),
    "type": ("event.type",),
    "measure": ("event.measure",),
    "trigger": ("event.trigger",),
    "place": ("event.place.text", "event.place.country"),
    "date": ("event.date.edtf", "event.date.text"),
}
"""What can be wanted, and the fields of a record that may give it."""
LOOSE = ("figure.text", "figure.item", "claimant.name", "claimant.text", "attribution.cue", "event.place.text",
         "event.date.text")  # fmt: skip
"""Fields in which part of the words is enough."""


@dataclass(frozen=True)
class Want:
    """One field and the value wanted of it."""

    name: str
    value: str

    def met_by(self, claim: Claim) -> bool:
        """Whether a record says so."""
        return any(self._is(path, value) for path in FIELDS[self.name] if (value := said(claim, path)) is not None)

    def _is(self, path: str, value: str) -> bool:
        wanted, found = self.value.casefold(), value.casefold()
        if path in LOOSE:
            return f" {wanted} " in f" {found} "
        return wanted == found or _number(wanted) == _number(found) is not None


def wants_of(given: Iterable[str]) -> tuple[Want, ...]:
    """Wants as they are written. Raises OptionError if one is not `field=value`, or there is no such field."""
    found = []
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not value.strip():
            raise OptionError(f"--want {one}: write it as field=value: --want figure=30,000")
        if name not in FIELDS:
            raise OptionError(f"--want {one}: {name}: no such field{nearest(name, FIELDS)}")
        found.append(Want(name, value.strip()))
    return tuple(found)


def nearest_claim(claims: Iterable[Claim], wants: tuple[Want, ...]) -> Claim | None:
    """The record that meets most, a wanted figure before all else; None where there is no record."""
    return max(claims, key=lambda claim: _worth(claim, wants), default=None)


def _worth(claim: Claim, wants: tuple[Want, ...]) -> int:
    return sum((len(wants) + 1 if want.name == "figure" else 1) for want in wants if want.met_by(claim))


def said(claim: Claim, path: str) -> str | None:
    """A field of a record as text, of a part its words: `event.place`; None where the record does not say."""
    value: object = claim
    for name in path.split("."):
        value = getattr(value, name, None)
        if value is None:
            return None
    if isinstance(value, tuple):
        return ", ".join(_words(one) for one in value) or None
    return _words(value)


def _words(value: object) -> str:
    """A value in words: of a span its text, of an attribution its cue, of a relation its type."""
    if isinstance(value, float):
        return f"{value:g}"
    for name in ("text", "cue", "type"):
        words = getattr(value, name, None)
        if words is not None:
            return str(words)
    return str(value)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
