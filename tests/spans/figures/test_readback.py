"""A value in words or digits, in any form that newspapers print, is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import rulebook
from pipeline.rulebook.figures import BoundRule, CurrencyRule, UnitRule
from tests.spans.figures.test_figures import figures

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
NOUNS = st.sampled_from(["people", "homes", "soldiers"])
COUNTS = st.one_of(st.integers(2, 999), st.integers(1000, 10**6), st.integers(10**6, 10**12))
ENDS = {
    "at_least": (True, False), "more_than": (True, False), "at_most": (False, True), "less_than": (False, True),
    "about": (True, True),
}  # fmt: skip
"""Which ends of the figure a bound leaves."""
BOUNDS = [
    (rule, word)
    for rule in rulebook.load(BoundRule)
    if rule.side == "before" and not rule.outside
    for word in rule.words
]
UNITS = [(rule, word) for rule in rulebook.load(UnitRule) for word in rule.words if rule.kind == "measure"]
AFTER = [(rule, word) for rule in rulebook.load(CurrencyRule) for word in rule.after if word[0].isalpha()]
SIGNS = [(rule, sign) for rule in rulebook.load(CurrencyRule) for sign in rule.before if len(sign) > 2]


def spelled(number: int, *, joint: str = " ", hyphen: str = "-") -> str:
    """The number in words: "two hundred and fifty-one thousand and six" with " and " as joint."""
    for scale, word in SCALES:
        if number >= scale:
            rest = number % scale
            head = f"{spelled(number // scale, joint=joint, hyphen=hyphen)} {word}"
            between = joint if rest < 100 else " "
            return f"{head}{between}{spelled(rest, joint=joint, hyphen=hyphen)}" if rest else head
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f"{joint}{spelled(rest, hyphen=hyphen)}" if rest else "")
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"{hyphen}{ONES[number % 10]}" if number % 10 else "")


def indian(number: int) -> str:
    """As in 12,34,567."""
    head, tail = divmod(number, 1000)
    groups = [f"{tail:03d}"]
    while head >= 100:
        head, group = divmod(head, 100)
        groups.append(f"{group:02d}")
    return ",".join([str(head), *reversed(groups)])


def written(number: int) -> list[str]:
    """The number in every form of digits."""
    forms = [f"{number:,}", f"{number}"]
    if number >= 10_000:
        forms += [f"{number:,}".replace(",", " "), f"{number:,}".replace(",", "\u202f"), indian(number)]
    if number >= 10**6:
        forms.append(f"{number:,}".replace(",", "."))
    return forms


@given(COUNTS, NOUNS)
def test_digits_are_read_back(number: int, noun: str) -> None:
    for form in written(number):
        assert figures(f"Police counted {form} {noun}.") == [(form, number, number, "exact", "count")]


@given(COUNTS.filter(lambda number: number < 10**12), NOUNS, st.sampled_from([" ", " and "]), st.sampled_from("- "))
def test_words_are_read_back(number: int, noun: str, joint: str, hyphen: str) -> None:
    form = spelled(number, joint=joint, hyphen=hyphen)
    assert figures(f"Police counted {form} {noun}.") == [(form, number, number, "exact", "count")]


@given(st.integers(1, 999), st.integers(1, 9), st.sampled_from([("thousand", 3), ("million", 6), ("billion", 9)]))
def test_decimals_of_a_magnitude_are_read_back(whole: int, tenth: int, magnitude: tuple[str, int]) -> None:
    word, power = magnitude
    number = pytest.approx((10 * whole + tenth) * 10 ** (power - 1))
    for form in (f"{whole}.{tenth} {word}", f"{whole}·{tenth} {word}".replace("·", ".")):
        assert figures(f"Police counted {form} people.") == [(form, number, number, "exact", "count")]
    short = {"thousand": "k", "million": "m", "billion": "bn"}[word]
    for form, unit in ((f"${whole}.{tenth}{short}", "USD"), (f"€{whole}.{tenth} {word}", "EUR")):
        assert figures(f"It paid {form} then.") == [(form, number, number, "exact", unit)]


@given(st.sampled_from(BOUNDS), COUNTS)
def test_a_bound_leaves_its_ends(bound: tuple[BoundRule, str], number: int) -> None:
    rule, word = bound
    low, high = ENDS[rule.bound]
    (figure,) = figures(f"There were {word} {number:,} people.")
    assert figure[1:3] == (number if low else None, number if high else None)
    assert figure[0].endswith(f"{number:,}")


@given(st.integers(1, 99), st.integers(1, 99), NOUNS)
def test_both_ends_of_a_range_are_read_back(left: int, more: int, noun: str) -> None:
    low, high = 10 * left, 10 * (left + more)
    wanted = (low, high, "range", "count")
    for form in (f"between {low} and {high}", f"{low} to {high}", f"{low:,}–{high:,}", f"{low}-{high}"):
        assert figures(f"Police counted {form} {noun}.") == [(form, *wanted)]
    assert figures(f"It rose from {low} to {high} {noun}.") == [
        (f"{low}", low, low, "exact", "count"),
        (f"{high}", high, high, "exact", "count"),
    ]


@given(st.sampled_from(UNITS), st.integers(2, 9999))
def test_a_unit_is_read_back_in_each_of_its_words(unit: tuple[UnitRule, str], number: int) -> None:
    rule, word = unit
    (figure,) = figures(f"It was {number:,} {word} in all.")
    assert figure[1:] == (pytest.approx(number * rule.factor), pytest.approx(number * rule.factor), "exact", rule.code)


@given(st.sampled_from(SIGNS), st.integers(100, 10**7))
def test_a_currency_is_read_back_in_each_of_its_signs(currency: tuple[CurrencyRule, str], number: int) -> None:
    rule, sign = currency
    shared = {other.code for other, same in SIGNS if same == sign}
    (figure,) = figures(f"It paid {sign}{number:,} then.")
    assert figure[1:3] == (number, number)
    assert figure[4] in shared
    assert rule.code in shared


@given(st.integers(0, 1000), st.sampled_from(["percent", "per cent", "%", "pct"]))
def test_a_share_is_read_back(tenths: int, word: str) -> None:
    form = f"{tenths / 10:g}{'' if word == '%' else ' '}{word}"
    assert figures(f"Turnout was {form} then.") == [(form, tenths / 10, tenths / 10, "exact", "%")]


@given(st.integers(3, 7), st.integers(0, 11))
def test_a_height_is_read_back(feet: int, inches: int) -> None:
    height = pytest.approx(feet + inches / 12, abs=1e-4)
    for form in (f"{feet}-foot-{inches}", f"{feet}ft {inches}in", f"{feet} feet {inches} inches", f"{feet}'{inches}\""):
        assert figures(f"The guard was {form} then.") == [(form, height, height, "exact", "ft")]


@given(st.sampled_from(AFTER), st.integers(2, 9999))
def test_a_currency_is_read_back_in_each_of_its_words(currency: tuple[CurrencyRule, str], millions: int) -> None:
    rule, word = currency
    shared = {other.code for other, same in AFTER if same.lower() == word.lower()}
    (figure,) = figures(f"It paid {millions} million {word} then.")
    assert figure[1:4] == (millions * 10**6, millions * 10**6, "exact")
    assert figure[4] in shared
    assert rule.code in shared


@given(st.integers(2, 40), st.sampled_from(["multiplied", "increased", "grew"]))
def test_a_factor_is_read_back(times: int, verb: str) -> None:
    form = f"{times} times"
    assert figures(f"Output {verb} {form} then.") == [(form, times, times, "exact", "x")]


@given(st.integers(1, 40), st.integers(1, 40), st.sampled_from(["below", "above", "lower"]))
def test_a_range_of_change_is_read_back(low: int, more: int, word: str) -> None:
    form = f"{low}% to {low + more}%"
    assert figures(f"Sales fell {form} {word} that.") == [(form, low, low + more, "range", "%")]
