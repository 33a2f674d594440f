"""How well figures are read: value, value and change, value and unit on NewsQuant (CQE, EMNLP 2023).

    python benchmarks/newsquant.py NEWSQUANT.json

The file is a list of {"text", "quantities": [{"value", "change", "normalized_unit"}]}, as its authors publish it. Each
figure answers to one of theirs, ranges must be ranges. Their habits are not ours: ages, durations and "one of" are
quantities there and skipped here, so such skips are counted in; "dozens" is 12 to 120; a unit bears its English name.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from pipeline import marks
from pipeline.build import analyse, load_pipeline
from pipeline.marks import FigureMark, SkipMark
from pipeline.records import Article

LEVELS = ("value", "+change", "+unit")
Value = float | tuple[float, float]

NAMES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen", "CNY": "chinese yuan",
    "AUD": "australian dollar", "CAD": "canadian dollar", "HKD": "hong kong dollar", "NZD": "new zealand dollar",
    "SGD": "singaporean dollar", "MYR": "malaysian ringgit", "INR": "indian rupee", "ILS": "shekel",
    "CHF": "swiss franc", "KRW": "south korean won", "DKK": "danish krone", "HRK": "croatian kuna",
    "RUB": "russian ruble", "UAH": "ukrainian hryvnia", "%": "percentage", "pp": "percentage", "bp": "basis point",
    "x": "count", "Cel": "celsius", "degF": "fahrenheit", "deg": "degree", "m": "metre", "km": "kilometre",
    "cm": "centimetre", "mm": "millimetre", "um": "micrometre", "nm": "nanometre", "mi": "mile", "yd": "yard",
    "ft": "foot", "in": "inch", "m2": "square metre", "km2": "square kilometre", "ft2": "square foot", "acre": "acre",
    "ft3": "cubic foot", "ha": "hectare", "g": "gram", "mg": "milligram", "kg": "kilogram", "t": "metric ton",
    "ton": "ton", "Gt": "gigaton", "lb": "pound-mass", "oz": "ounce", "L": "litre", "mL": "millilitre", "bbl": "barrel",
    "gal": "gallon", "[qt_us]": "quart", "[pt_us]": "pint", "[foz_us]": "ounce", "km/h": "kilometre per hour",
    "mph": "mile per hour", "m/s": "metre per second", "mpg": "mile per gallon", "[kn_i]": "knot", "hp": "horsepower",
    "bhp": "brake horsepower", "W": "watt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt",
    "kWh": "kilowatt hour", "GWh": "gigawatt hour", "V": "volt", "Hz": "hertz", "kHz": "kilohertz", "GHz": "gigahertz",
    "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "Mbit/s": "megabit per second", "MP": "megapixel",
    "mAh": "milliampere-hour", "MPa": "megapascal", "GPa": "gigapascal", "k[psi]": "kilopound per square inch",
    "Nm": "newton metre", "[ft_i].[lbf_av]": "foot pound-force", "dB": "decibel", "cal": "calorie",
    "ppm": "part per million", "ppb": "parts-per-billion", "magnitude": "magnitude",
}  # fmt: skip
"""What NewsQuant calls our units."""
BOUNDS = {"at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<"}
ENDS = re.compile(r"\b(?:of|in|at|for|with|from|on|by|who|that|which|to|as|than|over|under|near|between)\b", re.I)
"""Words with which a counted noun ends there."""
LEFT_OUT = frozenset(("the", "a", "an", "and", "or", "its", "their", "his", "her", "our", "other", "more", "another",
                      "additional", "such", "these", "those"))  # fmt: skip
SINGULARS = {"people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life",
             "series": "series"}  # fmt: skip
ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip
WORDS = {word: number for number, word in enumerate(ONES)} | {"a": 1, "an": 1, "thirty": 30, "forty": 40}
TIME = re.compile(r"second|minute|hour|day|week|month|year|decade|century")


@dataclass(frozen=True)
class Quantity:
    """A figure as NewsQuant gives it: one value or a range, the unit's name, one of = ~ < > up down."""

    value: Value
    unit: str
    change: str


def gold_of(row: Mapping[str, str]) -> Quantity:
    """An annotated quantity; "10-20" is a range."""
    value, unit = row["value"], row["normalized_unit"].lower()
    if "E" not in value and "-" in value[1:]:
        low, high = value.split("-")[:2]
        return Quantity((float(low), float(high)), unit, row["change"])
    return Quantity(float(value), unit, row["change"])


