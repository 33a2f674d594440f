"""Reads off the names that a model sees in a Doc from the scores of all tokens at once, in half the time.

spaCy's recognizer takes one step for each token: it scores every move and asks each whether it may be taken. But all
that it sees while no name is open is the token, so these scores are one product of matrices; and within a name only two
moves are left, to go on or to end. The names are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

NAME = "claims_recognizer"
SEEN = 3
"""Tokens that a recognizer of this kind sees: the one it is at and, of an open name, the first and the one before."""

Numbers = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True)
class Moves:
    """What a recognizer may do at a token, as columns of its scores: B, I, L, U and O, of a label or of none."""

    outside: int
    begins: dict[int, str]
    """To begin a name of several tokens, with its label."""
    units: dict[int, str]
    """To take one token as a name."""
    inner: dict[str, list[int]]
    """By label: to go on with the name that is open, and to end it."""

    @classmethod
    def of(cls, recognizer: EntityRecognizer) -> Moves:
        """Those of a recognizer, without the ones that its model was never taught."""
        names = [recognizer.moves.get_class_name(column) for column in range(recognizer.moves.n_moves)]
        unseen = recognizer.model.attrs["unseen_classes"]
        columns = {name: column for column, name in enumerate(names) if column not in unseen}
        labels = {column: name[2:] for name, column in columns.items() if name[2:]}
        return cls(
            outside=columns["O"],
            begins={column: label for column, label in labels.items() if names[column].startswith("B-")},
            units={column: label for column, label in labels.items() if names[column].startswith("U-")},
            inner={label: [columns[f"I-{label}"], columns[f"L-{label}"]] for label in labels.values()},
        )


class RecognizerAtOnce:
    """A recognizer that scores all tokens at once."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self.recognizer = recognizer
        self.moves = Moves.of(recognizer)

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with the names as its entities; around those that it brings already, the recognizer itself goes."""
        if doc.has_annotation("ENT_IOB"):
            around: Doc = self.recognizer(doc)
            return around
        if len(doc):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in self._found(doc)])
        return doc

    def _found(self, doc: Doc) -> list[tuple[int, int, str]]:
        """First token, end and label of each name."""
        model, moves = self.recognizer.model, self.moves
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        # A token's part in the score, by the place it is seen in; the first row is that of no token.
        parts: Numbers = lower.predict(model.get_ref("tok2vec").predict([doc]))
        bias, weights, base = lower.get_param("b"), upper.get_param("W"), upper.get_param("b")
        closed = (parts[1:, 0] + parts[0, 1] + parts[0, 2] + bias).max(axis=2) @ weights.T + base
        may_go_on = _may_go_on(doc)
        best = _allowed(closed, moves, may_go_on, doc).argmax(axis=1).tolist()
        found, end = [], 0
        for start, move in enumerate(best):
            if start < end or move == moves.outside:
                continue
            end = start + 1
            label = moves.units.get(move) or moves.begins[move]
            while move in moves.begins:
                seen = parts[end + 1, 0] + parts[start + 1, 1] + parts[end, 2] + bias
                pair = moves.inner[label]
                go_on, stop = weights[pair] @ seen.max(axis=1) + base[pair]
                end += 1
                if not may_go_on[end - 1] or stop >= go_on:
                    break
            found.append((start, end, label))
        return found


def _may_go_on(doc: Doc) -> list[bool]:
    """Whether a name may reach from a token to the next: neither behind the last one nor into another sentence."""
    starts = doc.to_array("SENT_START").astype("int64")
    return [*(starts[1:] != 1).tolist(), False]


def _allowed(scores: Numbers, moves: Moves, may_go_on: list[bool], doc: Doc) -> Numbers:
    """Scores where no name is open, the moves that can't be taken at a token out of reach."""
    allowed = np.full_like(scores, -np.inf)
    allowed[:, moves.outside] = scores[:, moves.outside]
    is_word = doc.to_array("IS_SPACE") == 0
    for able, columns in ((is_word & may_go_on, [*moves.begins]), (is_word, [*moves.units])):
        allowed[:, columns] = np.where(able[:, None], scores[:, columns], -np.inf)
    return allowed


def can_read_at_once(recognizer: object) -> bool:
    """It is spaCy's own on a processor, sees `SEEN` tokens and takes the best move, not the best of several ways."""
    if not isinstance(recognizer, EntityRecognizer) or recognizer.cfg["beam_width"] != 1:
        return False
    model = recognizer.model
    sees = model.get_ref("lower").get_dim("nF")
    return bool(model.attrs["has_upper"]) and sees == SEEN and isinstance(model.ops, NumpyOps)


@Language.factory(NAME, default_config={"recognizer": "ner"}, assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_recognizer_at_once(nlp: Language, name: str, recognizer: str) -> RecognizerAtOnce:
    """The component spaCy knows as NAME: what the component `recognizer` of `nlp` does, which is to be disabled."""
    return RecognizerAtOnce(nlp.get_pipe(recognizer))
