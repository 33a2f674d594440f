"""Currencies before and behind a number: "US$3.5m", "Rs 40,000 crore", "two million euros", "50 cents"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.rulebook.figures import CurrencyRule
from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.text import Text

MILLION = Decimal(1_000_000)


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
    if not (follows.kind == "number" or signed or spelled) or _is_numbered(text, place, end):
        return None
    if end == place + 1 and sign.kind == "word" and len(sign.text) <= 2 and not _is_money_letter(text, end, candidates):
        return None
    if candidates[0].code == "USD" and text.atom(end - 1).text == "$" and end == place + 1 and text.home_dollar:
        return end, text.home_dollar
    return end, text.currency(candidates)


def _is_numbered(text: Text, place: int, end: int) -> bool:
    """Such as "COP 27": a code that also numbers meetings, before a number too small for money."""
    digits = text.atom(end).text
    numbers = text.lexicon.has("skips.designator.before", text.low(place))
    return numbers and digits.isdigit() and len(digits) <= 2 and not _has_magnitude(text, end + 1)


def _is_money_letter(text: Text, end: int, candidates: tuple[CurrencyRule, ...]) -> bool:
    """Such as "R2 million", "N3bn", "R50 000", "Rs 500": a letter only glued to a sum or in a text of its country."""
    letter, digits = text.atom(end - 1).text, text.atom(end).text
    if letter == "PS":  # a pound sign that a web page garbled: "PS21,700", but "PS5" is a games console
        return text.is_glued(end) and ("," in digits or "." in digits or _has_magnitude(text, end + 1))
    if len(letter) > 1:
        return True
    sum_of_money = _has_magnitude(text, end + 1) or _has_thousands(text, end)
    return text.is_glued(end) and (sum_of_money or any(text.named(rule) for rule in candidates))


def _has_thousands(text: Text, place: int) -> bool:
    """Digits set apart as in "50 000"."""
    digits, thousands = text.atom(place).text, text.atom(place + 1).text
    return digits.isdigit() and len(digits) <= 3 and thousands.isdigit() and len(thousands) == 3


def _has_magnitude(text: Text, place: int) -> bool:
    return (
        text.atom(place).text in text.lexicon.numerals["suffix"]
        or text.low(place) in text.lexicon.numerals["magnitude"]
    )


def money_again(text: Text, found: Quantity) -> Quantity:
    """Such as "$300 million US Dollars", "$75 U.S.": the words behind the amount settle the currency."""
    place = text.past_hyphen(found.end)
    again = text.lexicon.money_after.at(text.atoms, place)
    if again is None:
        return found
    end, candidates = again
    same = any(rule.code == found.unit for rule in candidates)
    if not same and (found.unit != "USD" or text.low(place) in ("$", "pounds", "won", "p")):
        return found
    return replace(found, end=end, unit=found.unit if same else text.currency(candidates).code)


def money_after(text: Text, found: Quantity) -> Quantity | None:
    """Such as "10.5 million Australian dollars", "two-million-euro", "50 cents"."""
    place = text.past_hyphen(found.end)
    hundredth = text.lexicon.hundredths.at(text.atoms, place)
    after = text.lexicon.money_after.at(text.atoms, place)
    if hundredth is not None and (after is None or hundredth[0] >= after[0]):
        end, candidates = hundredth
        if text.atom(place).text == "p" and not text.is_glued(place):
            return None
        rule, factor = text.currency(candidates), Decimal("0.01")
    elif after is not None and not (text.atom(place).kind == "sign" and text.is_number(after[0])):
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
