"""One source becomes one article; its text never changes afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.errors import EmptyError, InputError
from pipeline.read.encoding import text_of
from pipeline.read.page import parts_of_page
from pipeline.read.parts import Parts, first_of
from pipeline.read.plain import parts_of_text
from pipeline.read.published import published_of
from pipeline.read.rows import parts_of_object
from pipeline.read.source import Source
from pipeline.records import Article

LONGEST = 1_000_000
"""Characters; what is longer is an archive, not an article, and few machines could parse it in one piece."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, and what its reader should be told about the file."""

    article: Article
    note: str | None = None


def read_article(source: Source, *, published: str | None = None, longest: int = LONGEST) -> Reading:
    """The article at `source`; `published` is its day where nothing else says it, `longest` its most characters.

    Raises EmptyError if there is no word in it, InputError if it can't be read; their messages don't name the file.
    """
    decoded = text_of(source.read(), declared=source.format == "page")
    parts = _with_given(_parts(source, decoded.text), dict(source.given))
    if not parts.text.strip():
        raise EmptyError("is empty; nothing to read")
    if len(parts.text) > longest:
        raise InputError(f"has {len(parts.text):,} characters, too long for one article; split it")
    day = published_of(
        parts.text,
        front_matter=parts.front_matter,
        metadata=parts.metadata,
        html=parts.page,
        url=parts.url,
        file_name=source.path if source.format != "row" else None,
        option=published,
    )
    article = Article(
        id=source.id,
        text=parts.text,
        title=parts.title,
        publisher=parts.publisher,
        url=parts.url,
        published=day.day,
        published_from=day.origin,
    )
    return Reading(article, decoded.note)


def _parts(source: Source, text: str) -> Parts:
    if not text.strip():
        return Parts("")
    if source.format == "page":
        return parts_of_page(text)
    if source.format in ("row", "object"):
        return parts_of_object(text, source.columns)
    return parts_of_text(text)


def _with_given(parts: Parts, given: dict[str, str]) -> Parts:
    """The parts with what a table or a crawl says of the article, where its own bytes leave it open."""
    if not given:
        return parts
    return replace(
        parts,
        title=parts.title or first_of(given, "title", "headline"),
        publisher=parts.publisher or first_of(given, "publisher", "sitename"),
        url=parts.url or first_of(given, "url", "link"),
        metadata={**given, **(parts.metadata or {})},
    )
