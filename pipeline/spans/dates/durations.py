"""How long and how often: TIMEX3 durations (P3M) and sets (P1W).

Only what touches the day of publication ("the past five years") has a place on the calendar.
"""

from __future__ import annotations

from pipeline.spans.dates.absolute import mod_of
from pipeline.spans.dates.calendar import unit_value
from pipeline.spans.dates.patterns import Parts
from pipeline.spans.dates.reading import NONE, PUBLISHED, Context, Reading

PERIODS = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "night": "P{}D", "week": "P{}W",
    "weekend": "P{}WE", "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}DE", "century": "P{}CE",
}  # fmt: skip
LONG = {"decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}
"""Units that ISO 8601 has no letter for, in those it has."""
STEPS = {
    "week": ("day", 7), "weekend": ("day", 7), "fortnight": ("day", 14), "night": ("day", 1), "quarter": ("month", 3),
    "decade": ("year", 10), "century": ("year", 100),
}  # fmt: skip
"""Units in which a stretch from or to now is told, and how many make one."""
HOURS = ("second", "minute", "hour")
FROM_NOW = ("last", "past", "next", "coming", "this past", "this coming")
"""Words for a stretch that touches the day of publication; "the previous five years" end elsewhere."""
HALVES = {"year": "P{}Y6M", "hour": "PT{}H30M", "minute": "PT{}M30S"}
HALF = {"year": "P6M", "hour": "PT30M", "day": "PT12H", "decade": "P5Y", "century": "P50Y"}


def duration(parts: Parts, context: Context) -> Reading | None:
    """As in "three months", "about two weeks", "a five-year", "half an hour", "several years"."""
    unit, words = unit_of(parts), parts.match_words()
    if unit in ("quarter", "second") and ({"a", "an", "one", "-"} & set(words)):
        return None  # "a second attack", "more than a quarter of them", "three-quarters of the votes"
    if "half" in parts.match_words()[:2] and "COUNT" not in parts:
        return Reading("DURATION", HALF[unit], mod_of(parts), NONE) if unit in HALF else None
    return Reading("DURATION", period(unit, count_of(parts)), mod_of(parts), NONE)


def deictic_duration(parts: Parts, context: Context) -> Reading | None:
    """As in "the past five years", "the next two weeks": a stretch that ends or begins with publication."""
    unit, word = unit_of(parts), parts.text("DEICTIC")
    count = count_of(parts) if "COUNT" in parts else 1
    if count is None or count != int(count) or unit in HOURS or word not in FROM_NOW or context.published is None:
        return duration(parts, context)
    steps, here = int(count) * int(parts.value("DEICTIC") or 0), context.published
    whole, times = STEPS.get(unit, (unit, 1))
    ends = unit_value(here, whole, steps * times), unit_value(here, whole)
    first, last = ends if steps < 0 else ends[::-1]
    edtf = f"{first}/{last}" if first and last else None
    return Reading("DURATION", period(unit, count), mod_of(parts), PUBLISHED if edtf else NONE, edtf)


def bare_duration(parts: Parts, _: Context) -> Reading | None:
    """As in "for years", "over decades"."""
    return Reading("DURATION", period(unit_of(parts), None), None, NONE)


def duration_range(parts: Parts, _: Context) -> Reading | None:
    """As in "two to three weeks": from one period to another."""
    unit = unit_of(parts)
    first, last = count_of(parts), count_of(parts, "until")
    if first is None or last is None or last <= first:
        return None
    return Reading("DURATION", f"{period(unit, first)}/{period(unit, last)}", None, NONE)


def frequency(parts: Parts, _: Context) -> Reading | None:
    """As in "daily", "annually"."""
    return Reading("SET", str(parts.value("FREQUENCY")), None, NONE)


def every(parts: Parts, _: Context) -> Reading | None:
    """As in "every week", "each Friday", "every two years", "twice a month"."""
    if "WEEKDAY" in parts:
        return Reading("SET", f"XXXX-WXX-{parts.value('WEEKDAY')}" + str(parts.value("DAY_PART") or ""), None, NONE)
    if "DAY_PART" in parts:
        return Reading("SET", f"XXXX-XX-XX{parts.value('DAY_PART')}", None, NONE)
    if "ANY_MONTH" in parts:
        return Reading("SET", f"XXXX-{parts.value('ANY_MONTH'):02d}", None, NONE)
    if "SEASON" in parts:
        return Reading("SET", f"XXXX-{parts.value('SEASON')}", None, NONE)
    count = count_of(parts) if "COUNT" in parts else 2 if "other" in parts.match_words() else 1
    unit = unit_of(parts)
    return Reading("SET", "XXXX-WXX-WE" if unit == "weekend" else period(unit, count), None, NONE)


def unit_of(parts: Parts) -> str:
    """As in "year" for "year" and "years"."""
    return str(parts.value("UNIT") or parts.value("UNITS"))


def period(unit: str, count: float | None) -> str:
    """ISO 8601 period; X for a count that isn't said."""
    if count is None:
        return PERIODS.get(unit, "P{}W").format("X")
    if unit in LONG:
        unit, count = LONG[unit][0], count * LONG[unit][1]
    if count * 2 % 2 == 1 and unit in HALVES:
        return HALVES[unit].format(int(count))
    return PERIODS[unit].format(int(count) if count == int(count) else f"{count:g}")


def count_of(parts: Parts, role: str = "COUNT") -> float | None:
    """The number of a COUNT with its "and a half"; None for "several" and where no number is."""
    words = [word for word in parts.words(role) if word != "-"]
    total = 0.0
    for word in words:
        if word[0].isdigit():
            whole, _, fraction = word.replace(",", "").partition(" ")
            total += float(whole) + (int(fraction[0]) / int(fraction[2]) if fraction else 0)
        elif word in parts.values["INDEFINITE"]:
            said = parts.values["INDEFINITE"][word]
            if not isinstance(said, int):
                return None
            total += said
        elif word == "hundred":
            total = max(total, 1) * 100
        elif word in ("a", "an"):
            total += 1
        else:
            total += int({**parts.values["NUMERAL"], **parts.values["TENS"]}[word])
    if not words:
        return 1 + (0.5 if "half" in parts.match_words() else 0) if {"a", "an"} & set(parts.match_words()) else None
    return total + (0.5 if "half" in parts.match_words() else 0)
