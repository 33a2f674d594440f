"""A number with its sign, currency and unit: "$5 million", "minus 5 degrees Celsius", "40 km/h", "6.1-magnitude"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.records import Bound, FigureKind
from pipeline.rulebook.figures import CurrencyRule, UnitRule
from pipeline.spans.figures.numerals import MILLION, Numeral, read_numeral
from pipeline.spans.figures.text import Text

LENGTHS = frozenset({"mm", "cm", "m", "km", "in", "ft", "mi"})
"""Units that a length of time behind them makes a speed or rate: "9 mm / yr" is mm/a."""
TIMES = {"second": "s", "sec": "s", "minute": "min", "min": "min", "hour": "h", "hr": "h", "day": "d", "week": "wk",
         "month": "mo", "year": "a", "yr": "a", "annum": "a"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what belongs to it, in atoms; `unit` None where no unit stands with it.

    `value` is in base units; `high` only differs from it in a range. `first` is where the bare number begins.
    """

    start: int
    end: int
    first: int
    numeral: Numeral
    value: Decimal
    high: Decimal
    rules: tuple[str, ...]
    unit: str | None = None
    kind: FigureKind = "count"
    bound: Bound = "exact"
    approximate: bool = False
    signed: int = 0
    """1 for a written plus, -1 for a minus."""
    money: bool = False
    per: str | None = None
    number_end: int = 0
    """Where the number itself ends, before its unit."""


def read_quantity(text: Text, start: int) -> Quantity | None:
    """The quantity that begins at atom `start` with a sign, a currency, a word like "magnitude" or the number."""
    place, sign = _sign(text, start)
    opened = money_before(text, place)
    if opened is not None:
        place, currency = opened
        if sign == 0:
            place, sign = _sign(text, place, inside=True)
        numeral = read_numeral(text, place, money=True)
        if numeral is None:
            return None
        found = _bare(text, numeral, start, sign)
        found = replace(found, unit=currency.code, kind="money", money=True, rules=(*found.rules, currency.id))
        return _money_again(text, found)
    numeral = read_numeral(text, place)
    if numeral is None:
        return None
    return _with_unit(text, _bare(text, numeral, start, sign))


def _bare(text: Text, numeral: Numeral, start: int, sign: int) -> Quantity:
    value = -numeral.value if sign < 0 else numeral.value
    return Quantity(
        start, numeral.end, numeral.start, numeral, value, value, (numeral.rule,),
        bound="vague" if numeral.vague else "exact", approximate=numeral.approximate, signed=sign,
        number_end=numeral.end,
    )  # fmt: skip


def _sign(text: Text, place: int, *, inside: bool = False) -> tuple[int, int]:
    """The place behind a sign before a number, and the sign; "minus" counts, the hyphen of "sub-20" does not."""
    atom, following = text.atom(place), text.atom(place + 1)
    if atom.lower in ("minus", "negative") and (following.kind == "number" or following.text == "-"):
        return place + 1 + (following.text == "-"), -1
    if (
        atom.text not in ("-", "+", "–")
        or not following.glued
        or not (inside or not atom.glued or text.low(place - 1) == "(")
    ):
        return place, 0
    if following.kind != "number" and money_before(text, place + 1) is None:
        return place, 0
    return place + 1, 1 if atom.text == "+" else -1


# ---- currencies


def money_before(text: Text, place: int) -> tuple[int, CurrencyRule] | None:
    """The currency sign or code at `place`, if a number follows it, and where it ends."""
    found = text.lexicon.money_before.at(text.atoms, place)
    if found is None:
        return None
    end, candidates = found
    sign = text.atom(place)
    if sign.glued and sign.kind == "word" and text.atom(place - 1).kind in ("word", "number"):
        return None
    follows = text.atom(end)
    signed = follows.text in ("-", "–") and text.is_glued(end) and text.is_number(end + 1)
    spelled = follows.kind == "word" and sign.kind == "sign" and text.lexicon.value("word", follows.lower) is not None
    if not (follows.kind == "number" or signed or spelled):
        return None
    if end == place + 1 and sign.kind == "word" and len(sign.text) <= 2 and not _is_money_letter(text, end, candidates):
        return None
    if candidates[0].code == "USD" and text.atom(end - 1).text == "$" and end == place + 1 and text.home_dollar:
        return end, text.home_dollar
    return end, text.currency(candidates)


def _is_money_letter(text: Text, end: int, candidates: tuple[CurrencyRule, ...]) -> bool:
    """Such as "R2 million", "N3bn", "Rs 500": one letter only in an article about its country, and glued."""
    letter, digits = text.atom(end - 1).text, text.atom(end).text
    if letter == "PS":  # a pound sign that a web page garbled: "PS21,700", but "PS5" is a games console
        return text.is_glued(end) and ("," in digits or "." in digits or _has_magnitude(text, end + 1))
    if len(letter) > 1:
        return True
    return text.is_glued(end) and any(text.named(rule) for rule in candidates)


def _has_magnitude(text: Text, place: int) -> bool:
    return (
        text.atom(place).text in text.lexicon.numerals["suffix"]
        or text.low(place) in text.lexicon.numerals["magnitude"]
    )


def _money_again(text: Text, found: Quantity) -> Quantity:
    """Such as "$300 million US Dollars", "$75 U.S.": the words behind the amount settle the currency."""
    place = text.past_hyphen(found.end)
    again = text.lexicon.money_after.at(text.atoms, place)
    if again is None:
        return found
    end, candidates = again
    if any(rule.code == found.unit for rule in candidates) or text.low(place) not in ("$", "pounds", "won", "p"):
        rule = next((rule for rule in candidates if rule.code == found.unit), text.currency(candidates))
        if rule.code != found.unit and found.unit != "USD":
            return found
        return replace(found, end=end, unit=rule.code)
    return found


