"""What the words around a name say about it: "Ukraine's military intelligence chief, Kyrylo Budanov"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Token

from pipeline.attributions.kinds import Sort, sort_with, titles
from pipeline.marks import NameMark, names
from pipeline.syntax import Syntax

LOOKED_AT = 200
"""Mentions of names that are looked at for an introduction, from the beginning of the article."""
MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ"})
LINKS = frozenset({"'s", "’s", "-", "–", "of", "and", "&", "for", "the", "'", "’"})
ARTICLES = frozenset(
    {"a", "an", "the", "another", "this", "that", "these", "those", "some", "one", "its", "his", "her", "their"}
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """The words that say what a name is, in text order, without article; `head` is the noun among them."""

    words: tuple[Token, ...]
    head: Token

    @property
    def text(self) -> str:
        """The words as printed, with single spaces."""
        span = self.words[0].doc[self.words[0].i : self.words[-1].i + 1]
        return " ".join(span.text.split())


def introduction(doc: Doc, name: NameMark, syntax: Syntax, folders: tuple[str, ...]) -> Introduction | None:
    """What is said about a name where it stands: before it, before it and a comma, or behind it and a comma."""
    return _before(doc, name, folders) or _behind(doc, name, syntax, folders)


def mentions_of(doc: Doc, entity: int) -> Iterator[NameMark]:
    """The mentions of one thing, from the beginning of the article."""
    return (one for one in islice(names(doc), LOOKED_AT * 5) if one.entity == entity)


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
    """Where the titles before a name begin; its own start where there is none."""
    known, start = titles(folders), name.start
    while True:
        for length in (3, 2, 1):
            if start - length >= 0 and " ".join(t.text for t in doc[start - length : start]) in known:
                start -= length
                break
        else:
            return start


def _before(doc: Doc, name: NameMark, folders: tuple[str, ...]) -> Introduction | None:
    """What stands before: "police spokesperson, Brigadier Kinana", "health minister Nasser", "President Bukele"."""
    start = title_of(doc, name, folders)
    words = _phrase_before(doc, start)
    if not words and start > 1 and doc[start - 1].text == "," and name.label == "PERSON":
        words = _phrase_before(doc, start - 1)
        if words and sort_with(words, words[-1], folders).denotes != "person":
            words = ()
    if words:
        return Introduction(words, words[-1])
    if start < name.start:
        shown = [token for token in doc[start : name.start] if sort_with((token,), token, folders).kind is not None]
        return Introduction(tuple(doc[start : name.start]), doc[name.start - 1]) if shown else None
    return None


def _phrase_before(doc: Doc, end: int) -> tuple[Token, ...]:
    """Nouns and adjectives right before `end`, with possessors, and with "of the Republic" where a comma follows."""
    start = end
    while start > 0 and end - start < 14:
        token = doc[start - 1]
        if token.is_space or (token.pos_ not in MODIFIERS and token.lower_ not in LINKS):
            break
        start -= 1
    while start < end and (doc[start].lower_ in LINKS or doc[start].lower_ in ARTICLES):
        start += 1
    if start == end or doc[end - 1].lower_ in LINKS or doc[end - 1].pos_ == "ADJ":
        return ()
    return tuple(doc[start:end])


def _behind(doc: Doc, name: NameMark, syntax: Syntax, folders: tuple[str, ...]) -> Introduction | None:
    """What stands behind, an apposition or words up to the next comma that hold a role: "Budanov, the spy chief,"."""
    for token in doc[name.start : name.end]:
        for other in syntax.appositions(token):
            if other.i >= name.end and other.pos_ == "NOUN":
                return _trimmed(syntax.noun_phrase(other), other)
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
