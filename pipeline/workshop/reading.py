"""Articles read with some rules, from cached parses: what every command of the workshop stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline import build, marks, rulebook
from pipeline.claims.export import claims_of
from pipeline.errors import InputError
from pipeline.read import find_sources, read_article
from pipeline.records import Article, Claim, Failure, FailureKind
from pipeline.workshop.parses import Parses


@dataclass(frozen=True)
class Reader:
    """Reads texts with the rules in `folders` laid over ours; the model is loaded only for a text not parsed before."""

    parses: Parses
    folders: tuple[str, ...]
    stages: tuple[Callable[[Doc], Doc], ...]

    def read(self, article: Article) -> Doc:
        """The article with all its marks."""
        return self.mark(self.parses.doc(article.text), article)

    def mark(self, doc: Doc, article: Article) -> Doc:
        """A parsed text with all its marks; those of an earlier reading are replaced."""
        marks.set_article(doc, article)
        for stage in self.stages:
            doc = stage(doc)
        return doc

    def claims(self, article: Article) -> tuple[Claim, ...]:
        """The claims in the article."""
        doc = self.parses.doc(article.text)
        marks.set_article(doc, article)
        return claims_of(build.mark_claims(doc, zip(build.STAGES, self.stages, strict=True)))

    def with_folders(self, folders: tuple[str, ...]) -> Reader:
        """A reader with other rules that takes the same parses. Raises RuleError if a rule can't be used."""
        rulebook.check(folders)
        return Reader(self.parses, folders, _stages(folders))


def reader_for(folders: tuple[str, ...] = (), model: str | None = None) -> Reader:
    """A reader for a user's rule folders and model. Raises RuleError if a rule can't be used."""
    rulebook.check(folders)
    return Reader(Parses(model, folders, _blank().vocab), folders, _stages(folders))


def articles_of(paths: Iterable[str], published: str | None = None) -> Iterator[Article | Failure]:
    """The articles under some paths in their order; one that can't be read is a Failure in its place."""
    for source in find_sources(paths):
        if isinstance(source, Failure):
            yield source
            continue
        try:
            yield read_article(source, published=published).article
        except InputError as error:
            yield Failure(article=source.name, kind=FailureKind.UNREADABLE, error=str(error))


def _stages(folders: tuple[str, ...]) -> tuple[Callable[[Doc], Doc], ...]:
    """The stages after the parser, ready to run."""
    return tuple(
        _blank().create_pipe(name, config={} if name in build.PLAIN else {"rules": list(folders)})
        for name in build.STAGES
    )


@cache
def _blank() -> Language:
    """English without a model: the words of cached parses, and what makes the stages."""
    return spacy.blank("en")
