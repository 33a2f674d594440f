"""Changes of case, quotation marks and punctuation, so that the model has met the ways papers print text."""

from __future__ import annotations

import random
from dataclasses import replace

from conllu import Sentence

SMALL_WORDS = frozenset(
    ["a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "by", "for", "from", "with", "as"]
)
STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "``": '"', "''": '"'}
OPENING_TAG = "``"


def straighten(word: str) -> str:
    """Return the word with straight quotation marks and apostrophes."""
    if word in STRAIGHT:
        return STRAIGHT[word]
    return word.replace("’", "'").replace("‘", "'")


def curl(word: str, tag: str) -> str:
    """Return the word with typographic quotation marks, opening or closing as its tag says."""
    if word == '"':
        return "“" if tag == OPENING_TAG else "”"
    if word == "'":
        return "‘" if tag == OPENING_TAG else "’"
    return word.replace("'", "’")


def headline_word(word: str, first: bool) -> str:
    """Return the word as a headline prints it: capitalised, small words but the first left alone."""
    if not first and word.lower() in SMALL_WORDS:
        return word
    return word if word.startswith(("'", "’", "n't", "n’t")) else word[:1].upper() + word[1:]


def headline(sentence: Sentence) -> Sentence:
    """Return the sentence with each word capitalised and its final full stop gone."""
    words = [headline_word(word, place == 0) for place, word in enumerate(sentence.words)]
    return without_final_stop(replace(sentence, words=words))


def capitals(sentence: Sentence) -> Sentence:
    """Return the sentence in capital letters."""
    return replace(sentence, words=[upper_same_length(word) for word in sentence.words])


def upper_same_length(text: str) -> str:
    """Return the text in capitals, letters that would grow ("ß") left alone."""
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)


def without_final_stop(sentence: Sentence) -> Sentence:
    """Return the sentence without its last full stop, or itself when it has none or words hang on it."""
    last = len(sentence.words) - 1
    if last < 1 or sentence.words[last] != "." or last in sentence.heads:
        return sentence
    return without_last_word(sentence)


def without_last_word(sentence: Sentence) -> Sentence:
    """Return the sentence one word shorter."""
    return replace(
        sentence,
        words=sentence.words[:-1],
        spaces=sentence.spaces[:-1],
        tags=sentence.tags[:-1],
        parts=sentence.parts[:-1],
        features=sentence.features[:-1],
        heads=sentence.heads[:-1],
        labels=sentence.labels[:-1],
    )


def change_quotes(sentences: list[Sentence], chance: random.Random) -> list[Sentence]:
    """Return a run of sentences with its quotation marks in one style, in half of the runs; else unchanged."""
    draw = chance.random()
    if draw < 0.25:
        return [replace(s, words=[straighten(word) for word in s.words]) for s in sentences]
    if draw < 0.5:
        return [replace(s, words=[curl(w, t) for w, t in zip(s.words, s.tags, strict=True)]) for s in sentences]
    return sentences


def change_case(sentence: Sentence, chance: random.Random) -> Sentence:
    """Return the sentence as a headline (2 in 100), in capitals (1 in 100), without its stop (2 in 100), or as is."""
    draw = chance.random()
    if draw < 0.02 and len(sentence.words) < 25:
        return headline(sentence)
    if draw < 0.03:
        return capitals(sentence)
    if draw < 0.05:
        return without_final_stop(sentence)
    return sentence
