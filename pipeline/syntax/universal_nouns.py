"""Answers about nouns for Universal Dependencies: prepositions hang below their noun, "$" heads its amount."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.syntax.trees import (
    child,
    children,
    cut_off,
    is_root,
    one_stretch,
    subtree,
)

OBLIQUE = frozenset(
    {"obl", "nmod", "obl:agent", "obl:unmarked", "nmod:unmarked", "obl:tmod", "nmod:tmod", "obl:npmod", "nmod:npmod"}
)
OUTSIDE = frozenset(
    {"acl", "acl:relcl", "parataxis", "conj", "cc", "cop", "aux", "aux:pass", "nsubj", "nsubj:pass", "csubj", "mark"}
    | {
        "advcl",
        "advcl:relcl",
        "discourse",
        "ccomp",
        "punct",
        "expl",
        "obl:unmarked",
        "vocative",
        "orphan",
        "dislocated",
    }
)
"""What hangs below a noun and is no part of its phrase."""


def prepositional(head: Token) -> tuple[tuple[Token, Token], ...]:
    """Head -obl or nmod-> noun -case-> preposition; "according to" is one case of two words, or a verb of its own."""
    found = []
    for one in head.children:
        if one.dep_ in OBLIQUE:
            word = preposition(one)
            if word is not None:
                found.append((word, one))
        elif one.lower_ == "according":
            source = child(one, "obl", "nmod", "obj", "pobj")
            found += [(one, source)] if source is not None else []
    return tuple(found)


def preposition(noun: Token) -> Token | None:
    """The first case before the noun, possessive "'s" left out; that of the first noun in "in Kursk and Bryansk"."""
    while True:
        for one in children(noun, "case"):
            if one.i < noun.i and one.tag_ != "POS":
                return one
        if noun.dep_ == "obl" and noun.head.lower_ == "according":
            return noun.head
        if noun.dep_ != "conj" or is_root(noun):
            return None
        noun = noun.head


def noun_phrase(noun: Token) -> tuple[Token, ...]:
    """The subtree without clauses, coordination and what a comma or bracket cuts off."""
    clausal = child(noun, "cop", "nsubj", "nsubj:outer") is not None
    dropped: list[Token] = []
    for one in noun.children:
        cut = cut_off(noun, one)
        opens = one.dep_ == "case" and one.i < noun.i and one.tag_ != "POS"
        kept_apart = cut and one.dep_ not in ("flat", "compound", "nummod")
        if one.dep_ in OUTSIDE or opens or kept_apart or (clausal and one.dep_ in ("obl", "advmod")):
            dropped.append(one)
    return one_stretch(noun, subtree(noun, without=dropped))


def possessor(noun: Token) -> Token | None:
    """The nmod:poss."""
    return child(noun, "nmod:poss")


def appositions(noun: Token) -> tuple[Token, ...]:
    """The appos."""
    return children(noun, "appos")
