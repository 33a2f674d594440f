"""Files, folders and standard input become articles."""

from collections.abc import Iterable

from pipeline.errors import InputError
from pipeline.read.article import Reading, read_article
from pipeline.read.choice import Choice, table_of
from pipeline.read.records import read_claims, read_events
from pipeline.read.source import Source
from pipeline.read.sources import STDIN, each_source, find_sources

__all__ = [
    "STDIN",
    "Choice",
    "Reading",
    "Source",
    "each_source",
    "find_sources",
    "read_article",
    "read_claims",
    "read_events",
    "table_of",
    "texts_of",
]


def texts_of(paths: Iterable[str]) -> dict[str, str]:
    """The text of every article under `paths` by its id. Raises InputError at the first that can't be read."""
    texts = {}
    for source in find_sources(paths):
        if not isinstance(source, Source):
            raise InputError(f"{source.article}: {source.error}")
        texts[source.id] = read_article(source).article.text
    return texts
