"""Where a form finds its source: each role names a place in the sentence.

A role gives the source's tokens, () where nobody is named and the form allows that, and None where it has no answer.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.attributions.page import Page, Source, is_cut_in, is_passive, trimmed
from pipeline.attributions.phrases import NICKNAME, source_of
from pipeline.rulebook.attributions import Source as Role

Tokens = tuple[int, ...]
Found = Tokens | None

FIRST_PERSON = frozenset({"i", "we"})
NO_SOURCE = frozenset({"it", "there", "what", "this", "that", "which", "who"})
"""Words that are no source of a passive or are left over where a relative clause modifies nothing."""
DASHES = frozenset({"—", "–", "--", ";"})
BOUNDS = frozenset({",", "—", "–", "--", "”", '"', "''", "»", "’", "'"})
"""Marks before a noun phrase that says what stands before the mark."""
STRETCH = 14
"""Tokens of such a noun phrase, at most."""
RELATIVES = frozenset(
    {"who", "which", "that", "what", "there", "whose", "whom", "where", "when", "more", "less", "fewer"}
)
"""Words that open no noun phrase that could be a source."""
OWNERS = ("by", "from", "of")
"""Prepositions that lead from a noun to whose it is: "an estimate by the ministry"."""


def speaker(page: Page, trigger: Token, *, hearer: bool = False) -> Found:
    """Who says it: "police" in "police said", "added that" and "officials, who said"; () for a passive nobody does.

    `hearer`: what stands behind the verb is who is told, never who tells.
    """
    near = _stretch_before(page, trigger)
    if is_passive(page, trigger) and not (near and is_cut_in(page, trigger)):
        by = page.syntax.agent(trigger)
        return () if by is None else source_of(page, by)
    inverted = None if hearer else _inverted(page, trigger)
    if inverted is not None:
        return inverted
    found = page.syntax.logical_subject(_reporting_verb(page, trigger))
    if found is not None and _is_time(page, found):
        found = _around_time(page, trigger, found)
    whole = None if found is None or not page.syntax.is_noun(found) else _relative(page, _whole(page, found))
    if near and is_cut_in(page, trigger):
        return near
    if whole is None or _is_dateline(page, whole) or _is_only_quoted(page, trigger, whole):
        return neighbour(page, trigger)
    return None if _is_empty(page, trigger, whole) else source_of(page, whole)


def _stretch_before(page: Page, trigger: Token) -> Source:
    """The noun phrase between a comma and the verb, as the page has it: "..., the WHO and UNICEF said on Thursday"."""
    start = page.sentence(trigger)[0]
    first = trigger.i
    while first > start and page.texts[first - 1] not in BOUNDS and trigger.i - first < STRETCH:
        first -= 1
    words = range(first, trigger.i)
    if first - 1 <= start or page.texts[first - 1] not in BOUNDS or not words:
        return ()
    if page.parts[first] not in ("DET", "PROPN", "NOUN", "PRON", "ADJ") or (
        page.words[first] in RELATIVES and page.texts[first] != "WHO"
    ):
        return ()
    if any(page.finite[i] or page.in_date[i] for i in words) or page.has_figure(words):
        return ()
    return trimmed(page, (i for i in words if page.parts[i] != "ADV"))


def _relative(page: Page, noun: Token) -> Token:
    """The noun before a relative pronoun that the tree leaves open: "the department which reported 12 cases"."""
    if noun.lower_ not in ("which", "who", "that") or noun.i == 0:
        return noun
    before = page.doc[noun.i - 1]
    return _noun_head(page, before) if page.parts[noun.i - 1] in ("NOUN", "PROPN") else noun


def _is_only_quoted(page: Page, trigger: Token, noun: Token) -> bool:
    """A noun of the quotation that the parser took for the speaker: "“They try to silence us,” Jones, 25, said"."""
    mark = page.quotation(noun.i)
    return mark is not None and page.quoted[trigger.i] < 0 and mark.end - mark.start > NICKNAME


def _is_empty(page: Page, trigger: Token, noun: Token) -> bool:
    """A subject that is nobody: "there", a clitic, or the "I" of a quotation beside the verb."""
    if page.words[noun.i] in FIRST_PERSON:
        return page.quoted[noun.i] >= 0 and page.quoted[trigger.i] < 0
    return page.words[noun.i] in ("there", "which", "that", "what", "'s", "’s")


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


def _is_time(page: Page, noun: Token) -> bool:
    """A day or a month that the parser took for a subject: "a naval officer said Friday"."""
    return noun.ent_type_ in ("DATE", "TIME") or page.in_date[noun.i]


def _around_time(page: Page, trigger: Token, noun: Token) -> Token | None:
    """The noun before a date that a relative clause was hung on: "figures earlier this month, which showed"."""
    if page.syntax.modified_by_clause(trigger) != noun:
        return None
    before = noun.i
    while before > page.sentence(noun)[0] and (_is_time(page, page.doc[before]) or not _is_head(page, before)):
        before -= 1
    return page.doc[before] if page.syntax.is_noun(page.doc[before]) else None


def _is_head(page: Page, position: int) -> bool:
    token = page.doc[position]
    return token.pos_ in ("NOUN", "PROPN")


def neighbour(page: Page, trigger: Token) -> Found:
    """The noun before a verb that the parser gave no subject: "..., John Smith (Labour) said on Monday"."""
    start = page.sentence(trigger)[0]
    before = trigger.i - 1
    while before >= start and page.parts[before] in ("ADV", "AUX"):
        before -= 1
    if before >= start and page.texts[before] in (")", "]"):
        while before > start and page.texts[before] not in ("(", "["):
            before -= 1
        before -= 1
    if before >= start and page.texts[before] == ",":
        return _before_comma(page, start, before)
    if before < start or _is_time(page, page.doc[before]):
        return None
    if page.syntax.is_noun(page.doc[before]) or page.doc[before].ent_type_ in ("PERSON", "ORG"):
        head = _noun_head(page, page.doc[before])
        if head.lower_ not in NO_SOURCE:
            return source_of(page, head)
    return None


def _before_comma(page: Page, start: int, comma: int) -> Found:
    """The first noun behind a quotation or at the head of the sentence: "“...,” Scott Pruitt, the attorney, said"."""
    first = comma
    while first > start and page.quoted[first - 1] == page.quoted[comma] and page.texts[first - 1] not in DASHES:
        first -= 1
    while first < comma and page.parts[first] in ("DET", "ADJ", "PUNCT"):
        first += 1
    noun = page.doc[first]
    if first >= comma or _is_time(page, noun) or not (page.syntax.is_noun(noun) or noun.ent_type_ in ("PERSON", "ORG")):
        return None
    head = _noun_head(page, noun)
    return None if head.lower_ in NO_SOURCE else tuple(one for one in source_of(page, head) if one < comma) or None


def _inverted(page: Page, trigger: Token) -> Found:
    """The noun phrase behind a verb that stands after a comma or a quotation: "..., said the UNO"."""
    syntax, doc = page.syntax, page.doc
    start, end = page.sentence(trigger)
    if trigger.i <= start or not _is_cut_off(page, trigger) or trigger.lower_.endswith("ing"):
        return None
    own = syntax.subject(trigger)
    if own is not None and own.i < trigger.i and not _is_far(page, own, trigger):
        return None
    after = trigger.i + 1
    while after < end and doc[after].pos_ in ("DET", "ADJ", "NUM"):
        after += 1
    if after >= end or doc[after].pos_ not in ("NOUN", "PROPN", "PRON") or page.in_date[after]:
        return None
    source = tuple(i for i in source_of(page, _noun_head(page, doc[after])) if i > trigger.i)
    if (
        not source
        or source[0] > trigger.i + 1
        or page.has_figure(i for i in source if doc[i].like_num and doc[i].lower_ != "one" and not page.in_date[i])
    ):
        return None
    follows = doc[source[-1] + 1] if source[-1] + 1 < end else None
    ended = follows is None or follows.is_punct or follows.pos_ in ("ADP", "PRON") or page.in_date[follows.i]
    return source if ended else None


def _is_far(page: Page, noun: Token, trigger: Token) -> bool:
    """A "subject" of another clause: "Twelve people were killed in the district, said Nugroho"."""
    between = range(noun.i + 1, trigger.i)
    return any(page.finite[i] for i in between) and not any(page.words[i] in RELATIVES for i in between)


def _is_cut_off(page: Page, trigger: Token) -> bool:
    """A comma or a quotation mark stands before the verb: "..., said the UNO"."""
    return page.texts[trigger.i - 1] in (",", "”", '"', "''", "»", "’", "'", "—", "–")


def _noun_head(page: Page, token: Token) -> Token:
    """The head of the noun phrase that ends or begins at `token`."""
    above = page.syntax.governor(token)
    while above is not None and above.pos_ in ("NOUN", "PROPN") and abs(above.i - token.i) < 6:
        if token.i < above.i and any(page.doc[i].is_punct for i in range(token.i, above.i)):
            break
        token, above = above, page.syntax.governor(above)
    return token


def agent(page: Page, trigger: Token) -> Found:
    """By whom: "the ministry" in "was reported by the ministry"."""
    by = page.syntax.agent(trigger)
    return None if by is None else source_of(page, by)


def owner(page: Page, noun: Token) -> Found:
    """Whose it is: "its estimate", "an estimate by the ministry"; the noun itself where nobody owns it: "reports"."""
    syntax = page.syntax
    possessor = syntax.possessor(noun)
    if possessor is not None:
        return source_of(page, possessor)
    for word, below in syntax.prepositional(noun):
        if word.lower_ in OWNERS[:2] and syntax.is_noun(below) and not page.has_figure(one.i for one in below.subtree):
            return source_of(page, below)
    return own_phrase(page, noun)


def own_phrase(page: Page, noun: Token) -> Found:
    """The cue's own noun phrase up to what it says: "a CNN poll", "reports"."""
    kept = []
    for token in page.syntax.noun_phrase(noun):
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
    "owner": owner,
    "cue": own_phrase,
    "object": object_,
    "nobody": nobody,
}
"""Where each role looks; the role `phrase` depends on the words of its form and is found with them."""
