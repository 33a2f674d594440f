"""Dates that say their year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.spans.dates.calendar import day_value, month_value
from pipeline.spans.dates.edtf import edge_of
from pipeline.spans.dates.patterns import Parts
from pipeline.spans.dates.reading import EXPLICIT, PUBLISHED, Context, Reading

EARLIEST = 1400
"""A number of four digits below this is hardly a year."""
FIRST_LIKELY, LAST_LIKELY = 1800, 2100
"""Years of which news speaks; other numbers of four digits before a noun in the plural count it."""
CENTURY_TURN = 50
"""Two-digit years up to this belong to the century that begins in 2000, if nothing else decides."""


def iso(parts: Parts, _: Context) -> Reading | None:
    """As in "2022-07-21", with or without a time of day."""
    text = parts.text("ISO").upper()
    year, month, day = map(int, text[:10].split("-"))
    value = day_value(year, month, day)
    if value is None:
        return None
    clock = re.match(r"T\d\d:\d\d", text[10:])
    return Reading("TIME", value + clock.group()) if clock else Reading("DATE", value)


def numeric(parts: Parts, context: Context) -> Reading | None:
    """As in "21/07/2022", "7/21/22", "15 / 09 / 2013": of two readings the one nearer to publication."""
    numbers = [int(part) for part in re.findall(r"\d+", parts.text("NUMERIC") or parts.text("SHORT_NUMERIC"))]
    if numbers[0] > 999:
        return _date(*numbers)
    first, second, year = numbers
    year = year if year > 99 else full_year(year, context.published)
    american, other = day_value(year, first, second), day_value(year, second, first)
    if american and other and context.published:
        distance = {value: abs((date.fromisoformat(value) - context.published).days) for value in (american, other)}
        return Reading("DATE", min(distance, key=lambda value: distance[value]))
    return _date(year, first, second) or _date(year, second, first)


def full_date(parts: Parts, _: Context) -> Reading | None:
    """As in "July 21, 2022", "Thursday, 21 July 2022", "21st of July 2022"."""
    return _date(int(parts.text("YEAR")), int(parts.value("ANY_MONTH") or 0), day_of(parts))


def month_of_year(parts: Parts, context: Context) -> Reading | None:
    """As in "July 2022", "early July last year", "the end of July 2022"."""
    year, anchor = year_of(parts, context)
    if year is None:
        return Reading("DATE", None, mod_of(parts), "none")
    return Reading("DATE", month_value(year, int(parts.value("ANY_MONTH") or 0)), mod_of(parts), anchor)


def year(parts: Parts, context: Context) -> Reading | None:
    """As in "2022", "late 2022", "mid-2022"."""
    number, mod = int(parts.text("YEAR")), mod_of(parts)
    if mod is None and (number < EARLIEST or _is_count(number, parts, context)):
        return None
    return Reading("DATE", f"{number:04d}", mod, edtf=edge_of(f"{number:04d}", mod) if is_edge(parts) else None)


def _is_count(number: int, parts: Parts, context: Context) -> bool:
    """As in "more than 2000", "some 1500 homes", but not "the 2005 levels", "in 2000 sales fell"."""
    if context.before in parts.values.get("AT_TIME", ()):
        return False
    if context.before in parts.values.get("AMOUNT", ()):
        return True
    return (number % 50 == 0 or not FIRST_LIKELY <= number <= LAST_LIKELY) and context.counts()


def spoken_year(parts: Parts, _: Context) -> Reading | None:
    """As in "nineteen ninety-four"."""
    number = _spoken(parts, parts.match_words())
    return Reading("DATE", str(number)) if number else None


def _spoken(parts: Parts, said: Sequence[str]) -> int | None:
    """As in 1994 for "nineteen ninety-four"; None for "nineteen five"."""
    words = [word for word in said if word not in ("-", "and", "the", "year")]
    tens = {**parts.values["TENS"], **parts.values["NUMERAL"]}
    if words[0] == "two":
        return 2000 + sum(int(tens[word]) for word in words[2:])
    number = sum(int(tens[word]) for word in words[1:])
    return 100 * int(tens[words[0]]) + number if number > 9 else None


def decade(parts: Parts, context: Context) -> Reading | None:
    """As in "the 1990s", "the late '80s", "the nineties"."""
    written = re.search(r"\d+", parts.text("DECADE"))
    tens = int(written.group()) if written else int(parts.value("TENS_PLURAL") or 0)
    if tens < 100:
        if written and "'" not in parts.text("DECADE") and "the" not in parts.match_words():
            return None  # "in her 30s"
        tens = full_year(tens, context.published, turn=20)
    return Reading("DATE", f"{tens // 10:03d}", mod_of(parts))


def century(parts: Parts, context: Context) -> Reading | None:
    """As in "the 19th century", "the late twentieth century"."""
    number = ordinal_of(parts)
    return Reading("DATE", f"{number - 1:02d}", mod_of(parts)) if number and number <= 22 else None


def day_of(parts: Parts) -> int:
    """The day of the month, 0 if none is said."""
    digits = re.match(r"\d+", parts.text("DAY_NUMBER"))
    return int(digits.group()) if digits else int(parts.value("DAY_NUMBER") or 0)


def ordinal_of(parts: Parts) -> int | None:
    """As in "third" and "3rd" are 3."""
    if "ORDINAL" in parts:
        return int(re.sub(r"\D", "", parts.text("ORDINAL")))
    value = parts.value("ORDINAL_WORD")
    return None if value is None else int(value)


def is_edge(parts: Parts) -> bool:
    """As in "the end of", which is less than "late"."""
    return any(word in parts.values["PART_NOUN"] for word in parts.words("PART_OF"))


def mod_of(parts: Parts) -> str | None:
    """START, MID, END or an approximation."""
    value = parts.value("PART_OF") or parts.value("PART") or parts.value("APPROXIMATOR")
    if value is None and {"early", "late"} & set(parts.match_words()):
        value = "START" if "early" in parts.match_words() else "END"
    return None if value is None else str(value)


def year_of(parts: Parts, context: Context) -> tuple[int | None, str]:
    """The year that is said in digits or as "last year", and what it was counted from; None if it can't be told."""
    if "YEAR" in parts:
        return int(parts.text("YEAR")), EXPLICIT
    if "SHORT_YEAR" in parts:
        return full_year(int(parts.text("SHORT_YEAR")[-2:]), context.published), EXPLICIT
    if "SPOKEN_YEAR" in parts:
        return _spoken(parts, parts.words("SPOKEN_YEAR")), EXPLICIT
    if "DEICTIC" in parts and context.published:
        return context.published.year + int(parts.value("DEICTIC") or 0), PUBLISHED
    return None, "none"


def full_year(two: int, published: date | None, *, turn: int = CENTURY_TURN) -> int:
    """The year with these last two digits: the nearest to publication's, else between 1950 and 2049."""
    if published is None:
        return two + (2000 if two < turn else 1900)
    return min((two + century for century in (1800, 1900, 2000)), key=lambda year: abs(year - published.year))


def _date(year: int, month: int, day: int) -> Reading | None:
    value = day_value(year, month, day)
    return Reading("DATE", value) if value else None
