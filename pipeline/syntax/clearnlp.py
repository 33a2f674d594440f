"""Answers for the labels of spaCy's English models: prepositions head their nouns, and the copula heads its predicate.

So that both schemes answer alike, the predicate of "It was a disaster" is "disaster" here too: questions about it look
at the "was" above it, and answers that would be "was" give "disaster". Only "was in Kursk" stays "was".
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.syntax import trees
from pipeline.syntax.clearnlp_nouns import (
    adverbs,
    appositions,
    conjuncts,
    content_of,
    coordination,
    governor,
    is_relative,
    is_root,
    noun_phrase,
    particle,
    possessor,
    preposition,
    prepositional,
    subtree,
    through_prepositions,
    verb_of,
)
from pipeline.syntax.trees import NEGATIONS, child, children, first_of, is_noun, nearest_subject, tense_of

__all__ = [
    "adverbial_clauses",
    "adverbs",
    "agent",
    "appositions",
    "auxiliaries",
    "clause",
    "clause_tokens",
    "complement_host",
    "conjuncts",
    "coordination",
    "governor",
    "host_clause",
    "infinitive",
    "is_noun",
    "is_participle",
    "is_passive",
    "is_predicate",
    "is_relative",
    "is_root",
    "logical_subject",
    "marker",
    "modified_by_clause",
    "negations",
    "noun_phrase",
    "object",
    "particle",
    "possessor",
    "predicate",
    "preposition",
    "prepositional",
    "subject",
    "subtree",
    "tense",
]

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
HEADS_NO_CLAUSE = frozenset(
    {"aux", "auxpass", "case", "mark", "punct", "amod", "compound", "det", "prep", "agent", "cc"}
)
SHARES_SUBJECT = frozenset({"conj", "advcl", "xcomp", "acl", "parataxis", "oprd", "pcomp"})


def subject(verb: Token) -> Token | None:
    """The nsubj or nsubjpass; the attr of "there were 12 dead"; not the "it" that announces a clause."""
    node = verb_of(verb)
    if child(node, "expl") is not None:
        return child(node, "attr", *SUBJECTS)
    found = nearest_subject(node, children(node, *SUBJECTS))
    return None if found is None or (found.lower_ == "it" and _announces(node)) else found


def _announces(node: Token) -> bool:
    """Whether "it" stands for a clause behind: "It is feared that 12 died", "It is likely that"."""
    helper = child(node, "auxpass", "acomp")
    return helper is not None and any(one.i > node.i and not _has_to(one) for one in children(node, "ccomp", "csubj"))


def logical_subject(verb: Token) -> Token | None:
    """Own subject or agent, else that of the predicate it is coordinated with, complements or modifies."""
    if is_passive(verb):
        return agent(verb)
    while True:
        found, node = subject(verb), verb_of(verb)
        if found is not None:
            noun = _relative_noun(node) if found.tag_ in ("WP", "WDT") or found.lower_ == "that" else None
            return noun or found
        modified = modified_by_clause(verb)
        if modified is not None:
            return modified
        if node.dep_ not in SHARES_SUBJECT or trees.is_root(node):
            return None
        if node.dep_ == "xcomp" and object(node.head) is not None:
            return object(node.head)
        verb = through_prepositions(node)


def _relative_noun(node: Token) -> Token | None:
    """The noun a relative clause around the verb modifies: "quake" in "the quake which officials say killed 12"."""
    while node.dep_ in ("ccomp", "xcomp", "conj") and not trees.is_root(node):
        node = node.head
    return node.head if node.dep_ == "relcl" else None


def is_passive(verb: Token) -> bool:
    """By auxpass, a passive subject or agent; a bare past participle without object, as in headlines, after nouns."""
    if any(one.dep_ in ("auxpass", "nsubjpass", "csubjpass", "agent") for one in verb.children):
        return True
    if verb.tag_ != "VBN" or any(one.dep_ in ("aux", "dobj", "ccomp") for one in verb.children):
        return False
    if verb.dep_ == "conj" and subject(verb) is None:
        return first_of(verb).tag_ == "VBN" and is_passive(first_of(verb))
    return verb_of(verb) == verb


def agent(verb: Token) -> Token | None:
    """The verb -agent-> by -pobj-> noun."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def object(verb: Token) -> Token | None:
    """The dobj, or the subject of an infinitive that takes the object's place: "him" in "wants him to go"."""
    found = child(verb, "dobj")
    if found is None:
        below = next((one for one in children(verb, "ccomp") if _has_to(one)), None)
        return child(below, *SUBJECTS) if below is not None else None
    return found


def _has_to(verb: Token) -> bool:
    """An infinitive with "to"."""
    return any(one.tag_ == "TO" for one in children(verb, "aux"))


def clause(verb: Token) -> Token | None:
    """A ccomp behind the verb that is no infinitive; for nouns acl with "that"."""
    node = verb_of(verb)
    for one in children(node, "ccomp", *(("csubj", "csubjpass") if subject(verb) is None else ())):
        if one.i > node.i and not _has_to(one):
            return content_of(one)
    return _below_noun(verb, "that")


def infinitive(verb: Token) -> Token | None:
    """The xcomp, the oprd of "were reported killed", or a ccomp with "to"; for nouns acl with "to"."""
    node = verb_of(verb)
    for one in children(node, "xcomp", "oprd", "ccomp"):
        if one.dep_ != "ccomp" or _has_to(one):
            return content_of(one)
    return _below_noun(verb, "to")


def _below_noun(noun: Token, word: str) -> Token | None:
    """The clause below a noun that opens with `word`."""
    if noun.pos_ in ("NOUN", "PROPN"):
        for one in children(noun, "acl", "ccomp"):
            mark = marker(one)
            if mark is not None and mark.lower_ == word:
                return content_of(one)
    return None


def host_clause(verb: Token) -> Token | None:
    """The verb -ccomp-> host where the host stands first, or host -parataxis-> verb."""
    node = verb_of(verb)
    if node.dep_ == "parataxis" and subject(verb) is not None and not trees.is_root(node):
        return content_of(node.head)
    return next((content_of(one) for one in children(node, "ccomp") if one.i < node.i), None)


def is_predicate(token: Token) -> bool:
    """A verb that is no auxiliary or copula, or what has a copula or a clause's label."""
    if verb_of(token) != token:
        return True
    if token.dep_ in HEADS_NO_CLAUSE or content_of(token) != token:
        return False
    return (
        token.pos_ in ("VERB", "AUX") or trees.is_root(token) or token.dep_ in ("ccomp", "advcl", "relcl", "parataxis")
    )


def predicate(token: Token) -> Token:
    """Up to the first head of a clause."""
    while not is_predicate(token):
        if content_of(token) != token:
            return content_of(token)
        if trees.is_root(token):
            break
        token = token.head
    return token


def _sharer(verb: Token) -> Token:
    """The verb whose auxiliaries count: the first one in "may be killed or wounded"."""
    while verb.dep_ == "conj" and not trees.is_root(verb) and verb.tag_ == verb.head.tag_ and verb_of(verb) == verb:
        if subject(verb) is not None or child(verb, "aux", "auxpass", "mark") is not None:
            break
        verb = verb.head
    return verb


def auxiliaries(verb: Token) -> tuple[Token, ...]:
    """Every aux but "to", auxpass, and the copula above a predicate noun or adjective."""
    node = verb_of(_sharer(verb))
    helpers = [one for one in children(node, "aux", "auxpass") if one.tag_ != "TO"]
    return tuple(sorted([*helpers, *([node] if node != _sharer(verb) else [])], key=lambda one: one.i))


def negations(verb: Token) -> tuple[Token, ...]:
    """The neg, det or cc with a negative word, the preposition "without", or the "no" below "longer"."""
    nodes = {one.i: one for one in (verb_of(_sharer(verb)), _sharer(verb), verb)}
    found = {}
    for node in nodes.values():
        for one in node.children:
            if one.lower_ in NEGATIONS and one.dep_ in ("neg", "advmod", "det", "cc", "preconj"):
                found[one.i] = one
            elif one.dep_ == "advmod" and one.lower_ == "longer":
                found.update({word.i: word for word in one.children if word.lower_ == "no"})
    word = preposition(verb)
    if word is not None and word.lower_ in NEGATIONS:
        found[word.i] = word
    return tuple(found[place] for place in sorted(found))


def marker(verb: Token) -> Token | None:
    """The mark, the preposition of "after killing", or "to"."""
    node = verb_of(verb)
    if node.dep_ == "pcomp":
        return node.head
    return child(node, "mark") or next((one for one in children(node, "aux") if one.tag_ == "TO"), None)


def complement_host(verb: Token) -> Token | None:
    """The head of a clause or infinitive behind it; through coordination."""
    node = first_of(verb_of(verb))
    if trees.is_root(node):
        return None
    head = node.head
    behind = node.dep_ == "ccomp" and node.i > head.i
    complement = behind or node.dep_ in ("xcomp", "oprd") or content_of(node) in (clause(head), infinitive(head))
    return content_of(head) if complement else None


def adverbial_clauses(verb: Token) -> tuple[Token, ...]:
    """The advcl, and the pcomp of "after killing 12"."""
    node = verb_of(verb)
    below = [one for word in children(node, "prep") for one in children(word, "pcomp") if one.pos_ in ("VERB", "AUX")]
    return tuple(sorted((content_of(one) for one in (*children(node, "advcl"), *below)), key=lambda one: one.i))


def modified_by_clause(verb: Token) -> Token | None:
    """The head of relcl and acl, complements of nouns left out; through coordination without a subject of its own."""
    node = verb_of(verb)
    while node.dep_ == "conj" and subject(node) is None and not trees.is_root(node):
        node = node.head
    complements = (clause(node.head), infinitive(node.head))
    return None if node.dep_ not in ("relcl", "acl") or content_of(node) in complements else node.head


def clause_tokens(verb: Token) -> tuple[Token, ...]:
    """The subtree without clauses that have a subject of their own and are coordinated or put into it."""
    dropped = [one for one in children(verb_of(verb), "conj", "parataxis") if subject(content_of(one)) is not None]
    if any(one.dep_ == "conj" for one in dropped):
        dropped += [one for one in children(verb_of(verb), "cc") if one.i > verb.i]
    return trees.subtree(verb_of(verb), without=dropped)


def tense(verb: Token) -> str | None:
    """From auxiliaries and tags; the infinitive of "is to send" and "is going to send" looks ahead."""
    head = verb.head
    if verb.dep_ == "xcomp" and _has_to(verb) and (head.lemma_ == "be" or head.lower_ == "going"):
        return "future"
    return tense_of(verb, auxiliaries(verb))


def is_participle(verb: Token) -> bool:
    """-ing or past participle without an auxiliary."""
    return verb.tag_ in ("VBG", "VBN") and not auxiliaries(verb)
