"""Silver trees: what a teacher reads in news that has no gold trees, as further sentences for the small model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import conllu
import spacy
from spacy.tokens import Doc, DocBin, Span

READ = ("TAG", "POS", "MORPH", "HEAD", "DEP", "SENT_START", "SPACY")
LONGEST = 90
"""Words; what is longer is mostly a table or a list, where the teacher fails as well."""


def write(texts: list[str], teacher: Path, path: Path) -> None:
    """Write what the teacher reads in the texts to a DocBin file."""
    nlp = spacy.load(teacher, disable=["lemmatizer"])
    DocBin(attrs=READ, docs=nlp.pipe(texts)).to_disk(path)


def sentences(path: Path) -> Iterator[conllu.Sentence]:
    """The sentences of a file of `write`, laid out in paragraphs as the texts are."""
    for doc in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab):
        fresh = True
        for span in doc.sents:
            words = [token for token in span if not token.is_space]
            if 1 < len(words) <= LONGEST:
                yield sentence(span, starts_document=fresh)
                fresh = False


def sentence(span: Span, starts_document: bool) -> conllu.Sentence:
    """One sentence of a teacher's Doc, line breaks inside it left out."""
    words = [token for token in span if not token.is_space]
    places = {token.i: place for place, token in enumerate(words)}
    return conllu.Sentence(
        words=[token.text for token in words],
        spaces=[bool(token.whitespace_) or after_is_space(span.doc, token.i) for token in words],
        tags=[token.tag_ for token in words],
        parts=[token.pos_ for token in words],
        features=[str(token.morph) for token in words],
        heads=[places[token.head.i] for token in words],
        labels=[token.dep_ for token in words],
        starts_paragraph=words[0].i == 0 or span.doc[words[0].i - 1].is_space,
        starts_document=starts_document,
    )


def after_is_space(doc: Doc, place: int) -> bool:
    """Whether white space of its own follows the word."""
    return place + 1 < len(doc) and doc[place + 1].is_space
