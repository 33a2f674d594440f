"""Building spaCy documents with named entities out of annotated articles."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from augment import headline_word, upper_same_length
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
CURLED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})

Entity = tuple[int, int, str]


@dataclass(frozen=True)
class Article:
    """A text with its entities as character spans and labels."""

    text: str
    entities: tuple[Entity, ...]


def read_articles(path: Path) -> list[Article]:
    """Return the articles of a `.jsonl.xz` file, line ends made plain."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [plain_line_ends(record["text"], record["entities"]) for record in records]


def plain_line_ends(text: str, entities: list[list[int | str]]) -> Article:
    """Return an article without carriage returns, its spans moved to fit."""
    removed = [0]
    for letter in text:
        removed.append(removed[-1] + (letter == "\r"))
    moved = tuple(
        (int(start) - removed[int(start)], int(end) - removed[int(end)], str(label)) for start, end, label in entities
    )
    return Article(text.replace("\r", ""), moved)


def pieces(article: Article, chance: random.Random) -> Iterator[Article]:
    """Cut an article at paragraph breaks into pieces of about 300 to 1,200 characters."""
    start, wanted = 0, chance.randint(300, 1200)
    for found in PARAGRAPH_BREAK.finditer(article.text):
        crossed = any(first < found.end() and last > found.start() for first, last, _ in article.entities)
        if found.start() - start >= wanted and not crossed:
            yield part(article, start, found.start())
            start, wanted = found.end(), chance.randint(300, 1200)
    if article.text[start:].strip():
        yield part(article, start, len(article.text))


def part(article: Article, start: int, end: int) -> Article:
    """Return the stretch of an article between two characters."""
    kept = ((first - start, last - start, label) for first, last, label in article.entities)
    return Article(article.text[start:end], tuple(e for e in kept if e[0] >= 0 and e[1] <= end - start))


def vary(article: Article, chance: random.Random) -> Article:
    """Return a piece with straight quotation marks (1 in 5), as a headline or in capitals (1 in 50 each), or as is."""
    text = article.text
    if chance.random() < 0.2:
        text = text.translate(CURLED)
    draw = chance.random()
    if draw < 0.02:
        text = re.sub(r"[^\W\d_]+", lambda found: headline_word(found.group(), found.start() == 0), text)
    elif draw < 0.04:
        text = upper_same_length(text)
    return Article(text, article.entities)


def replace_names(article: Article, pool: dict[str, list[str]], chance: random.Random) -> Article:
    """Return a piece in which about half of the names are others of the same kind, the same name always the same."""
    chosen: dict[tuple[str, str], str] = {}
    text, entities, end_before = "", [], 0
    for start, end, label in sorted(article.entities):
        if start < end_before:
            continue
        name = article.text[start:end]
        if label in pool and (name, label) not in chosen:
            chosen[name, label] = chance.choice(pool[label]) if chance.random() < 0.5 else name
        name = chosen.get((name, label), name)
        text += article.text[end_before:start]
        entities.append((len(text), len(text) + len(name), label))
        text += name
        end_before = end
    return Article(text + article.text[end_before:], tuple(entities))


def name_pool(articles: list[Article]) -> dict[str, list[str]]:
    """Return the different names of persons, places and organisations in the articles."""
    found: dict[str, set[str]] = {"PERSON": set(), "LOC": set(), "ORG": set()}
    for article in articles:
        for start, end, label in article.entities:
            name = article.text[start:end]
            if label in found and name[:1].isupper() and "\n" not in name:
                found[label].add(name)
    return {label: sorted(names) for label, names in found.items()}


def training_documents(articles: list[Article], nlp: Language, chance: random.Random, copies: float) -> Iterator[Doc]:
    """Yield training documents: varied pieces, and for a share `copies` of them a copy with other names."""
    pool = name_pool(articles)
    for article in articles:
        for piece in pieces(article, chance):
            yield build_document(vary(piece, chance), nlp)
            if chance.random() < copies:
                yield build_document(replace_names(piece, pool, chance), nlp)


def development_documents(articles: list[Article], nlp: Language) -> Iterator[Doc]:
    """Yield whole articles as they are."""
    for article in articles:
        yield build_document(article, nlp)


def build_document(article: Article, nlp: Language) -> Doc:
    """Return the tokenized article with its entities, each widened or narrowed to whole tokens."""
    doc = nlp.make_doc(article.text)
    spans = []
    for start, end, label in article.entities:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            spans.append(trimmed(span))
    doc.set_ents(filter_spans([span for span in spans if len(span)]))
    return doc


def trimmed(span: Span) -> Span:
    """Return the span without white space tokens at its ends, possibly empty."""
    start, end = span.start, span.end
    while start < end and span.doc[start].is_space:
        start += 1
    while end > start and span.doc[end - 1].is_space:
        end -= 1
    return Span(span.doc, start, end, label=span.label_)
