"""Reading Universal Dependencies treebanks into plain sentences."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

KEPT_FEATURES = frozenset(
    [
        "Aspect",
        "Case",
        "Definite",
        "Degree",
        "Gender",
        "Mood",
        "Number",
        "NumType",
        "Person",
        "Polarity",
        "Poss",
        "PronType",
        "Reflex",
        "Tense",
        "VerbForm",
        "Voice",
    ]
)
"""The features the morphologizer learns: the others are rare, or say nothing about the word form."""


@dataclass
class Sentence:
    """One parsed sentence: parallel lists, a row per word.

    `heads` are positions within the sentence, the root pointing at itself.
    """

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    starts_paragraph: bool = False
    starts_document: bool = False

    @property
    def text(self) -> str:
        """The words with the blanks between them."""
        pairs = zip(self.words, self.spaces, strict=True)
        return "".join(word + " " * space for word, space in pairs).rstrip()


def read_treebank(path: Path) -> list[Sentence]:
    """Return the sentences of a `.conllu` or `.conllu.xz` file, in file order."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [parse_block(block) for block in blocks(lines)]


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Group lines into the blocks that blank lines separate."""
    block: list[str] = []
    for line in lines:
        stripped = line.rstrip("\n")
        if stripped:
            block.append(stripped)
        elif block:
            yield block
            block = []
    if block:
        yield block


def parse_block(block: list[str]) -> Sentence:
    """Turn one block of CoNLL-U lines into a sentence.

    The words of a multiword token ("do", "n't") are joined without a space; the space after the last of them is that
    of the whole token. Empty nodes (1.1) are left out.
    """
    sentence = Sentence()
    join_until = 0
    space_after_join = True
    for line in block:
        if line.startswith("#"):
            note_comment(sentence, line)
            continue
        row = line.split("\t")
        if "." in row[0]:
            continue
        space = "SpaceAfter=No" not in row[9].split("|")
        if "-" in row[0]:
            join_until = int(row[0].split("-")[1])
            space_after_join = space
            continue
        number = int(row[0])
        if number <= join_until:
            space = space_after_join and number == join_until
        add_word(sentence, row, number, space)
    return sentence


def note_comment(sentence: Sentence, line: str) -> None:
    """Take paragraph and document starts over from a comment line."""
    if line.startswith("# newdoc"):
        sentence.starts_document = sentence.starts_paragraph = True
    elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
        sentence.starts_paragraph = True


def add_word(sentence: Sentence, row: list[str], number: int, space: bool) -> None:
    """Append the word of one CoNLL-U row."""
    head = int(row[6])
    sentence.words.append(row[1].replace(" ", "").replace("\u00a0", "") or "_")
    sentence.spaces.append(space)
    sentence.tags.append("" if row[4] == "_" else row[4])
    sentence.parts.append("" if row[3] == "_" else row[3])
    sentence.features.append(kept_features(row[5]))
    sentence.heads.append(number - 1 if head == 0 else head - 1)
    sentence.labels.append("ROOT" if head == 0 else row[7])


def kept_features(column: str) -> str:
    """Return the feature column reduced to the features in use, "" when none is left."""
    if column == "_":
        return ""
    pairs = (pair for pair in column.split("|") if pair.split("=")[0] in KEPT_FEATURES)
    return "|".join(pairs)
