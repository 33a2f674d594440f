"""The rules of events, made ready for looking words up: from a word in the text to the senses it may have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from pipeline.errors import RuleError
from pipeline.events.inflection import noun_forms, spellings, verb_forms
from pipeline.marks import Range
from pipeline.records import EventType
from pipeline.rulebook import load
from pipeline.rulebook.events import Happening, Inflection, Light, Measure, Thing, Topic, Trigger

VERBAL = frozenset({"VERB", "AUX", "ADJ", "PROPN", "X", ""})
"""Taggers read participles as adjectives and the verbs of headlines as names; unparsed text has no tags."""
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM", ""})
ADJECTIVAL = frozenset({"ADJ", "VERB", "ADV", "NOUN", "PROPN", "X", "ADP", "SCONJ", "INTJ", ""})
MOST_WORDS = 4
"""Words in the longest phrase."""
Irregular = Mapping[str, tuple[str, ...]]
Lists = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word may mean: a rule with its conditions written out."""

    rule: str
    type: EventType
    measure: str | None
    parts: frozenset[str]
    """Parts of speech in which the word means this."""
    things: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    weak: bool = False
    close: bool = False
    of: bool = False
    strict: bool = False
    counted: bool = False
    """The word is what the figure counts, not what happened."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of the text that a rule knows; `head` is the token that stands for them in the tree."""

    words: Range
    head: int
    senses: tuple[Sense, ...]


@dataclass(frozen=True)
class Lexicon:
    """Words and phrases in any of their forms, lower case, to their senses."""

    senses: Mapping[str, tuple[Sense, ...]]
    starts: frozenset[str]
    """First words of phrases."""
    light: Mapping[str, frozenset[str]]
    """Base forms by heading: change, being, reporting."""
    happenings: Mapping[str, Happening]
    """Forms of nouns for happenings, to their rule."""
    happening_starts: frozenset[str]
    """First words of these forms."""
    counts: Mapping[str, frozenset[str]]
    """What a measure counts; measures that may count anything are not among them."""

    def hits(self, doc: Doc, words: tuple[str, ...], named: frozenset[int]) -> dict[int, Hit]:
        """All known words of `doc` by head token; the longest phrase wins, and names (`named`) mean nothing else."""
        found: dict[int, Hit] = {}
        index = 0
        while index < len(doc):
            hit = self._hit(doc, words, index) if index not in named else None
            if hit is not None:
                found[hit.head] = hit
            index = hit.words[1] if hit else index + 1
        return found

    def is_light(self, token: Token, *kinds: str) -> bool:
        """Says little itself: "rose", "reported", "a total of"; of the given kinds, by default any."""
        lists = (self.light.get(kind, frozenset()) for kind in kinds or self.light)
        return any(token.lemma_.lower() in words or token.lower_ in words for words in lists)

    def _hit(self, doc: Doc, words: tuple[str, ...], start: int) -> Hit | None:
        word = words[start]
        token: Token | None = None
        if word not in self.senses:
            if not word.isalpha():
                return None
            token = doc[start]
            word = token.lemma_.lower()
        for first in {words[start]: None, word: None} if words[start] in self.starts or word in self.starts else ():
            for size in range(MOST_WORDS, 1, -1):
                senses = self.senses.get(" ".join((first, *words[start + 1 : start + size])))
                if senses and start + size <= len(words):
                    head = self._head(doc, start, size, senses)
                    fitting = tuple(sense for sense in senses if doc[head].pos_ in (*sense.parts, "NUM"))
                    if fitting:
                        return Hit((start, start + size), head, fitting)
        known = self.senses.get(word, ())
        if not known:
            return None
        part = (token or doc[start]).pos_
        fitting = tuple(sense for sense in known if part in sense.parts)
        return Hit((start, start + 1), start, fitting) if fitting else None

    def _head(self, doc: Doc, start: int, size: int, senses: tuple[Sense, ...]) -> int:
        """The word of a phrase that the others depend on; of a noun phrase its last word where there is no tree."""
        inside = range(start, start + size)
        for index in inside:
            if doc[index].head.i not in inside or doc[index].head.i == index:
                return index if doc.has_annotation("DEP") else (inside[-1] if senses[0].parts == NOMINAL else start)
        return start


