"""Shares and multiples: "half of", "two-thirds", "one in five", "doubled", "tenfold", "three times as many"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.records import FigureKind
from pipeline.spans.figures.numerals import Numeral, read_numeral
from pipeline.spans.figures.quantities import Quantity, unit_at
from pipeline.spans.figures.text import Text

ROUND = frozenset(map(Decimal, (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000)))
"""Wholes that a share is given in: "one in five", "two in 1,000"."""


def read_share(text: Text, start: int) -> Quantity | None:
    """The share or multiple that begins at atom `start`; None where a plain number or nothing does."""
    return _part(text, start) or _one_in_five(text, start) or _multiple(text, start)


# ---- shares


def _part(text: Text, start: int) -> Quantity | None:
    """Such as "half", "a third", "two-thirds", "three quarters", "1/3 of"; with a unit behind it "half a mile"."""
    top, place = Decimal(1), start
    if text.lexicon.value("part", text.low(start)) is None:
        if text.is_number(start):
            return _written_fraction(text, start)
        word = text.lexicon.value("word", text.low(start)) or text.lexicon.value("article", text.low(start))
        if word is None or not 0 < word <= 9:
            return None
        top, place = word, text.past_hyphen(start + 1)
    part = text.lexicon.value("part", text.low(place))
    if part is None or (place == start and text.low(place) != "half"):
        return None
    if (top > 1) != text.low(place).endswith(("s",)) and text.low(place) not in ("half", "halves"):
        return None
    numeral = Numeral(start, place + 1, top * part, rule="numbers.parts")
    measured = _measured_part(text, numeral)
    if measured is not None:
        return measured
    if not _is_share(text, start, place):
        return None
    return _share(numeral, top * part)


def _is_share(text: Text, start: int, place: int) -> bool:
    """Such as "half of them", "by a third"; not "second half", "half-staff", "a third man", "three quarters running"."""
    following = text.low(place + 1)
    if text.is_hyphen(place + 1) or (text.atom(place + 1).glued and text.atom(place + 1).kind != "sign"):
        return False
    if place > start + 1:  # "one-fifth", "two-thirds"
        return True
    if text.low(place) == "half":
        fits = text.lexicon.has("contexts.after-share", following) or following.endswith("s")
        return fits and not text.lexicon.has("contexts.before-half", text.low(start - 1))
    if text.low(place) == "quarters" and not text.is_hyphen(place - 1) and text.low(start) != "three":
        return False
    if "quarter" in text.low(place) or text.low(place).startswith("fourth"):
        return text.lexicon.has("contexts.of-whole", following)
    return text.lexicon.has("contexts.after-share", following)


def _measured_part(text: Text, numeral: Numeral) -> Quantity | None:
    """Such as "half a mile", "a tenth of a point", "half a percentage point"."""
    place = numeral.end
    place += text.low(place) == "of"
    article = text.low(place) in ("a", "an", "one")
    place += article
    if not article:
        return None
    unit = unit_at(text, place)
    if text.low(place) == "point":
        end, code, kind = place + 1, "pp", "percentage_point"
        rule = "units.percentage-point"
    elif unit is not None and unit[1].code != "x":
        end, code, kind, rule = unit[0], unit[1].code, unit[1].kind, unit[1].id
    else:
        return None
    value = numeral.value.quantize(Decimal("0.0001"))
    return _quantity(numeral, end, value, code, kind, rule)


def _written_fraction(text: Text, start: int) -> Quantity | None:
    """Such as "3/4 of the voters"."""
    numeral = read_numeral(text, start)
    if numeral is None or text.atom(start + 1).text != "/" or numeral.value >= 1 or text.low(numeral.end) != "of":
        return None
    return None if text.low(numeral.end + 1) in ("a", "an") else _share(numeral, numeral.value)


def _one_in_five(text: Text, start: int) -> Quantity | None:
    """Such as "one in five", "8 out of 10", "four of every five"; not "five in 10 days" and not "11 out of 699"."""
    part = read_numeral(text, start)
    if part is None or part.vague or part.scale != 1 or part.value < 1 or part.value != int(part.value):
        return None
    here = part.end
    if text.low(here) == "out" and text.low(here + 1) == "of":
        here, wide = here + 2, True
    elif text.low(here) == "of" and text.low(here + 1) in ("every", "each"):
        here, wide = here + 1, True
    elif text.low(here) == "in":
        here, wide = here + 1, False
    else:
        return None
    every = text.low(here) in ("every", "each")
    whole = read_numeral(text, here + every)
    if (
        whole is None
        or whole.vague
        or whole.value <= part.value
        or (whole.value not in ROUND | {Decimal(2)} and not wide)
    ):
        return None
    if (whole.value > 100 and part.value > whole.value / 100) or text.lexicon.has(
        "skips.time-unit", text.low(whole.end)
    ):
        return None
    if (not wide and part.value > 9) or unit_at(text, whole.end) is not None or text.atom(whole.end).text == "/":
        return None
    return _share(Numeral(start, whole.end, part.value / whole.value, rule="numbers.parts"), part.value / whole.value)


def _share(numeral: Numeral, share: Decimal) -> Quantity:
    return _quantity(numeral, numeral.end, (share * 100).quantize(Decimal("0.0001")), "%", "ratio", "figures.share")


def _quantity(numeral: Numeral, end: int, value: Decimal, code: str, kind: FigureKind, rule: str) -> Quantity:
    return Quantity(
        numeral.start, end, numeral.start, numeral, value, value, (rule, numeral.rule), unit=code, kind=kind,
        number_end=numeral.end,
    )  # fmt: skip


# ---- multiples


def _multiple(text: Text, start: int) -> Quantity | None:
    """Such as "doubled", "twice as many", "tenfold", "a 20-fold rise", "three times as many"."""
    word = text.low(start)
    if text.lexicon.value("multiple", word) is not None:
        numeral = Numeral(start, start + 1, text.lexicon.numerals["multiple"][word], rule="numbers.multiples")
        return _times(numeral, start + 1) if _multiplies(text, start) else None
    fold = text.lexicon.value("fold", word)
    if fold is not None:
        return _times(Numeral(start, start + 1, fold, rule="numbers.folds"), start + 1)
    numeral = read_numeral(text, start)
    if numeral is None:
        return None
    place = text.past_hyphen(numeral.end)
    if text.low(place) == "fold":
        return _times(replace(numeral, rule="numbers.folds"), place + 1)
    if text.low(place) == "times" and text.lexicon.has("contexts.more", text.low(place + 1)) and numeral.value > 1:
        return _times(replace(numeral, rule="numbers.multiples"), place + 1)
    return None


def _multiplies(text: Text, place: int) -> bool:
    """Such as "doubled to", "to double", "double the", "twice as"; not "a double murder", "doubled down", "turned twice"."""
    word, following = text.low(place), text.low(place + 1)
    if following in ("down", "over", "up", "as") and word != "twice":
        return False
    if word == "twice":
        return text.lexicon.has("contexts.more", following)
    if word.endswith(("ed", "ing")):
        return text.low(place - 1) not in ("the", "a", "an") or following in ("in", "of", "from")
    if word.endswith("s"):
        return text.lexicon.has("contexts.than-before", following) or following in ("to", "in", "every")
    if text.lexicon.has("contexts.than-before", following):
        return True
    verbal = text.lexicon.has("contexts.verbal", text.low(place - 1))
    return verbal and text.lexicon.has("contexts.after-share", following)


def _times(numeral: Numeral, end: int) -> Quantity:
    return _quantity(numeral, end, numeral.value, "x", "multiple", "figures.multiple")