def found_in(text: str) -> list[Quantity]:
    """What we read in a sentence."""
    doc = analyse(load_pipeline(), Article(id="sentence", text=text))
    figures = [_quantity(doc, one) for one in marks.figures(doc)]
    return figures + [quantity for one in marks.skipped(doc) for quantity in _passed_over(doc, one)]


def _quantity(doc: Doc, figure: FigureMark) -> Quantity:
    """A figure of ours in their terms."""
    value: Value = figure.low if figure.low is not None else figure.high or 0.0
    if figure.bound == "vague":
        value = ((figure.low or 0) / 2, (figure.low or 0) * 5)
    elif figure.low is not None and figure.high is not None and figure.low != figure.high:
        value = (figure.low, figure.high)
    counted = "" if figure.item is None else doc[slice(*figure.item)].text
    unit = _noun(counted) if figure.unit == "count" else NAMES.get(figure.unit, figure.unit)
    written = re.search(r"%|per ?cent|pct|\dpc", doc[figure.start : figure.end].text, re.I)
    if figure.unit == "%" and written is None and isinstance(value, float):  # a third of the houses
        value, unit = value / 100, f"% {_noun(counted)}"
    if figure.per:
        unit += f" per {figure.per}"
    approximate = figure.approximate and figure.bound != "vague"
    change = "~" if approximate else BOUNDS.get(figure.bound) or figure.change or "="
    return Quantity(value, unit.lower(), change)


def _noun(item: str) -> str:
    """Such as "lightning strike" for "the lightning strikes in May"; "-" for nothing."""
    words = [word for word in re.findall(r"[\w'’&-]+", ENDS.split(item)[0]) if word.lower() not in LEFT_OUT]
    return " ".join([*words[:-1], _singular(words[-1])]) if words else "-"


def _singular(word: str) -> str:
    low = word.lower()
    if low in SINGULARS or word[0].isupper() or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return SINGULARS.get(low, word)
    if low.endswith("ies") and len(low) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if low.endswith(("shes", "ches", "xes", "sses")) else word[:-1]


def _passed_over(doc: Doc, skip: SkipMark) -> Iterator[Quantity]:
    """An age, a duration or "one of", which are quantities there."""
    if skip.why not in ("age", "duration", "pronoun"):
        return
    text = doc[skip.start : skip.end].text.lower()
    found = re.findall(rf"\d[\d,.]*\d|\d|\b(?:{'|'.join(WORDS)})\b", text)
    values = [float(one.replace(",", "")) if one[0].isdigit() else float(WORDS[one]) for one in found]
    if not values:
        return
    time = TIME.search(text)
    unit = f"{time.group() if time else 'year'} of age" if skip.why == "age" else time.group() if time else "-"
    yield Quantity((values[0], values[1]) if len(values) > 1 and values[0] < values[1] else values[0], unit, "=")


def right_of(gold: Sequence[Quantity], found: Sequence[Quantity]) -> dict[str, int]:
    """How many are right at each level; pairs that agree in more come first."""
    right = dict.fromkeys(LEVELS, 0)
    pairs = sorted(
        (-2 * (wanted.unit == one.unit) - (wanted.change == one.change), i, j)
        for i, wanted in enumerate(gold)
        for j, one in enumerate(found)
        if _same(wanted.value, one.value)
    )
    used: tuple[set[int], set[int]] = set(), set()
    for _, i, j in pairs:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            right["value"] += 1
            right["+change"] += gold[i].change == found[j].change
            right["+unit"] += gold[i].unit == found[j].unit
    return right


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return all(_same(first, last) for first, last in zip(one, other, strict=True))
    return not isinstance(one, tuple) and not isinstance(other, tuple) and abs(one - other) <= 1e-8 + 1e-5 * abs(other)


def main(arguments: Sequence[str]) -> None:
    """Prints precision, recall and F1 of each level."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    rows: list[dict[str, Any]] = json.loads(parser.parse_args(arguments).file.read_text(encoding="utf8"))
    right, wanted, found = dict.fromkeys(LEVELS, 0), 0, 0
    for row in rows:
        gold, ours = [gold_of(one) for one in row["quantities"]], found_in(row["text"])
        wanted, found = wanted + len(gold), found + len(ours)
        for level, count in right_of(gold, ours).items():
            right[level] += count
    print(f"{wanted} quantities, {found} found")
    for level, count in right.items() if wanted and found else ():
        scores = 100 * count / found, 100 * count / wanted, 200 * count / (found + wanted)
        print(f"{level:8} P {scores[0]:5.1f}  R {scores[1]:5.1f}  F1 {scores[2]:5.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
