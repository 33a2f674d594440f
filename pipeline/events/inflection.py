"""Forms of a word: rules give the base form, headlines and unparsed text need the rest."""

from __future__ import annotations

from collections.abc import Mapping

VOWELS = "aeiou"


def verb_forms(word: str, irregular: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """All forms of a verb or of a phrase that begins with one, but for an adverb: "gunned down", "fatally shooting"."""
    first, space, rest = word.partition(" ")
    if first.endswith("ly") and rest:
        return frozenset(first + space + form for form in verb_forms(rest, irregular))
    forms = {first, _with_s(first), *_with_ed(first, irregular), *_with_ing(first), *irregular.get(first, ())}
    return frozenset(spelling + space + rest for form in forms for spelling in spellings(form))


def noun_forms(word: str, irregular: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Singular and plural of a noun; the last word of a phrase changes: "death tolls"."""
    rest, space, last = word.rpartition(" ")
    forms = {last, _with_s(last), *irregular.get(last, ())}
    return frozenset(rest + space + spelling for form in forms for spelling in spellings(form))


def spellings(word: str) -> tuple[str, ...]:
    """The word as spelt in Britain and in America: "mobilised", "mobilized"."""
    if len(word) > 6:
        for british, american in (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized")):
            if word.endswith((british, british + "s")):
                head, _, tail = word.rpartition(british)
                return word, head + american + tail
    return (word,)


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _with_ed(word: str, irregular: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if word in irregular:
        return ()
    if word.endswith("e"):
        return (word + "d",)
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return (word[:-1] + "ied",)
    return word + "ed", word + word[-1:] + "ed"


def _with_ing(word: str) -> tuple[str, ...]:
    if word.endswith("e") and not word.endswith("ee"):
        return (word[:-1] + "ing",)
    return word + "ing", word + word[-1:] + "ing"
