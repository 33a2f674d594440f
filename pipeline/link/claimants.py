"""Claimants over many articles: which of them are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import Claim, SourceKind

WORD = re.compile(r"\w+")
ARTICLES = frozenset(("the", "a", "an"))


@dataclass(frozen=True, order=True)
class Party:
    """One claimant of an event; two with the same key are the same."""

    key: tuple[str, ...]
    name: str | None
    kind: SourceKind


def parties_of(claims: Iterable[Claim]) -> dict[str, Party]:
    """The party behind each claim of an event, by the claim's id.

    Names are one if their words are, or if one is the end of the other: "Mills" and "Police Chief Carol Mills".
    An article speaks for its publisher; where it has none, and for sources that nobody names, for itself alone.
    """
    keys = {claim.id: (_key(claim), claim) for claim in claims}
    longest = _longest({key for key, _ in keys.values() if key[0] == "name"})
    grouped: defaultdict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for key, claim in keys.values():
        grouped[longest.get(key, key)].append(claim)
    parties = {}
    for key, group in grouped.items():
        party = Party(key, _name(group), min(claim.claimant.kind for claim in group))
        parties.update(dict.fromkeys((claim.id for claim in group), party))
    return parties


def _key(claim: Claim) -> tuple[str, ...]:
    claimant, document = claim.claimant, claim.document
    name = claimant.name or claimant.text
    words = tuple(word for word in WORD.findall((name or "").lower()) if word not in ARTICLES)
    if claimant.kind == "article":
        return ("publisher", document.publisher) if document.publisher else ("article", document.id)
    if claimant.kind == "unnamed" or not words:
        return ("unnamed", document.id, *words)
    return ("name", *words)


def _longest(names: set[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """By name, the longer one that ends with it, where there is just one longest: "Mills" may be anyone of two."""
    ending: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(names):
        for start in range(2, len(name)):
            ending[("name", *name[start:])].append(name)
    found = {}
    for name in names:
        longer = sorted(ending[name], key=lambda one: (-len(one), one)) if name in ending else []
        if longer and all(longer[0][-len(one) + 1 :] == one[1:] for one in longer):
            found[name] = longer[0]
    return found


def _name(claims: Iterable[Claim]) -> str | None:
    """The longest name that is given; the publisher's, where an article speaks for itself."""
    names = [
        claim.document.publisher if claim.claimant.kind == "article" else claim.claimant.name or claim.claimant.text
        for claim in claims
    ]
    return min((name for name in names if name), key=lambda name: (-len(name), name), default=None)
