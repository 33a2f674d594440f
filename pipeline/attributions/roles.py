"""Where a form finds its source: each role names a place in the sentence.

A role gives the source's tokens, () where nobody is named and the form allows that, and None where it has no answer.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.attributions.page import Page, is_cut_in, is_passive, trimmed
from pipeline.attributions.phrases import source_of
from pipeline.attributions.stretches import (
    NAMES,
    inverted,
    is_quoted,
    is_time,
    neighbour,
    noun_head,
    stretch_before,
    whole_subject,
    with_name_before,
)
from pipeline.rulebook.attributions import Source as Role

ASKING = frozenset({"if", "whether", "about", "what", "why", "how", "who", "which", "where", "when"})
"""Words that open a question which is told."""

Tokens = tuple[int, ...]
Found = Tokens | None

FIRST_PERSON = frozenset({"i", "we"})
OWNERS = ("by", "from", "of")
"""Prepositions that lead from a noun to whose it is: "an estimate by the ministry"."""


def speaker(page: Page, trigger: Token, *, hearer: bool = False) -> Found:
    """Who says it: "police" in "police said", "added that" and "officials, who said"; () for a passive nobody does.

    `hearer`: what stands behind the verb is who is told, never who tells.
    """
    key = (trigger.i, hearer)
    if key not in page.speakers:
        page.speakers[key] = _speaker(page, trigger, hearer=hearer)
    return page.speakers[key]


def _speaker(page: Page, trigger: Token, *, hearer: bool) -> Found:
    """As `speaker`, by reading the sentence."""
    near = stretch_before(page, trigger)
    if is_passive(page, trigger) and not (near and is_cut_in(page, trigger)):
        by = page.syntax.agent(trigger)
        return () if by is None else source_of(page, by)
    behind = None if hearer else inverted(page, trigger)
    if behind is not None:
        return behind
    if near and is_cut_in(page, trigger):
        return near
    found = _subject(page, trigger)
    return whole_subject(page, trigger, with_name_before(page, found)) if found else found


def _subject(page: Page, trigger: Token) -> Found:
    """The subject by the tree; the noun beside the verb where the tree has none."""
    found = page.syntax.logical_subject(_reporting_verb(page, trigger))
    if found is not None and is_time(page, found):
        found = _around_time(page, trigger, found)
    named = found is not None and (page.syntax.is_noun(found) or found.pos_ == "NUM" or found.ent_type_ in NAMES)
    whole = _relative(page, _whole(page, found)) if found is not None and named else None
    if whole is None or _is_dateline(page, whole) or is_quoted(page, trigger, whole):
        return neighbour(page, trigger)
    return None if _is_empty(page, trigger, whole) else source_of(page, whole)


def _relative(page: Page, noun: Token) -> Token:
    """The noun before a relative pronoun that the tree leaves open: "the department which reported 12 cases"."""
    if noun.lower_ not in ("which", "who", "that") or noun.i == 0:
        return noun
    before = page.doc[noun.i - 1]
    return noun_head(page, before) if page.parts[noun.i - 1] in ("NOUN", "PROPN") else noun


def _is_empty(page: Page, trigger: Token, noun: Token) -> bool:
    """A subject that is nobody: "there", a clitic, the "Who" of a question, the "I" of a quotation beside the verb."""
    if page.words[noun.i] in FIRST_PERSON:
        return page.quoted[noun.i] >= 0 and page.quoted[trigger.i] < 0
    asks = page.words[noun.i] == "who" and page.texts[noun.i] != "WHO" and noun.i == page.sentence(noun)[0]
    return asks or page.words[noun.i] in ("there", "which", "that", "what", "'s", "’s")


def sufferer(page: Page, adjective: Token) -> Found:
    """Who is of an opinion: "officials" in "officials are convinced that"."""
    who = page.syntax.subject(adjective)
    return None if who is None else source_of(page, who)


def _is_dateline(page: Page, noun: Token) -> bool:
    """The place before the first dash of an article: "WASHINGTON — President Obama said"."""
    return noun.is_upper and noun.i + 1 < len(page.texts) and page.texts[noun.i + 1] in ("—", "–", "--", "-", "(")


def _whole(page: Page, noun: Token) -> Token:
    """The noun that a "subject" belongs to by preposition or apposition: the study in "a study by Levitt found"."""
    above = page.syntax.governor(noun)
    word = page.syntax.preposition(noun)
    if above is None or above.i > noun.i or above.pos_ not in ("NOUN", "PROPN"):
        return noun
    return above if word is not None or noun in page.syntax.appositions(above) else noun


def _reporting_verb(page: Page, trigger: Token) -> Token:
    """The verb whose subject a participle shares: "warned" in "warned the number could be higher, adding that"."""
    syntax = page.syntax
    if not syntax.is_participle(trigger) or syntax.subject(trigger) is not None:
        return trigger
    above = syntax.governor(trigger)
    verb = trigger if above is None else syntax.predicate(above)
    host = syntax.complement_host(verb)
    while host is not None and host.i < verb.i and syntax.clause(host) is not None:
        verb = host
        host = syntax.complement_host(verb)
    return trigger if verb == trigger or syntax.complement_host(trigger) is not None else _or_self(page, verb, trigger)


def _or_self(page: Page, verb: Token, trigger: Token) -> Token:
    """`verb` if it has somebody for a subject, else the participle itself."""
    above = page.syntax.governor(trigger)
    return verb if above is not None and page.syntax.predicate(above) != verb else trigger


def _around_time(page: Page, trigger: Token, noun: Token) -> Token | None:
    """The noun before a date that a relative clause was hung on: "figures earlier this month, which showed"."""
    if page.syntax.modified_by_clause(trigger) != noun:
        return None
    before = noun.i
    while before > page.sentence(noun)[0] and (is_time(page, page.doc[before]) or not _is_head(page, before)):
        before -= 1
    return page.doc[before] if page.syntax.is_noun(page.doc[before]) else None


def _is_head(page: Page, position: int) -> bool:
    token = page.doc[position]
    return token.pos_ in ("NOUN", "PROPN")


def agent(page: Page, trigger: Token) -> Found:
    """By whom: "the ministry" in "was reported by the ministry"."""
    by = page.syntax.agent(trigger)
    return None if by is None else source_of(page, by)


def doer(page: Page, trigger: Token) -> Found:
    """By whom, or nobody: "a reporter" in "asked by a reporter about the war"."""
    found = agent(page, trigger) or ()
    end = next((i for i in found if page.words[i] in ASKING), len(page.words))
    return tuple(i for i in found if i < end)


def owner(page: Page, noun: Token) -> Found:
    """Whose it is: "its estimate", "an estimate by the ministry"; the noun itself where nobody owns it: "reports"."""
    syntax = page.syntax
    possessor = syntax.possessor(noun)
    if possessor is not None:
        return tuple(one for one in source_of(page, possessor) if one < noun.i)
    for word, below in syntax.prepositional(noun):
        if word.lower_ in OWNERS[:2] and syntax.is_noun(below) and not page.has_figure(one.i for one in below.subtree):
            return source_of(page, below)
    return own_phrase(page, noun)


def own_phrase(page: Page, noun: Token) -> Found:
    """The cue's own noun phrase up to what it says: "a CNN poll", "reports"."""
    kept: list[int] = []
    for token in page.syntax.noun_phrase(noun):
        if token.pos_ == "ADP" and not kept:
            continue
        if token.i > noun.i and page.has_figure([token.i]):
            break
        kept.append(token.i)
    return trimmed(page, kept) or (noun.i,)


def object_(page: Page, trigger: Token) -> Found:
    """The object: "the NIS" in "citing the NIS"."""
    found = page.syntax.object(trigger)
    return None if found is None or not page.syntax.is_noun(found) else source_of(page, found)


def nobody(page: Page, trigger: Token) -> Found:
    """Nobody is named."""
    return ()


ROLES: dict[Role, Callable[[Page, Token], Found]] = {
    "speaker": speaker,
    "agent": agent,
    "doer": doer,
    "owner": owner,
    "cue": own_phrase,
    "object": object_,
    "nobody": nobody,
}
"""Where each role looks; the role `phrase` depends on the words of its form and is found with them."""
