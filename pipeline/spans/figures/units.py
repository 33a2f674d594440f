"""Units of measurement and rates: "40 km/h", "6.1-magnitude", "800,000 barrels a day"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.rulebook.figures import UnitRule
from pipeline.spans.figures.money import money_after
from pipeline.spans.figures.numerals import read_numeral
from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.text import Text

LENGTHS = frozenset({"mm", "cm", "m", "km", "in", "ft", "mi"})
"""Units that a length of time behind them makes a speed or rate: "9 mm / yr" is mm/a."""
TALLEST = 8
"""Feet, with which inches are given."""
FEET = ("foot", "feet", "ft")
INCHES = ("inch", "inches", "in", '"', "″", "”", "''")
SHARE_REACH = 6
"""Atoms behind the points of a poll within which a share of the votes is given."""
TIMES = {"second": "s", "sec": "s", "minute": "min", "min": "min", "hour": "h", "hr": "h", "day": "d", "week": "wk",
         "month": "mo", "year": "a", "yr": "a", "annum": "a"}  # fmt: skip


STROKE_TIMES = {"s": "s", "sec": "s", "min": "min", "h": "h", "hr": "h", "d": "d", "yr": "a"}
"""Signs of time behind a stroke: "6.7 km/s"."""


def with_unit(text: Text, found: Quantity) -> Quantity:
    """The quantity with the unit behind it, or before it ("magnitude 6.1")."""
    if found.numeral.vague and text.low(found.end) == "of":
        return _vague_amount(text, found)
    height = _feet_and_inches(text, found)
    if height is not None:
        return height
    unit = unit_at(text, found.end)
    share = unit is not None and unit[1].code in ("%", "pp")
    money = None if share else money_after(text, found)
    if money is not None:
        return money
    if unit is not None:
        return _measured(text, found, *unit)
    return _pounds(text, found) or _points(text, found) or _quake(text, found)


def _feet_and_inches(text: Text, found: Quantity) -> Quantity | None:
    """Such as "5-foot-10", "6ft 2in", "five feet 10 inches", or with one and two strokes: a height in feet."""
    place = text.past_hyphen(found.end)
    primes = place == found.end and text.is_glued(place) and text.low(place) in ("'", "′")
    if found.value > TALLEST or not (primes or text.low(place) in FEET):
        return None
    hyphened = text.is_hyphen(place + 1)
    inches = read_numeral(text, place + 1 + hyphened)
    if inches is None or inches.value >= 12 or inches.scale != 1:
        return None
    end = text.past_hyphen(inches.end)
    marked = text.low(end) in INCHES and (not primes or text.is_glued(end))
    if not (marked or hyphened):
        return None
    value = (found.value + inches.value / 12).quantize(Decimal("0.0001"))
    rules = (*found.rules, "units.foot")
    end = end + 1 if marked else inches.end
    return replace(found, end=end, value=value, high=value, unit="ft", kind="measure", rules=rules)


def _pounds(text: Text, found: Quantity) -> Quantity | None:
    """Pounds that are no money: "200 pounds of cocaine"."""
    place = text.past_hyphen(found.end)
    if text.low(place) not in ("pound", "pounds"):
        return None
    return replace(found, end=place + 1, unit="lb", kind="measure", rules=(*found.rules, "units.pound-mass"))


def _points(text: Text, found: Quantity) -> Quantity | None:
    """Points of a poll: "a 7.5-point lead", "beat her by one point, with 47 percent"."""
    place = text.past_hyphen(found.end)
    if text.low(place) not in ("point", "points"):
        return None
    if place == found.end and not (text.low(found.start - 1) in ("by", "just", "of") and _is_poll(text, place)):
        return None
    if place > found.end and not text.lexicon.has("items.poll-points", text.low(place + 1)):
        return None
    rules = (*found.rules, "items.poll-points")
    return replace(found, end=place + 1, unit="pp", kind="percentage_point", rules=rules)


def _is_poll(text: Text, place: int) -> bool:
    """A share follows the points at `place`: ", with 47 percent", but not ", or 2 percent", which restates them."""
    following = [text.low(place + step) for step in range(1, SHARE_REACH)]
    share = next((at for at, word in enumerate(following) if word in ("percent", "%", "per")), None)
    return share is not None and "or" not in following[:share] and "." not in following[:share]


def _vague_amount(text: Text, found: Quantity) -> Quantity:
    """A vague number with its unit: "millions of dollars", "hundreds of kilometres"; "hundreds of people" has none."""
    amount = replace(found, end=found.end + 1)
    money = money_after(text, amount)
    if money is not None:
        return money
    unit = text.lexicon.unit_words.at(text.atoms, amount.end)
    return found if unit is None else _measured(text, amount, *unit)


def unit_at(text: Text, place: int) -> tuple[int, UnitRule] | None:
    """The unit at `place`, behind a number, and where it ends."""
    behind = text.past_hyphen(place)
    spelled = text.lexicon.unit_words.at(text.atoms, behind)
    signs = text.lexicon.unit_signs.at(text.atoms, behind)
    if signs is not None and not _is_sign(text, behind, signs[0], hyphened=behind > place):
        signs = None
    if spelled is not None and text.atom(behind).text[0].isupper() and text.atom(spelled[0]).text[:1].isupper():
        spelled = None  # "seven Kilo Class submarines"
    if spelled is not None and _is_year(text, place) and text.atom(behind).text.istitle():
        spelled = None  # "during 2016 Stone spoke to them"
    if spelled is None or (signs is not None and signs[0] > spelled[0]):
        return signs
    return spelled


def _is_year(text: Text, place: int) -> bool:
    """Four digits without separators stand before `place`."""
    digits = text.atom(place - 1).text
    return len(digits) == 4 and digits.isdigit() and 1800 <= int(digits) <= 2100


def _is_sign(text: Text, place: int, end: int, *, hyphened: bool) -> bool:
    """A single letter only glued to its digits ("40C"); no sign is a piece of a longer word or code ("5G-ready")."""
    atom, following = text.atom(place), text.atom(end)
    if atom.text in ("x", "×", "X", "°", "º") and following.glued and following.kind == "number":
        return False
    if following.glued and following.kind in ("word", "number") and text.atom(end - 1).kind == "word":
        return False
    if atom.kind == "word" and end == place + 1:
        if len(atom.text) == 1:
            return (atom.glued and not hyphened) or _over(text, end) is not None
        return atom.glued or not atom.text.islower() or len(atom.text) > 1
    return True


def _measured(text: Text, found: Quantity, end: int, rule: UnitRule) -> Quantity:
    value = found.value * Decimal(repr(rule.factor)) if rule.factor != 1 else found.value
    measured = replace(
        found, end=end, value=value, high=value, unit=rule.code, kind=rule.kind, rules=(*found.rules, rule.id)
    )
    if rule.id == "units.barrels-per-day":
        return replace(measured, per="day")
    other = _over(text, end)
    if other is not None:
        return replace(measured, end=other[0], unit=f"{rule.code}/{other[1]}")
    rate = rate_at(text, end)
    if rate is not None and rule.code in LENGTHS and rate[1] in TIMES:
        return replace(measured, end=rate[0], unit=f"{rule.code}/{TIMES[rate[1]]}")
    return measured


def _over(text: Text, place: int) -> tuple[int, str] | None:
    """The unit behind a stroke, as in "6.7 km/s", "3 t/ha", and where it ends."""
    if text.atom(place).text != "/" or not text.is_glued(place) or not text.is_glued(place + 1):
        return None
    if text.atom(place + 1).text in STROKE_TIMES:
        return place + 2, STROKE_TIMES[text.atom(place + 1).text]
    signs = text.lexicon.unit_signs.at(text.atoms, place + 1)
    return None if signs is None or signs[1].kind != "measure" else (signs[0], signs[1].code)


def _quake(text: Text, found: Quantity) -> Quantity:
    """Such as "a magnitude 6.1 quake", "M7.5", "magnitude - 6.1" in spaced-out text."""
    start = found.start
    if text.atom(start - 1).text == "M" and text.is_glued(start) and "." in text.atom(found.first).text:
        return replace(
            found, start=start - 1, unit="magnitude", kind="measure", rules=(*found.rules, "units.magnitude")
        )
    if found.numeral.value >= 11 or not found.numeral.digits:
        return found
    beside = text.lexicon.unit_next_to.at(text.atoms, text.past_hyphen(found.end))
    named = beside or text.lexicon.unit_before.until(text.atoms, start - (text.atom(start - 1).text == "-"))
    if named is None:
        return found
    begin = start - 1 if beside is None and text.low(start - 1) == "magnitude" else start
    return replace(found, start=begin, unit=named[1].code, kind="measure", rules=(*found.rules, named[1].id))


# ---- rates


def rate_at(text: Text, place: int) -> tuple[int, str, str] | None:
    """Where the rate at `place` ends, what it is per ("barrel", "1000 people"), and the rule that reads it."""
    here = text.past_hyphen(place)
    for openers, words in text.lexicon.rates:
        opened = openers.at(text.atoms, here)
        if opened is None:
            continue
        start = text.past_hyphen(opened[0])
        found = words.at(text.atoms, start)
        if found is not None and text.lexicon.has("contexts.not-per", text.low(found[0])):
            return None  # "a year ago"
        if found is not None:
            return found[0], " ".join(atom.lower for atom in text.atoms[start : found[0]]), opened[1].id
        among = _among(text, start) if text.low(here) in ("per", "for", "in", "out") else None
        if among is not None:
            return *among, opened[1].id
    return None


def _among(text: Text, place: int) -> tuple[int, str] | None:
    """Such as "1,000 people", "100,000" behind "per"."""
    numeral = read_numeral(text, place)
    if numeral is None or numeral.value < 2 or numeral.vague:
        return None
    noun = text.atom(numeral.end)
    if text.lexicon.has("skips.time-unit", noun.lower):
        return None
    counted = noun.kind == "word" and not noun.glued and not text.lexicon.has("items.ends", noun.lower)
    named = f" {noun.lower}" if counted else ""
    return numeral.end + counted, f"{numeral.value:f}".removesuffix(".0") + named
