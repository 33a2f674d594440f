"""Where names stand: what the model finds, with its ends mended, and what it misses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from pipeline.rulebook import load
from pipeline.rulebook.names import NameWords, Title
from pipeline.spans.names.acronyms import Introduced, introductions
from pipeline.spans.names.known import known_label, known_names

LABELS = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "NORP": "NORP", "FAC": "FAC",
    "PRODUCT": "PRODUCT", "MISC": "MISC", "EVENT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC",
}  # fmt: skip
"""Our label for a model's; entities with other labels (dates, money, numbers) are no names."""
AMOUNT = re.compile(r"[+−-]?\d*[.,]\d+(?:mm|cm|km|kg|%|°C|°F)?|[+−-]?\d+(?:mm|cm|km|kg|%|°C|°F)|mm|cm|km|kg")
"""What ends no name, though taggers take it into one: "Jammu 8.4mm"."""
LONGEST = 8
"""Words of the longest name that is looked for again elsewhere in the article."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands."""

    start: int
    end: int
    label: str
    text: str
    """Its words with single spaces."""
    rule: str
    long: str | None = None
    """The long form that the article gives for an acronym."""


def find_mentions(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[Mention, ...]:
    """All names in text order; none overlaps another."""
    taken = [False] * len(doc)
    found: list[Mention] = []

    def add(start: int, end: int, label: str, rule: str) -> None:
        if start < end and not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            found.append(Mention(start, end, label, _plain(doc, start, end), rule))

    by_model = tuple(_of_model(doc, folders))
    introduced = introductions(doc, by_model)
    for one in introduced:
        for bounds in (one.short, one.long):
            add(*bounds, one.label, "names.model" if (*bounds, one.label) in by_model else "names.acronym")
    for start, end, label in by_model:
        add(start, end, label, "names.model")
    for start, end, label in known_names(doc, taken, folders):
        add(start, end, label, "names.known")
    for start, end in _titled(doc, taken, folders):
        add(start, end, "PERSON", "names.title")
    for start, end, label, rule in _again(doc, found, taken, folders):
        add(start, end, label, rule)
    return _with_long_forms(sorted(found, key=lambda one: one.start), introduced, doc)


def _of_model(doc: Doc, folders: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """The model's entities with mended ends."""
    never = _words("names.never", folders)
    for entity in doc.ents:
        label = LABELS.get(entity.label_)
        if label is not None:
            for line in _lines(doc, entity.start, entity.end, label):
                start, end = _mended(doc, *line, label, folders)
                sort = known_label(doc[start:end].text, label, folders)
                words = [token.text for token in doc[start:end]]
                capital = any(word[:1].isupper() or not word.isascii() for word in words)
                if capital and not never.issuperset(words) and doc[start:end].text not in never:
                    yield start, end, sort


def _lines(doc: Doc, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    """The parts between line breaks, of a place those between commas too: "Aceh, Indonesia" is two places."""
    for place in range(start, end):
        if doc[place].is_space or (label == "LOC" and doc[place].text == ","):
            if start < place:
                yield start, place
            start = place + 1
    if start < end:
        yield start, end


def _mended(doc: Doc, start: int, end: int, label: str, folders: tuple[str, ...]) -> tuple[int, int]:
    """Without article, title, possessive and loose punctuation at the ends, a person without "of Civic Passion"."""
    while start < end and (_is_loose(doc[start]) or (doc[start].lower_ == "the" and not _keeps_the(doc, start, label))):
        start += 1
    while start < end and (_is_loose(doc[end - 1]) or doc[end - 1].lower_ in ("'s", "’s", "'", "’")):
        end -= 1
    while start < end and AMOUNT.fullmatch(doc[end - 1].text):
        end -= 1
    if label == "PERSON":
        end = _whole(doc, end, folders)
        start = _behind_title(doc, start, end, folders)
        for place in range(start + 2, end):
            if doc[place].lower_ == "of" or (doc[place].text in "-–—," and doc[place].whitespace_):
                return start, place
    return start, end


def _whole(doc: Doc, end: int, folders: tuple[str, ...]) -> int:
    """The end of a name that was cut behind or before a small word: "Ursula von" - "der Leyen"."""
    particles = _words("names.particle", folders)
    place = end
    while place < len(doc) and doc[place].text in particles:
        place += 1
    small = place > end or doc[end - 1].text in particles
    return place + 1 if small and place < len(doc) and doc[place].text[:1].isupper() else end


def _is_loose(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in ("&",)) or token.is_currency


def _keeps_the(doc: Doc, place: int, label: str) -> bool:
    """Whether "The" is part of the name: "The Daily Star" in the middle of a sentence."""
    return doc[place].text == "The" and label != "PERSON" and place > 0 and not doc[place].is_sent_start


def _behind_title(doc: Doc, start: int, end: int, folders: tuple[str, ...]) -> int:
    """Where the name begins behind its titles; a title alone stays."""
    titles = _titles(folders)
    moved = True
    while moved:
        moved = False
        for length in (4, 3, 2, 1):
            if start + length < end and doc[start : start + length].text in titles:
                start, moved = start + length, True
                break
    return start


def _titled(doc: Doc, taken: list[bool], folders: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Capitalised words behind a title that belong to no name yet: "Mr Kato"."""
    titles, openings = _titles(folders), _openings(folders)
    for token in doc[: max(0, len(doc) - 1)]:
        if token.text not in openings or taken[token.i]:
            continue
        start = next((token.i + n for n in (4, 3, 2, 1) if doc[token.i : token.i + n].text in titles), token.i)
        end = start
        while start > token.i and end < min(len(doc), start + 4) and not taken[end] and _is_capital(doc[end]):
            end += 1
        if end > start and not (end < len(doc) and taken[end]) and doc[start].text not in titles:
            yield start, end


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and token.pos_ in ("PROPN", "") and len(token) > 1


def _again(
    doc: Doc, found: Iterable[Mention], taken: list[bool], folders: tuple[str, ...]
) -> Iterator[tuple[int, int, str, str]]:
    """Names found elsewhere that the model missed here, and surnames of persons named in full."""
    known: dict[str, Counter[str]] = {}
    surnames: set[str] = set()
    for one in found:
        if one.end - one.start <= LONGEST:
            known.setdefault(one.text, Counter())[one.label] += 1
        if one.label == "PERSON" and one.end - one.start > 1:
            surnames.update((doc[one.start].text, doc[one.end - 1].text))
    initials = {_initials(one.text) for one in found if one.label in ("ORG", "MISC") and one.text.count(" ") > 1}
    openings = {doc[one.start].text for one in found} | surnames | initials
    never = _words("names.never", folders) | _words("names.not-alone", folders)
    free = 0
    for token in doc:
        place = token.i
        if place < free or taken[place] or token.text not in openings or not token.text[:1].isupper():
            continue
        for end in range(min(len(doc), place + LONGEST), place, -1):
            alone = end == place + 1
            if any(taken[place:end]) or doc[end - 1].is_space or (alone and not _is_name_alone(token, never)):
                continue
            text = _plain(doc, place, end)
            if text in known:
                yield place, end, known[text].most_common(1)[0][0], "names.repeated"
            elif alone and text in initials:
                yield place, end, "ORG", "names.acronym"
            elif alone and text in surnames:
                yield place, end, "PERSON", "names.surname"
            else:
                continue
            free = end
            break


def _initials(name: str) -> str:
    """Its capitals: "IOM" of "International Organization for Migration"."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _is_name_alone(token: Token, never: frozenset[str]) -> bool:
    """Whether a single word can be a name again: "May" and "National" are not."""
    is_proper = token.pos_ in ("PROPN", "") or sum(letter.isupper() for letter in token.text) > 1
    return token.text not in never and len(token) > 2 and is_proper and not token.ent_type_


def _with_long_forms(mentions: list[Mention], introduced: tuple[Introduced, ...], doc: Doc) -> tuple[Mention, ...]:
    """Every mention of an acronym with the long form it was introduced with."""
    longs: dict[str, str] = {}
    for each in introduced:
        longs.setdefault(doc[each.short[0]].text, _plain(doc, *each.long))
    return tuple(replace(one, long=longs.get(one.text)) for one in mentions)


def _plain(doc: Doc, start: int, end: int) -> str:
    """The words with single spaces, whatever spaces and line breaks the article has."""
    return " ".join(doc[start:end].text.split())


@cache
def _titles(folders: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for rule in load(Title, folders) for word in rule.words)


@cache
def _openings(folders: tuple[str, ...]) -> frozenset[str]:
    """First words of titles, also without the dot that a tokenizer may cut off."""
    firsts = {title.split()[0] for title in _titles(folders)}
    return frozenset(firsts | {first.removesuffix(".") for first in firsts})


@cache
def _words(rule_id: str, folders: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for rule in load(NameWords, folders) if rule.id == rule_id for word in rule.words)