@cache
def lexicon_of(folders: tuple[str, ...] = ()) -> Lexicon:
    """Our rules with a user's over them. Raises RuleError where a rule names what there is not."""
    irregular = {rule.id.partition(".")[2]: rule.forms for rule in load(Inflection, folders)}
    lists = _named_lists(folders, irregular)
    measures = {rule.id.partition(".")[2]: rule for rule in load(Measure, folders)}
    senses: dict[str, list[Sense]] = {}
    for rule in load(Trigger, folders):
        _check_measure(rule, measures)
        for sense, forms in _senses_of(rule, lists, irregular):
            for form in forms:
                senses.setdefault(form, []).append(sense)
    for thing in load(Thing, folders):
        _check_measure(thing, measures)
        near = _written_out(thing.id, thing.near, lists, irregular)
        sense = Sense(thing.id, thing.type, thing.measure, NOMINAL, near=near, weak=thing.weak, counted=True)
        for form in sorted(_nouns(thing.words, irregular)):
            senses.setdefault(form, []).append(sense)
    light = {rule.id.partition(".")[2]: frozenset(rule.words) for rule in load(Light, folders)}
    happenings = {form: rule for rule in load(Happening, folders) for form in sorted(_nouns(rule.words, irregular))}
    starts = frozenset(form.partition(" ")[0] for form in senses if " " in form)
    counts = {name: _written_out(rule.id, rule.of, lists, irregular) for name, rule in measures.items() if rule.of}
    happening_starts = frozenset(form.split(" ")[0] for form in happenings)
    by_form = {form: tuple(found) for form, found in senses.items()}
    return Lexicon(by_form, starts, light, happenings, happening_starts, counts)


def _senses_of(rule: Trigger, lists: Lists, irregular: Irregular) -> Iterable[tuple[Sense, list[str]]]:
    """What the words of a rule mean as verbs, nouns and adjectives, each with its forms in order."""
    things, company, near = (
        _written_out(rule.id, words, lists, irregular) for words in (rule.things, rule.company, rule.near)
    )
    verbs = {form for word in (*rule.verbs, *rule.phrases) for form in verb_forms(word, irregular)}
    adjectives = {form for word in rule.adjectives for form in spellings(word)}
    for parts, forms in ((VERBAL, verbs), (NOMINAL, _nouns(rule.nouns, irregular)), (ADJECTIVAL, adjectives)):
        if forms:
            sense = Sense(rule.id, rule.type, rule.measure, parts, things, company, near, frozenset(rule.kinds))
            yield replace(sense, weak=rule.weak, close=rule.close, of=rule.of, strict=rule.strict), sorted(forms)


def _nouns(words: Iterable[str], irregular: Irregular) -> set[str]:
    """The words in singular and plural."""
    return {form for word in words for form in noun_forms(word, irregular)}


def _named_lists(folders: tuple[str, ...], irregular: Irregular) -> Lists:
    """Words by "@name", in singular and plural."""
    rules = (*load(Topic, folders), *load(Thing, folders))
    return {"@" + rule.id.partition(".")[2]: frozenset(_nouns(map(str.lower, rule.words), irregular)) for rule in rules}


def _written_out(rule: str, words: tuple[str, ...], lists: Lists, irregular: Irregular) -> frozenset[str]:
    """The words in singular and plural, with "@name" replaced by what it stands for."""
    found: set[str] = set()
    for word in words:
        if not word.startswith("@"):
            found |= {word.lower(), *noun_forms(word.lower(), irregular)}
        elif word in lists:
            found |= lists[word]
        else:
            raise RuleError(f"[{rule}] {word}: no such heading in topics.toml or things.toml")
    return frozenset(found)


def _check_measure(rule: Trigger | Thing, measures: Mapping[str, Measure]) -> None:
    if rule.measure is not None and rule.measure not in measures:
        raise RuleError(f"[{rule.id}] measure: {rule.measure} does not stand in measures.toml")
