"""Training documents as the transformer takes them: stretches of words with their gold answers in numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.accurate.net import Window, window_of
from pipeline.accurate.pieces import Pieces

LONGEST = 190
"""Pieces in a stretch."""
MISSING = -100
"""The answer to what a document does not tell; it costs nothing."""
POOL = 60
"""Batches among which stretches are sorted by length."""


@dataclass(frozen=True)
class Segment:
    """A stretch of words with gold answers, a row a word; `sentences` holds the words of each, blanks left out.

    A head is a place in its sentence from 1, 0 is the root.
    """

    window: Window
    tags: list[int]
    features: list[int]
    starts: list[int]
    names: list[int]
    sentences: list[list[int]]
    heads: list[list[int]]
    relations: list[list[int]]


def name_labels(kinds: Sequence[str]) -> list[str]:
    """The labels of words for names of these kinds: begin, in, last, unit, out."""
    return ["O", *(f"{part}-{kind}" for kind in kinds for part in "BILU")]


def features_of(doc: Doc) -> list[str]:
    """Part of speech and features of each word in one label, "" where there is none."""
    return ["|".join(filter(None, (token.pos_, str(token.morph)))) for token in doc]


def segments(doc: Doc, pieces: Pieces, labels: Mapping[str, Mapping[str, int]]) -> Iterator[Segment]:
    """The document cut where no sentence and no name is cut; treebank texts have no names, news no trees."""
    parsed = doc.has_annotation("DEP")
    sizes = [len(pieces.of(token.text)) for token in doc]
    start = size = last = 0
    for place in range(len(doc) + 1):
        end = place == len(doc)
        if end or (doc[place].is_sent_start if parsed else doc[place].ent_iob_ != "I"):
            if size > LONGEST and last > start:
                yield segment(doc[start:last].as_doc(), pieces, labels, parsed)
                size, start = sum(sizes[last:place]), last
            last = place
        if not end:
            size += sizes[place]
    if start < len(doc):
        yield segment(doc[start:].as_doc(), pieces, labels, parsed)


def segment(doc: Doc, pieces: Pieces, labels: Mapping[str, Mapping[str, int]], parsed: bool) -> Segment:
    """A short document in numbers."""
    window = window_of([token.text for token in doc], [bool(token.whitespace_) for token in doc], pieces)
    if not parsed:
        names = [labels["names"][name] for name in names_of(doc)]
        missing = [MISSING] * len(doc)
        return Segment(window, missing, missing, missing, names, [], [], [])
    tags = [MISSING if token.is_space else labels["tags"].get(token.tag_, MISSING) for token in doc]
    features = [labels["features"].get(label, MISSING) for label in features_of(doc)]
    starts = [MISSING if token.is_space else int(token.is_sent_start) for token in doc]
    sentences, heads, relations = [], [], []
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        places = {token.i: place for place, token in enumerate(words, 1)}
        sentences.append([token.i for token in words])
        heads.append([0 if token.head == token else places[token.head.i] for token in words])
        relations.append([labels["relations"].get(token.dep_, MISSING) for token in words])
    return Segment(window, tags, features, starts, [MISSING] * len(doc), sentences, heads, relations)


def names_of(doc: Doc) -> list[str]:
    """The label of each word, white space inside a name included."""
    found = ["O"] * len(doc)
    for name in doc.ents:
        parts = ["U"] if len(name) == 1 else ["B", *"I" * (len(name) - 2), "L"]
        found[name.start : name.end] = [f"{part}-{name.label_}" for part in parts]
    return found


def batches(rows: list[Segment], size: int, chance: random.Random) -> list[list[Segment]]:
    """Batches of about `size` pieces with filling, of segments about equally long, in random order."""
    rows = rows.copy()
    chance.shuffle(rows)
    pool = POOL * size // (LONGEST // 2)
    found: list[list[Segment]] = []
    for first in range(0, len(rows), pool):
        found += _filled(sorted(rows[first : first + pool], key=lambda row: len(row.window.pieces)), size)
    chance.shuffle(found)
    return found


def _filled(rows: list[Segment], size: int) -> Iterator[list[Segment]]:
    batch: list[Segment] = []
    for row in rows:
        if batch and (len(batch) + 1) * len(row.window.pieces) > size:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch
