"""The parser reads the stretches between settled sentence starts side by side, nearly twice as fast as in a row.

spaCy's parser takes one step at a time through a Doc, and as many Docs as it is given in one step. No tree crosses a
settled start, so each stretch is given as a Doc of its own, with the vectors that the model made of its tokens in their
full context. What the parser makes of an article depends on no other article, as it would if several were given.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

NAME = "claims_parser"
FOUND: list[int | str] = ["HEAD", "DEP"]
"""What the parser finds out about a token; spaCy counts a head from its token."""
LISTENS = "tok2vec-listener"
"""The layer of a model that takes a token's vector from the Doc, where another component of the model left it."""


class ParserApart:
    """A parser that reads stretch by stretch, all at once."""

    def __init__(self, parser: DependencyParser) -> None:
        self.parser = parser

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with its trees."""
        stretches = stretches_of(doc)
        if stretches:
            self.parser.set_annotations(stretches, self.parser.predict(stretches))
            found = np.concatenate([stretch.to_array(FOUND) for stretch in stretches])
            doc.from_array(FOUND, found)  # type: ignore[arg-type]
        return doc


def stretches_of(doc: Doc) -> list[Doc]:
    """A Doc for each stretch from one settled sentence start to the next, with the vectors of its tokens."""
    settled: list[bool | int | None] = doc.to_array("SENT_START").astype("int64").tolist()
    bounds = [place for place, start in enumerate(settled) if start == 1 or place == 0]
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    stretches = []
    for start, end in pairwise([*bounds, len(doc)]):
        stretch = Doc(doc.vocab, words[start:end], spaces[start:end], sent_starts=settled[start:end])
        stretch.tensor = doc.tensor[start:end]
        stretches.append(stretch)
    return stretches


def can_read_apart(parser: object) -> bool:
    """It is spaCy's own, and its tokens' vectors are left on the Doc before it comes."""
    return isinstance(parser, DependencyParser) and any(layer.name == LISTENS for layer in parser.model.walk())


@Language.factory(NAME, default_config={"parser": "parser"}, assigns=["token.dep", "token.head", "token.is_sent_start"])
def make_parser_apart(nlp: Language, name: str, parser: str) -> ParserApart:
    """The component spaCy knows as NAME: what the component `parser` of `nlp` does, which is to be disabled."""
    return ParserApart(nlp.get_pipe(parser))
