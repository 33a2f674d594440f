"""A number with its sign, currency and unit: "$5 million", "minus 5 degrees Celsius", "40 km/h", "6.1-magnitude"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.spans.figures.money import money_again, money_before
from pipeline.spans.figures.numeral import Numeral
from pipeline.spans.figures.numerals import read_numeral
from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.text import Text
from pipeline.spans.figures.units import with_unit


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
        return money_again(text, found)
    numeral = read_numeral(text, place)
    if numeral is None:
        return None
    return with_unit(text, _bare(text, numeral, start, sign))


def _bare(text: Text, numeral: Numeral, start: int, sign: int) -> Quantity:
    value = -numeral.value if sign < 0 else numeral.value
    sign = 0 if text.low(start) in ("minus", "negative") else sign
    return Quantity(
        start, numeral.end, numeral.start, numeral, value, value, (numeral.rule,),
        bound="vague" if numeral.vague else "exact", approximate=numeral.approximate, signed=sign,
        number_end=numeral.end,
    )  # fmt: skip


def plus_minus(text: Text, place: int) -> int | None:
    """The place of the number behind "±" or "+/-"; None without one."""
    signs = "".join(text.atom(place + step).text for step in range(3))
    end = place + 1 if signs[:1] == "±" else place + 3 if signs == "+/-" else None
    return end if end is not None and text.is_number(end) else None


def _sign(text: Text, place: int, *, inside: bool = False) -> tuple[int, int]:
    """The place behind a sign before a number, and the sign; "minus" counts, the hyphen of "sub-20" does not."""
    atom, following = text.atom(place), text.atom(place + 1)
    either = plus_minus(text, place)
    if either is not None:
        return either, 0
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
    if following.text.isalpha():  # the dash of a list: "-Six officers were shot"
        return place + 1, 0
    return place + 1, 1 if atom.text == "+" else -1
