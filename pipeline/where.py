"""The language of `--where`: which claims are wanted, by the columns of their rows.

    measure=killed and low>=100
    (claimant_kind in (police, health) or claimant_name ~ "red crescent") and not modality=negated
    published >= 2025-07 and place != null

`=` and `!=` compare whole values without regard to case, `~` and `!~` look for words inside, `<` `<=` `>` `>=` compare
numbers and dates, `in (…)` is any of several, `null` is a value that the article does not give. A value of several
words stands in quotes. `not` binds closer than `and`, `and` closer than `or`; brackets go before all.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, NoReturn

from pipeline.columns import Column, Value, column_named
from pipeline.errors import OptionError
from pipeline.records import Claim

Test = Callable[[Claim], bool]

OPTION = "--where"
TOKEN = re.compile(
    r"""\s*(?:(?P<sign><=|>=|!=|!~|[=<>~(),])|"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<word>[^\s()<>=!~,'"]+))"""
)
ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
OPERATORS = ("=", "!=", "~", "!~", *ORDERS, "in")
TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def where(text: str) -> Test:
    """What tells the claims that `text` asks for. Raises OptionError, saying what is wrong and where."""
    parser = _Parser(text)
    try:
        test = parser.any_of()
    except RecursionError:
        raise OptionError(f"{OPTION}: too many brackets or nots within each other; ask for less at once") from None
    if parser.kind:
        parser.refuse("'and' or 'or' goes here; put a value of several words in quotes")
    return test


class _Parser:
    """Reads from left to right, one word ahead."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.end = 0
        self.kind: str | None = None
        """`sign`, `word`, `quoted`; None at the end."""
        self.value = ""
        self.advance()

    def advance(self) -> str:
        """The word that was ahead; the next one is ahead now."""
        before = self.value
        self.at = self.end + len(self.text[self.end :]) - len(self.text[self.end :].lstrip())
        match = TOKEN.match(self.text, self.end)
        if match is None:
            self.kind, self.value = None, ""
            if self.text[self.end :].strip():
                self.value = self.text[self.at]
                self.refuse("close the quotes" if self.value in "\"'" else "no such sign")
            return before
        self.end = match.end()
        group = match.lastgroup or ""
        self.kind = "quoted" if group in ("double", "single") else group
        self.value = match[group]
        return before

    def refuse(self, hint: str) -> NoReturn:
        """Says at which word it makes no sense."""
        found = f"{self.value!r} at character {self.at + 1}" if self.at < len(self.text) else "the end"
        raise OptionError(f"{OPTION}: {self.text!r} makes no sense at {found}: {hint}")

    def is_keyword(self, *words: str) -> bool:
        """Whether one of these words is ahead, without quotes."""
        return self.kind == "word" and self.value.lower() in words

    def any_of(self) -> Test:
        """Conditions parted by `or`."""
        tests = [self.all_of()]
        while self.is_keyword("or"):
            self.advance()
            tests.append(self.all_of())
        return tests[0] if len(tests) == 1 else lambda claim: any(test(claim) for test in tests)

    def all_of(self) -> Test:
        """Conditions parted by `and`."""
        tests = [self.one()]
        while self.is_keyword("and"):
            self.advance()
            tests.append(self.one())
        return tests[0] if len(tests) == 1 else lambda claim: all(test(claim) for test in tests)

    def one(self) -> Test:
        """A condition, one that is denied, or several in brackets."""
        if self.is_keyword("not"):
            self.advance()
            test = self.one()
            return lambda claim: not test(claim)
        if self.kind == "sign" and self.value == "(":
            self.advance()
            test = self.any_of()
            self.expect(")")
            return test
        return self.condition()

    def condition(self) -> Test:
        """Column, operator, value."""
        if self.kind != "word":
            self.refuse("the name of a column goes here")
        column = column_named(self.advance(), OPTION)
        if not (self.kind == "sign" and self.value in OPERATORS) and not self.is_keyword("in"):
            self.refuse(f"after a column goes one of {' '.join(OPERATORS)}")
        sign = self.advance().lower()
        if sign != "in":
            return _compare(column, sign, *self.operand())
        self.expect("(")
        tests = [_compare(column, "=", *self.operand())]
        while self.kind == "sign" and self.value == ",":
            self.advance()
            tests.append(_compare(column, "=", *self.operand()))
        self.expect(")")
        return lambda claim: any(test(claim) for test in tests)

    def operand(self) -> tuple[str, bool]:
        """A value, and whether it is the word `null` without quotes."""
        if self.kind not in ("word", "quoted"):
            self.refuse("a value goes here")
        is_null = self.is_keyword("null")
        return self.advance(), is_null

    def expect(self, sign: str) -> None:
        """Passes over a bracket that must be there."""
        if self.kind != "sign" or self.value != sign:
            self.refuse(f"{sign} goes here")
        self.advance()


def _compare(column: Column, sign: str, wanted: str, is_null: bool) -> Test:
    """Whether a column stands in this relation to a value; what is missing is equal to `null` only."""
    if is_null:
        if sign not in ("=", "!="):
            raise OptionError(f"{OPTION}: {column.name} {sign} null: null goes with = and != only")
        return lambda claim: (column.of(claim) is None) == (sign == "=")
    if sign in ("!=", "!~"):
        test = _compare(column, sign[1:], wanted, is_null=False)
        return lambda claim: not test(claim)
    if sign == "~":
        words = wanted.casefold()
        return lambda claim: words in str(column.of(claim) or "").casefold()
    value = _value(column, wanted)
    if sign == "=":
        return lambda claim: _known(column, claim, wanted) == value
    if not (column.is_number or column.is_date):
        raise OptionError(f"{OPTION}: {column.name} is text and has no order; compare it by = != ~ !~ or in")
    order = ORDERS[sign]
    return lambda claim: (known := _known(column, claim, wanted)) is not None and order(known, value)


def _known(column: Column, claim: Claim, wanted: str) -> Value:
    """The value of a claim, ready for comparison: text without regard to case, a date as exactly as is asked."""
    value = column.of(claim)
    if isinstance(value, str):
        return value[: len(wanted)] if column.is_date else value.casefold()
    return value


def _value(column: Column, wanted: str) -> Value:
    """What a user wrote, as the column has it. Raises OptionError if the column can never be that."""
    if column.is_number:
        try:
            number = float(wanted.replace("_", ""))
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise OptionError(f"{OPTION}: {column.name} is a number, which {wanted!r} is not")
        return number
    if column.dtype == "boolean":
        if wanted.lower() not in TRUTHS:
            raise OptionError(f"{OPTION}: {column.name} is true or false, not {wanted!r}")
        return TRUTHS[wanted.lower()]
    if column.is_date and not DATE.fullmatch(wanted):
        raise OptionError(
            f"{OPTION}: {column.name} is a date, which {wanted!r} is not; write 2025, 2025-07 or 2025-07-09"
        )
    choices = column.choices
    if choices is not None and wanted.lower() not in choices:
        near = get_close_matches(wanted.lower(), choices, n=1)
        hint = f"did you mean {near[0]}?" if near else f"it is {', '.join(choices)}"
        raise OptionError(f"{OPTION}: {column.name} is never {wanted!r}; {hint}")
    return wanted.casefold()
