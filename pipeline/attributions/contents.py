"""Where a form finds what is said: each role names a part of the sentence.

A role gives the content's tokens without the cue and its phrase, or None where it has no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from pipeline.attributions.page import Page
from pipeline.rulebook.attributions import Content

Found = frozenset[int] | None
Source = tuple[int, ...]
"""The tokens of the source."""

QUOTES = frozenset({"“", '"', "``", "‘", "'", "«"})

FRONTED = frozenset({"if", "although", "though", "while", "unless", "because", "since", "when", "as", "once", "even"})
"""Openers of a clause between cue and content that is part of what is said: "said if he were picked, he would"."""
BACKGROUND = frozenset({"as", "after", "while", "when", "before", "amid", "following", "where", "during", "whereas"})
"""Openers of a clause behind a comma in which the reporter goes on: "said 12 died, as rescuers dug on"."""
JOINS = frozenset({"and", "but", "or", "though", "although", "because", "with", "yet", "while", "including", "until"})
"""Words with which a sentence goes on behind an inserted cue: "12 died, police said, and five were hurt"."""
BOUNDARY = frozenset({",", "—", "–", "-", "--", "”", '"', "''", "»", "’", ")", "]", ";", ":", "?", "!"})
"""Marks between what is said and an inserted cue."""
MEASURES = frozenset({"at", "as", "between", "to", "around", "above", "below", "near", "over", "under"})
"""Prepositions of an estimate: "put the toll at 36"."""
VERBS = frozenset({"VERB", "AUX"})


def tokens_of(found: Iterable[Token]) -> frozenset[int]:
    """Positions of tokens."""
    return frozenset(token.i for token in found)


def clause(page: Page, trigger: Token, source: Source) -> Found:
    """The clause behind the cue and the rest of its sentence, but for what the cue's own verb goes on to do:
    "12 died" in "said on Monday that 12 died, adding that ...".
    """
    said = page.syntax.clause(trigger)
    if said is None:
        return None
    words = tokens_of(said.subtree)
    first = min(words)
    end = page.sentence(trigger)[1]
    content = words | frozenset(range(max(first, trigger.i + 1), end)) if said.i > trigger.i else words
    return (content | _fronted(page, trigger, first)) - _own_deeds(page, trigger, first)


def _fronted(page: Page, trigger: Token, first: int) -> frozenset[int]:
    """A condition between the cue and what is said."""
    found: set[int] = set()
    for below in page.syntax.adverbial_clauses(trigger):
        marker = page.syntax.marker(below)
        if trigger.i < below.i < first and marker is not None and marker.lower_ in FRONTED:
            found |= tokens_of(below.subtree)
    return frozenset(found)


def _own_deeds(page: Page, trigger: Token, first: int) -> frozenset[int]:
    """What hangs on the cue behind the clause and is not said: participles ("adding"), what the source did next ("and
    left"), background behind a comma ("as rescuers dug on").
    """
    syntax, found = page.syntax, set()
    for below in syntax.adverbial_clauses(trigger):
        words = tokens_of(below.subtree)
        marker = syntax.marker(below)
        background = marker is not None and marker.lower_ in BACKGROUND and page.doc[min(words) - 1].text == ","
        if min(words) > first and (syntax.is_participle(below) or background):
            found |= words
    for other in syntax.conjuncts(trigger):
        if other.i > first and syntax.subject(other) is None:
            found |= tokens_of(
                syntax.subtree(other, without=[one for one in syntax.conjuncts(other) if one.i > other.i])
            )
    return frozenset(found)


def tail(page: Page, trigger: Token, source: Source) -> Found:
    """All behind the cue where the parser saw no clause: the object of "told" and adverbials before "that" left out."""
    if any(one > trigger.i for one in source):
        return None
    end = page.sentence(trigger)[1]
    begin = trigger.i + 1
    opener = next((i for i in range(begin, min(begin + 12, end)) if page.doc[i].lower_ == "that"), None)
    if opener is not None:
        begin = opener
    elif begin >= end or (page.doc[begin].is_punct and page.doc[begin].text not in QUOTES):
        return None
    if not any(page.doc[i].pos_ in VERBS for i in range(begin, end)):
        return None
    if opener is None and page.doc[begin].pos_ in ("ADP", "SCONJ", "ADV", "PART", "CCONJ"):
        return None
    return frozenset(range(begin, end))


def host(page: Page, trigger: Token, source: Source) -> Found:
    """The sentence that "police said" is put into or set behind, without it; inside a quotation no more than that."""
    start, end = page.sentence(trigger)
    quotation = page.quotation(trigger.i)
    if quotation is not None:
        start, end = max(start, quotation.start), min(end, quotation.end)
    phrase = {trigger.i, *source, *(one.i for one in page.syntax.auxiliaries(trigger))}
    first, last = min(phrase), max(phrase)
    if first - 1 <= start or page.doc[first - 1].text not in BOUNDARY:
        return _host_in_tree(page, trigger)
    before = range(start, first - 1)
    words = [i for i in before if not page.doc[i].is_punct]
    if len(words) < 2 and page.quoted[first - 1] < 0:
        return None
    whole = any(page.doc[i].pos_ in VERBS for i in before)
    return frozenset(before) | _resumed(page, trigger, last, end, whole)


def _resumed(page: Page, trigger: Token, last: int, end: int, whole: bool) -> frozenset[int]:
    """What follows an inserted cue; where a whole clause stands before it, only what is joined to that."""
    own = tokens_of(trigger.subtree)
    comma = next((i for i in range(last + 1, end) if page.doc[i].text in (",", "—", "–", "--", "-")), None)
    if comma is None or comma + 1 >= end:
        return frozenset()
    after = page.doc[comma + 1]
    if whole and after.lower_ not in JOINS:
        return frozenset()
    if not whole and (comma - last > 6 or after.lower_ in ("adding", "citing", "who", "which")):
        into = page.syntax.host_clause(trigger)
        return frozenset() if into is None else frozenset(range(comma + 1, end)) & (tokens_of(into.subtree) - own)
    return frozenset(range(comma + 1, end))


def _host_in_tree(page: Page, trigger: Token) -> Found:
    """The clause that the cue's own is put into, as the tree has it."""
    into = page.syntax.host_clause(trigger)
    if into is None:
        return None
    said = tokens_of(into.subtree)
    return said - tokens_of(trigger.subtree) if trigger.i in said else said


def _top(page: Page, verb: Token) -> Token:
    """The predicate of the whole sentence, unless the one at hand is what somebody says or a relative clause."""
    syntax = page.syntax
    while not syntax.is_root(verb):
        above = syntax.governor(verb)
        if above is None or syntax.complement_host(verb) is not None or syntax.is_relative(verb):
            break
        if syntax.coordination(verb) is not None and syntax.subject(verb) is not None:
            break
        verb = syntax.predicate(above)
    return verb


def object_(page: Page, trigger: Token, source: Source) -> Found:
    """The object, or the subject of a passive."""
    syntax = page.syntax
    found = syntax.subject(trigger) if syntax.is_passive(trigger) else syntax.object(trigger)
    if found is None and syntax.is_passive(trigger):
        found = syntax.modified_by_clause(trigger)
        if found is not None:
            return tokens_of(syntax.noun_phrase(found))
    return None if found is None else tokens_of(found.subtree) | _behind(page, trigger, found)


def _behind(page: Page, trigger: Token, object_: Token) -> frozenset[int]:
    """Prepositional phrases behind an object: "reported 11 infections in the city"."""
    found: set[int] = set()
    for word, below in page.syntax.prepositional(trigger):
        if below.i > object_.i and word.lower_ != "by":
            found |= tokens_of(below.subtree)
    return frozenset(found)


def measure(page: Page, trigger: Token, source: Source) -> Found:
    """The object with its measure: "the toll at 36"; "him at 43%"; "the cost to be $3bn"."""
    syntax = page.syntax
    found = syntax.subject(trigger) if syntax.is_passive(trigger) else syntax.object(trigger)
    measured: set[int] = set()
    for word, below in syntax.prepositional(trigger):
        if word.lower_ in MEASURES:
            measured |= tokens_of(below.subtree)
    open_ = syntax.infinitive(trigger)
    if open_ is not None:
        measured |= tokens_of(open_.subtree)
    if found is None or not page.has_figure(measured):
        return None
    return tokens_of(found.subtree) | frozenset(measured)


def infinitive(page: Page, trigger: Token, source: Source) -> Found:
    """The open complement: "to have 600,000 followers", with an object before it."""
    open_ = page.syntax.infinitive(trigger)
    if open_ is None:
        return None
    found = page.syntax.object(trigger)
    before = frozenset() if found is None or found in open_.subtree else tokens_of(found.subtree)
    return tokens_of(open_.subtree) | before


def raised(page: Page, trigger: Token, source: Source) -> Found:
    """The subject of a passive with its complement: "12 people were reported dead", "is believed to have killed 12"."""
    syntax = page.syntax
    open_ = syntax.infinitive(trigger)
    found = syntax.subject(trigger)
    if open_ is None or found is None or not syntax.is_passive(trigger):
        return None
    return tokens_of(trigger.subtree) - tokens_of(syntax.auxiliaries(trigger)) - {trigger.i}


def complement(page: Page, trigger: Token, source: Source) -> Found:
    """Whatever completes an attitude: object, infinitive, or one of the cue's prepositional phrases."""
    syntax = page.syntax
    parts = [
        one for one in (syntax.object(trigger), syntax.infinitive(trigger), syntax.clause(trigger)) if one is not None
    ]
    return frozenset().union(*(tokens_of(one.subtree) for one in parts)) if parts else None


def modified(page: Page, trigger: Token, source: Source) -> Found:
    """The noun that the cue's participle modifies: "four deaths" in "four deaths recorded by activists"."""
    noun = page.syntax.modified_by_clause(trigger)
    return None if noun is None else tokens_of(page.syntax.noun_phrase(noun)) - tokens_of(trigger.subtree)


def of(page: Page, noun: Token, source: Source) -> Found:
    """The phrase behind "of": "3 million" in "its estimate of 3 million"."""
    for word, below in page.syntax.prepositional(noun):
        if word.lower_ in ("of", "about", "on"):
            return tokens_of(below.subtree)
    return None


def around(page: Page, trigger: Token, source: Source) -> Found:
    """The sentence around a phrase that begins or ends it, else the smallest clause: "which, according to X, fell"."""
    start, end = page.sentence(trigger)
    above = page.syntax.governor(trigger)
    own = tokens_of(trigger.subtree)
    inside = [position for position in range(start, end) if position not in own]
    if not inside:
        return None
    words = [position for position in inside if not page.doc[position].is_punct]
    if above is None or not words or trigger.i > words[-1] or trigger.i < words[0]:
        return frozenset(inside)
    return tokens_of(_top(page, page.syntax.predicate(above)).subtree) - own


def rest(page: Page, trigger: Token, source: Source) -> Found:
    """The clause around an adverb."""
    above = page.syntax.governor(trigger)
    if above is None:
        return None
    verb = page.syntax.predicate(above)
    return tokens_of(page.syntax.clause_tokens(verb)) - {trigger.i}


CONTENTS: dict[Content, Callable[[Page, Token, Source], Found]] = {
    "clause": clause,
    "noun-clause": clause,
    "tail": tail,
    "host": host,
    "object": object_,
    "measure": measure,
    "infinitive": infinitive,
    "raised": raised,
    "complement": complement,
    "modified": modified,
    "of": of,
    "around": around,
    "rest": rest,
}
"""Where each role looks; the role `reported` is found with the forms, since it needs another reading."""
