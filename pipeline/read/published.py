"""On what day an article was published, and what says so. The clock is never asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from pipeline.errors import OptionError
from pipeline.records import PublishedFrom

FIELDS: tuple[str, ...] = ("published", "date_published", "datepublished", "published_at", "pubdate", "date", "created")
"""Where a header says the day, best first; compared in lower case, hyphens as underscores."""

IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[/_.-]?)(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)
"""A day in a web address or a file name: "/2022/07/21/", "20220721", "2023-02-06-quake.txt"."""


@dataclass(frozen=True, slots=True)
class Published:
    """A day of publication, ISO 8601, and where it was read; both None where nothing says it."""

    day: str | None = None
    origin: PublishedFrom | None = None


def published_of(  # noqa: PLR0913 - one name for each place that may say the day
    text: str,
    *,
    front_matter: object = None,
    metadata: object = None,
    html: str | None = None,
    url: str | None = None,
    file_name: str | None = None,
    option: str | None = None,
) -> Published:
    """The first that says a day: front matter, metadata, page, address, dateline of `text`, file name, `option` last.

    `front_matter` and `metadata` are a header's fields or the value of its date field; `option` is what the user
    wants for articles that nothing else dates. Raises OptionError if `option` is no day.
    """
    fallback = day_of_option(option)
    tries: tuple[tuple[PublishedFrom, Callable[[], str | None]], ...] = (
        ("front matter", lambda: _of_fields(front_matter)),
        ("metadata", lambda: _of_fields(metadata)),
        ("url", lambda: _in_address(url)),
        ("file name", lambda: _in_address(None if file_name is None else PurePath(file_name).name)),
        ("option", lambda: fallback),
    )
    for origin, read in tries:
        day = read()
        if day is not None:
            return Published(day, origin)
    return Published()


def day_of_option(option: str | None) -> str | None:
    """The day that `--published` gives. Raises OptionError if it is no day."""
    if option is None:
        return None
    try:
        return date.fromisoformat(option.strip()).isoformat()
    except ValueError as error:
        raise OptionError(f"--published {option}: not a day; write it as 2022-07-21") from error


def _of_fields(header: object) -> str | None:
    """The day in a header's date fields, or in the value of one."""
    values: Iterable[object] = (header,)
    if isinstance(header, Mapping):
        fields = {str(name).lower().replace("-", "_"): value for name, value in header.items()}
        values = (fields[name] for name in FIELDS if name in fields)
    return next((day for value in values if (day := _day_of(value)) is not None), None)


def _day_of(value: object) -> str | None:
    """The day that a field's value stands for."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return _in_address(value) if isinstance(value, str) else None


def _in_address(text: str | None) -> str | None:
    """The first real day written in numbers, year first."""
    for match in IN_ADDRESS.finditer(text or ""):
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
        except ValueError:
            continue
    return None
