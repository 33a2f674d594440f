"""What changed between two runs over the same articles: claims gained, lost, and told differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from pipeline.records import Claim, Relation

SETTLED = ("schema_version", "id", "document", "sentence", "event.id", "relations", "rules", "confidence")
"""Fields that are compared apart or not at all: ids and sentences follow from what else a claim says."""

MANNER = ("rules", "confidence")
"""Fields that say how a claim was read, not what it says."""


@dataclass(frozen=True)
class Change:
    """One figure's claim in both runs, and the names of the fields that differ: `claimant.name`, `figure.low`.

    `fields` follow the order of the record. An object that only one side has is one field: `event.place`.
    """

    before: Claim
    after: Claim
    fields: tuple[str, ...]

    @property
    def says_other(self) -> bool:
        """Whether the claim says something else now; False where only other rules told it, or it is surer."""
        return any(name not in MANNER for name in self.fields)


@dataclass(frozen=True)
class Changes:
    """What a second run gives against a first; each part by article, in order of first mention, then by place.

    `reread` are claims that say the same but owe it to other rules, or are more or less sure of it.
    """

    gained: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    changed: tuple[Change, ...]
    reread: tuple[Change, ...]
    same: int
    """How many claims are the same in every field."""


def changes_of(before: Iterable[Claim], after: Iterable[Claim]) -> Changes:
    """The claims of two runs set side by side by their evidence: the article and the words of the figure.

    A figure that was read as more or fewer words ("30,000", now "up to 30,000") is the same figure.
    """
    first, second = _by_document(before), _by_document(after)
    gained: list[Claim] = []
    lost: list[Claim] = []
    pairs: list[Change] = []
    for document in dict.fromkeys((*first, *second)):
        old, new = first.get(document, []), second.get(document, [])
        matched = _matches(old, new)
        pairs += [Change(old[one], new[other], fields_changed(old[one], new[other], old, new))
                  for one, other in matched]  # fmt: skip
        taken_old, taken_new = {one for one, _ in matched}, {other for _, other in matched}
        lost += [claim for index, claim in enumerate(old) if index not in taken_old]
        gained += [claim for index, claim in enumerate(new) if index not in taken_new]
    return Changes(
        tuple(gained),
        tuple(lost),
        tuple(pair for pair in pairs if pair.says_other),
        tuple(pair for pair in pairs if pair.fields and not pair.says_other),
        sum(not pair.fields for pair in pairs),
    )


def fields_changed(
    before: Claim, after: Claim, beside_before: Sequence[Claim] = (), beside_after: Sequence[Claim] = ()
) -> tuple[str, ...]:
    """Names of the fields in which two claims about the same figure differ, in the order of the record.

    `beside_…` are the other claims of the article: a relation is the same if it points to the same figure, also
    where that claim has another id now.
    """
    if before == after:
        return ()
    found = list(_differing(before, after, ""))
    if _targets(before.relations, beside_before) != _targets(after.relations, beside_after):
        found.append("relations")
    found += [name for name in MANNER if getattr(before, name) != getattr(after, name)]
    return tuple(found)


def _by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The claims of each article in the order of their figures."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.document.id, []).append(claim)
    for one in found.values():
        one.sort(key=lambda claim: (claim.figure.start, claim.figure.end))
    return found


def _matches(old: Sequence[Claim], new: Sequence[Claim]) -> list[tuple[int, int]]:
    """Indexes of claims over the same figure: first the same words, then words that overlap, each used once."""
    places: dict[tuple[int, int], list[int]] = {}
    for index, claim in enumerate(new):
        places.setdefault((claim.figure.start, claim.figure.end), []).append(index)
    found: list[tuple[int, int]] = []
    left: list[int] = []
    for index, claim in enumerate(old):
        exact = places.get((claim.figure.start, claim.figure.end))
        if exact:
            found.append((index, exact.pop(0)))
        else:
            left.append(index)
    free = sorted(index for indexes in places.values() for index in indexes)
    for index in left:
        near = [other for other in free if _overlap(old[index], new[other])]
        if near:
            free.remove(near[0])
            found.append((index, near[0]))
    return sorted(found)


def _overlap(one: Claim, other: Claim) -> bool:
    return one.figure.start < other.figure.end and other.figure.start < one.figure.end


def _differing(before: BaseModel, after: BaseModel, inside: str) -> Iterator[str]:
    for name in type(before).model_fields:
        path = inside + name
        if path in SETTLED:
            continue
        old: Any = getattr(before, name)
        new: Any = getattr(after, name)
        if isinstance(old, BaseModel) and isinstance(new, BaseModel):
            yield from _differing(old, new, f"{path}.")
        elif old != new:
            yield path


def _targets(relations: Iterable[Relation], claims: Iterable[Claim]) -> list[tuple[object, ...]]:
    """What a claim's relations say, each with the figure that it points to in place of an id."""
    wanted = list(relations)
    if not wanted:
        return []
    places = {claim.id: (claim.figure.start, claim.figure.end) for claim in claims}
    return [(one.type, places.get(one.target, one.target), one.factor) for one in wanted]
