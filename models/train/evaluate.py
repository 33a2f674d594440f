"""Measuring the model: `python models/train/evaluate.py DATA_FOLDER models/en_news_sm`."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import conllu
import documents
import names
import spacy
from spacy.language import Language
from spacy.training import Example

OVERALL = ("token_f", "tag_acc", "pos_acc", "morph_acc", "dep_uas", "dep_las", "sents_f")
ENTITIES = ("ents_p", "ents_r", "ents_f")
TREEBANKS = ("gum", "ewt")


def evaluate(data: Path, model: Path) -> dict[str, Any]:
    """Return the model's scores on the development data, as percentages, its speed and its size.

    Attachment scores leave punctuation out, as spaCy's scorer does.
    """
    nlp = spacy.load(model)
    scores: dict[str, Any] = {}
    banks = {bank: treebank_examples(nlp, data / f"treebank/{bank}-dev.conllu.xz") for bank in TREEBANKS}
    for bank, examples in banks.items():
        scores[bank] = percentages(nlp.evaluate(examples), OVERALL)
    together = nlp.evaluate([fresh(nlp, example) for examples in banks.values() for example in examples])
    scores["both"] = percentages(together, OVERALL)
    scores["labels"] = {label: triple(value) for label, value in sorted(together["dep_las_per_type"].items())}
    articles = names.read_articles(data / "ner/dev.jsonl.xz")
    found = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in names.development_documents(articles, nlp)])
    scores["names"] = percentages(found, ENTITIES)
    scores["kinds"] = {label: triple(value) for label, value in sorted(found["ents_per_type"].items())}
    scores["words_per_second"] = words_per_second(nlp, [article.text for article in articles])
    scores["megabytes"] = round(folder_size(model) / 1e6, 2)
    return scores


def treebank_examples(nlp: Language, path: Path) -> list[Example]:
    """Return the documents of a treebank paired with their raw text, tokenized by the model."""
    return [
        fresh(nlp, Example(gold, gold))
        for gold in documents.development_documents(conllu.read_treebank(path), nlp.vocab)
    ]


def fresh(nlp: Language, example: Example) -> Example:
    """Return the example with an unanalysed document to predict on."""
    return Example(nlp.make_doc(example.reference.text), example.reference)


def percentages(scores: dict[str, Any], keys: tuple[str, ...]) -> dict[str, float]:
    """Return some of the scores as percentages with one digit."""
    return {key: round(100 * scores[key], 1) for key in keys if scores.get(key) is not None}


def triple(score: dict[str, float]) -> dict[str, float]:
    """Return precision, recall and F of one label as percentages with one digit."""
    return {key: round(100 * score[key], 1) for key in ("p", "r", "f")}


def words_per_second(nlp: Language, texts: list[str]) -> int:
    """Return how many tokens the whole pipeline handles per second of processor time, a warm-up left out."""
    for _ in nlp.pipe(texts[:5]):
        pass
    start = time.process_time()
    count = sum(len(doc) for doc in nlp.pipe(texts))
    return round(count / (time.process_time() - start))


def folder_size(folder: Path) -> int:
    """Return the bytes of all files under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Print the scores of a model as JSON."""
    parser = argparse.ArgumentParser(description="Measure the English news model.")
    parser.add_argument("data", type=Path, help="folder with treebank/ and ner/")
    parser.add_argument("model", type=Path, help="folder of the model")
    options = parser.parse_args()
    print(json.dumps(evaluate(options.data, options.model), indent=1))


if __name__ == "__main__":
    main()
