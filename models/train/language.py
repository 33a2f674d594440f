"""The blank English pipeline that both trainings start from: its tokenizer and its word classes."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
import spacy_lookups_data  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.language import Language
from spacy.strings import StringStore
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from spacy.vectors import Vectors  # type: ignore[import-not-found]

DIGIT_LETTER_HYPHENS = [r"(?<=[0-9])[-–](?=[A-Za-z])", r"(?<=[A-Za-z])[-–](?=[0-9])", r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
DASHES = [r"—", r"(?<=[0-9A-Za-z])–(?=[0-9A-Za-z])"]
GLUED_QUOTES = [r'(?<=[.!?,])["”](?=[A-Z])']
"""A quotation mark that no space parts from the next sentence, as web pages print it: 'they fled."Police said'."""
RUNS = [r"[!?]{2,}", r"-{2,}", *(rf"{mark}{{2,}}" for mark in (r"\*", "=", "_", r"\$", "<", ">", "~", "#"))]
"""Marks that are one token however often they are printed: "!!", "?!", "*****"."""
PREFIXES = "non anti re pre pro post co e semi sub multi counter inter cross mini mis un"
"""What a hyphen is not cut from: "non-profit" is one token, "well-known" three."""
PHONE = r"(?:\d-)?(?:\d{3}-)?\d{3}-\d{4}$"
"""A telephone number, one token: "212-555-0147"."""
GLUED_UNITS = frozenset({"m", "g", "t", "T", "G", "M", "K"})
"""One-letter units that stay on their number ("25K", "2.5m"): in news they are mostly magnitudes."""

ABBREVIATIONS = "al ext approx Lt Col Capt Sgt Cpl Maj Cmdr Cdr Pvt Sr Hon Sens Reps Ft Mt Ave Blvd Dept"
"""Words that keep their full stop, besides those that spaCy knows."""

CLASS_WORDS = 80_000
CODE_WIDTH = 64
PATH_BITS = 18


def set_up_tokenizer(nlp: Language) -> None:
    """Make the tokenizer cut as the treebanks do, where spaCy's English does not.

    A hyphen between a digit and a letter ("20-year-old", "mid-2019") and a dash anywhere are cut off, one behind a
    prefix is not; a number keeps a one-letter magnitude; a run of marks is one token.
    """
    defaults = nlp.Defaults
    prefixes = [*RUNS, *(defaults.prefixes or [])]
    infixes = [kept_prefixes(str(pattern)) for pattern in defaults.infixes or []]
    suffixes = [without_magnitudes(str(pattern)) for pattern in defaults.suffixes or []]
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.infix_finditer = compile_infix_regex([*infixes, *DIGIT_LETTER_HYPHENS, *DASHES, *GLUED_QUOTES]).finditer
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *suffixes]).search
    tokenizer.token_match = re.compile(PHONE).match
    tokenizer.rules = {form: cut for form, cut in tokenizer.rules.items() if form != "and/or"}
    for word in ABBREVIATIONS.split():
        for form in (f"{word}.", f"{word.upper()}."):
            tokenizer.add_special_case(form, [{ORTH: form}])
    tokenizer.add_special_case("wanna", [{ORTH: "wan"}, {ORTH: "na"}])


def kept_prefixes(pattern: str) -> str:
    """Return an infix pattern that cuts no hyphen from a prefix, when it is the pattern for hyphens between letters."""
    if "-|–|" not in pattern:
        return pattern
    return "".join(rf"(?<!\b(?i:{prefix}))" for prefix in PREFIXES.split()) + pattern


def without_magnitudes(pattern: str) -> str:
    """Return a suffix pattern without the one-letter units, when it is the pattern for units after a number."""
    start = r"(?<=[0-9])(?:km|"
    if not pattern.startswith(start):
        return pattern
    units = pattern[pattern.index("(?:") + 3 : -1].split("|")
    return r"(?<=[0-9])(?:" + "|".join(unit for unit in units if unit not in GLUED_UNITS) + ")"


def read_table(name: str) -> dict[str, Any]:
    """Return one of the tables of the lookups package."""
    folder = Path(spacy_lookups_data.__file__).parent / "data"
    with gzip.open(folder / f"{name}.json.gz", "rt", encoding="utf-8") as stream:
        table: dict[str, Any] = json.load(stream)
    return table


def set_up_word_classes(nlp: Language) -> None:
    """Store the Brown class of frequent English words as a vector: all words of a class share one row."""
    classes: dict[str, int] = read_table("en_lexeme_cluster")
    weights: dict[str, float] = read_table("en_lexeme_prob")
    known = sorted((word for word, value in classes.items() if value), key=lambda word: (-weights.get(word, -30), word))
    known = known[:CLASS_WORDS]
    values = sorted({classes[word] for word in known})
    rows = {value: number for number, value in enumerate(values)}
    vectors = Vectors(strings=nlp.vocab.strings, data=class_codes(values), name="en_news_classes")
    keys = StringStore()
    for word in known:
        for form in sorted({word, word.replace("'", "’")}):
            vectors.add(keys.as_int(form), row=rows[classes[word]])
    nlp.vocab.vectors = vectors


def class_codes(values: list[int]) -> NDArray[numpy.float32]:
    """Return a code for each class: the bits of its path in the class tree as -1 and 1, then fixed random numbers."""
    generator = numpy.random.default_rng(0)
    paths = numpy.zeros((len(values), PATH_BITS), dtype="float32")
    for row, value in enumerate(values):
        for place, bit in enumerate(reversed(f"{value:b}")):
            paths[row, place] = 1.0 if bit == "1" else -1.0
    randoms = generator.standard_normal((len(values), CODE_WIDTH - PATH_BITS)).astype("float32")
    return numpy.hstack([paths, randoms]).astype("float32")


@registry.callbacks("news_claims.set_up.v1")  # type: ignore[untyped-decorator]
def create_set_up(word_classes: bool = True) -> Callable[[Language], Language]:
    """Return the callback that prepares the blank pipeline before its parts are initialised."""

    def set_up(nlp: Language) -> Language:
        set_up_tokenizer(nlp)
        if word_classes:
            set_up_word_classes(nlp)
        return nlp

    return set_up
