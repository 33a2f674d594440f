"""Articles as JSON: an object with `text`, and `id title publisher url published` where they are known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from pipeline.errors import InputError
from pipeline.read.parts import Parts, first_of
from pipeline.read.source import printable

SURROGATE = re.compile("[\ud800-\udfff]")


def parts_of_object(data: str, columns: Iterable[tuple[str, str]] = ()) -> Parts:
    """The article in a JSON object; `columns` are our fields and what it calls them.

    Raises InputError, without the file's name, if there is none.
    """
    try:
        row = json.loads(data.strip())
    except json.JSONDecodeError as error:
        raise InputError(f"is not valid JSON: {error.msg} at column {error.colno}; mend it or take it out") from error
    except (ValueError, RecursionError) as error:
        raise InputError("is no JSON that can be read; mend it or take it out") from error
    if isinstance(row, list):
        raise InputError("holds a list; save it as .jsonl, one article a line")
    if not isinstance(row, dict):
        raise InputError('is not an object; an article is written {"id": "...", "text": "..."}')
    row = {**row, **{ours: row.get(theirs) for ours, theirs in columns}}
    if not isinstance(row.get("text"), str):
        name = dict(columns).get("text", "text")
        lacks = f"has no {name}" if row.get("text") is None else f"has a {name} that is no string"
        raise InputError(f'{lacks}; an article is written {{"id": "...", "text": "..."}}')
    fields = {name: _sound(value) for name, value in row.items()}
    return Parts(
        _with_newlines(str(fields["text"])),
        title=first_of(fields, "title", "headline"),
        publisher=first_of(fields, "publisher", "sitename"),
        url=first_of(fields, "url", "link"),
        metadata={name: value for name, value in fields.items() if name != "text"},
    )


def id_of(row: dict[str, object], columns: Iterable[tuple[str, str]] = ()) -> str | None:
    """The id that an object gives its article; None where there is none."""
    wanted = row.get(dict(columns).get("id", "id"))
    return printable(str(wanted)).strip() or None if isinstance(wanted, str | int) else None


def _with_newlines(text: str) -> str:
    """`text` with each line end as a newline, and as long as before: offsets hold in the object's own text."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


def _sound(value: object) -> object:
    """`value` without halves of surrogate pairs, which JSON may hold and a file in UTF-8 may not."""
    return SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
