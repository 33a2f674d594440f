"""Where a form finds what is said: each role names a part of the sentence.

A role gives the content's tokens without the cue and its phrase, or None where it has no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from pipeline.attributions.page import Page, is_passive
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
OPENERS = frozenset({"with", "of", "as", "including", "among", "from", "for"})
"""Words that open a sentence whose first phrase belongs to what is said."""
ABOUT = frozenset({"of", "about", "on"})
"""Prepositions between a noun and what it says."""
STOPS = frozenset({",", ":", ";", "."})
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
    return (content | _fronted(page, trigger, first) | opening(page, trigger, source)) - _own_deeds(
        page, trigger, first
    )


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


def opening(page: Page, trigger: Token, source: Source) -> frozenset[int]:
    """What stands before "he said" in front and holds a figure: "With two deaths this weekend, he said rescuers ..."."""
    start = page.sentence(trigger)[0]
    first = min((trigger.i, *source))
    before = range(start, first - 1)
    if first - 1 <= start or page.doc[first - 1].text != "," or page.doc[start].lower_ not in OPENERS:
        return frozenset()
    if any(page.doc[i].pos_ in VERBS for i in before) or not page.has_figure(before):
        return frozenset()
    return frozenset(before)


def that_tail(page: Page, trigger: Token, source: Source) -> Found:
    """All from "that" on, where the parser saw no clause behind the cue: "reported this Sunday that 300 inmates ..."."""
    end = page.sentence(trigger)[1]
    for i in range(trigger.i + 1, min(trigger.i + 12, end)):
        if page.doc[i].lower_ == "that" and page.doc[i].pos_ in ("SCONJ", "PRON", "DET"):
            held = range(trigger.i + 1, i)
            if any(page.doc[one].pos_ in VERBS or page.doc[one].text in STOPS for one in held) or page.has_figure(held):
                return None
            if any(one > trigger.i for one in source) or not any(page.doc[one].pos_ in VERBS for one in range(i, end)):
                return None
            object__ = page.syntax.object(trigger)
            if object__ is not None and object__.i == i - 1 and not page.in_date[object__.i]:
                return None
            return frozenset(range(i, end))
    return None


def tail(page: Page, trigger: Token, source: Source) -> Found:
    """All behind the cue where the parser saw no clause, adverbials that open it left out."""
    if any(one > trigger.i for one in source):
        return None
    end = page.sentence(trigger)[1]
    begin = _behind_adverbials(page, trigger, end)
    if begin >= end or (page.doc[begin].is_punct and page.doc[begin].text not in QUOTES):
        return None
    if page.doc[begin].pos_ in ("ADP", "SCONJ", "ADV", "PART", "CCONJ") and not page.has_figure([begin]):
        return None
    if not any(page.doc[i].pos_ in VERBS for i in range(begin, end)):
        return None
    return frozenset(range(begin, end))


def _behind_adverbials(page: Page, trigger: Token, end: int) -> int:
    """The first token behind "on Monday" and "in his column"."""
    phrases = {min(tokens_of(below.subtree)): below for _, below in page.syntax.prepositional(trigger)}
    begin = trigger.i + 1
    while begin < end:
        if page.in_date[begin]:
            begin += 1
        elif begin in phrases and not page.has_figure([begin]):
            words = tokens_of(phrases[begin].subtree)
            if any(page.doc[i].pos_ in VERBS and page.doc[i].i != phrases[begin].i for i in words):
                break
            begin = max(words) + 1
        else:
            break
    return begin


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
    object__ = page.syntax.object(trigger)
    if (
        object__ is not None
        and object__.i > trigger.i
        and object__.i not in source
        and page.has_figure(tokens_of(object__.subtree))
    ):
        return None
    before = range(start, first - 1)
    if page.quoted[first - 1] >= 0:
        return frozenset(before) | _resumed(page, trigger, last, end, True)
    whole = any(page.doc[i].pos_ in VERBS for i in before)
    if whole and _opens_fronted(page, start):
        whole = False
    after = _resumed(page, trigger, last, end, whole)
    return frozenset(before) | after if whole or after else None


def _opens_fronted(page: Page, start: int) -> bool:
    """The sentence opens with a condition: "But when Congress cut the funds, Mexico said ..."."""
    word = page.doc[start]
    if word.pos_ in ("CCONJ", "ADV") and start + 1 < len(page.doc):
        word = page.doc[start + 1] if word.lower_ not in FRONTED else word
    return word.lower_ in FRONTED


def complement_with(page: Page, trigger: Token, prepositions: tuple[str, ...]) -> Found:
    """A prepositional phrase of the cue: "called for a ceasefire"."""
    for word, below in page.syntax.prepositional(trigger):
        if word.lower_ in prepositions and word.i > trigger.i:
            return tokens_of(below.subtree) - {word.i}
    return None


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
    rest = range(comma + 1, end)
    return frozenset(rest) if any(page.doc[i].pos_ in VERBS for i in rest) else frozenset()


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
    """The object, or the subject of a passive, and what follows them: "reported 11 infections in the city"."""
    syntax = page.syntax
    passive = is_passive(page, trigger)
    found = syntax.subject(trigger) if passive else syntax.object(trigger)
    if found is None and passive:
        found = syntax.modified_by_clause(trigger)
        if found is not None:
            return tokens_of(syntax.noun_phrase(found)) | tokens_of(trigger.subtree)
    if found is None:
        return None
    words = tokens_of(found.subtree)
    rest = frozenset(range(min(words), page.sentence(trigger)[1]))
    return (words | rest) - _own_deeds(page, trigger, min(words)) - _other_clauses(page, trigger, max(words))


def _other_clauses(page: Page, trigger: Token, last: int) -> frozenset[int]:
    """Clauses with a subject of their own behind an object: "reported 11 infections, and police arrested five"."""
    found: set[int] = set()
    for other in page.syntax.conjuncts(trigger):
        if other.i > last and page.syntax.subject(other) is not None:
            found |= tokens_of(other.subtree)
    return frozenset(found)


def measure(page: Page, trigger: Token, source: Source) -> Found:
    """The object with its measure: "the toll at 36"; "him at 43%"; "the cost to be $3bn"."""
    syntax = page.syntax
    found = syntax.subject(trigger) if is_passive(page, trigger) else syntax.object(trigger)
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
    if open_ is None or found is None or not is_passive(page, trigger):
        return None
    return tokens_of(trigger.subtree) - tokens_of(syntax.auxiliaries(trigger)) - {trigger.i}


def complement(page: Page, trigger: Token, source: Source) -> Found:
    """Whatever completes an attitude: object, infinitive or clause."""
    syntax = page.syntax
    parts = [
        one for one in (syntax.object(trigger), syntax.infinitive(trigger), syntax.clause(trigger)) if one is not None
    ]
    return frozenset().union(*(tokens_of(one.subtree) for one in parts)) if parts else None


def modified(page: Page, trigger: Token, source: Source) -> Found:
    """The noun that the cue's participle modifies: "four deaths" in "four deaths recorded by activists"."""
    noun = page.syntax.modified_by_clause(trigger)
    return None if noun is None else tokens_of(page.syntax.noun_phrase(noun)) - tokens_of(trigger.subtree)


