"""One line of a gold file: its fields, each checked for its kind as it is read."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import ClaimsError


class GoldError(ClaimsError):
    """A line of gold that can't be used; the message names file, line and field."""


@dataclass(frozen=True)
class Line:
    """The fields of one line, and where the line stands: `number` counts lines of the file from 1.

    Every reader raises GoldError if the field is missing or of another kind.
    """

    path: Path
    number: int
    fields: Mapping[str, Any]
    inside: str = field(default="")

    def wrong(self, name: str, why: str) -> GoldError:
        """The error to raise: the field `name` of this line, and why it is wrong."""
        return GoldError(f"{self.path}, line {self.number}, {self.inside}{name}: {why}")

    def has(self, name: str) -> bool:
        """Whether the line gives the field a value; null is none."""
        return self.fields.get(name) is not None

    def text(self, name: str) -> str:
        """The words in the field, never empty."""
        value = self._given(name)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(name, f"{value!r} should be a string with words in it")
        return value

    def text_or_none(self, name: str) -> str | None:
        """The words in the field; None where it is null."""
        return None if self._given(name) is None else self.text(name)

    def whole(self, name: str) -> int:
        """The whole number in the field, 0 or more."""
        value = self._given(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(name, f"{value!r} should be a whole number")
        return value

    def flag(self, name: str) -> bool:
        """The truth value in the field."""
        value = self._given(name)
        if not isinstance(value, bool):
            raise self.wrong(name, f"{value!r} should be true or false")
        return value

    def number_or_none(self, name: str) -> float | None:
        """The number in the field; None where it is null (an open end)."""
        value = self._given(name)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.wrong(name, f"{value!r} should be a number or null")
        return value

    def part(self, name: str) -> "Line":
        """The object in the field, as fields of the same line; without fields where it is null or missing."""
        value = self.fields.get(name) or {}
        if not isinstance(value, dict):
            raise self.wrong(name, f"{value!r} should be an object")
        return Line(self.path, self.number, value, f"{self.inside}{name}.")

    def texts(self, name: str) -> tuple[str, ...]:
        """The strings listed in the field; none where the line lacks it."""
        return tuple(self._string(name, value) for value in self._listed(name))

    def texts_or_nones(self, name: str) -> tuple[str | None, ...]:
        """The strings listed in the field, None among them for null; none at all where the line lacks it."""
        return tuple(None if value is None else self._string(name, value) for value in self._listed(name))

    def extent(self, name: str) -> tuple[int, int] | None:
        """The two character offsets in the field, end not included; None where the line lacks it."""
        value = self.fields.get(name)
        if value is None:
            return None
        match value:
            case [int(start), int(end)] if 0 <= start < end:
                return start, end
        raise self.wrong(name, f"{value!r} should be two offsets, the end after the start")

    def _given(self, name: str) -> Any:
        if name not in self.fields:
            raise self.wrong(name, "the field is missing")
        return self.fields[name]

    def _listed(self, name: str) -> list[Any]:
        value = self.fields.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(name, f"{value!r} should be a list")
        return value

    def _string(self, name: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(name, f"{value!r} should be a string with words in it")
        return value


def lines_of(path: Path) -> Iterator[Line]:
    """The lines of a JSON Lines file in order, empty ones left out.

    Raises GoldError if the file can't be read or a line is no JSON object.
    """
    try:
        rows = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: can't be read: {error}") from error
    for number, row in enumerate(rows, start=1):
        if row.strip():
            yield _line(path, number, row)


def _line(path: Path, number: int, row: str) -> Line:
    try:
        fields = json.loads(row)
    except ValueError as error:
        raise GoldError(f"{path}, line {number}: is no JSON: {error}") from error
    if not isinstance(fields, dict):
        raise GoldError(f"{path}, line {number}: should be a JSON object")
    return Line(path, number, fields)


def pattern_of(words: str) -> str:
    """A regular expression for `words` as they may stand in a text: a space there may be a line break."""
    return r"\s+".join(re.escape(word) for word in words.split())
