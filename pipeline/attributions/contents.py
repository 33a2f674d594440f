"""Where a form finds what is said: each role names a part of the sentence.

A role gives the content's tokens without the cue and its phrase, or None where it has no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from pipeline.attributions.page import Page
from pipeline.rulebook.attributions import Content

Found = frozenset[int] | None

FRONTED = frozenset({"if", "although", "though", "while", "unless", "because", "since", "when", "as", "once", "even"})
"""Openers of a clause that stands between cue and content and is part of what is said: "said if he were picked, he would"."""
MEASURES = frozenset({"at", "as", "between", "to", "around", "above", "below", "near", "over", "under"})
"""Prepositions of an estimate: "put the toll at 36"."""


def tokens_of(found: Iterable[Token]) -> frozenset[int]:
    """Positions of tokens."""
    return frozenset(token.i for token in found)


def clause(page: Page, trigger: Token) -> Found:
    """The clause behind the cue with all that belongs to it: "12 died" in "said on Monday that 12 died"."""
    said = page.syntax.clause(trigger)
    if said is None:
        return None
    return tokens_of(said.subtree) | _dependents(page, trigger, said)


def _dependents(page: Page, trigger: Token, said: Token) -> frozenset[int]:
    """What the parser hung on the cue but belongs to what is said: a fronted condition, what follows the clause, and
    coordinated clauses with a subject of their own ("said 12 died, and the fire was out").
    """
    syntax = page.syntax
    first = min(token.i for token in said.subtree)
    found: set[int] = set()
    for below in syntax.adverbial_clauses(trigger):
        marker = syntax.marker(below)
        words = tokens_of(below.subtree)
        if (trigger.i < below.i < first and marker is not None and marker.lower_ in FRONTED) or (
            min(words) > first and not syntax.is_participle(below)
        ):
            found |= words
    for _, below in syntax.prepositional(trigger):
        words = tokens_of(below.subtree)
        if min(words) > first:
            found |= words
    for other in syntax.conjuncts(trigger):
        if other.i > said.i and syntax.subject(other) is not None:
            found |= tokens_of(other.subtree)
    return frozenset(found)


def host(page: Page, trigger: Token) -> Found:
    """The sentence around an inserted "police said", without it."""
    syntax = page.syntax
    into = syntax.host_clause(trigger)
    if into is None:
        return None
    said = tokens_of(into.subtree)
    own = tokens_of(trigger.subtree)
    if trigger.i in said:
        top = _top(page, into)
        return tokens_of(top.subtree) - own
    later = [
        tokens_of(other.subtree)
        for other in syntax.conjuncts(trigger)
        if other.i > trigger.i and syntax.subject(other) is not None
    ]
    return said.union(*later)


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


def object_(page: Page, trigger: Token) -> Found:
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


def measure(page: Page, trigger: Token) -> Found:
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


def infinitive(page: Page, trigger: Token) -> Found:
    """The open complement: "to have 600,000 followers", with an object before it."""
    open_ = page.syntax.infinitive(trigger)
    if open_ is None:
        return None
    found = page.syntax.object(trigger)
    before = frozenset() if found is None or found in open_.subtree else tokens_of(found.subtree)
    return tokens_of(open_.subtree) | before


def raised(page: Page, trigger: Token) -> Found:
    """The subject of a passive with its complement: "12 people were reported dead", "is believed to have killed 12"."""
    syntax = page.syntax
    open_ = syntax.infinitive(trigger)
    found = syntax.subject(trigger)
    if open_ is None or found is None or not syntax.is_passive(trigger):
        return None
    return tokens_of(trigger.subtree) - tokens_of(syntax.auxiliaries(trigger)) - {trigger.i}


def complement(page: Page, trigger: Token) -> Found:
    """Whatever completes an attitude: object, infinitive, or one of the cue's prepositional phrases."""
    syntax = page.syntax
    parts = [
        one for one in (syntax.object(trigger), syntax.infinitive(trigger), syntax.clause(trigger)) if one is not None
    ]
    return frozenset().union(*(tokens_of(one.subtree) for one in parts)) if parts else None


def modified(page: Page, trigger: Token) -> Found:
    """The noun that the cue's participle modifies: "four deaths" in "four deaths recorded by activists"."""
    noun = page.syntax.modified_by_clause(trigger)
    return None if noun is None else tokens_of(page.syntax.noun_phrase(noun)) - tokens_of(trigger.subtree)


def of(page: Page, noun: Token) -> Found:
    """The phrase behind "of": "3 million" in "its estimate of 3 million"."""
    for word, below in page.syntax.prepositional(noun):
        if word.lower_ in ("of", "about", "on"):
            return tokens_of(below.subtree)
    return None


def around(page: Page, trigger: Token) -> Found:
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


def rest(page: Page, trigger: Token) -> Found:
    """The clause around an adverb."""
    above = page.syntax.governor(trigger)
    if above is None:
        return None
    verb = page.syntax.predicate(above)
    return tokens_of(page.syntax.clause_tokens(verb)) - {trigger.i}


CONTENTS: dict[Content, Callable[[Page, Token], Found]] = {
    "clause": clause,
    "noun-clause": clause,
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
