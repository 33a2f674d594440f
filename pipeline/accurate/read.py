"""A text through the net: windows of words in, tags, features, sentences, heads, relations and names out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from pipeline.accurate.names import Name, best_names
from pipeline.accurate.net import Net, window_of
from pipeline.accurate.pieces import Pieces
from pipeline.accurate.trees import best_heads

LONGEST, AROUND = 190, 32
"""Pieces in a window, and those on either side that only help to read the others."""
TOGETHER = 16
"""Windows that are read at a time."""
SENTENCE = 400
"""Words; what is longer (a table, a list without stops) is cut."""


@dataclass(frozen=True)
class Reading:
    """What the net reads, a row a word but for the names; a head is the place of a word, a root its own head."""

    tags: list[str]
    features: list[str]
    heads: list[int]
    relations: list[str]
    names: list[Name]


class NetReader:
    """The net with its vocabulary and its labels, as they lie in a folder."""

    def __init__(self, net: Net, vocabulary: Sequence[str], labels: dict[str, list[str]]) -> None:
        self.net, self.vocabulary, self.labels = net.eval(), vocabulary, labels
        self.pieces = Pieces({piece: number for number, piece in enumerate(vocabulary)})

    @classmethod
    def from_disk(cls, folder: Path) -> NetReader:
        """The reader in `folder`; its weights, stored in half precision, are computed with in single precision."""
        vocabulary = (folder / "pieces.txt").read_text(encoding="utf-8").splitlines()
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        net = Net({piece: number for number, piece in enumerate(vocabulary)}, labels)
        weights = torch.load(folder / "weights.pt", weights_only=True)
        net.load_state_dict({name: value.float() for name, value in weights.items()})
        return cls(net, vocabulary, labels)

    def to_disk(self, folder: Path) -> None:
        """Write the reader to `folder`, its weights in half precision."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pieces.txt").write_text("\n".join(self.vocabulary) + "\n", encoding="utf-8")
        (folder / "labels.json").write_text(json.dumps(self.labels, indent=0) + "\n", encoding="utf-8")
        torch.save({name: value.half() for name, value in self.net.state_dict().items()}, folder / "weights.pt")

    def read(self, words: Sequence[str], blanks: Sequence[bool], starts: NDArray[np.int64]) -> Reading:
        """What the net reads in these words.

        `blanks` tells after which of them a blank stands, `starts` where a sentence must begin (1) or can't (-1).
        """
        with torch.inference_mode():
            vectors = self._vectors(words, blanks)
            answers = self.net.answers(vectors)
            begins = answers.starts[:, 1] > answers.starts[:, 0]
            heads, relations = self._trees(vectors, list(_sentences(words, begins.numpy(), starts)))
        return Reading(
            [self.labels["tags"][place] for place in answers.tags.argmax(-1).tolist()],
            [self.labels["features"][place] for place in answers.features.argmax(-1).tolist()],
            heads,
            relations,
            best_names(answers.names.numpy(), self.labels["names"]),
        )

    def _vectors(self, words: Sequence[str], blanks: Sequence[bool]) -> torch.Tensor:
        """A row a word, each from the window in whose middle it stands."""
        plan = list(windows([len(self.pieces.of(word)) for word in words]))
        rows = []
        for first in range(0, len(plan), TOGETHER):
            part = plan[first : first + TOGETHER]
            found = self.net.read([window_of(words[a:b], blanks[a:b], self.pieces) for a, b, _, _ in part])
            each = found.split([b - a for a, b, _, _ in part])
            rows += [window[start - a : end - a] for window, (a, _, start, end) in zip(each, part, strict=True)]
        return torch.cat(rows)

    def _trees(self, vectors: torch.Tensor, sentences: list[list[int]]) -> tuple[list[int], list[str]]:
        """Heads and relations; white space, which stands in no sentence, is left for the caller."""
        heads, relations = list(range(len(vectors))), [""] * len(vectors)
        for group in _alike(sentences):
            places = torch.nn.utils.rnn.pad_sequence([torch.tensor(one) for one in group], True, -1)
            rows = vectors[places.clamp(min=0)]
            scores = self.net.heads(rows).numpy()
            found = torch.zeros_like(places)
            for number, sentence in enumerate(group):
                found[number, : len(sentence)] = torch.tensor(
                    best_heads(scores[number, : len(sentence), : len(sentence) + 1])
                )
            names = self.net.relations(rows, found)
            names[..., self.labels["relations"].index("ROOT")] = -1e9
            for number, sentence in enumerate(group):
                best = names[number, : len(sentence)].argmax(-1).tolist()
                for word, head, label in zip(sentence, found[number].tolist(), best, strict=False):
                    heads[word] = sentence[head - 1] if head else word
                    relations[word] = self.labels["relations"][label] if head else "ROOT"
        return heads, relations


def windows(sizes: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Windows over words of so many pieces: first and end, and first and end of the words that are kept from it."""
    kept = 0
    while kept < len(sizes):
        first = _back(sizes, kept, 0, AROUND)
        end, room = first, LONGEST
        while end < len(sizes) and sizes[end] <= room:
            room -= sizes[end]
            end += 1
        last = len(sizes) if end == len(sizes) else _back(sizes, end, kept + 1, AROUND)
        yield first, end, kept, last
        kept = last


def _back(sizes: Sequence[int], place: int, least: int, room: int) -> int:
    """The place so many pieces before `place`, not before `least`."""
    while place > least and sizes[place - 1] <= room:
        place -= 1
        room -= sizes[place]
    return place


def _sentences(words: Sequence[str], begins: NDArray[np.bool_], starts: NDArray[np.int64]) -> Iterator[list[int]]:
    """The words of each sentence, white space left out."""
    sentence: list[int] = []
    for place, word in enumerate(words):
        fresh = starts[place] > 0 or (begins[place] and not starts[place] and not word.isspace())
        if sentence and (fresh or len(sentence) == SENTENCE):
            yield sentence
            sentence = []
        if not word.isspace():
            sentence.append(place)
    if sentence:
        yield sentence


def _alike(sentences: list[list[int]]) -> Iterator[list[list[int]]]:
    """Sentences in groups of about the same length."""
    group: list[list[int]] = []
    for sentence in sorted(sentences, key=len):
        if group and (len(group) + 1) * len(sentence) > 2 * SENTENCE:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group
