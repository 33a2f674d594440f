"""Shares and multiples: "half of", "two-thirds", "one in five", "doubled", "tenfold", "three times as many"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.records import FigureKind
from pipeline.spans.figures.numeral import Numeral
from pipeline.spans.figures.numerals import read_numeral
from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.text import Text
from pipeline.spans.figures.units import unit_at

ROUND = frozenset(map(Decimal, (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000)))
"""Wholes that a share is given in: "one in five", "two in 1,000"."""

MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "to", "will", "would"})
"""Words behind which "double" is a verb."""
ALIKE = frozenset({"back", "book", "check", "click", "dip", "park"})
"""What follows "double" in verbs of another meaning: "to double check"."""
FACTOR_REACH = 8
"""Atoms before "43 times" among which the verb is sought."""
ROW = 30
"""Atoms within which "another" makes "a third" the third of a row."""


def read_share(text: Text, start: int) -> Quantity | None:
    """The share or multiple that begins at atom `start`; None where a plain number or nothing does."""
    return _part(text, start) or _one_in_five(text, start) or _multiple(text, start)


# ---- shares


def _part(text: Text, start: int) -> Quantity | None:
    """Such as "half", "a third", "two-thirds", "three quarters", "1/3 of"; with a unit behind it "half a mile"."""
    if text.is_number(start):
        return _written_fraction(text, start)
    top, place = Decimal(1), start
    if text.low(start) != "half":
        word = text.lexicon.value("word", text.low(start)) or text.lexicon.value("article", text.low(start))
        top, place = word or Decimal(0), text.past_hyphen(start + 1)
    part = text.lexicon.value("part", text.low(place))
    if part is None or not 0 < top <= 9 or not _agrees(top, text.low(place)):
        return None
    numeral = Numeral(start, place + 1, top * part, rule="numbers.parts")
    measured = _measured_part(text, numeral)
    if measured is None and _is_share(text, start, place):
        return _share(numeral, top * part)
    return measured


def _agrees(top: Decimal, part: str) -> bool:
    """Singular for one and plural for more: "a third", "two-thirds"."""
    return part in ("half", "halves") or (top > 1) == part.endswith("s")


def _is_share(text: Text, start: int, place: int) -> bool:
    """A share such as "half of them", "by a third"; not "second half", "half-staff", "a third man"."""
    following = text.low(place + 1)
    part_of_word = text.is_hyphen(place + 1) or (text.atom(place + 1).glued and text.atom(place + 1).kind != "sign")
    if part_of_word or _ends_duration(text, start):
        return False
    if place > start + 1:  # "one-fifth", "two-thirds"
        return True
    if text.low(place) == "half":
        fits = text.lexicon.has("contexts.after-share", following) or following.endswith("s")
        halved = text.lexicon.has("contexts.before-half", text.low(start - 1))
        return fits and not (halved and (text.low(start - 1), following) != ("and", "of"))  # "3 limes and half of it"
    if text.low(place) == "quarters" and not text.is_hyphen(place - 1):
        lasting = text.lexicon.has("contexts.before-half", text.low(start - 1))  # "over the next three quarters"
        if text.low(start) != "three" or lasting:
            return False
    if "quarter" in text.low(place) or text.low(place).startswith("fourth"):
        return text.lexicon.has("contexts.of-whole", following)
    nth = text.lexicon.has("contexts.before-nth", text.low(start - 1)) or _counts_on(text, start)
    nth = nth and following != "of"
    return text.lexicon.has("contexts.after-share", following) and not nth


def _ends_duration(text: Text, start: int) -> bool:
    """The end of a length of time: "a century and a half"."""
    joint = start - 1 - (text.low(start - 1) == "a")
    return text.low(joint) == "and" and text.lexicon.has("skips.time-unit", text.low(joint - 1))


def _counts_on(text: Text, start: int) -> bool:
    """The third of a row: "another would be free, while a third would be paid"."""
    before = [text.low(start - back) for back in range(1, ROW)]
    sentence = before[: before.index(".")] if "." in before else before
    return bool({"another", "second"} & set(sentence))


def _measured_part(text: Text, numeral: Numeral) -> Quantity | None:
    """Such as "half a mile", "a tenth of a point", "half a percentage point"."""
    place = numeral.end
    place += text.low(place) == "of"
    article = text.low(place) in ("a", "an", "one", "1")
    place += article
    if not article:
        return None
    if text.low(place) == "point":
        kind: FigureKind = "percentage_point"
        return _quantity(numeral, place + 1, _rounded(numeral.value), "pp", kind, "units.percentage-point")
    unit = unit_at(text, place)
    if unit is None or unit[1].code == "x":
        return None
    return _quantity(numeral, unit[0], _rounded(numeral.value), unit[1].code, unit[1].kind, unit[1].id)


def _rounded(value: Decimal) -> Decimal:
    """To four decimals: a third is 0.3333."""
    return value.quantize(Decimal("0.0001"))


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
    wide = text.low(here) != "in"
    if (text.low(here), text.low(here + 1)) in (("out", "of"), ("of", "every"), ("of", "each")):
        here += 2
    elif not wide:
        here += 1 + (text.low(here + 1) in ("every", "each"))
    else:
        return None
    whole = read_numeral(text, here + (text.low(here) in ("every", "each")))
    if whole is None or not _is_whole(text, part, whole, wide=wide):
        return None
    share = part.value / whole.value
    return _share(Numeral(start, whole.end, share, rule="numbers.parts"), share)


def _is_whole(text: Text, part: Numeral, whole: Numeral, *, wide: bool) -> bool:
    """A round whole without a unit; behind "in" (not `wide`) only a small part: "two in 10", not "52 in 100"."""
    if whole.vague or whole.value <= part.value or (whole.value > 100 and part.value > whole.value / 100):
        return False
    if not wide and (part.value > 9 or whole.value not in ROUND):
        return False
    united = unit_at(text, whole.end) is not None or text.atom(whole.end).text == "/"
    return not united and not text.lexicon.has("skips.time-unit", text.low(whole.end))


def _share(numeral: Numeral, share: Decimal) -> Quantity:
    return _quantity(numeral, numeral.end, _rounded(share * 100), "%", "ratio", "figures.share")


def _quantity(numeral: Numeral, end: int, value: Decimal, code: str, kind: FigureKind, rule: str) -> Quantity:
    return Quantity(
        numeral.start, end, numeral.start, numeral, value, value, (rule, numeral.rule), unit=code, kind=kind,
        number_end=numeral.end,
    )  # fmt: skip


# ---- multiples


def _multiple(text: Text, start: int) -> Quantity | None:
    """A multiple such as "doubled", "twice as many", "tenfold", "a 20-fold rise", "three times as many"."""
    word = text.low(start)
    for reads in ("multiple", "fold"):
        factor = text.lexicon.value(reads, word)
        if factor is not None:
            found = Numeral(start, start + 1, factor, rule=f"numbers.{reads}s")
            return _times(found, start + 1) if reads == "fold" or _multiplies(text, start) else None
    numeral = read_numeral(text, start)
    if numeral is None:
        return None
    place = text.past_hyphen(numeral.end)
    if text.low(place) == "fold":
        return _times(replace(numeral, rule="numbers.folds"), place + 1)
    if text.low(place) == "times" and numeral.value > 1 and _is_factor(text, start, place + 1):
        return _times(replace(numeral, rule="numbers.multiples"), place + 1)
    return None


def _is_factor(text: Text, start: int, end: int) -> bool:
    """Such as "three times as many", "multiplied its output 43 times"; not "he came three times"."""
    grown = any(text.lexicon.has("contexts.multiplying", text.low(start - back)) for back in range(1, FACTOR_REACH))
    return grown or text.lexicon.has("contexts.more", text.low(end))


def _multiplies(text: Text, place: int) -> bool:
    """The word multiplies: "doubled to", "double the", "twice as"; not "a double murder", "doubled down"."""
    word, following = text.low(place), text.low(place + 1)
    lasting = following == "over" and text.low(place + 2) in ("the", "a", "that")  # "tripled over the last decade"
    if following in ("down", "over", "up", "as") and word != "twice" and not lasting:
        return False
    if word == "twice":
        return text.lexicon.has("contexts.more", following)
    if word.endswith(("ed", "ing")):
        return text.low(place - 1) not in ("the", "a", "an") or following in ("in", "of", "from")
    if word.endswith("s"):
        return text.lexicon.has("contexts.than-before", following) or following in ("to", "in", "every")
    asked = text.low(place - 1) in MODALS and text.atom(place + 1).kind == "word"  # "plans to double settlement"
    if text.lexicon.has("contexts.than-before", following) or (asked and following not in ALIKE):
        return True
    verbal = text.lexicon.has("contexts.verbal", text.low(place - 1))
    return verbal and text.lexicon.has("contexts.after-share", following)


def _times(numeral: Numeral, end: int) -> Quantity:
    return _quantity(numeral, end, numeral.value, "x", "multiple", "figures.multiple")
