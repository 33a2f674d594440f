"""The noun phrase of a source, whole and as written."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from pipeline.attributions.kinds import sort_with
from pipeline.attributions.page import Page, Source, trimmed

RELATIVES = frozenset({"who", "which", "whose", "whom"})
"""Words that open a relative clause behind a comma."""
NICKNAME = 5
"""Tokens of a quotation inside a source, marks included, at most."""


def source_of(page: Page, head: Token) -> Source:
    """The whole noun phrase of a source as written, coordinated nouns and appositions with it, relative clauses not.

    "Kyrylo Budanov, Ukraine's military intelligence chief", "the president and the police".
    """
    syntax = page.syntax
    first = syntax.coordination(head)
    if first is not None and syntax.is_noun(first) and head in _joined(page, first):
        head = first
    kept = {token.i for token in syntax.noun_phrase(head)}
    for other in (*syntax.appositions(head), *_joined(page, head)):
        if other.i > head.i and syntax.is_noun(other):
            kept |= {token.i for token in syntax.noun_phrase(other)}
            kept |= {token.i for one in syntax.appositions(other) for token in syntax.noun_phrase(one)}
    released = _released_by(page, max(kept))
    kept |= _titles(page, min(kept)) | released
    kept |= _bridges(page, kept)
    kept = {one for one in kept if page.quoted[one] == page.quoted[head.i] or _is_nickname(page, one)}
    around = _without_asides(page, list(_around(kept, head.i)), head.i)
    dated = released or sort_with((head,), head, ()).denotes == "document"  # "a poll last week"
    while len(around) > 1 and around[-1] > head.i and not dated and _is_dangling(page, around[-1]):
        around.pop()
    if page.words[around[-1]] in ("'s", "’s"):
        around += _owned(page, around[-1] + 1)
    return trimmed(page, around)


def _without_asides(page: Page, tokens: list[int], head: int) -> list[int]:
    """A noun phrase up to a relative clause behind a comma, whichever of its nouns that hangs on: "..., who notes"."""
    relative = (i for i in tokens if i > head + 1 and page.words[i] in RELATIVES and page.texts[i - 1] == ",")
    end = next(relative, None)
    return tokens if end is None else [i for i in tokens if i < end]


def _owned(page: Page, first: int) -> list[int]:
    """What belongs to an owner though the tree hung it elsewhere: "tally" in "according to the fund's tally"."""
    end = page.sentences[first - 1][1]
    parts = ("NOUN", "PROPN", "ADJ", "ADV")
    found = list(takewhile(lambda i: page.parts[i] in parts, range(first, end)))
    return found if found and (found[-1] + 1 >= end or page.parts[found[-1] + 1] in ("PUNCT", "VERB", "AUX")) else []


def _is_dangling(page: Page, token: int) -> bool:
    """A date behind a source, or the "on" before it: "Roe on Tuesday said"."""
    return page.in_date[token] or page.parts[token] == "ADP"


def preposition_of(page: Page, noun: Token) -> Token:
    """The preposition before a noun's phrase, also where the tree has none; else the phrase's first token."""
    return page.syntax.preposition(noun) or page.syntax.noun_phrase(noun)[0]


def _is_nickname(page: Page, token: int) -> bool:
    """Quoted inside a source: John “Jack” Smith."""
    mark = page.quotation(token)
    return mark is not None and mark.end - mark.start <= NICKNAME


def _joined(page: Page, head: Token) -> tuple[Token, ...]:
    """Nouns coordinated with `head` by "and" or "or"; a comma alone may part a source from what it says."""
    others = [other for other in page.syntax.conjuncts(head) if other.i > head.i]
    if not others or not any(page.words[i] in ("and", "or", "&") for i in range(head.i, others[-1].i)):
        return ()
    return tuple(others)


def _bridges(page: Page, kept: set[int]) -> set[int]:
    """Commas, brackets and "and" between the parts of a source, and the bracket behind: "the Service (NIS)"."""
    linking = (",", "and", "(", ")", "&", "/", "or", "-", "–")
    first, last = min(kept), max(kept)
    behind = {last + 1} if page.words[last + 1 : last + 2] == (")",) and "(" in page.words[first:last] else set()
    return behind | {
        position for position in range(first, last) if page.words[position] in linking and position not in kept
    }


def _titles(page: Page, first: int) -> set[int]:
    """Words before a name that belong to it though the parser cut them off: "the state's health minister"."""
    if page.parts[first] != "PROPN":
        return set()
    found: set[int] = set()
    position = first - 1
    while position >= page.sentences[first][0] and not page.in_date[position]:
        token = page.doc[position]
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET") and token.lower_ not in ("'s", "’s"):
            break
        found.add(position)
        position -= 1
    return found if any(page.parts[i] in ("NOUN", "PROPN") for i in found) else set()


def _released_by(page: Page, last: int) -> set[int]:
    """A participle behind the noun phrase: "figures" "reported by the central bank", "a poll" "released last week"."""
    verb = page.doc[last + 1] if last + 1 < len(page.doc) else None
    if verb is None or verb.pos_ != "VERB":
        return set()
    found: set[int] = set()
    if page.syntax.modified_by_clause(verb) is not None and page.syntax.is_participle(verb):
        for token in verb.subtree:
            if token.i == verb.i + len(found) and not token.is_punct:
                found.add(token.i)
    elif page.words[verb.i].endswith("ed") or page.syntax.is_participle(verb):
        found = _dated(page, verb.i)  # "released last week" that the tree took for what the poll did
    return found


def _dated(page: Page, participle: int) -> set[int]:
    """A participle with its day and by whom, up to a mark or a verb: "taken in May", "released Friday by the board"."""
    end = page.sentences[participle][1]
    last = participle + 1
    while last < end and (page.in_date[last] or (page.words[last] in ("in", "on", "by") and last + 1 < end)):
        last += 1
    if not any(page.in_date[i] for i in range(participle, last)):
        return set()
    if page.words[last - 1] == "by":
        last = next((i for i in range(last, end) if page.parts[i] in ("PUNCT", "VERB", "AUX")), end)
    ended = last >= end or page.parts[last] in ("PUNCT", "VERB", "AUX")
    return set(range(participle, last)) if ended else set()


def _around(kept: set[int], middle: int) -> tuple[int, ...]:
    """The stretch of `kept` around `middle` without a gap."""
    start = end = middle
    while start - 1 in kept:
        start -= 1
    while end + 1 in kept:
        end += 1
    return tuple(range(start, end + 1))
