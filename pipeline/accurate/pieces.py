"""Words as the transformer takes them: pieces of its vocabulary, and how the word is printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

REMEMBERED = 50_000
"""Words whose pieces are not looked up again."""
LONGEST = 100
"""Characters; a longer word (an address, a hash) is an unknown one."""
SPACE, LOWER, TITLE, CAPITALS, INITIAL, MIXED, NUMBER, WITH_DIGITS, MARK, OTHER = range(10)
"""How a word is printed, which the pieces, all in lower case, do not tell."""
PRINTS = 20
"""The ten ways of printing, each with and without a blank after the word."""


class Pieces:
    """The vocabulary of word pieces, "##" before what continues a word."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.numbers = numbers
        self.of = lru_cache(REMEMBERED)(self._cut)
        """The numbers of a word's pieces, at least one; white space is a separator."""

    def _cut(self, word: str) -> tuple[int, ...]:
        if word.isspace():
            return (self.numbers["[SEP]"],)
        parts = _parts(word) if len(word) <= LONGEST else []
        return tuple(number for part in parts for number in self._longest(part)) or (self.numbers["[UNK]"],)

    def _longest(self, part: str) -> list[int]:
        """The longest pieces from the left; unknown as a whole where a rest has none."""
        found, start = [], 0
        while start < len(part):
            lead = "##" if start else ""
            end = next((end for end in range(len(part), start, -1) if lead + part[start:end] in self.numbers), None)
            if end is None:
                return [self.numbers["[UNK]"]]
            found.append(self.numbers[lead + part[start:end]])
            start = end
        return found


def _parts(word: str) -> list[str]:
    """The word in lower case without accents, marks apart: "U.S." is "u", ".", "s", "."."""
    parts = [""]
    for letter in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(letter)
        if kind.startswith("P") or (kind.startswith("S") and letter.isascii()):
            parts += [letter, ""]
        elif kind != "Mn" and not kind.startswith(("C", "Z")):
            parts[-1] += letter
    return [part for part in parts if part]


def print_of(word: str, blank: bool) -> int:
    """How the word is printed, and whether a blank follows it."""
    return 2 * _kind(word) + blank


def _kind(word: str) -> int:
    if word.isspace():
        return SPACE
    if not any(letter.isalnum() for letter in word):
        return MARK
    if any(letter.isdigit() for letter in word):
        return WITH_DIGITS if any(letter.isalpha() for letter in word) else NUMBER
    if word.islower():
        return LOWER
    if word.isupper():
        return CAPITALS if sum(map(str.isalpha, word)) > 1 else INITIAL
    return TITLE if word[:1].isupper() and word[1:].islower() else MIXED if word.lower() != word else OTHER
