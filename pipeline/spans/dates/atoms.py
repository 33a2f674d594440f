"""A text as a row of atoms: the words, numbers and marks that dates are made of.

Tokenizers part "mid-July", "18-20" and "'90s" in different ways; atoms are always the same. Each atom has one symbol, a
character that stands for all the classes it belongs to, so that a form of date is a regular expression over symbols.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NOTHING = "."
"""Symbol of an atom that belongs to no class."""

SHAPES: tuple[tuple[str, str], ...] = (
    ("WORD", r"[^\W\d_]++(?!\d)"),
    ("ISO", r"\d{4}-[01]\d-[0-3]\d(?:t[\d:.]+(?:z|[+-]\d\d:?\d\d)?)?(?![\d-])"),
    ("NUMERIC", r"\d{1,2}(?P<gap> ?/ ?|\.|-)\d{1,2}(?P=gap)\d{4}(?!\d)|\d{4}/\d{1,2}/\d{1,2}(?!\d)"),
    ("SHORT_NUMERIC", r"\d{1,2}(?P<mark>[/-])\d{1,2}(?P=mark)\d\d(?![\d/-])"),
    ("MONTH_AND_DAY", r"\d{1,2}/\d{1,2}(?= [012]?\d:[0-5]\d)"),
    ("CLOCK", r"[012]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])|[012]?\d\.[0-5]\d(?= ?[ap]\.? ?m\b)"),
    ("MILITARY_CLOCK", r"[012]\d[0-5]\d(?= ?(?:gmt|utc|hrs)\b)"),
    ("NUMBER", r"\d+ [1-7]/[2-8](?![\d/])|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+\.\d+"),
    ("ORDINAL", r"\d{1,2}(?:st|nd|rd|th)(?![^\W_])"),
    ("DECADE", r"(?:(?:1\d|20)\d0|'?[2-9]0)'?s(?![^\W_])"),
    ("SHORT_YEAR", r"'\d\d(?![^\W_])"),
    ("QUARTER_CODE", r"q[1-4](?![^\W_])|[1-4]q(?![^\W_])"),
    ("HALF_CODE", r"h[12](?![^\W_])"),
    ("FISCAL_CODE", r"fy ?'?(?:20)?\d\d(?![^\W_])"),
    ("GLUED", r"\d{4,}(?=[^\W\d_])"),
    ("DIGITS", r"\d+"),
    ("LETTERS", r"[^\W\d_]+"),
    ("CURRENCY", r"[$¢-¥₠-⃏]"),
    ("MARK", r"[^\s\w]|_|\n"),
)
"""Shapes of atoms in a text in lower case; the first that fits is taken."""

LEXER = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in SHAPES))

DIGITS: tuple[str, ...] = ("0", "00", "7", "07", "28", "45", "123", "1999")
"""One number for each set of classes that digits can have."""


@dataclass(frozen=True, slots=True)
class Atoms:
    """The atoms of a text: where each begins and ends (characters), what it is in lower case, and all symbols."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    symbols: str


@dataclass(frozen=True)
class Lexicon:
    """Which symbol a word or a shape has, and which symbols belong to a class."""

    symbols: Mapping[str, tuple[str, str]]
    """By word in lower case: with a capital (or a mark), and without."""
    listed: Mapping[str, re.Pattern[str]]
    """Words that hold blanks or full stops, by what the lexer takes for the first of them: "more" for "more than"."""
    shapes: Mapping[frozenset[str], str]
    """By the classes of an atom with digits."""
    members: Mapping[str, str]
    """The symbols of all atoms of a class."""

    def atoms(self, text: str) -> Atoms:
        """The atoms of `text`."""
        low, taken = lowered(text), 0
        starts, ends, words, symbols = [], [], [], []
        for match in LEXER.finditer(low):
            start, end = match.span()
            if start < taken:
                continue
            word = match.group()
            if word in self.listed and (longer := self.listed[word].match(low, start)):
                word, end = longer.group(), longer.end()
            taken = end
            starts.append(start)
            ends.append(end)
            words.append(word)
            if known := self.symbols.get(word):
                symbols.append(known[text[start].islower()])
            elif (shape := match.lastgroup or "WORD") in LETTERED:
                symbols.append(NOTHING)
            else:
                symbols.append(self.shapes[classes_of_digits(word) if shape == "DIGITS" else frozenset((shape,))])
        return Atoms(tuple(starts), tuple(ends), tuple(words), "".join(symbols))


LETTERED = frozenset(("WORD", "LETTERS", "MARK"))
"""Shapes that mean something only where the word is known."""


def lexicon_of(words: Mapping[str, Mapping[str, str | None]]) -> Lexicon:
    """The lexicon in which each word belongs to the given classes, with a "capital" or "small" first letter, or any."""
    by_word = {
        word: (_with_letter(classes, "capital"), _with_letter(classes, "small")) for word, classes in words.items()
    }
    by_shape = [frozenset((name,)) for name, _ in SHAPES] + [classes_of_digits(number) for number in DIGITS]
    every = sorted({*(one for both in by_word.values() for one in both), *by_shape} - {frozenset()}, key=sorted)
    symbol = {classes: chr(0xE000 + index) for index, classes in enumerate(every)} | {frozenset(): NOTHING}
    names = sorted({name for classes in every for name in classes})
    return Lexicon(
        symbols={word: (symbol[capital], symbol[small]) for word, (capital, small) in by_word.items()},
        listed=_listed(words),
        shapes={classes: symbol[classes] for classes in by_shape},
        members={name: "".join(symbol[classes] for classes in every if name in classes) for name in names},
    )


def _with_letter(classes: Mapping[str, str | None], letter: str) -> frozenset[str]:
    """The classes to which a word with such a first letter belongs."""
    return frozenset(name for name, wanted in classes.items() if wanted in (letter, None))


def classes_of_digits(digits: str) -> frozenset[str]:
    """What a row of digits can be: any number, a day of a month, an hour, a year, or a year's last two digits."""
    number, classes = int(digits[:9]), {"NUMBER"}
    if len(digits) <= 2:
        classes |= {"TWO"} if len(digits) == 2 else set()
        classes |= {"DAY"} if 1 <= number <= 31 else set()
        classes |= {"HOUR"} if number <= 24 else set()
    if len(digits) == 4 and 1000 <= number < 2200:
        classes.add("YEAR")
    return frozenset(classes)


def lowered(text: str) -> str:
    """`text` in lower case with straight marks and simple blanks; every character keeps its place."""
    low = text.lower()
    if len(low) != len(text):  # "İ" becomes two characters
        low = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return low.translate(PLAIN)


PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "‑": "-", "‒": "-", "−": "-"}
    | dict.fromkeys("\t\r\u00a0\u2009\u202f", " ")
)
"""Newspapers print dashes, apostrophes and blanks in many ways."""


def _listed(words: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """For each first atom of the words that are more than one atom, a pattern of all of them, the longest first."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words):
        first = LEXER.match(word)
        if first and first.group() != word:
            by_first.setdefault(first.group(), []).append(word)
    return {
        first: re.compile("|".join(map(_whole, sorted(rest, key=len, reverse=True))))
        for first, rest in by_first.items()
    }


def _whole(word: str) -> str:
    """`word` where it is not part of a longer one."""
    return re.escape(word) + (r"(?![^\W_])" if word[-1].isalnum() else "")
