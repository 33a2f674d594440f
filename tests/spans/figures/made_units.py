"""The units that our rules take from quantulum3's table: run as a module, it writes them into rules/units.toml.

    python -m tests.spans.figures.made_units

Codes are ours (UCUM), words and signs are the table's where they mean one unit only and our own rules don't read them.
At run time nobody needs the package: loading its table takes six seconds.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any
from unicodedata import normalize

from quantulum3 import load

from pipeline.rulebook import RULES

FILE = RULES / "units.toml"
MADE = "# ---- made from quantulum3's table of units by `python -m tests.spans.figures.made_units`\n"
"""The line behind which the made rules stand."""

CODES = {
    "acre foot": "acre.ft", "ampere": "A", "becquerel": "Bq", "british thermal unit": "[Btu]", "bushel": "[bu_us]",
    "centilitre": "cL", "cubic centimetre": "cm3", "cubic foot per second": "ft3/s", "cubic inch": "in3",
    "cubic metre per second": "m3/s", "cubic mile": "mi3", "cubic millimetre": "mm3", "curie": "Ci",
    "decilitre": "dL", "electronvolt": "eV", "exabyte": "EB", "fathom": "[fth_us]", "fluid ounce": "[foz_us]",
    "foot per second": "ft/s", "furlong": "[fur_us]", "gigabecquerel": "GBq", "gigabit": "Gbit",
    "gigaelectronvolt": "GeV", "gram per cubic centimetre": "g/cm3", "joule": "J", "kelvin": "K",
    "kilobecquerel": "kBq", "kilobit": "kbit", "kilobit per second": "kbit/s", "kilogram per cubic metre": "kg/m3",
    "kilojoule": "kJ", "kilonewton": "kN", "kilopascal": "kPa", "lumen": "lm", "lux": "lx",
    "mega british thermal unit": "M[Btu]", "megabecquerel": "MBq", "megabit": "Mbit", "megaelectronvolt": "MeV",
    "megavolt": "MV", "metre per square second": "m/s2", "milliampere": "mA", "millimeter of mercury": "mm[Hg]",
    "millivolt": "mV", "milliwatt": "mW", "newton": "N", "ohm": "Ohm", "parts-per-trillion": "ppt",
    "per mille": "[ppth]", "petabyte": "PB", "petawatt": "PW", "pint": "[pt_us]", "quart": "[qt_us]", "roentgen": "R",
    "square inch": "in2", "square yard": "yd2", "standard atmosphere": "atm", "tablespoon": "[tbs_us]",
    "teaspoon": "[tsp_us]", "terabit": "Tbit", "teraelectronvolt": "TeV", "terahertz": "THz", "volt-ampere": "V.A",
    "zettabyte": "ZB", "ångström": "Ao",
}  # fmt: skip
"""Units that news may print, by the table's names; bars, moles, grays and cups are mostly something else."""
UNLIKELY = re.compile(
    r"(?:.* )?(?:dry|liquid|dries|liquids)(?: .*)?|atmospheres?|bevatrons?|per mil.*|permills?|permils?"
    r"|.*(?:mercuries|ss per .*|zzes|revolutions .*)"
)
"""Words of the table that nobody prints behind a number, or that mean something else there."""
OTHERWISE = re.compile("pt|qt|fur|bu|bsh|fath|fps|CFM|CFPM|ccm|floz|ozfl|amp|mamp|lx|lm|MV|ppt|PW|VA|BeV|Trps|Tb")
"""Signs that are mostly other abbreviations in news: "2 pt", "30 fps"."""


@cache
def table() -> Any:
    """quantulum3's table of units."""
    return load.units()


@cache
def meanings() -> dict[str, frozenset[str]]:
    """Names of the units that a surface of the table in lower case may mean."""
    found: dict[str, set[str]] = {}
    for surface, units in table().surfaces.items():
        found.setdefault(surface.lower(), set()).update(unit.name for unit in units)
    return {surface: frozenset(names) for surface, names in found.items()}


def our_rules() -> dict[str, dict[str, Any]]:
    """The rules in front of the made ones, by heading."""
    return tomllib.loads(FILE.read_text(encoding="utf8").partition(MADE)[0])["units"]


def made() -> str:
    """The made rules as they should stand in the file."""
    ours = our_rules().values()
    words = {word.lower() for rule in ours for word in rule.get("words", ())}
    signs = {sign for rule in ours for sign in rule.get("signs", ())}
    rules = (_rule(name, code, words, signs) for name, code in CODES.items())
    return "\n".join(rule for rule in rules if rule)


def _rule(name: str, code: str, taken: set[str], signs: set[str]) -> str | None:
    """The rule of one unit; None where our own rules read all its words."""
    words = [
        surface
        for surface, names in sorted(meanings().items())
        if names == {name} and surface not in taken and not UNLIKELY.fullmatch(surface) and surface.isascii()
    ]
    written = [
        sign
        for sign, units in sorted(table().symbols.items())
        if {unit.name for unit in units} == {name} and re.fullmatch(r"[A-Za-z]{2,}", sign)
        if sign not in signs and not OTHERWISE.fullmatch(sign)
    ]
    if not words:
        return None
    shown = words[-1]
    lines = [f"[units.{_heading(name)}]", f'code = "{code}"', f"words = {_list(words)}"]
    lines += [f"signs = {_list(written)}"] if written else []
    lines.append(f"""finds = ["<figure low='12' unit='{code}'>12 {shown}</figure> in all"]""")
    lines.append(f"""skips = ["the <figure unit='count'>12</figure> men with their {shown}"]\n""")
    return "\n".join(lines)


def _heading(name: str) -> str:
    """As in "acre-foot", "angstrom"."""
    plain = "".join(letter for letter in normalize("NFKD", name) if letter.isascii())
    return re.sub("[^a-z]+", "-", plain)


def _list(words: list[str]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


if __name__ == "__main__":
    head = FILE.read_text(encoding="utf8").partition(MADE)[0].rstrip("\n")
    FILE.write_text(f"{head}\n\n{MADE}\n{made()}", encoding="utf8")
