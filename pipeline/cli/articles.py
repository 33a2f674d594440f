"""The articles behind claims, read once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cli.messages import tell

if TYPE_CHECKING:
    from pipeline.records import Article


def articles_under(paths: list[str]) -> tuple[list[Article], int]:
    """The articles under the paths, and how many could not be read; each of those is told in one line."""
    from pipeline.errors import InputError  # noqa: PLC0415 - --help must not wait for it
    from pipeline.read import find_sources, read_article  # noqa: PLC0415
    from pipeline.records import Failure  # noqa: PLC0415

    found: list[Article] = []
    failed = 0
    for source in find_sources(paths):
        if isinstance(source, Failure):
            tell(f"{source.article}: {source.error}")
            failed += 1
            continue
        try:
            found.append(read_article(source).article)
        except InputError as error:
            tell(f"{source.name}: {error}")
            failed += 1
    return found, failed
