"""The net: a small BERT, and a layer for each question that is asked of its vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.accurate.pieces import PRINTS, Pieces, print_of

WIDTH, DEPTH, EYES, INNER, LONGEST = 384, 6, 12, 1536, 512
"""Of all-MiniLM-L6: width, layers, attention heads, inner width, pieces that have a place of their own."""
ARC, LABEL, NAME = 256, 96, 256
"""Widths of the spaces in which heads, relations and names are told apart."""


@dataclass(frozen=True)
class Window:
    """A stretch of words in pieces: their numbers, the print of their word and its place in the stretch."""

    pieces: tuple[int, ...]
    prints: tuple[int, ...]
    words: tuple[int, ...]


def window_of(words: Sequence[str], blanks: Sequence[bool], pieces: Pieces) -> Window:
    """The window of these words; `blanks` tells after which of them a blank stands."""
    numbers: list[int] = []
    prints: list[int] = []
    places: list[int] = []
    for place, (word, blank) in enumerate(zip(words, blanks, strict=True)):
        found = pieces.of(word)
        numbers += found
        prints += [print_of(word, blank)] * len(found)
        places += [place] * len(found)
    return Window(tuple(numbers), tuple(prints), tuple(places))


@dataclass(frozen=True)
class Answers:
    """A row a word: scores of tags, features, sentence starts and names, and the vectors that trees are made of."""

    tags: Tensor
    features: Tensor
    starts: Tensor
    names: Tensor
    vectors: Tensor


class Layer(nn.Module):
    """Attention and a feed-forward net, each normalised after it is added."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.look, self.seen = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.after_look, self.after = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = SameDropout(drop)

    def forward(self, rows: Tensor, real: Tensor) -> Tensor:
        """`rows` is windows x pieces x width; `real` tells pieces from filling."""
        many, long, _ = rows.shape
        query, key, value = self.look(rows).view(many, long, 3, EYES, WIDTH // EYES).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=real[:, None, None, :])
        rows = self.after_look(rows + self.drop(self.seen(seen.transpose(1, 2).reshape(many, long, WIDTH))))
        return self.after(rows + self.drop(self.down(functional.gelu(self.up(rows)))))


class SameDropout(nn.Module):
    """Dropout of the same columns in all rows of a window: nearly free on a processor, where plain dropout is not."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, rows: Tensor) -> Tensor:
        """`rows` in training without a share of its last dimension, the rest made up for it."""
        if not self.training or not self.share:
            return rows
        kept = torch.empty(rows.shape[0], *[1] * (rows.dim() - 2), rows.shape[-1]).bernoulli_(1 - self.share)
        return rows * (kept / (1 - self.share))


class Encoder(nn.Module):
    """The transformer: windows in, a vector for each word out."""

    def __init__(self, vocabulary: int, drop: float) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(vocabulary, WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.prints = nn.Embedding(PRINTS, WIDTH)
        nn.init.zeros_(self.prints.weight)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), SameDropout(drop)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(DEPTH))

    def forward(self, pieces: Tensor, prints: Tensor, real: Tensor) -> Tensor:
        """A vector for each piece."""
        places = self.places.weight[: pieces.shape[1]]
        rows = self.drop(self.norm(self.pieces(pieces) + self.prints(prints) + places))
        for layer in self.layers:
            rows = layer(rows, real)
        return rows


class Net(nn.Module):
    """The encoder and the questions. `labels` names the answers to each: tags, features, relations, names."""

    def __init__(self, vocabulary: Mapping[str, int], labels: Mapping[str, Sequence[str]], drop: float = 0.1) -> None:
        super().__init__()
        self.opening, self.closing = vocabulary["[CLS]"], vocabulary["[SEP]"]
        self.encoder = Encoder(len(vocabulary), drop)
        self.tags = nn.Linear(WIDTH, len(labels["tags"]))
        self.features = nn.Linear(WIDTH, len(labels["features"]))
        self.starts = nn.Linear(WIDTH, 2)
        self.names = nn.Sequential(
            nn.Linear(WIDTH, NAME), nn.GELU(), SameDropout(drop), nn.Linear(NAME, len(labels["names"]))
        )
        self.root = nn.Parameter(torch.randn(WIDTH) / 10)
        self.arc_from, self.arc_to = _space(ARC, drop), _space(ARC, drop)
        self.label_from, self.label_to = _space(LABEL, drop), _space(LABEL, drop)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(LABEL + 1, len(labels["relations"]) * (LABEL + 1)))
        self.drop = SameDropout(drop)

    def read(self, windows: Sequence[Window]) -> Tensor:
        """The vectors of all words of the windows, one window after the other."""
        long = max(len(window.pieces) for window in windows) + 2
        pieces = torch.zeros(len(windows), long, dtype=torch.long)
        prints = torch.zeros(len(windows), long, dtype=torch.long)
        where: list[int] = []
        first = 0
        for row, window in enumerate(windows):
            size = len(window.pieces)
            pieces[row, : size + 2] = torch.tensor([self.opening, *window.pieces, self.closing])
            prints[row, 1 : size + 1] = torch.tensor(window.prints)
            where += [first + place for place in window.words]
            first += window.words[-1] + 1
        real = torch.arange(long) < torch.tensor([len(window.pieces) + 2 for window in windows])[:, None]
        rows = self.encoder(pieces, prints, real)
        inner = real.roll(-1, 1)
        inner[:, 0] = inner[:, -1] = False
        return _means(rows[inner], torch.tensor(where), first)

    def forward(self, windows: Sequence[Window]) -> Answers:
        """The answers for all words of the windows."""
        return self.answers(functional.dropout(self.read(windows), self.drop.share, self.training))

    def answers(self, rows: Tensor) -> Answers:
        """The answers for words with these vectors."""
        return Answers(self.tags(rows), self.features(rows), self.starts(rows), self.names(rows), rows)

    def heads(self, rows: Tensor) -> Tensor:
        """Scores of each word's head: sentences x words x (root, then the words)."""
        heads = self.arc_to(self._with_root(rows))
        words = functional.pad(self.arc_from(rows), (0, 1), value=1.0)
        return words @ self.arc @ heads.transpose(1, 2)

    def relations(self, rows: Tensor, heads: Tensor) -> Tensor:
        """Scores of each word's relation to its head, which is told as in `heads`: 0 is the root."""
        to = self.label_to(self._with_root(rows)).gather(1, heads[..., None].expand(-1, -1, LABEL))
        to, words = functional.pad(to, (0, 1), value=1.0), functional.pad(self.label_from(rows), (0, 1), value=1.0)
        return ((words @ self.label).unflatten(-1, (-1, LABEL + 1)) @ to[..., None]).squeeze(-1)

    def _with_root(self, rows: Tensor) -> Tensor:
        return torch.cat([self.root.expand(len(rows), 1, -1), rows], dim=1)


def _space(width: int, drop: float) -> nn.Module:
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), SameDropout(drop))


def _means(rows: Tensor, where: Tensor, count: int) -> Tensor:
    """The mean of the rows of each of `count` words."""
    sums = rows.new_zeros(count, rows.shape[1]).index_add(0, where, rows)
    return sums / torch.bincount(where, minlength=count)[:, None]
