"""Reads trees written by hand in both label schemes, so that questions of syntax need no model.

[inverted]
words = "12/CD died/VBD ,/, said/VBD officials/NNS"
universal = "nsubj:2 ROOT punct:2 parataxis:2 nsubj:4"
clearnlp = "nsubj:2 ccomp:4 punct:4 ROOT nsubj:4"

A head is the number of its word, from 1. Extra fields are left to the test.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

SCHEMES = ("universal", "clearnlp")
PARTS = {
    "CD": "NUM", "DT": "DET", "IN": "ADP", "TO": "PART", "MD": "AUX", "CC": "CCONJ", "PRP": "PRON", "PRP$": "PRON",
    "WP": "PRON", "WDT": "PRON", "EX": "PRON", "POS": "PART", "RP": "ADP", "$": "SYM", "NN": "NOUN", "NNS": "NOUN",
    "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "WRB": "ADV",
}  # fmt: skip
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "'s"})


def read_trees(path: Path) -> dict[str, dict[str, Any]]:
    """The sentences of a file by heading."""
    with path.open("rb") as stream:
        return tomllib.load(stream)


def tree(sentence: dict[str, Any], scheme: str, vocab: Vocab) -> Doc:
    """One sentence as a Doc of one scheme."""
    pairs = [pair.rsplit("/", 1) for pair in sentence["words"].split()]
    arcs = [arc.rsplit(":", 1) if not arc.startswith("ROOT") else ["ROOT", "0"] for arc in sentence[scheme].split()]
    arcs = [arc if arc[1].isdigit() else [":".join(arc), "0"] for arc in arcs]
    if len(pairs) != len(arcs):
        raise ValueError(f"{len(pairs)} words, {len(arcs)} labels in {scheme}: {sentence['words']}")
    words = [word for word, _ in pairs]
    return Doc(
        vocab,
        words=words,
        tags=[tag for _, tag in pairs],
        pos=[_part(word, tag, arc[0]) for (word, tag), arc in zip(pairs, arcs, strict=True)],
        lemmas=["be" if word.lower() in BE else word.lower() for word in words],
        heads=[place if arc[1] == "0" else int(arc[1]) - 1 for place, arc in enumerate(arcs)],
        deps=[arc[0] for arc in arcs],
    )


def _part(word: str, tag: str, label: str) -> str:
    """The part of speech that goes with a tag; a helping verb is told by its label."""
    if tag.startswith("VB"):
        return "AUX" if label.startswith(("aux", "cop")) or word.lower() in BE else "VERB"
    if tag == "IN" and label == "mark":
        return "SCONJ"
    return PARTS.get(tag, "PUNCT")
