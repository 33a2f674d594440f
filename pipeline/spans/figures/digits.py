"""Numbers in digits: "11,000", "2.5 million", "10bn", "40,000 crore", "10 000", "2½"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from unicodedata import numeric

from pipeline.spans.figures.atoms import FRACTIONS
from pipeline.spans.figures.numeral import LARGEST, Numeral, and_a_half
from pipeline.spans.figures.text import Text

MOST_DIGITS = 30
"""What is longer, its separators counted, is no number but a code or a row of numbers."""
FEW_DENOMINATORS = frozenset({"2", "3", "4", "5", "6", "8", "10", "16", "32", "64", "128"})


def read_digits(text: Text, start: int, *, money: bool) -> Numeral | None:
    """The number whose digits stand at atom `start`, with its magnitudes."""
    value = value_of(text.atom(start).text)
    if value is None:
        return None
    numeral = Numeral(
        start, start + 1, value, digits=True, plain=text.atom(start).text.isdigit(), rule="numbers.digits"
    )
    numeral = _spaced_thousands(text, numeral)
    numeral = _decimal_comma(text, _power_of_ten(text, _vulgar(text, numeral)))
    return and_a_half(text, _scaled(text, numeral, money=money))


def value_of(digits: str) -> Decimal | None:
    """What a run of digits with separators is worth: "1,000", "3.5", "1,00,000", "1.234.567", "½"; None for a list."""
    if len(digits) > MOST_DIGITS:
        return None
    if digits in FRACTIONS:
        return Decimal(repr(round(numeric(digits), 6)))
    commas, points = digits.count(","), digits.count(".")
    if points and commas and digits.rfind(",") > digits.rfind("."):  # 1.234,5
        digits = digits.replace(".", "").replace(",", ".")
    elif points > 1:
        groups = digits.split(".")
        if any(len(group) != 3 for group in groups[1:]):
            return None
        digits = digits.replace(".", "")
    elif commas:
        groups = digits.split(".")[0].split(",")
        if commas == 1 and len(groups[1]) < 3 and not points:  # "2,25 billion", "3,5 %"
            return Decimal(digits.replace(",", "."))
        if commas > 1 and any(len(group) not in (2, 3) for group in groups[1:]):
            return None
        digits = digits.replace(",", "")
    return Decimal(digits)


def _spaced_thousands(text: Text, numeral: Numeral) -> Numeral:
    """Such as "10 000": groups of three digits behind one to three."""
    if not (numeral.plain and numeral.value < 1000 and numeral.value > 0):
        return numeral
    digits, end = text.atom(numeral.start).text, numeral.end
    while text.is_number(end) and len(text.atom(end).text) == 3 and text.atom(end).text.isdigit():
        if text.atom(end).start != text.atom(end - 1).start + len(text.atom(end - 1).text) + 1:
            break
        digits, end = digits + text.atom(end).text, end + 1
        if len(digits) > MOST_DIGITS:
            return numeral
    if end == numeral.end or digits.startswith("0"):
        return numeral
    return replace(numeral, end=end, value=Decimal(digits), plain=False)


def _vulgar(text: Text, numeral: Numeral) -> Numeral:
    """Such as "2½", "2 1/2", "1/3"."""
    place = numeral.end
    if text.atom(place).text in FRACTIONS and text.atom(place).text and numeral.plain:
        fraction = value_of(text.atom(place).text) or Decimal(0)
        return replace(numeral, end=place + 1, value=numeral.value + fraction, plain=False)
    if numeral.plain and _is_fraction(text, place):
        fraction = Decimal(text.atom(place).text) / Decimal(text.atom(place + 2).text)
        return replace(numeral, end=place + 3, value=numeral.value + fraction, plain=False)
    if _is_fraction(text, numeral.start):
        fraction = numeral.value / Decimal(text.atom(numeral.start + 2).text)
        return replace(numeral, end=numeral.start + 3, value=fraction, plain=False)
    return numeral


def _power_of_ten(text: Text, numeral: Numeral) -> Numeral:
    """Such as "2.998×10−8", "3 x 10^8": only with a sign or a caret, for "4 x 108" is a multiplication."""
    place = numeral.end
    if text.atom(place).text not in ("×", "x") or text.atom(place + 1).text != "10":
        return numeral
    place += 2 + (text.atom(place + 2).text == "^")
    minus = text.atom(place).text in ("-", "−", "–")
    power = text.atom(place + minus).text
    said = minus or text.atom(place - 1).text == "^"
    if not (said and text.is_glued(place) and text.is_glued(place + minus) and power.isdigit() and len(power) < 3):
        return numeral
    value = numeral.value * Decimal(10) ** (-int(power) if minus else int(power))
    return replace(numeral, end=place + minus + 1, value=value, plain=False)


def _is_fraction(text: Text, place: int) -> bool:
    """Such as "1/3" or, in spaced-out text, "1 / 3"; not "24/7" and not "9/11"."""
    top, bottom = text.atom(place), text.atom(place + 2)
    return (
        top.text.isdigit()
        and text.atom(place + 1).text in ("/", "⁄")
        and bottom.text in FEW_DENOMINATORS
        and int(top.text) < int(bottom.text)
        and text.atom(place + 3).text != "/"
    )


def _decimal_comma(text: Text, numeral: Numeral) -> Numeral:
    """Such as "2,5" stays a list of two numbers unless a unit or magnitude shows that it is 2.5."""
    digits = text.atom(numeral.start).text
    if digits.count(",") == 1 and len(digits.split(",")[1]) < 3 and "." not in digits:
        return replace(numeral, plain=False)
    return numeral


def _scaled(text: Text, numeral: Numeral, *, money: bool) -> Numeral:
    """With the magnitudes behind the digits: glued ("10bn"), hyphenated ("$2.6-million") or as words."""
    suffix = _suffix(text, numeral.end, money=money)
    if suffix is not None:
        return replace(
            numeral,
            end=numeral.end + 1,
            value=numeral.value * suffix,
            scale=suffix,
            plain=False,
            rule="numbers.suffixes",
        )
    while True:
        place = text.past_hyphen(numeral.end)
        magnitude = text.lexicon.value("magnitude", text.low(place))
        if magnitude is None and text.low(place) == "dozen":
            magnitude = Decimal(12)
        if magnitude is None or numeral.scale > LARGEST:
            return numeral
        numeral = replace(
            numeral, end=place + 1, value=numeral.value * magnitude, scale=numeral.scale * magnitude, plain=False,
            rule="numbers.magnitudes",
        )  # fmt: skip


def _suffix(text: Text, place: int, *, money: bool) -> Decimal | None:
    """The magnitude glued to the digits; "m" without a currency is a million only before a noun ("300m people")."""
    atom = text.atom(place)
    worth = text.lexicon.value("suffix", atom.text)
    if worth is None or (text.is_glued(place + 1) and text.atom(place + 1).kind in ("word", "number")):
        return None
    if not atom.glued and not (money and atom.text in ("m", "b", "mn", "bn", "tn", "k", "M", "B")):
        return worth if atom.text in ("B", "M") and _counts(text, place + 1) else None  # "8 B people"
    if money or len(atom.text) > 1 or atom.text in "kKM":
        return worth
    said = text.low(place + 1) in ("are", "had", "have", "were", "who")  # "1.3m had been paid"
    return worth if said or _counts(text, place + 1) else None


def _counts(text: Text, place: int) -> bool:
    """A plural noun follows, perhaps behind other words in lower case: "2.7m digital sales", "300m people"."""
    for atom in (text.atom(place + step) for step in range(6)):
        if atom.kind != "word" or not atom.text.islower():
            return False
        if text.lexicon.has("items.ends", atom.lower) and atom.lower != "and":
            return False
        if atom.lower in ("people", "children", "women", "men") or (
            atom.lower.endswith("s") and not atom.lower.endswith("ss")
        ):
            return True
    return False
