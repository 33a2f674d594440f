"""What the words around a date tell: whether they speak of what is to come, and whether they are a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from spacy.tokens import Doc, Span, Token

from pipeline import rulebook
from pipeline.rulebook.dates import Outlook
from pipeline.syntax import Syntax, syntax_of

REACH = 30
"""Tokens that are looked at on each side where there is no tree."""
DEPTH = 6
"""How many clauses are climbed from the date."""
NAMED = frozenset(("PERSON", "PER", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "MISC"))
"""Labels of names that no date is part of."""

PEOPLE = frozenset(("people", "men", "women", "children", "personnel", "police"))
"""Plurals without an s."""

Words = Mapping[str, frozenset[str]]
"""The words of each `means` of Outlook rules."""


@cache
def outlook(folders: tuple[str, ...]) -> Words:
    """The words that tell coming from past."""
    found: dict[str, set[str]] = {
        name: set() for name in ("coming", "planned", "intended", "starting", "telling", "lead", "past", "ahead")
    }
    for rule in rulebook.load(Outlook, folders):
        found[rule.means].update(rule.words)
        if rule.means == "planned":
            found["ahead"].update(form for word in rule.words for form in _forms(word))
        elif rule.means in ("intended", "starting"):
            found["ahead"].update(form for word in rule.words for form in (word, f"{word}s"))
    return {name: frozenset(words) for name, words in found.items()}


class Surroundings:
    """The clauses of a Doc, asked about stretches of characters; its trees are looked at only when they are needed."""

    def __init__(self, doc: Doc, words: Words) -> None:
        self.doc = doc
        self.words = words

    @cached_property
    def syntax(self) -> Syntax | None:
        """The answerer for the trees of the Doc; None without trees."""
        return syntax_of(self.doc) if self.doc.has_annotation("DEP") else None

    @cached_property
    def has_names(self) -> bool:
        """Names have been looked for."""
        return self.doc.has_annotation("ENT_IOB")

    def direction(self, start: int, end: int) -> int:
        """1 where the clause around the characters speaks of what is to come, -1 of what is past, 0 if of either."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            return 0
        if span.end < len(self.doc) and self.doc[span.end].lower_ in ("'s", "’s"):
            return -1  # "Wednesday's ruling" has been given
        before = [token.lower_ for token in self.doc[max(0, span.start - 4) : span.start] if token.lower_ != "on"]
        before = before[:-1] if before[-1:] == ["for"] else before  # "scheduled for Friday"
        if any(" ".join(before[-size:]) in self.words["lead"] for size in (1, 2, 3)):
            return -1 if self._had_not(span) else 1
        return self._by_words(span) if self.syntax is None else self._by_tree(self.syntax, span)

    def are_name(self, start: int, end: int) -> bool:
        """Whether the characters from `start` to `end` are part of a name: "Theresa May", "Black September"."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None or span.start == 0:
            return False
        if any(token.ent_type_ in NAMED for token in span):
            return True
        before = self.doc[span.start - 1]
        beside = before if before.is_alpha else self.doc[min(span.end, len(self.doc) - 1)]
        if span.text.isupper() and not beside.text.islower() and beside.is_alpha:  # "USA TODAY"
            return True
        return not self.has_names and before.is_title and not before.is_sent_start

    def count(self, end: int) -> bool:
        """Whether a noun in the plural stands right after the character `end`: "2000 homes"."""
        blank = self.doc.text[end : end + 1]
        following = self.doc.char_span(end + 1, end + 2, alignment_mode="expand") if blank == " " else None
        if following is None:
            return False
        word = following[0]
        return (
            word.text.islower() and (word.pos_ in ("NOUN", "")) and (word.lower_.endswith("s") or word.lower_ in PEOPLE)
        )

    def _had_not(self, span: Span) -> bool:
        """What was not so until then has come: "until Thursday, they had not named him"."""
        verb = None if self.syntax is None else self.syntax.predicate(span.root)
        if self.syntax is None or verb is None:
            return False
        return self.syntax.tense(verb) == "past" and bool(self.syntax.negations(verb))

    def _by_tree(self, syntax: Syntax, span: Span) -> int:
        """From the tense of the clause; an infinitive has that of what it hangs on: "plans to meet Friday"."""
        verb = syntax.predicate(span.root)
        for _ in range(DEPTH):
            told = self._told_by(syntax, verb)
            host = syntax.complement_host(verb) or syntax.modified_by_clause(verb) or syntax.governor(verb)
            if told is not None or host is None:
                return told or 0
            if host.lemma_.lower() in self.words["planned"]:
                return self._planned(syntax, host)
            if host.lemma_.lower() in self.words["intended"]:
                return 1
            verb = host if syntax.is_predicate(host) else syntax.predicate(host)
        return 0

    def _told_by(self, syntax: Syntax, verb: Token) -> int | None:
        """What the verb's own form tells; None for an infinitive."""
        tense, lemma = syntax.tense(verb), verb.lemma_.lower()
        marker = syntax.marker(verb)  # some parsers take "due to" in "due to expire" for one
        if lemma in self.words["planned"] or (marker is not None and marker.lower_ in self.words["planned"]):
            return self._planned(syntax, verb)
        if tense == "future" or self._is_to(syntax, verb):
            return 1
        if tense == "past" or (syntax.is_participle(verb) and not verb.lower_.endswith("ing")):
            return -1
        if tense is None:
            return None
        timetable = verb.tag_ in ("VBZ", "VBP") and verb.pos_ == "VERB" and lemma not in self.words["telling"]
        return int(timetable or lemma in self.words["intended"] or lemma in self.words["starting"])

    def _planned(self, syntax: Syntax, verb: Token) -> int:
        """1, but -1 for a plan that is over: "had been due to expire on Friday"."""
        return -1 if {"had", "been"} <= {one.lower_ for one in syntax.auxiliaries(verb)} else 1

    def _is_to(self, syntax: Syntax, verb: Token) -> bool:
        """With "will" or "would", or as in "is to be held"."""
        words = {one.lower_ for one in syntax.auxiliaries(verb)}
        marker = syntax.marker(verb)
        return bool(words & self.words["coming"] or (marker and marker.lower_ == "to" and words & {"is", "are"}))

    def _by_words(self, span: Span) -> int:
        """From the nearest word that tells, before the date or else after it, where there is no tree."""
        for token in reversed(self.doc[max(0, span.start - REACH) : span.start]):
            if token.text in (".", "!", "?") or "\n" in token.text:
                break
            if token.lower_ in self.words["coming"] or token.lower_ in self.words["ahead"]:
                return 1
            if token.lower_ in self.words["past"] or (token.lower_.endswith("ed") and len(token) > 4):
                return -1
        return int(any(token.lower_ in self.words["coming"] for token in self.doc[span.end : span.end + REACH // 2]))


def _forms(lemma: str) -> Iterator[str]:
    """What a regular verb may look like, for texts without lemmas."""
    yield from (lemma, f"{lemma}s", f"{lemma}d", f"{lemma}ed", f"{lemma}{lemma[-1]}ed")
