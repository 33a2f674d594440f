"""The language in which a form of date is written, and its translation into a regular expression over symbols.

    the? (ANY_WEEKDAY ,?)? ANY_MONTH DAY_NUMBER ,? YEAR

Words in capitals are classes (MONTH) or phrases (ANY_MONTH), other words and marks are themselves, `( | ) ?` group,
choose and make optional. `MONTH:until` is a MONTH that is called "until". Blanks between atoms do not count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.spans.dates.atoms import Atoms

ELEMENT = re.compile(r"(?P<name>[A-Z][A-Z_]*)(?::(?P<role>[a-z]+))?|(?P<word>[a-z]+)|(?P<operator>[()|?])|(?P<mark>\S)")

PHRASES: Mapping[str, str] = {
    "ANY_MONTH": "(MONTH | DOUBTFUL_MONTH)",
    "ANY_WEEKDAY": "(WEEKDAY | SHORT_WEEKDAY)",
    "DAY_NUMBER": "(DAY | ORDINAL | ORDINAL_WORD)",
    "SPOKEN_YEAR": "(nineteen TENS (-? NUMERAL)? | twenty -? (NUMERAL | TENS (-? NUMERAL)?)"
    " | two thousand and? (NUMERAL | TENS (-? NUMERAL)?))",
    "COUNT": "(MANY | a | an)",
    "MANY": "(NUMBER | NUMERAL hundred? | TENS (-? NUMERAL)? | a hundred | INDEFINITE)",
    "PART_OF": "(the? (PART (in | -)? | PART_NOUN of) the?)",
}
"""Rows of classes that many forms share."""


@dataclass(frozen=True)
class Form:
    """A pattern ready to be matched against symbols, the same without names, and the symbols it can begin with."""

    regex: re.Pattern[str]
    bare: str
    openers: frozenset[str]


def words_of(pattern: str) -> tuple[str, ...]:
    """The words and marks that stand for themselves in `pattern` and in its phrases, each once."""
    found: dict[str, None] = {}
    for element in ELEMENT.finditer(pattern):
        if element["name"] in PHRASES:
            found |= dict.fromkeys(words_of(PHRASES[element["name"]]))
        elif word := element["word"] or element["mark"]:
            found[word] = None
    return tuple(found)


def names_of(pattern: str) -> tuple[str, ...]:
    """The classes and phrases that `pattern` names."""
    return tuple(element["name"] for element in ELEMENT.finditer(pattern) if element["name"])


def bare(pattern: str, members: Mapping[str, str]) -> str:
    """`pattern` as a regular expression over symbols, without groups that can be asked for."""
    return "".join(_translated(element, members) for element in ELEMENT.finditer(pattern))


def form_of(pattern: str, members: Mapping[str, str], around: tuple[str, str]) -> Form:
    """`pattern` with named groups; `around` are regular expressions for what stands before and after."""
    before, after = around
    named = "".join(
        f"(?P<{element['role'] or element['name']}_{index}>{_translated(element, members)})"
        if element["name"]
        else _translated(element, members)
        for index, element in enumerate(ELEMENT.finditer(pattern))
    )
    return Form(
        regex=re.compile(f"{before}(?:{named}){after}"),
        bare=f"{before}(?:{bare(pattern, members)}){after}",
        openers=openers(pattern, members),
    )


def openers(pattern: str, members: Mapping[str, str]) -> frozenset[str]:
    """The symbols with which `pattern` can begin."""
    elements = list(ELEMENT.finditer(pattern))
    return _openers(elements, members)[0]


def _openers(elements: list[re.Match[str]], members: Mapping[str, str]) -> tuple[frozenset[str], bool]:
    """The symbols that can come first up to a closing bracket, and whether all is optional; uses the elements up."""
    found: frozenset[str] = frozenset()
    optional, open_yet = False, True
    while elements:
        element = elements.pop(0)
        if element["operator"] == ")":
            break
        if element["operator"] == "|":
            optional, open_yet = optional or open_yet, True
            continue
        if element["operator"] == "(":
            first, empty = _openers(elements, members)
        elif element["name"] in PHRASES:
            first, empty = openers(PHRASES[element["name"]], members), False
        else:
            first, empty = frozenset(_symbols(element, members)), False
        if elements and elements[0]["operator"] == "?":
            elements.pop(0)
            empty = True
        found = found | first if open_yet else found
        open_yet = open_yet and empty
    return found, optional or open_yet


def _symbols(element: re.Match[str], members: Mapping[str, str]) -> str:
    """The symbols of a class, word or mark."""
    return members[element["name"] or "=" + (element["word"] or element["mark"])]


def _translated(element: re.Match[str], members: Mapping[str, str]) -> str:
    if element["operator"]:
        return "(?:" if element["operator"] == "(" else element["operator"]
    if element["name"] in PHRASES:
        return f"(?:{bare(PHRASES[element['name']], members)})"
    return f"[{_symbols(element, members)}]"


@dataclass(frozen=True)
class Parts:
    """What the words of a found form are: parts are asked for by class, phrase or role."""

    atoms: Atoms
    match: re.Match[str]
    values: Mapping[str, Mapping[str, int | str]]
    """What each word of each class stands for."""

    def words(self, name: str) -> tuple[str, ...]:
        """The words of the first part called `name`, or of a class of the phrase `name`; () if there is none."""
        names = (name, *names_of(PHRASES.get(name, "")))
        for group, index in self.match.re.groupindex.items():
            if group.rpartition("_")[0] in names and self.match[index]:
                return self.atoms.words[self.match.start(index) : self.match.end(index)]
        return ()

    def __contains__(self, name: str) -> bool:
        return bool(self.words(name))

    def match_words(self) -> tuple[str, ...]:
        """All words of the form."""
        return self.atoms.words[self.match.start() : self.match.end()]

    def following(self, size: int) -> tuple[str, ...]:
        """So many words behind the form, padded with ""."""
        words = self.atoms.words[self.match.end() : self.match.end() + size]
        return words + ("",) * (size - len(words))

    def text(self, name: str) -> str:
        """The words of a part with blanks between them, in lower case."""
        return " ".join(self.words(name))

    def value(self, name: str, role: str | None = None) -> int | str | None:
        """What the part of class `name` stands for (1 for "january"); None without it. `role` is what it is called."""
        words = self.words(role or name)
        return next((self.values[name][word] for word in words if word in self.values[name]), None)
