"""Names that the rules know: news agencies, intelligence services, countries and capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from pipeline.rulebook import load
from pipeline.rulebook.names import Demonym, NameWords, Role

LONGEST = 6
"""Words of the longest known name that is looked for."""


def known_label(name: str, label: str, folders: tuple[str, ...]) -> str:
    """The label of a name, ORG where the rules know it as an organisation: models take Hamas for a man."""
    return "ORG" if _known(folders).get(name) == "ORG" else label


def known_names(doc: Doc, taken: Sequence[bool], folders: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Known names that the model missed, the longest first at each place."""
    known, openings = _known(folders), _openings(folders)
    free = 0
    for token in doc:
        place = token.i
        if place >= free and not taken[place] and token.text in openings:
            alone = len(token) > 2 and token.pos_ in ("PROPN", "")
            for end in range(min(len(doc), place + LONGEST), place, -1):
                label = known.get(doc[place:end].text)
                if label is not None and not any(taken[place:end]) and (end > place + 1 or alone):
                    yield place, end, label
                    free = end
                    break


@cache
def _known(folders: tuple[str, ...]) -> dict[str, str]:
    """Label by name; single words that mean other things too are left out."""
    vague = {word for rule in load(NameWords, folders) if rule.id == "names.not-alone" for word in rule.words}
    found: dict[str, str] = {}
    for role in load(Role, folders):
        found.update(dict.fromkeys(role.names, "ORG"))
    for demonym in load(Demonym, folders):
        label = "NORP" if demonym.plural else "LOC"
        for word in demonym.words:
            found.setdefault(word, label)
            if demonym.plural and not word.endswith(("s", "sh", "ese")):
                found.setdefault(f"{word}s", label)
    return {name: label for name, label in found.items() if name not in vague}


@cache
def _openings(folders: tuple[str, ...]) -> frozenset[str]:
    """First tokens of all known names, as a tokenizer cuts them."""
    return frozenset(name.split()[0] for name in _known(folders))
