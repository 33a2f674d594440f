"""What the words around a name say about it: "Ukraine's military intelligence chief, Kyrylo Budanov"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Token

from pipeline.attributions.kinds import Sort, sort_with, titles
from pipeline.marks import NameMark, names
from pipeline.syntax import Syntax

LOOKED_AT = 200
"""Mentions of names that are looked at for an introduction, from the beginning of the article."""
MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "X"})
POSSESSIVE = frozenset({"'s", "’s", "-", "–", "'", "’"})
LINKS = POSSESSIVE | frozenset({"of", "and", "&", "for", "the"})
ARTICLES = frozenset(
    {
        "a",
        "an",
        "the",
        "another",
        "this",
        "that",
        "these",
        "those",
        "some",
        "one",
        "its",
        "his",
        "her",
        "their",
        "same",
        "own",
    }
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """The words that say what a name is, in text order, without article; `head` is the noun among them."""

    words: tuple[Token, ...]
    head: Token
    is_role: bool = True
    """False for words that only say where somebody belongs: "of the Disaster Agency"."""

    @property
    def text(self) -> str:
        """The words as printed, with single spaces."""
        span = self.words[0].doc[self.words[0].i : self.words[-1].i + 1]
        return " ".join(span.text.split())


def introduction(doc: Doc, name: NameMark, syntax: Syntax, folders: tuple[str, ...]) -> Introduction | None:
    """What is said about a name where it stands: before it, before it and a comma, or behind it and a comma."""
    before = _before(doc, name, folders)
    if before is None or before.words[-1].i >= title_of(doc, name, folders):
        return _behind(doc, name, syntax, folders) or before
    return before


def mentions_of(doc: Doc, entity: int) -> Iterator[NameMark]:
    """The mentions of one thing, from the beginning of the article."""
    return (one for one in islice(names(doc), LOOKED_AT * 5) if one.entity == entity)


def names_between(doc: Doc, start: int, end: int) -> tuple[NameMark, ...]:
    """The names that begin in a stretch."""
    found = names(doc)
    return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]


def _start(name: NameMark) -> int:
    return name.start


def first_introduction(doc: Doc, name: NameMark, syntax: Syntax, folders: tuple[str, ...]) -> Introduction | None:
    """What the article says about a name here, else where it first says anything."""
    here = introduction(doc, name, syntax, folders)
    if here is not None:
        return here
    for one in islice(mentions_of(doc, name.entity), 8):
        found = introduction(doc, one, syntax, folders)
        if found is not None:
            return found
    return None


def title_of(doc: Doc, name: NameMark, folders: tuple[str, ...]) -> int:
    """Where the titles before a name begin; its own start where there is none. "Navy Capt." may be three tokens."""
    known, start = titles(folders), name.start
    while start > 0 and (doc[start - 1].text[:1].isupper() or doc[start - 1].text == "."):
        for length in (4, 3, 2, 1):
            if start - length >= 0 and doc[start - length : start].text in known:
                start -= length
                break
        else:
            break
    return start


def _before(doc: Doc, name: NameMark, folders: tuple[str, ...]) -> Introduction | None:
    """What stands before: "police spokesperson, Brigadier Kinana", "health minister Nasser", "President Bukele"."""
    start = title_of(doc, name, folders)
    if name.label != "PERSON":
        words = _phrase_before(doc, name.start, POSSESSIVE, folders, whole=False)
        return Introduction(words, words[-1]) if words else None
    ends = [start, *([start - 1] if _after_comma(doc, start) else ()), *([name.start] if start < name.start else ())]
    for end in ends:
        for links in (LINKS, POSSESSIVE):
            words = _phrase_before(doc, end, links, folders)
            head = _head_of(words)
            if head is not None and sort_with(words, head, folders).denotes == "person":
                return Introduction(words, head)
    return None


def _after_comma(doc: Doc, start: int) -> bool:
    return start > 1 and doc[start - 1].text == ","


def _head_of(words: tuple[Token, ...]) -> Token | None:
    """The noun before the first "of" or "for": "President" in "President of the Republic"; None where there is none."""
    head = None
    for token in words:
        if head is not None and token.lower_ in ("of", "for"):
            break
        head = token if token.pos_ in ("NOUN", "PROPN") else head
    return words[-1] if head is not None and words[-1].pos_ == "ADJ" else head


def _phrase_before(
    doc: Doc, end: int, links: frozenset[str], folders: tuple[str, ...], *, whole: bool = True
) -> tuple[Token, ...]:
    """The words right before `end` that are nouns and adjectives, or links between such words; no dates.

    What ends in "'s" or an adjective is no phrase by itself (`whole`) and only modifies: "South Korea's".
    """
    start = end
    while start > 0 and end - start < 16:
        token = doc[start - 1]
        dotted = token.text == "." and 1 < start < end and f"{doc[start - 2].text}." in titles(folders)
        opens = start < end and doc[start].is_sent_start
        if opens or token.ent_type_ == "DATE" or not (dotted or token.pos_ in MODIFIERS or token.lower_ in links):
            break
        start -= 1
    while start < end and (doc[start].lower_ in LINKS or doc[start].lower_ in ARTICLES or doc[start].is_punct):
        start += 1
    last = doc[end - 1]
    modifies = last.lower_ in LINKS or (last.pos_ == "ADJ" and sort_with((last,), last, folders).kind is None)
    if start == end or (modifies and whole):
        return ()
    return tuple(doc[start:end])


def _behind(doc: Doc, name: NameMark, syntax: Syntax, folders: tuple[str, ...]) -> Introduction | None:
    """What stands behind, an apposition or words up to the next comma that hold a role: "Budanov, the spy chief,"."""
    for token in doc[name.start : name.end]:
        for other in syntax.appositions(token):
            if other.i >= name.end and other.pos_ == "NOUN":
                return _trimmed(syntax.noun_phrase(other), other)
    if name.end + 1 < len(doc) and doc[name.end].lower_ in ("of", "from") and name.label == "PERSON":
        owner = next((one for one in names_between(doc, name.end, name.end + 4) if one.label == "ORG"), None)
        if owner is not None:
            return Introduction(tuple(doc[owner.start : owner.end]), doc[owner.end - 1], is_role=False)
    if name.end + 1 < len(doc) and doc[name.end].text == ",":
        words = []
        for token in doc[name.end + 1 : name.end + 14]:
            if token.pos_ in ("VERB", "AUX", "PUNCT", "SPACE") and token.text not in ("-", "’", "'", "(", ")"):
                break
            words.append(token)
        head = next((t for t in words if t.pos_ == "NOUN" and sort_with((t,), t, folders).denotes == "person"), None)
        closed = name.end + 1 + len(words) < len(doc) and doc[name.end + 1 + len(words)].text in (",", ".")
        if head is not None and closed:
            return _trimmed(tuple(words), head)
    return None


def _trimmed(words: tuple[Token, ...], head: Token) -> Introduction | None:
    """Without the article that opens it."""
    while words and (words[0].lower_ in ARTICLES or words[0].is_space) and words[0].i < head.i:
        words = words[1:]
    return Introduction(words, head) if words else None


def sort_of_introduction(found: Introduction | None, folders: tuple[str, ...]) -> Sort | None:
    """What the words of an introduction say; None without one."""
    return None if found is None else sort_with(found.words, found.head, folders)
