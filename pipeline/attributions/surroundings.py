"""What is said around its cue: "12 died, police said", "according to police, 12 died"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.attributions.clauses import FRONTED, QUOTES, VERBS, quotation_behind
from pipeline.attributions.page import Found, Page, Source, is_cut_in, tokens_of

JOINS = frozenset({"and", "but", "or", "though", "although", "because", "with", "yet", "while", "including", "until"})
"""Words with which a sentence goes on behind an inserted cue: "12 died, police said, and five were hurt"."""
BOUNDARY = frozenset({",", "—", "–", "-", "--", "”", '"', "''", "»", "’", ")", "]", ";", ":", "?", "!"})
"""Marks between what is said and an inserted cue."""


def host(page: Page, trigger: Token, source: Source) -> Found:
    """The sentence that "police said" is put into or set behind, without it; inside a quotation no more than that."""
    if quotation_behind(page, trigger.i) is not None:
        return None
    start, end = page.sentence(trigger)
    quotation = page.quotation(trigger.i)
    if quotation is not None:
        start, end = max(start, quotation.start), min(end, quotation.end)
    phrase = {trigger.i, *source, *(one.i for one in page.syntax.auxiliaries(trigger))}
    first, last = min(phrase), max(phrase)
    if first - 1 <= start or page.texts[first - 1] not in BOUNDARY:
        return _host_in_tree(page, trigger)
    if _has_own_figure(page, trigger, source):
        return None
    before = range(start, first - 1)
    if page.quoted[first - 1] >= 0:
        return frozenset(before) | _resumed(page, trigger, last, end, True)
    whole = any(page.parts[i] in VERBS for i in before) and not _is_participle_phrase(page, before)
    if whole and _opens_fronted(page, start) and not _has_main_clause(page, before):
        whole = False
    after = _resumed(page, trigger, last, end, whole)
    return frozenset(before) | after if whole or after else None


def _has_own_figure(page: Page, trigger: Token, source: Source) -> bool:
    """Whether the cue has a figure of its own for an object, or is a mere participle: "the largest load ever found"."""
    behind = trigger.i + 1
    if not page.finite[trigger.i] and not is_cut_in(page, trigger):
        return True
    thing = page.syntax.object(trigger)
    if thing is not None and thing.i > trigger.i and thing.i not in source:
        return page.has_figure(tokens_of(thing.subtree))
    return behind < len(page.texts) and behind not in source and page.has_figure([behind])


def _is_participle_phrase(page: Page, before: range) -> bool:
    """What the source does meanwhile, or a preposition: "Opening the debate, the senator said"; "According to"."""
    opens = page.words[before[0]].endswith("ing") and page.parts[before[0]] in VERBS
    return opens and not any(page.finite[i] for i in before)


def _opens_fronted(page: Page, start: int) -> bool:
    """The sentence opens with a condition: "But when Congress cut the funds, Mexico said ..."."""
    word = page.doc[start]
    if word.pos_ in ("CCONJ", "ADV") and start + 1 < len(page.doc):
        word = page.doc[start + 1] if word.lower_ not in FRONTED else word
    return word.lower_ in FRONTED


def _has_main_clause(page: Page, before: range) -> bool:
    """A clause follows the fronted one: "If it rains, 12 roads will close"."""
    comma = next((i for i in reversed(before) if page.texts[i] == ","), None)
    if comma is None or page.words[comma + 1] in FRONTED:
        return False
    return any(page.finite[i] for i in range(comma, before[-1] + 1))


def _resumed(page: Page, trigger: Token, last: int, end: int, whole: bool) -> frozenset[int]:
    """What follows an inserted cue; where a whole clause stands before it, only what is joined to that."""
    own = tokens_of(trigger.subtree)
    aside = (i for i in range(last + 1, end) if page.quoted[i] == page.quoted[trigger.i])  # said on "Morning Roe,"
    comma = next((i for i in aside if page.texts[i] in (",", "—", "–", "--", "-")), None)
    if comma is None or comma + 1 >= end:
        return frozenset()
    after = page.doc[comma + 1]
    rest = range(comma + 1, end)
    if whole:
        joined = after.lower_ in JOINS or after.text in QUOTES
        fragment = not any(page.finite[i] for i in rest) and not after.lower_.endswith("ing")
        return frozenset(rest) if joined or fragment else frozenset()
    if comma - last > 6 or after.lower_ in ("adding", "citing", "who", "which"):
        into = page.syntax.host_clause(trigger)
        return frozenset() if into is None else frozenset(range(comma + 1, end)) & (tokens_of(into.subtree) - own)
    return frozenset(rest) if any(page.parts[i] in VERBS for i in rest) else frozenset()


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


def around(page: Page, trigger: Token, source: Source) -> Found:
    """The sentence around a phrase that begins or ends it, else the smallest clause: "which, according to X, fell"."""
    start, end = page.sentence(trigger)
    above = page.syntax.governor(trigger)
    own = tokens_of(trigger.subtree) if above is not None else tokens_of(page.syntax.noun_phrase(trigger))
    comma = next((i for i in range(trigger.i + 1, end) if page.texts[i] == ","), end)
    own = _with_date_behind(page, frozenset(i for i in own if i < comma), end)
    opener = page.syntax.preposition(trigger)
    own |= {trigger.i if opener is None else opener.i}
    quotation = page.quotation(trigger.i)
    if quotation is not None:
        start, end = max(start, quotation.start), min(end, quotation.end)
    inside = [position for position in range(start, end) if position not in own]
    words = [position for position in inside if not page.doc[position].is_punct]
    if not words:
        return None
    if above is None or trigger.i > words[-1] or min(own) < words[0] + 3:
        return frozenset(inside)
    if _only_fragment_behind(page, range(max(own) + 1, end)):
        return frozenset(inside)
    return tokens_of(_top(page, page.syntax.predicate(above)).subtree) - own


def _with_date_behind(page: Page, own: frozenset[int], end: int) -> frozenset[int]:
    """A phrase with the date behind it, wherever the parser hung that: "in a poll" "this month"."""
    last = max(own) + 1
    while last < end and page.in_date[last]:
        last += 1
    return own | frozenset(range(max(own) + 1, last))


def _only_fragment_behind(page: Page, rest: range) -> bool:
    """The sentence only trails off: "81,000 marched, according to police, down from 87,000 in January"."""
    return len(rest) > 0 and page.texts[rest[0]] == "," and not any(page.finite[i] for i in rest)


def opening_as(page: Page, verb: Token) -> int | None:
    """The "as" that opens an aside up to the verb: "as" in "..., as an adviser pointed out"."""
    start = page.sentence(verb)[0]
    for i in range(verb.i - 1, start - 1, -1):
        if page.finite[i] or page.texts[i] in BOUNDARY - {")"}:
            return None
        if page.words[i] == "as" and (i == start or page.texts[i - 1] in BOUNDARY):
            return i
    return None


def beside_aside(page: Page, trigger: Token, source: Source) -> Found:
    """The sentence without the aside: "12 islands sank" in "As one adviser put it, 12 islands sank"."""
    start, end = page.sentence(trigger)
    opener = opening_as(page, trigger)
    if opener is None:
        return None
    quotation = page.quotation(trigger.i)
    if quotation is not None:
        start, end = max(start, quotation.start), min(end, quotation.end)
    close = next((i for i in range(trigger.i + 1, end) if page.texts[i] in (",", "—", "–", "--", ";")), end)
    return frozenset((*range(start, opener), *range(close + 1, end))) or None


def rest(page: Page, trigger: Token, source: Source) -> Found:
    """The clause around an adverb."""
    above = page.syntax.governor(trigger)
    if above is None:
        return None
    verb = page.syntax.predicate(above)
    return tokens_of(page.syntax.clause_tokens(verb)) - {trigger.i}
