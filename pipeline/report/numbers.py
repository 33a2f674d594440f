"""The numbers of articles that made no claim, and why: read from a marks file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from pipeline.read.records import read_records
from pipeline.records import Claim, SkipReason, Span

NO_CLAIM = "not in the claims"
"""Why a figure is left over: the claims were made by other rules, or have been sorted out since."""


class _Read(BaseModel):
    """A part of a line of the marks file; what the report does not show is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Skipped(_Read):
    """A number that is no figure."""

    text: str
    start: int
    end: int
    why: SkipReason
    rule: str


class Quantity(_Read):
    """A number that is a figure."""

    text: str
    start: int
    end: int
    rule: str


class Subject(_Read):
    """The article of a line."""

    id: str


class NumbersOf(_Read):
    """All numbers of one article."""

    document: Subject
    figures: tuple[Quantity, ...]
    skipped: tuple[Skipped, ...]


class Unclaimed(Span):
    """A number that made no claim."""

    why: str
    rule: str


def read_numbers(path: str | Path) -> list[NumbersOf]:
    """The lines of a marks file. Raises InputError, naming file and line, if one can't be read."""
    return read_records(path, NumbersOf, "line of claims marks")


def unclaimed(numbers: NumbersOf, claims: Iterable[Claim]) -> list[Unclaimed]:
    """The numbers of an article behind none of its claims, in text order."""
    claimed = {(claim.figure.start, claim.figure.end) for claim in claims}
    left = [
        Unclaimed(text=one.text, start=one.start, end=one.end, why=NO_CLAIM, rule=one.rule)
        for one in numbers.figures
        if (one.start, one.end) not in claimed
    ]
    left += [
        Unclaimed(text=one.text, start=one.start, end=one.end, why=one.why, rule=one.rule) for one in numbers.skipped
    ]
    return sorted(left, key=lambda one: (one.start, one.end))
