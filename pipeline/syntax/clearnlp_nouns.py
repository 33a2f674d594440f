"""Answers about nouns and coordination for the labels of spaCy's English models, and what makes both schemes agree.

The copula above a predicate noun or adjective gives way to it, and a chain of prepositions ("according" - "to" - noun)
counts as one preposition below the noun's governor.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from pipeline.syntax import trees
from pipeline.syntax.trees import NEGATIONS, child, children, cut_off, first_of, one_stretch

OUTSIDE = frozenset(
    {
        "acl",
        "relcl",
        "parataxis",
        "conj",
        "cc",
        "aux",
        "auxpass",
        "nsubj",
        "nsubjpass",
        "csubj",
        "mark",
        "advcl",
        "ccomp",
    }
    | {"punct", "expl", "intj", "preconj"}
)
"""What hangs below a noun and is no part of its phrase."""


def content_of(verb: Token) -> Token:
    """The predicate noun or adjective below a copula; any other token itself."""
    if verb.lemma_ == "be" and verb.dep_ not in ("aux", "auxpass") and child(verb, "expl") is None:
        return child(verb, "attr", "acomp") or verb
    return verb


def verb_of(predicate: Token) -> Token:
    """The copula above a predicate noun or adjective; any other token itself."""
    head = predicate.head
    return head if predicate.dep_ in ("attr", "acomp") and content_of(head) == predicate else predicate


def _is_preposition(token: Token) -> bool:
    """Stands between a noun and its governor."""
    return token.dep_ in ("prep", "agent") or (token.dep_ in ("dative", "pcomp") and token.pos_ in ("ADP", "SCONJ"))


def through_prepositions(token: Token) -> Token:
    """The governor: the first head that is no preposition."""
    head = token.head
    while _is_preposition(head) and not trees.is_root(head):
        head = head.head
    return head


def prepositional(head: Token) -> tuple[tuple[Token, Token], ...]:
    """The head -prep, agent or dative-> preposition -pobj-> noun; a second preposition between them is passed over."""
    above = verb_of(head)
    places = sorted([*head.children, *(above.children if above != head else ())], key=lambda one: one.i)
    found = []
    for word in places:
        last, seen = word, 0
        while _is_preposition(last) and child(last, "pobj") is None and seen < 3:
            last, seen = child(last, "prep", "pcomp") or last, seen + 1
        noun = child(last, "pobj") if _is_preposition(last) else None
        if noun is not None:
            found.append((word, noun))
    return tuple(found)


def preposition(noun: Token) -> Token | None:
    """The uppermost preposition of the chain above a pobj; that of the first noun in "in Kursk and Bryansk"."""
    first = first_of(noun)
    if first.dep_ != "pobj":
        return None
    word = first.head
    while _is_preposition(word.head) and not trees.is_root(word):
        word = word.head
    return word


def noun_phrase(noun: Token) -> tuple[Token, ...]:
    """The subtree without clauses, coordination and what a comma or bracket cuts off."""
    dropped = [
        one
        for one in noun.children
        if one.dep_ in OUTSIDE or (cut_off(noun, one) and one.dep_ not in ("compound", "nummod"))
    ]
    return one_stretch(noun, trees.subtree(noun, without=dropped))


def possessor(noun: Token) -> Token | None:
    """The poss."""
    return child(noun, "poss")


def appositions(noun: Token) -> tuple[Token, ...]:
    """The appos."""
    return children(noun, "appos")


def conjuncts(token: Token) -> tuple[Token, ...]:
    """The whole coordination but `token`; "was a disaster and killed 12" is coordinated at the copula."""
    found = {one.i: content_of(one) for one in trees.conjuncts(token)}
    if verb_of(token) != token:
        found.update({content_of(one).i: content_of(one) for one in trees.conjuncts(verb_of(token))})
    return tuple(sorted((one for one in found.values() if one.i != token.i), key=lambda one: one.i))


def coordination(token: Token) -> Token | None:
    """The head of the first conj on the way up."""
    first = trees.coordination(token) or trees.coordination(verb_of(token))
    return None if first is None else content_of(first)


def subtree(token: Token, *, without: Iterable[Token] = ()) -> tuple[Token, ...]:
    """`token` and all below it but the subtrees of `without`; a predicate noun brings its copula and subject."""
    return trees.subtree(verb_of(token), without=[verb_of(one) for one in without])


def governor(token: Token) -> Token | None:
    """The head, past prepositions; nothing for a root."""
    node = verb_of(token)
    return None if trees.is_root(node) else content_of(through_prepositions(node))


def is_root(token: Token) -> bool:
    """Its own head, or the predicate noun or adjective below it."""
    return trees.is_root(verb_of(token)) and content_of(token) == token


def particle(verb: Token) -> Token | None:
    """The prt."""
    return child(verb, "prt")


def is_relative(verb: Token) -> bool:
    """The relcl."""
    return verb_of(verb).dep_ == "relcl"


def adverbs(verb: Token) -> tuple[Token, ...]:
    """Any advmod that does not negate."""
    found = children(verb_of(verb), "advmod") + (children(verb, "advmod") if verb_of(verb) != verb else ())
    return tuple(sorted((one for one in found if one.lower_ not in NEGATIONS), key=lambda one: one.i))