def _money_after(text: Text, found: Quantity) -> Quantity | None:
    """Such as "10.5 million Australian dollars", "two-million-euro", "50 cents"."""
    place = text.past_hyphen(found.end)
    hundredth = text.lexicon.hundredths.at(text.atoms, place)
    after = text.lexicon.money_after.at(text.atoms, place)
    if hundredth is not None and (after is None or hundredth[0] >= after[0]):
        end, candidates = hundredth
        if text.atom(place).text == "p" and not text.is_glued(place):
            return None
        rule, factor = text.currency(candidates), Decimal("0.01")
    elif after is not None:
        end, candidates = after
        if text.low(place) in ("pounds", "pound", "won", "p", "quid", "sol", "lei", "rand") and not _means_money(
            text, found, end, candidates
        ):
            return None
        rule, factor = text.currency(candidates), Decimal(1)
        if rule.code == "USD" and end == place + 1 and text.low(place).startswith("dollar") and text.home_dollar:
            rule = text.home_dollar
    else:
        return None
    value = found.value * factor
    return replace(
        found, end=end, value=value, high=value, unit=rule.code, kind="money", money=True, rules=(*found.rules, rule.id)
    )


def _means_money(text: Text, found: Quantity, end: int, candidates: tuple[CurrencyRule, ...]) -> bool:
    """Such as "3 million pounds" is money, "200 pounds of cocaine" and "12 won medals" are not."""
    if found.numeral.scale >= MILLION or found.numeral.vague:
        return True
    if text.low(end) == "of" or text.is_hyphen(found.end):
        return False
    return any(text.named(rule) for rule in candidates)


# ---- units


def _with_unit(text: Text, found: Quantity) -> Quantity:
    """The quantity with the unit behind it, or before it ("magnitude 6.1")."""
    if found.numeral.vague and text.low(found.end) == "of":
        return _vague_amount(text, found)
    unit = unit_at(text, found.end)
    if unit is not None and unit[1].code in ("%", "pp"):
        return _measured(text, found, *unit)
    money = _money_after(text, found)
    if money is not None:
        return money
    if unit is None and text.low(found.end) in ("pound", "pounds"):
        return replace(found, end=found.end + 1, unit="lb", kind="measure", rules=(*found.rules, "units.pound-mass"))
    if unit is None and text.low(text.past_hyphen(found.end)) in ("pound", "pounds"):
        end = text.past_hyphen(found.end) + 1
        return replace(found, end=end, unit="lb", kind="measure", rules=(*found.rules, "units.pound-mass"))
    if unit is not None:
        return _measured(text, found, *unit)
    if text.is_hyphen(found.end) and text.low(found.end + 1) in ("point", "points"):
        if text.lexicon.has("items.poll-points", text.low(found.end + 2)):
            rules = (*found.rules, "items.poll-points")
            return replace(found, end=found.end + 2, unit="pp", kind="percentage_point", rules=rules)
    return _quake(text, found)


def _vague_amount(text: Text, found: Quantity) -> Quantity:
    """Such as "millions of dollars", "hundreds of kilometres"; the unit belongs to the figure, "hundreds of people" has none."""
    amount = replace(found, end=found.end + 1)
    money = _money_after(text, amount)
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
    if spelled is None or (signs is not None and signs[0] > spelled[0]):
        return signs
    return spelled


def _is_sign(text: Text, place: int, end: int, *, hyphened: bool) -> bool:
    """A single letter only glued to its digits ("40C"); no sign is a piece of a longer word or code ("5G-ready")."""
    atom, following = text.atom(place), text.atom(end)
    if atom.text in ("x", "×", "X", "°", "º") and following.glued and following.kind == "number":
        return False
    if following.glued and following.kind in ("word", "number") and text.atom(end - 1).kind == "word":
        return False
    if atom.kind == "word" and end == place + 1:
        if len(atom.text) == 1:
            return atom.glued and not hyphened
        return atom.glued or not atom.text.islower() or len(atom.text) > 1
    return True


def _measured(text: Text, found: Quantity, end: int, rule: UnitRule) -> Quantity:
    value = found.value * Decimal(repr(rule.factor)) if rule.factor != 1 else found.value
    measured = replace(
        found, end=end, value=value, high=value, unit=rule.code, kind=rule.kind, rules=(*found.rules, rule.id)
    )
    if rule.id == "units.barrels-per-day":
        return replace(measured, per="day")
    rate = rate_at(text, end)
    if rate is not None and rule.code in LENGTHS and rate[1] in TIMES:
        return replace(measured, end=rate[0], unit=f"{rule.code}/{TIMES[rate[1]]}")
    return measured


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


def rate_at(text: Text, place: int) -> tuple[int, str] | None:
    """What a rate is per ("a barrel", "per 1,000 people") at `place`, and where it ends."""
    here = text.past_hyphen(place)
    for openers, words in text.lexicon.rates:
        opened = openers.at(text.atoms, here)
        if opened is None:
            continue
        start = text.past_hyphen(opened[0])
        found = words.at(text.atoms, start)
        if found is not None:
            return found[0], " ".join(atom.lower for atom in text.atoms[start : found[0]])
        among = _among(text, start) if text.low(here) in ("per", "for", "in", "out") else None
        if among is not None:
            return among
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
