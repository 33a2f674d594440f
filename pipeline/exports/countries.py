"""Countries as the codebooks of others write them, from their ISO 3166-1 alpha-2 code."""

from __future__ import annotations

from typing import Any

import pycountry


def name_of(code: str | None) -> str | None:
    """The usual English name; None for no code and for one that is nobody's."""
    country = _country(code)
    return None if country is None else getattr(country, "common_name", country.name)


def iso3_of(code: str | None) -> str | None:
    """ISO 3166-1 alpha-3."""
    country = _country(code)
    return None if country is None else country.alpha_3


def number_of(code: str | None) -> int | None:
    """ISO 3166-1 numeric."""
    country = _country(code)
    return None if country is None else int(country.numeric)


def is_country(text: str | None, code: str | None) -> bool:
    """Whether the words are a name of the country with this code, and so tell no more exact place."""
    country = _country(code)
    if country is None or text is None:
        return False
    names = (getattr(country, kind, None) for kind in ("name", "common_name", "official_name", "alpha_2", "alpha_3"))
    return text.casefold() in {name.casefold() for name in names if name}


def _country(code: str | None) -> Any:
    return pycountry.countries.get(alpha_2=code) if code else None
