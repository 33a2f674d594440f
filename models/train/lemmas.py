"""The tables of the rule lemmatizer: those of spacy-lookups-data, mended where they contradict English spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from language import read_table
from spacy.lookups import Lookups

Forms = dict[str, list[str]]
Weights = dict[str, float]

AUXILIARIES = {
    "be": "is are was were been being am 's 're 'm ’s ’re ’m",
    "have": "has had having 've ’ve",
    "do": "does did done doing",
    "will": "'ll ’ll wo",
    "would": "'d ’d",
    "can": "ca",
    "get": "got gets getting gotten",
}
BY_HAND: dict[str, dict[str, str]] = {
    "aux": AUXILIARIES,
    "part": {"not": "n't n’t nt", "to": "na ta", "'s": "’s ' ’"},
    "verb": {"be": "'s 're 'm ’s ’re ’m", "feed": "feed", "go": "gon", "want": "wan", "rent": "rent"},
    "adj": {"late": "later", "good": "better best"},
}
"""The forms of each lemma that no rule reads, or that a table reads for a rarer word: "feed" is no form of "fee"."""
SOFT = ("at", "is", "iz", "c", "v", "dg", *(f"{letter}l" for letter in "bcdgkpt"))
"""Ends of stems that have a silent -e after them in any word: "crowdsourc-ed", "co-operat-ing"."""
RULES = {
    "verb": [
        *([stem + ending, stem + "e"] for ending in ("ed", "ing") for stem in SOFT),
        ["s", ""],
        ["ies", "y"],
        *([ending, new] for new in ("", "e") for ending in ("es", "ed", "ing")),
    ],
    "noun": [
        ["ies", "y"],
        ["s", ""],
        ["men", "man"],
        ["ves", "f"],
        *([end + "es", end] for end in ("s", "x", "z", "ch", "sh")),
        ["s", ""],
    ],
}
"""Ends of forms and of their lemmas: spaCy takes the last rule that gives a word of the index, so that "hoped" and
"hopes" are "hope" and not "hop", and the first rule where none does."""
NO_LEMMAS = {"noun": {"leave", "masse"}}
"""Words of the index that would hide commoner ones: "leaves" is "leaf", "masses" "mass"."""


def lookups() -> Lookups:
    """Return the lemmatizer's tables."""
    exceptions, index = read_table("en_lemma_exc"), read_table("en_lemma_index")
    rules, weights = read_table("en_lemma_rules") | RULES, read_table("en_lexeme_prob")
    for part, forms in exceptions.items():
        words = set(index[part]) - NO_LEMMAS.get(part, set())
        if part == "verb":
            words -= rarer_twins(words, forms, weights)
        index[part] = sorted(words)
        exceptions[part] = {form: [commonest(words & {*lemmas} or lemmas, weights)] for form, lemmas in forms.items()}
        exceptions[part] |= {word: [word] for word in whole_words(words, forms, rules.get(part, []))}
    for part, lemmas in BY_HAND.items():
        named = {form: [lemma] for lemma, forms in lemmas.items() for form in forms.split()}
        exceptions[part] = exceptions.get(part, {}) | named
    found = Lookups()
    for name, table in (("lemma_exc", exceptions), ("lemma_index", index), ("lemma_rules", rules)):
        found.add_table(name, table)
    return found


def commonest(lemmas: Iterable[str], weights: Weights) -> str:
    """Return the most frequent of some words: "install", not "instal", is the lemma of "installed"."""
    return max(sorted(lemmas), key=lambda lemma: weights.get(lemma, -30.0))


def rarer_twins(words: set[str], known: Forms, weights: Weights) -> set[str]:
    """Return the rarer of two words that share forms, with and without -e: "singe" beside "sing".

    "hop" and "hope" share none: that of "hop" is "hopped", which the table knows.
    """
    pairs = [(word, word + "e") for word in words if word + "e" in words and word + word[-1] + "ing" not in known]
    return {word for pair in pairs for word in pair if word != commonest(pair, weights)}


def whole_words(words: set[str], known: Forms, rules: list[list[str]]) -> Iterator[str]:
    """Yield the words that only look like forms: "bring" is no form of "bre", which is no word."""
    for word in words - known.keys():
        shorter = {word[: len(word) - len(old)] + new for old, new in rules if old and word.endswith(old)}
        if shorter and not shorter & words:
            yield word
