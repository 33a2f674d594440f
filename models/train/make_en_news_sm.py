"""Make the English news model: let the accurate one read news, prepare the data, train both parts, assemble, measure.

Run it as `python models/train/make_en_news_sm.py DATA_FOLDER --out models/en_news_sm --seed 0`. With `--steps` it
runs some of the steps only, so that the two trainings can run side by side; `--steps refresh,evaluate` gives a finished
model today's tokenizer and lemma tables.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

import data
import documents
import language
import names
import silver
import spacy
from assemble import assemble_small, record_scores, refresh
from evaluate import evaluate
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import Config

HERE = Path(__file__).resolve().parent
STEPS = ("silver", "prepare", "parser", "ner", "assemble", "evaluate")
SILVER = "silver.spacy"
"""The file of what the teacher reads, in the folder of what is in between."""
REFRESH = "refresh"
"""The step that gives a finished model today's tokenizer and lemmatizer instead of a new training."""


def main() -> None:
    """Run the steps asked for."""
    options = read_arguments()
    steps = options.steps.split(",")
    if "silver" in steps:
        read_by_teacher(options.data, options.work, options.teacher)
    if "prepare" in steps:
        prepare(options.data, options.work, options.seed, options.name_copies)
    for part in ("parser", "ner"):
        if part in steps:
            train_part(part, options.work, options.seed, parse_overrides(options.set))
    if "assemble" in steps:
        assemble_small(options.work / "parser" / "model-best", options.work / "ner" / "model-best", options.out)
    if REFRESH in steps:
        refresh(options.out)
    if "evaluate" in steps:
        scores = evaluate(options.data, options.out)
        record_scores(options.out, scores)
        print(json.dumps(scores, indent=1))


def read_arguments() -> argparse.Namespace:
    """Return the command line's arguments."""
    parser = argparse.ArgumentParser(description="Make the English news model.")
    parser.add_argument("data", type=Path, help="folder with treebank/ and ner/")
    parser.add_argument("--out", type=Path, default=HERE.parent / "en_news_sm", help="folder of the finished model")
    parser.add_argument("--work", type=Path, default=Path("build/en_news_sm"), help="folder for everything in between")
    parser.add_argument("--teacher", type=Path, default=HERE.parent / "en_news_accurate", help="reads the silver trees")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", default=",".join(STEPS), help="comma-separated: " + ", ".join((*STEPS, REFRESH)))
    parser.add_argument("--name-copies", type=float, default=0.3, help="share of texts copied with other names")
    parser.add_argument("--set", action="append", default=[], metavar="SECTION.KEY=VALUE", help="change the config")
    return parser.parse_args()


def parse_overrides(settings: list[str]) -> dict[str, object]:
    """Return the config changes of the command line, values read as JSON."""
    return {name: json.loads(value) for name, value in (setting.split("=", 1) for setting in settings)}


def read_by_teacher(folder: Path, work: Path, teacher: Path) -> None:
    """Let the teacher read texts that have no trees, or trees of other habits."""
    work.mkdir(parents=True, exist_ok=True)
    news = [article.text for article in data.articles(folder, "train")]
    silver.write([*news, *data.running_texts(folder)], teacher, work / SILVER)


def prepare(folder: Path, work: Path, seed: int, name_copies: float) -> None:
    """Write the training and development documents of both parts as DocBin files."""
    work.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    language.set_up_tokenizer(nlp)
    chance = random.Random(seed)
    training = [*data.treebanks(folder, "train"), *silver.sentences(work / SILVER)]
    store(list(documents.training_documents(training, nlp.vocab, chance)), work / "parser-train.spacy")
    development = data.treebanks(folder, "dev")
    store(list(documents.development_documents(development, nlp.vocab)), work / "parser-dev.spacy")
    articles = data.articles(folder, "train")
    store(list(names.training_documents(articles, nlp, chance, name_copies)), work / "ner-train.spacy")
    store(list(names.development_documents(data.articles(folder, "dev"), nlp)), work / "ner-dev.spacy")


def store(docs: list[Doc], path: Path) -> None:
    """Write documents to a DocBin file and say how many."""
    DocBin(docs=docs).to_disk(path)
    print(f"{path}: {len(docs)} documents, {sum(map(len, docs))} tokens", flush=True)


def train_part(part: str, work: Path, seed: int, overrides: dict[str, object]) -> None:
    """Train the parser or ner part on the prepared documents, leaving its best state in WORK/PART/model-best."""
    settings: dict[str, object] = {
        "paths.train": str(work / f"{part}-train.spacy"),
        "paths.dev": str(work / f"{part}-dev.spacy"),
        "system.seed": seed,
        **overrides,
    }
    config: Config = load_config(HERE / f"{part}.cfg", overrides=settings, interpolate=False)
    (work / part).mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config, use_gpu=-1)
    train(nlp, work / part, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)


if __name__ == "__main__":
    main()
