"""Days in the words of a header or at the head of an article, read with the forms of the dates stage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language

from pipeline.marks import DateMark
from pipeline.spans.dates.find import find_dates
from pipeline.spans.dates.grammar import grammar_for

HEAD = 1500
"""Characters at the start of a text in which its day may be told."""
SPARE = 30
"""Letters that a line with nothing but its date may have beside it: a place, an agency, "at"."""
DAY = re.compile(r"\d{4}-\d\d-\d\d(?=$|T)")
LETTERS = re.compile(r"[^\W\d_]")
TODAY = re.compile(r"\btoday[,:;]?\s*\(?\s*(?:on\s+)?$", re.IGNORECASE)
WIRE = re.compile(r"^\W*[A-Z][A-Z .,'’/-]+$")
"""What stands before the date of a wire report: "NAIROBI, ". """


@dataclass(frozen=True, slots=True)
class Said:
    """A day with its year as a text says it; `start` and `end` are its characters."""

    start: int
    end: int
    day: str


def day_said(text: str) -> str | None:
    """The first day with its year in a short text: "Thu, 21 Jul 2022 10:00:00 GMT"; None if it says none."""
    return next((said.day for said in _days(text)), None)


def day_of_dateline(text: str) -> str | None:
    """The day that the head of an article gives as its own; None where it tells none with its year.

    Reads "Published: 09 Sep 2013 11:25", "Monday, May 18, 2015" on a line of its own, "NAIROBI, Oct 27, 2013 (Wire) -"
    and "said today (4 November 2011)". Publication wins over a later update.
    """
    head = text[:HEAD]
    days = tuple(_days(head))
    ranks = [(rank, said) for said in days if (rank := _rank(head, said, days)) is not None]
    return min(ranks, key=lambda ranked: (ranked[0], ranked[1].start))[1].day if ranks else None


def _rank(text: str, said: Said, days: tuple[Said, ...]) -> int | None:
    """How surely a day is that of the article, 0 is best; None if it may be any day."""
    start = text.rfind("\n", 0, said.start) + 1
    end = text.find("\n", said.end)
    before, after = text[start : said.start], text[said.end : len(text) if end < 0 else end]
    announced = _announced(before)
    if announced is not None and len(before) <= 2 * SPARE:
        return announced
    here = [one for one in days if start <= one.start < said.end + len(after)]
    spare = LETTERS.findall(_without(text[start : said.end + len(after)], here, start))
    if len(spare) <= SPARE:
        return 2
    if WIRE.match(before) and len(before) <= 2 * SPARE and re.match(r"\W*[(–—-]", after):
        return 2
    if not before.strip() and text[said.start : said.start + 3].isalpha() and "," in text[said.start : said.end]:
        weekday = grammar_for(()).values["WEEKDAY"]
        return 3 if re.split(r"\W", text[said.start : said.end].lower())[0] in weekday else None
    return 3 if TODAY.search(before) else None


def _announced(before: str) -> int | None:
    """0 for "Published:", 1 for "Updated:"; None for other words before a date."""
    words = grammar_for(()).values["ANNOUNCED"]
    found = re.findall(r"[^\W\d_]+", before.lower())
    return next((int(words[word]) for word in reversed(found[-4:]) if word in words), None)


def _without(line: str, days: list[Said], offset: int) -> str:
    """`line` without the dates in it."""
    for said in reversed(days):
        line = line[: said.start - offset] + line[said.end - offset :]
    return line


def _days(text: str) -> Iterator[Said]:
    """The days that are said with their year, in text order."""
    doc = _words()(text)
    for mark in find_dates(doc):
        if mark.anchor == "explicit" and mark.timex_value and DAY.match(mark.timex_value) and not _is_doubtful(mark):
            last = doc[mark.end - 1]
            yield Said(doc[mark.start].idx, last.idx + len(last), mark.timex_value[:10])


def _is_doubtful(mark: DateMark) -> bool:
    """A day and month in numbers that could be each other: 07/08/2013."""
    _, month, day = (mark.timex_value or "")[:10].split("-")
    return mark.rule == "dates.numeric" and int(day) <= 12 and day != month


@cache
def _words() -> Language:
    """A pipeline that only parts words."""
    return spacy.blank("en")
