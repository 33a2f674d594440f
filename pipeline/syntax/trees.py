"""Walking a tree, and the answers that parts of speech and word forms give, whatever the labels are."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly", "none"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"})
"""Forms that look ahead; "said it would send" is the past tense of "will", and " 'd" counts only before a bare verb."""
HAVE = frozenset({"has", "have", "'ve", "’ve", "'s", "’s", "having"})
WITHIN_NAMES = frozenset("-–/'\"“”’‘%$&.#€£")
"""Punctuation that does not end a noun phrase: "Asia-Pacific", "the so-called 'red line'"."""


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of the labels."""
    if is_leaf(token):
        return None
    for one in token.children:
        if one.dep_ in labels:
            return one
    return None


def children(token: Token, *labels: str) -> tuple[Token, ...]:
    """All children with one of the labels."""
    return () if is_leaf(token) else tuple([one for one in token.children if one.dep_ in labels])


def is_leaf(token: Token) -> bool:
    """Has no children; the quick answer for most tokens, since spaCy takes long to look for children."""
    return not token.n_lefts and not token.n_rights


def nearest_subject(verb: Token, found: tuple[Token, ...]) -> Token | None:
    """The inner one of several subjects, one before the verb where there is any.

    What follows "showed Roe leading five states, Poe two" is a list in which parsers lose their way; and "by" opens
    none, in "a study by professor Justin Roe found".
    """
    before = tuple(one for one in found if one.i < verb.i)
    if len(before) > 1:
        first = before[-1].left_edge
        if first.pos_ == "ADP" and first.nbor(-1).pos_ in ("NOUN", "PROPN"):
            before = before[:-1]
    return (before or found)[-1] if found else None


def is_root(token: Token) -> bool:
    """Its own head."""
    return token.head.i == token.i


def is_noun(token: Token) -> bool:
    """Noun, name or pronoun by its part of speech."""
    return token.pos_ in ("NOUN", "PROPN", "PRON")


def first_of(token: Token, label: str = "conj") -> Token:
    """The first member of the coordination that `token` belongs to, itself where it is in none."""
    while token.dep_ == label and token.head.i != token.i:
        token = token.head
    return token


def coordination(token: Token) -> Token | None:
    """The head of the first conj on the way up."""
    first = first_of(token)
    return None if first.i == token.i else first


def conjuncts(token: Token) -> tuple[Token, ...]:
    """The whole coordination but `token`."""
    members = [first_of(token)]
    for member in members:
        members += children(member, "conj")
    return tuple(sorted((member for member in members if member.i != token.i), key=lambda member: member.i))


def subtree(token: Token, *, without: Iterable[Token] = ()) -> tuple[Token, ...]:
    """`token` and all below it but the subtrees of `without`."""
    stop = {other.i for other in without}
    found, waiting = [], [token]
    while waiting:
        current = waiting.pop()
        if current.i not in stop:
            found.append(current)
            waiting.extend(current.children)
    return tuple(sorted(found, key=lambda one: one.i))


def cut_off(noun: Token, other: Token) -> bool:
    """Whether a comma, bracket or dash stands between a noun and what comes after it."""
    between = noun.doc[noun.i + 1 : other.left_edge.i + 1]
    return other.i > noun.i and any(one.is_punct and one.text not in WITHIN_NAMES for one in between)


def one_stretch(noun: Token, tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens around `noun` up to the first gap; punctuation inside a name is no gap."""
    doc, kept = noun.doc, {token.i for token in tokens}

    def bridged(gap: int, beyond: int) -> bool:
        return beyond in kept and doc[gap].is_punct and doc[gap].text in WITHIN_NAMES

    start = end = noun.i
    while start - 1 in kept or bridged(start - 1, start - 2):
        start -= 1
    while end + 1 in kept or (end + 2 < len(doc) and bridged(end + 1, end + 2)):
        end += 1
    if end + 1 < len(doc) and doc[end + 1].text == ")" and any(token.text == "(" for token in doc[start : end + 1]):
        end += 1  # "the National Intelligence Service (NIS)": the tree leaves the last bracket out
    return tuple(doc[start : end + 1])


def tense_of(verb: Token, helpers: tuple[Token, ...]) -> str | None:
    """From the finite auxiliary or the verb's own tag; "has killed" and "has been killed" are past."""
    finite = [token for token in (*helpers, verb) if token.tag_ in ("VBD", "VBP", "VBZ", "MD")]
    if not finite:
        return None
    first, perfect = finite[0], verb.tag_ in ("VBN", "VBD") and finite[0].i != verb.i
    been = any(helper.lower_ == "been" for helper in helpers)
    have = any(helper.lower_ in ("have", "'ve", "’ve") for helper in helpers)
    if any(helper.lower_ in FUTURE and helper.tag_ == "MD" for helper in helpers):
        return "past" if have and first.lower_ in ("would", "'d", "’d") else "future"
    if any(helper.lower_ == "going" for helper in helpers):
        return "future"
    if first.tag_ == "VBD":
        return "past"
    passive = any(helper.lemma_ == "be" or helper.lower_ in ("is", "are", "be", "being") for helper in helpers)
    has = perfect and (first.lower_ in HAVE or have)
    return "past" if has and (been or not passive or first.lower_ in ("has", "have")) else "present"
