"""Text files, with or without front matter: title, date and publisher between two lines of `---`."""

from __future__ import annotations

import re

import yaml
from frontmatter.default_handlers import YAMLHandler

from pipeline.errors import InputError
from pipeline.read.parts import Parts, first_of

FENCED = re.compile(r"\s*---[ \t]*\n")
FIELD = re.compile(r"^[\w-]+[ \t]*:", re.MULTILINE)


def parts_of_text(text: str) -> Parts:
    """The article in a text file. Raises InputError, without the file's name, if its front matter can't be read."""
    if not FENCED.match(text):
        return Parts(text)
    handler = YAMLHandler()
    try:
        head, body = handler.split(text)
    except ValueError:
        return Parts(text)
    try:
        # BaseLoader keeps every value as written: "2025-13-01" is a bad date, not a crash, and "007" no number.
        fields = handler.load(head, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        if not FIELD.search(head):
            return Parts(text)
        raise InputError(f"front matter is not valid YAML{_place(error)}; mend it or take it out") from error
    if not isinstance(fields, dict):
        return Parts(text)
    return Parts(
        body.lstrip("\n"),
        title=first_of(fields, "title", "headline"),
        publisher=first_of(fields, "publisher", "site", "sitename"),
        url=first_of(fields, "url", "link", "canonical"),
        front_matter=fields,
    )


def _place(error: Exception) -> str:
    """Where YAML gave up, as a line of the file."""
    mark = getattr(error, "problem_mark", None)
    return "" if mark is None else f", line {mark.line + 1}"
