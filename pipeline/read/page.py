"""Web pages: the article in a page, its paragraphs parted by blank lines."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from pipeline.errors import InputError
from pipeline.read.parts import Parts

WHOLE = frozenset({"p", "head", "item", "code", "ab"})
"""Elements that are a paragraph each; what holds them is looked into."""


def parts_of_page(page: str) -> Parts:
    """The article in a page. Raises InputError, without the file's name, if there is none."""
    import trafilatura  # noqa: PLC0415 - takes a second to import, and most folders hold no pages
    from trafilatura.settings import Document  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    paragraphs = list(_paragraphs(found.body)) if isinstance(found, Document) else []
    if not isinstance(found, Document) or not paragraphs:
        raise InputError("no article found in the page; save its text as .txt")
    return Parts("\n\n".join(paragraphs), found.title or None, found.sitename or None, found.url or None, page=page)


def _paragraphs(element: Any) -> Iterator[str]:
    """The texts of the paragraphs below an element; a row of a table is one, its cells parted by bars."""
    for child in element:
        if child.tag == "row":
            text = " | ".join(_words(cell) for cell in child)
        elif child.tag in WHOLE or not len(child):
            text = _words(child)
        else:
            yield from _paragraphs(child)
            continue
        if text.strip():
            yield text


def _words(element: Any) -> str:
    """The words in an element on one line, with a newline where the page breaks it."""
    for broken in element.iter("lb"):
        broken.text = "\n"
    lines = "".join(element.itertext()).split("\n")
    return "\n".join(line for line in (" ".join(one.split()) for one in lines) if line)
