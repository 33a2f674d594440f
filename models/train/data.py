"""The data folder that the models are trained and measured on: `treebank/` and `ner/`."""

from __future__ import annotations

from pathlib import Path

import conllu
import names

TREEBANKS = ("ewt", "gum")
"""Both mark tags, features and relations alike; others do not."""
UNLIKE = ("lines", "partut")
"""Those others, whose texts can still be read by a model."""
ARTICLE = 5000
"""Letters."""


def treebank(data: Path, bank: str, part: str) -> list[conllu.Sentence]:
    """Return the sentences of one treebank's `train` or `dev` part."""
    return conllu.read_treebank(data / f"treebank/{bank}-{part}.conllu.xz")


def treebanks(data: Path, part: str) -> list[conllu.Sentence]:
    """Return the sentences of all treebanks, one after the other."""
    return [sentence for bank in TREEBANKS for sentence in treebank(data, bank, part)]


def running_texts(data: Path) -> list[str]:
    """Return the texts of the treebanks that are marked by other habits, cut into pieces as long as articles."""
    found: list[str] = []
    for bank in UNLIKE:
        for sentence in treebank(data, bank, "train"):
            if not found or len(found[-1]) > ARTICLE or sentence.starts_document:
                found.append("")
            found[-1] += ("\n\n" if sentence.starts_paragraph else " ") + sentence.text
    return [text.strip() for text in found]


def articles(data: Path, part: str) -> list[names.Article]:
    """Return the articles with names of the `train` or `dev` part."""
    return names.read_articles(data / f"ner/{part}.jsonl.xz")
