"""Putting the separately trained parts together into one pipeline folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import language
import lemmas
import spacy
from spacy.language import Language

MODELS = Path(__file__).resolve().parent.parent
Meta = dict[str, Any]

TREEBANKS: list[Meta] = [
    {"name": "UD_English-EWT", "license": "CC BY-SA 4.0"},
    {"name": "UD_English-GUM", "license": "CC BY 4.0 (annotations); texts by genre, some CC BY-NC-SA 4.0"},
    {"name": "English Worldwide Newswire", "license": "research data"},
]
COMMON: Meta = {"author": "news-claims", "email": "", "url": "", "license": "CC BY-NC-SA 4.0 (see LICENSES.md)"}
SMALL: Meta = COMMON | {
    "name": "news_sm",
    "version": "1.3.0",
    "description": (
        "English news: tokens, tags, features, Universal Dependencies, sentences, lemmas and names, for one processor"
    ),
    "sources": [
        *TREEBANKS,
        {"name": "UD_English-LinES, UD_English-ParTUT (texts)", "license": "CC BY-NC-SA 4.0"},
        {"name": "spacy-lookups-data (word classes, lemma tables)", "license": "MIT; WordNet 3.0 (lemma tables)"},
    ],
}
ACCURATE: Meta = COMMON | {
    "name": "news_accurate",
    "version": "1.1.0",
    "description": "English news: what en_news_sm gives, read by one small transformer; needs news-claims[accurate]",
    "sources": [
        *TREEBANKS,
        {"name": "sentence-transformers/all-MiniLM-L6-v2", "license": "Apache-2.0"},
        {"name": "spacy-lookups-data (lemma tables)", "license": "MIT; WordNet 3.0 (lemma tables)"},
    ],
}


def assemble_small(parser_folder: Path, names_folder: Path, out: Path) -> None:
    """Write the pipeline of both trained parts and a rule lemmatizer to `out`, replacing what is there."""
    nlp = spacy.load(parser_folder)
    add_lemmatizer(nlp)
    nlp.add_pipe("ner", source=spacy.load(names_folder))
    finish(nlp, SMALL, out)


def assemble_accurate(reader: Any, out: Path) -> None:
    """Write the pipeline of a trained `pipeline.accurate.read.NetReader` to `out`, replacing what is there."""
    nlp = spacy.blank("en")
    language.set_up_tokenizer(nlp)
    nlp.add_pipe("claims_reader").net = reader  # type: ignore[attr-defined]
    add_lemmatizer(nlp)
    finish(nlp, ACCURATE, out)
    shutil.copy(MODELS / "APACHE-2.0.txt", out)


def refresh(model: Path) -> None:
    """Give a finished small model today's tokenizer and lemmatizer; its trained parts stay as they are."""
    nlp = spacy.load(model)
    language.set_up_tokenizer(nlp)
    nlp.get_pipe("lemmatizer").initialize(lookups=lemmas.lookups())  # type: ignore[attr-defined]
    finish(nlp, SMALL, model)


def finish(nlp: Language, meta: Meta, out: Path) -> None:
    """Write a whole pipeline to `out` in one move, without what only its making needed."""
    nlp.config = finished_config(nlp)
    nlp.meta = {**nlp.meta, **meta, "performance": {}}
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(fresh)
    prune_strings(fresh / "vocab" / "strings.json", needed_strings(nlp))
    shutil.copy(MODELS / "LICENSES.md", fresh)
    swap(fresh, out)


def swap(fresh: Path, out: Path) -> None:
    """Put the fresh folder in the place of `out`."""
    old = out.with_name(out.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def add_lemmatizer(nlp: Language) -> None:
    """Append the rule lemmatizer with our tables."""
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=lemmas.lookups())  # type: ignore[attr-defined]


def finished_config(nlp: Language) -> Any:
    """Return the pipeline's config without what only the training needed: paths, corpora and callbacks."""
    config = nlp.config.copy()
    for section in ("paths", "corpora", "training", "initialize", "pretraining", "system"):
        config.pop(section, None)
    return config


def needed_strings(nlp: Language) -> set[str]:
    """Return the strings the pipeline must know from the start: the language's own and all labels."""
    needed = set(spacy.blank("en").vocab.strings)
    for name in nlp.pipe_names:
        for label in getattr(nlp.get_pipe(name), "labels", ()):
            needed.update([label, *label.split("|")])
    return needed | {"_SP", "ROOT", "dep"}


def prune_strings(path: Path, needed: set[str]) -> None:
    """Leave out of a string table the words that were only seen in training."""
    strings = json.loads(path.read_text(encoding="utf-8"))
    kept = [string for string in strings if string in needed]
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=0), encoding="utf-8")


def record_scores(model: Path, scores: dict[str, Any]) -> None:
    """Write measured scores into the model's meta.json."""
    path = model / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["performance"] = scores
    path.write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
