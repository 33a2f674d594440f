"""Which country words point to: its name, its people, its capital."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pycountry

from pipeline.rulebook import load
from pipeline.rulebook.names import Demonym

LONGEST = 7
"""Words of the longest name looked for: "Democratic Republic of the Congo" and a spare."""


def country_of(words: Sequence[str], folders: tuple[str, ...] = ()) -> str | None:
    """ISO 3166-1 alpha-2 code of the first country that the words point to; None where they name none."""
    known = _codes(folders)
    for start in range(len(words)):
        if words[start][:1].isupper() and (start == 0 or words[start - 1].lower() not in _blocking(folders)):
            for end in range(min(len(words), start + LONGEST), start, -1):
                code = known.get(" ".join(words[start:end]))
                if code is not None:
                    return code
    return None


def is_country(name: str, folders: tuple[str, ...] = ()) -> bool:
    """Whether a name is that of a country and not of its people or capital."""
    return name in _country_names(folders)


def country_code(name: str, folders: tuple[str, ...] = ()) -> str | None:
    """ISO code of a whole name."""
    return _codes(folders).get(name)


@cache
def _blocking(folders: tuple[str, ...]) -> frozenset[str]:
    """Words in lower case behind which no country is read."""
    return frozenset(word for rule in load(Demonym, folders) for word in rule.not_after)


@cache
def _country_names(folders: tuple[str, ...]) -> frozenset[str]:
    rules = (rule for rule in load(Demonym, folders) if rule.id == "demonyms.names")
    return frozenset((*_official(), *(word for rule in rules for word in rule.words)))


@cache
def _codes(folders: tuple[str, ...]) -> dict[str, str]:
    """Code by exact words; a user's rules before ours, and ours before the official names."""
    found: dict[str, str] = {}
    for rule in load(Demonym, folders):
        for word, code in rule.words.items():
            found.setdefault(word, code)
            if rule.plural:
                found.setdefault(f"{word}s", code)
    for name, code in _official().items():
        found.setdefault(name, code)
    return found


@cache
def _official() -> dict[str, str]:
    """Code by short and common name; "Korea, Republic of" is no name that news would use."""
    names = {country.name: country.alpha_2 for country in pycountry.countries}
    common = {
        country.common_name: country.alpha_2 for country in pycountry.countries if hasattr(country, "common_name")
    }
    return {name: code for name, code in {**names, **common}.items() if "," not in name}
