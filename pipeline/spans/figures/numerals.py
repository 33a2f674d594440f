"""Numbers as written: "11,000", "2.5 million", "40,000 crore", "two hundred and fifty", "half a million", "dozens"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from unicodedata import numeric

from pipeline.spans.figures.atoms import FRACTIONS
from pipeline.spans.figures.text import Text

HALF = Decimal("0.5")
MILLION = Decimal(1_000_000)
FEW_DENOMINATORS = frozenset({"2", "3", "4", "5", "6", "8", "10", "16", "32", "64", "128"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the atoms it takes; `scale` is the product of the magnitudes written with it, 1 without any.

    A vague one ("hundreds") gives its floor. `plain` is a run of digits without separator, which may be a year or a name.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    vague: bool = False
    approximate: bool = False
    digits: bool = False
    plain: bool = False
    rule: str = "numbers.words"


def read_numeral(text: Text, start: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at atom `start`; after a currency sign (`money`) "m" is always a million."""
    if text.is_number(start):
        return _digits(text, start, money=money)
    return _half_of(text, start) or _plural(text, start) or _several(text, start) or _spelled(text, start)


# ---- digits


def _digits(text: Text, start: int, *, money: bool) -> Numeral | None:
    value = value_of(text.atom(start).text)
    if value is None:
        return None
    numeral = Numeral(
        start, start + 1, value, digits=True, plain=text.atom(start).text.isdigit(), rule="numbers.digits"
    )
    numeral = _spaced_thousands(text, numeral)
    numeral = _decimal_comma(text, _vulgar(text, numeral))
    return _and_a_half(text, _scaled(text, numeral, money=money))


def value_of(digits: str) -> Decimal | None:
    """What a run of digits with separators is worth: "1,000", "3.5", "1,00,000", "1.234.567", "½"; None for a list."""
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
        if magnitude is None:
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
    return worth if _counts(text, place + 1) else None


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


def _and_a_half(text: Text, numeral: Numeral) -> Numeral:
    """Such as "two and a half million", "a million and a half"."""
    joint = text.past_hyphen(numeral.end)
    article = text.past_hyphen(joint + 1)
    part = text.past_hyphen(article + 1)
    if (text.low(joint), text.low(article)) != ("and", "a") or text.low(part) not in ("half", "quarter"):
        return numeral
    extra = HALF if text.low(part) == "half" else HALF / 2
    end, scale = part + 1, numeral.scale
    magnitude = text.lexicon.value("magnitude", text.low(end))
    if magnitude is not None:
        end, scale = end + 1, scale * magnitude
    base = numeral.value / numeral.scale
    return replace(numeral, end=end, value=(base + extra) * scale, scale=scale, plain=False)


# ---- words


def _half_of(text: Text, start: int) -> Numeral | None:
    """Such as "half a million", "half-million", "a quarter of a million", "half a dozen"."""
    place, share = start, Decimal(1)
    if text.low(place) in ("a", "one") and text.low(place + 1) in ("half", "quarter", "third"):
        place += 1
    elif text.low(place) == "three" and text.low(text.past_hyphen(place + 1)) == "quarters":
        place, share = text.past_hyphen(place + 1), Decimal(3)
    part = text.lexicon.value("part", text.low(place))
    if part is None or text.low(place) == "halves":
        return None
    place = text.past_hyphen(place + 1)
    place += text.low(place) == "of"
    place += text.low(place) in ("a", "an")
    magnitude = Decimal(12) if text.low(place) == "dozen" else text.lexicon.value("magnitude", text.low(place))
    if magnitude is None or text.low(place) in ("hundred", "millions"):
        return None
    value = (share * part * magnitude).quantize(Decimal(1))
    return Numeral(start, place + 1, value, magnitude, approximate=magnitude == 12, rule="numbers.parts")


def _plural(text: Text, start: int) -> Numeral | None:
    """Such as "dozens", "tens of thousands", "hundreds or even thousands": twice the magnitude is the floor."""
    first = text.lexicon.value("plural", text.low(start))
    if first is None or (text.low(start) == "scores" and text.low(start + 1) not in ("of", "more")):
        return None
    end, value = start + 1, first * 2
    second = text.lexicon.value("plural", text.low(end + 1))
    if text.low(end) == "of" and second is not None:
        end, value = end + 2, value * second
    elif (text.low(end) == "of" and text.lexicon.value("magnitude", text.low(end + 1)) is not None) or (
        text.low(start) == "tens" and text.low(end) != "of"
    ):
        return None
    if text.low(end) in ("or", "and", "upon", "to"):
        further = end + 1 + (text.low(end + 1) in ("even", "perhaps", "possibly", "maybe"))
        other = _plural(text, further)
        if other is not None:
            end = other.end
    return Numeral(start, end, value, vague=True, approximate=True, rule="numbers.plurals")


def _several(text: Text, start: int) -> Numeral | None:
    """Such as "several hundred", "a few thousand", "a couple of hundred", "a few dozen"."""
    place = start + (text.low(start) in ("a", "the"))
    floor = text.lexicon.value("several", text.low(place))
    if floor is None:
        return None
    vague = text.low(place) != "couple"
    place += 1
    place += text.low(place) == "of"
    magnitude = Decimal(12) if text.low(place) == "dozen" else text.lexicon.value("magnitude", text.low(place))
    magnitude = magnitude or text.lexicon.value("plural", text.low(place))
    if magnitude is None:
        return None
    further = text.lexicon.value("magnitude", text.low(place + 1))
    if further is not None:
        place, magnitude = place + 1, magnitude * further
    return Numeral(
        start, place + 1, floor * magnitude, magnitude, vague=vague, approximate=True, rule="numbers.several"
    )


@dataclass(slots=True)
class _Sum:
    """A number that is being spelled out; `open` is what the next magnitude multiplies."""

    total: Decimal
    open: Decimal | None
    scale: Decimal

    def add(self, word: Decimal) -> bool:
        """Whether a unit or ten still fits: "twenty" "one" does, "two" "three" does not."""
        if self.open is None:
            self.open = word
        elif (self.open % 100 == 0 and self.open > 0) or (word < 10 and self.open % 10 == 0 and self.open % 100 >= 20):
            self.open += word
        else:
            return False
        return True

    def multiply(self, magnitude: Decimal) -> None:
        """A hundred keeps the number open, a thousand and more closes it."""
        if magnitude == 100:
            self.open = (self.open or Decimal(1)) * 100
            return
        if self.open is None and self.total:  # "hundred thousand", "thousand crore"
            self.total *= magnitude
        else:
            self.total += (self.open if self.open is not None else Decimal(1)) * magnitude
        self.open, self.scale = None, magnitude


def _spelled(text: Text, start: int) -> Numeral | None:
    """Such as "two hundred and fifty thousand", "a hundred", "two dozen", "twenty-one", "million" only behind a number."""
    values = text.lexicon
    sum_ = _Sum(Decimal(0), values.value("word", text.low(start)), Decimal(1))
    place = start + 1
    if sum_.open is None:
        if values.value("article", text.low(start)) is None or not _is_big(text, start + 1):
            return None
        sum_.open = Decimal(1)
    approximate = False
    while True:
        here = text.past_hyphen(place)
        here += _joins(text, here)
        word, magnitude = values.value("word", text.low(here)), values.value("magnitude", text.low(here))
        if word is not None and text.atom(here).kind == "word" and word and sum_.add(word):
            place = here + 1
        elif magnitude is not None and here == text.past_hyphen(place):
            sum_.multiply(magnitude)
            place = here + 1
        elif text.low(here) == "dozen" and here == text.past_hyphen(place):
            sum_.multiply(Decimal(12))
            place, approximate = here + 1, True
        else:
            break
    value = sum_.total + (sum_.open or Decimal(0))
    return _and_a_half(text, Numeral(start, place, value, sum_.scale, approximate=approximate))


def _is_big(text: Text, place: int) -> bool:
    """Such as "hundred", "million" or "dozen" behind "a"."""
    return text.low(place) == "dozen" or (
        text.lexicon.value("magnitude", text.low(place)) is not None and not text.low(place).endswith("s")
    )


def _joins(text: Text, place: int) -> int:
    """1 for the "and" of "two hundred and fifty", 0 for that of "between two hundred and three hundred"."""
    if text.low(place) != "and" or text.low(place - 1) not in ("hundred", "thousand", "million"):
        return 0
    word = text.lexicon.value("word", text.low(place + 1))
    if word is None:
        return 0
    after = text.past_hyphen(place + 2)
    if text.lexicon.value("word", text.low(after)) is not None and text.is_hyphen(after - 1):
        after += 1
    magnitude = text.lexicon.value("magnitude", text.low(after))
    return int(magnitude is None or (magnitude > 100 and text.low(place - 1) == "hundred"))
