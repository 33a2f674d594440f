"""On what day an article was published, and what says so. The clock is never asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePath

from pipeline.errors import OptionError
from pipeline.read.dateline import day_of_dateline, day_said
from pipeline.records import PublishedFrom

FIELDS: tuple[str, ...] = ("published", "date_published", "datepublished", "published_at", "pubdate", "date", "created")
"""Where a header says the day, best first; compared in lower case, hyphens as underscores."""

IN_ADDRESS = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)(?P<mark>[/_.-])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01])"
    r"|(?P<digits>(?:19[89]|20\d)\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])))(?!\d)"
)
"""A day in a web address or a file name: "/2022/07/21/", "20220721", "2023-02-06-quake.txt"."""

IN_SERIAL = re.compile(r"(?<=[/=])[A-Z]{0,4}(?P<digits>(?:199|20[0-3])\d{5})(?:\d{4}|\d{6}|\d{9})(?=[/.&#?]|$)")
"""A day with the clock or a serial behind it: "/stories/202207260345.html", "?ud=20220717000234"."""
IN_SECONDS = re.compile(r"(?<=/)(?P<seconds>1\d{9})_\d+(?:\.\w+)?/?$")
"""Seconds since 1970 with a serial behind them: "/cuba/1656779392_40649.html"."""
IN_SIX_DIGITS = re.compile(
    r"/(?P<folder>[^/?#]*)/(?P<digits>[0-3]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?=/[^/?#]*[a-z]|-[a-z])", re.I
)
"""A day of this century in a folder of its own ("/asia/130702/quake") or before a headline ("/130909-quake")."""
NUMBERED = re.compile(
    r"(?:.*\d.*|ids?|p|nodes?|articles?|stor(?:y|ies)|posts?|views?|videos?|photos?|galler(?:y|ies)|topics?|threads?|releases?)"
)
"""Folders of things that have numbers: "/story/120101/quake" holds no day."""
CRAWLED = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/")
"""The head of an archived page's address, which tells the day of the copy."""

LONGEST_FIELD = 100
"""Characters; a longer field holds more than a date."""
LAST_SECOND = 7_258_118_400
"""Of the year 2199; larger numbers are milliseconds."""
LATEST = datetime(2199, 12, 31)
"""What no page is later than; without it the library would ask the clock."""


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
    fallback, address = day_of_option(option), CRAWLED.sub("", url or "")
    tries: tuple[tuple[PublishedFrom, Callable[[], str | None]], ...] = (
        ("front matter", lambda: _of_fields(front_matter)),
        ("metadata", lambda: _of_fields(metadata)),
        ("html", lambda: _in_page(html, url)),
        ("url", lambda: _in_address(address) or _in_odd_address(address)),
        ("dateline", lambda: day_of_dateline(text)),
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
    """The day that a field's value stands for; a number counts seconds or milliseconds since 1970."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _in_address(str(int(value))) or _of_seconds(value)
    if not isinstance(value, str) or len(value) > LONGEST_FIELD:
        return None
    return day_said(value) or _in_address(value) or _in_odd_form(value)


def _of_seconds(value: float) -> str | None:
    seconds = value / 1000 if value > LAST_SECOND else value
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if 0 < seconds <= LAST_SECOND else None


def _in_odd_form(text: str) -> str | None:
    """A day in a form that our own rules don't know ("2022 Jul 21"), if all of it is said and its month in words."""
    if not any(one.isalpha() for one in text):
        return None
    import dateparser  # noqa: PLC0415 - slow to import, and hardly ever needed

    found = dateparser.parse(
        text,
        languages=["en"],
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], "STRICT_PARSING": True},
    )
    return None if found is None else found.date().isoformat()


def _in_page(page: str | None, url: str | None) -> str | None:
    """The day in the metadata of a page; its text is left to the dateline, and the clock is never asked."""
    if page is None:
        return None
    from htmldate import find_date  # noqa: PLC0415 - slow to import, and most folders hold no pages

    # The blank keeps a page from being taken for an address to load.
    return find_date(f" {page}", extensive_search=False, original_date=True, url=url, max_date=LATEST)


def _in_address(text: str | None) -> str | None:
    """The first real day written in numbers, year first."""
    for match in IN_ADDRESS.finditer(text or ""):
        try:
            if match["digits"]:
                return date.fromisoformat(match["digits"]).isoformat()
            return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
        except ValueError:
            continue
    return None


def _in_odd_address(address: str) -> str | None:
    """A day that stands in an address with other digits around it, or with a year of two digits."""
    path = address.partition("?")[0]
    for match in (*IN_SERIAL.finditer(address), *IN_SIX_DIGITS.finditer(path)):
        digits, fields = match["digits"], match.groupdict()
        if NUMBERED.fullmatch((fields.get("folder") or "").lower()):
            continue
        try:
            return date.fromisoformat(digits if len(digits) == 8 else f"20{digits}").isoformat()
        except ValueError:
            continue
    seconds = IN_SECONDS.search(path)
    return None if seconds is None else _of_seconds(int(seconds["seconds"]))