def counted(page: Page, trigger: Token, source: Source) -> Found:
    """The subject of a passive, or what stands before a bare participle: "No injuries reported", "Fifty reported dead"."""
    if is_passive(page, trigger) and page.syntax.subject(trigger) is not None:
        return object_(page, trigger, source)
    syntax = page.syntax
    start, end = page.sentence(trigger)
    if syntax.object(trigger) is not None or syntax.clause(trigger) is not None or syntax.auxiliaries(trigger):
        return None
    before = range(start, trigger.i)
    if any(page.doc[i].pos_ in VERBS or page.doc[i].text in STOPS for i in before) or not page.has_figure(before):
        return None
    return frozenset(range(start, end))


def of(page: Page, noun: Token, source: Source) -> Found:
    """The phrase behind "of": "3 million" in "its estimate of 3 million"; up to the next verb or comma where the parser
    hung it elsewhere.
    """
    for word, below in page.syntax.prepositional(noun):
        if word.lower_ in ABOUT:
            return tokens_of(below.subtree)
    word = page.doc[noun.i + 1] if noun.i + 1 < len(page.doc) else None
    if word is None or word.lower_ not in ABOUT:
        return None
    end = page.sentence(noun)[1]
    stop = next((i for i in range(word.i + 1, end) if page.doc[i].pos_ in VERBS or page.doc[i].text in STOPS), end)
    return frozenset(range(word.i + 1, stop))


def noun_clause(page: Page, noun: Token, source: Source) -> Found:
    """The clause with "that" behind a noun, also where the parser hung it elsewhere: "his claim that 90% back him"."""
    said = page.syntax.clause(noun)
    if said is not None:
        return tokens_of(said.subtree)
    that = page.doc[noun.i + 1] if noun.i + 1 < len(page.doc) else None
    if that is None or that.lower_ != "that" or that.pos_ != "SCONJ":
        return None
    return frozenset(range(that.i, page.sentence(noun)[1]))


def around(page: Page, trigger: Token, source: Source) -> Found:
    """The sentence around a phrase that begins or ends it, else the smallest clause: "which, according to X, fell"."""
    start, end = page.sentence(trigger)
    above = page.syntax.governor(trigger)
    own = tokens_of(trigger.subtree) if above is not None else tokens_of(page.syntax.noun_phrase(trigger))
    quotation = page.quotation(trigger.i)
    if quotation is not None:
        start, end = max(start, quotation.start), min(end, quotation.end)
    inside = [position for position in range(start, end) if position not in own]
    words = [position for position in inside if not page.doc[position].is_punct]
    if not words:
        return None
    if above is None or trigger.i > words[-1] or min(own) < words[0] + 3:
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
    "noun-clause": noun_clause,
    "tail": tail,
    "that-tail": that_tail,
    "host": host,
    "object": object_,
    "counted": counted,
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
