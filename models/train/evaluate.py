"""Measuring models: `python models/train/evaluate.py DATA_FOLDER models/en_news_sm`."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import data
import documents
import names
import spacy
from conllu import Sentence
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

OVERALL = ("token_f", "tag_acc", "pos_acc", "morph_acc", "dep_uas", "dep_las", "sents_f")
ENTITIES = ("ents_p", "ents_r", "ents_f")
SCORED = ("tagger", "morphologizer", "parser", "ner")
"""The parts of a spaCy pipeline whose scorers are used, for a pipeline of any parts."""


def evaluate(folder: Path, model: Path) -> dict[str, Any]:
    """Return the model's scores on the development data, as percentages, its speed and its size.

    Attachment scores leave punctuation out, as spaCy's scorer does.
    """
    nlp = spacy.load(model)
    scorer = Scorer(default_lang="en", default_pipeline=SCORED)
    scores: dict[str, Any] = {}
    banks = {bank: treebank_examples(nlp, data.treebank(folder, bank, "dev")) for bank in data.TREEBANKS}
    for bank, examples in banks.items():
        scores[bank] = percentages(scorer.score(examples), OVERALL)
    together = scorer.score([example for examples in banks.values() for example in examples])
    scores["both"] = percentages(together, OVERALL)
    scores["labels"] = {label: triple(value) for label, value in sorted(together["dep_las_per_type"].items())}
    articles = data.articles(folder, "dev")
    found = scorer.score(read(nlp, names.development_documents(articles, nlp)))
    scores["names"] = percentages(found, ENTITIES)
    scores["kinds"] = {label: triple(value) for label, value in sorted(found["ents_per_type"].items())}
    scores["words_per_second"] = speeds([nlp], [article.text for article in articles])[0]
    scores["megabytes"] = round(folder_size(model) / 1e6, 2)
    return scores


def treebank_examples(nlp: Language, sentences: list[Sentence]) -> list[Example]:
    """Return the documents of a treebank paired with what the model reads in their raw text."""
    return read(nlp, documents.development_documents(sentences, nlp.vocab))


def read(nlp: Language, gold: Iterable[Doc]) -> list[Example]:
    """Return gold documents, each with what the model makes of its text."""
    return [Example(nlp(doc.text), doc) for doc in gold]


def percentages(scores: dict[str, Any], keys: tuple[str, ...]) -> dict[str, float]:
    """Return some of the scores as percentages with one digit."""
    return {key: round(100 * scores[key], 1) for key in keys if scores.get(key) is not None}


def triple(score: dict[str, float]) -> dict[str, float]:
    """Return precision, recall and F of one label as percentages with one digit."""
    return {key: round(100 * score[key], 1) for key in ("p", "r", "f")}


def speeds(pipelines: list[Language], texts: list[str]) -> list[int]:
    """Return how many tokens each pipeline handles per second of processor time, the best of three rounds in turn."""
    rounds = [[words_per_second(nlp, texts) for nlp in pipelines] for _ in range(3)]
    return [max(found) for found in zip(*rounds, strict=True)]


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
    """Print the scores of a model as JSON, or with --speed only the words per second of several."""
    parser = argparse.ArgumentParser(description="Measure English news models.")
    parser.add_argument("data", type=Path, help="folder with treebank/ and ner/")
    parser.add_argument("models", type=Path, nargs="+", help="folders of models")
    parser.add_argument("--speed", action="store_true", help="time the models side by side and measure nothing else")
    options = parser.parse_args()
    if options.speed:
        texts = [article.text for article in data.articles(options.data, "dev")]
        found = speeds([spacy.load(model) for model in options.models], texts)
    else:
        found = [evaluate(options.data, model) for model in options.models]
    named = {model.name: value for model, value in zip(options.models, found, strict=True)}
    print(json.dumps(named, indent=1))


if __name__ == "__main__":
    main()
