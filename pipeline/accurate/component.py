"""The component of `en_news_accurate` that reads tags, features, sentences, trees and names in one go."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

NAME = "claims_reader"
ATTRIBUTES: list[int | str] = ["TAG", "POS", "MORPH", "HEAD", "DEP"]


class Reader:
    """Reads a Doc with the net that `from_disk` loads; it keeps to given sentence starts."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.net: Any = None
        """A `pipeline.accurate.read.NetReader`."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The relations, as a parser's labels are."""
        return tuple(self.net.labels["relations"]) if self.net else ()

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with all that the net reads; a line break hangs on the word before it."""
        if not len(doc):
            return doc
        starts = doc.to_array("SENT_START").astype("int64")
        reading = self.net.read([token.text for token in doc], [bool(token.whitespace_) for token in doc], starts)
        rows = [self._space(token.i, doc) if token.is_space else self._word(token.i, reading) for token in doc]
        table = np.array([[value % 2**64 for value in row] for row in rows], dtype="uint64")
        doc.from_array(ATTRIBUTES, table)  # type: ignore[arg-type]
        doc.ents = [Span(doc, start, end, label) for start, end, label in reading.names]
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 0) -> Iterable[Doc]:
        """The Docs one by one: an article fills the processor."""
        return map(self, stream)

    def _word(self, place: int, reading: Any) -> tuple[int, ...]:
        part, _, features = reading.features[place].partition("|")
        add = self.vocab.strings.add
        head, relation = reading.heads[place] - place, add(reading.relations[place])
        return add(reading.tags[place]), add(part), self.vocab.morphology.add(features), head, relation

    def _space(self, place: int, doc: Doc) -> tuple[int, ...]:
        following = next((token.i for token in doc[place:] if not token.is_space), place)
        add = self.vocab.strings.add
        return add("_SP"), add("SPACE"), self.vocab.morphology.add(""), -1 if place else following, add("dep")

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the net to the folder `path`."""
        self.net.to_disk(Path(path))

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Reader:
        """Load the net of the folder `path`. Raises ImportError where torch is not installed."""
        self.net = import_module("pipeline.accurate.read").NetReader.from_disk(Path(path))
        return self


@Language.factory(
    NAME,
    assigns=["token.tag", "token.pos", "token.morph", "token.dep", "token.head", "doc.sents", "doc.ents"],
)
def make_reader(nlp: Language, name: str) -> Reader:
    """The component spaCy knows as NAME."""
    return Reader(nlp.vocab)
