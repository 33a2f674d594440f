"""Numbers in words: "two hundred and fifty", "half a million", "dozens", "several hundred"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.spans.figures.numeral import LARGEST, Numeral, and_a_half
from pipeline.spans.figures.text import Text


def read_words(text: Text, start: int) -> Numeral | None:
    """The number in words that begins at atom `start`."""
    return _half_of(text, start) or _plural(text, start) or _several(text, start) or _spelled(text, start)


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
    """A number in full: "two hundred and fifty thousand", "a hundred", "two dozen", "twenty-one"."""
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
        if max(sum_.total, sum_.open or 0) > LARGEST:
            break
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
    article = values.value("word", text.low(start)) is None
    rule = "numbers.articles" if article else "numbers.words"
    return and_a_half(text, Numeral(start, place, value, sum_.scale, approximate=approximate, rule=rule))


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
