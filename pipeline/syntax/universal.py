"""Answers for Universal Dependencies: content words head their function words, copulas too.

What is said and the word that says it are tied in two ways, often in one treebank: "12 died, officials said" is
died -parataxis-> said or said -ccomp-> died. Both are the host of an inserted clause; only "said (that) 12 died", with
the content behind, has a complement clause.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.syntax.trees import (
    NEGATIONS,
    child,
    children,
    conjuncts,
    coordination,
    first_of,
    is_noun,
    is_root,
    nearest_subject,
    subtree,
    tense_of,
)
from pipeline.syntax.universal_nouns import (
    appositions,
    noun_phrase,
    possessor,
    preposition,
    prepositional,
)

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

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
FINITE = ("VBZ", "VBP", "VBD")
CONJUNCTIONS = frozenset({"as", "since", "until", "after", "before", "while"})
"""Words that taggers confuse with prepositions."""
HEADS_NO_CLAUSE = frozenset(
    {"aux", "aux:pass", "cop", "case", "mark", "punct", "amod", "compound", "det", "fixed", "flat", "nmod:desc", "cc"}
)
COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "csubj", "csubj:pass", "csubj:outer"})
"""Labels of what `clause` and `infinitive` find."""
SHARES_SUBJECT = frozenset({"conj", "advcl", "xcomp", "acl", "parataxis"})


def subject(verb: Token) -> Token | None:
    """The nsubj, passive or not, the inner one of two; neither expl ("it", "there") nor the clause it announces.

    A finite verb has no compound: in "The army plans to send 300", the parser was of two minds about "plans". Nor does
    a conjunction make a noun before it something else: "fell as a new poll showed".
    """
    found = nearest_subject(verb, tuple(one for one in children(verb, *SUBJECTS) if not _announced(verb, one)))
    if found is None and verb.tag_ in FINITE and verb.i:
        before = verb.nbor(-1)
        if before.head.i == verb.i and before.dep_ == "compound":
            return before
        marked = child(before, "case") if before.pos_ in ("NOUN", "PROPN") and verb.dep_ == "advcl" else None
        return before if marked is not None and marked.lower_ in CONJUNCTIONS else None
    return found


def _announced(verb: Token, clause_: Token) -> bool:
    """Whether a clause is what "it" stands for: "It is feared that 12 died"."""
    return clause_.dep_.startswith("csubj") and clause_.i > verb.i and child(verb, "expl") is not None


def logical_subject(verb: Token) -> Token | None:
    """Own subject or agent, else that of the predicate it is coordinated with, complements or modifies."""
    if is_passive(verb):
        return agent(verb)
    while True:
        found = subject(verb)
        if found is not None:
            noun = _relative_noun(verb) if found.tag_ in ("WP", "WDT") or found.lower_ == "that" else None
            return noun or found
        modified = modified_by_clause(verb)
        if modified is not None:
            return modified
        if verb.dep_ not in SHARES_SUBJECT or is_root(verb):
            return None
        if verb.dep_ == "xcomp" and object(verb.head) is not None:
            return object(verb.head)
        verb = verb.head


def _relative_noun(verb: Token) -> Token | None:
    """The noun a relative clause around the verb modifies: "quake" in "the quake which officials say killed 12"."""
    strayed = _strayed(verb)
    if strayed is not None:
        return strayed
    while verb.dep_ in ("ccomp", "xcomp", "conj") and not is_root(verb):
        verb = verb.head
    return _past_time(verb.head) if verb.dep_ == "acl:relcl" else None


def _past_time(noun: Token) -> Token:
    """The noun that a relative clause is about where the parser hung it on a time: "figures last month, which show"."""
    timed = noun.dep_ in ("obl:unmarked", "nmod:unmarked") and noun.head.pos_ in ("NOUN", "PROPN")
    return noun.head if timed else noun


def is_passive(verb: Token) -> bool:
    """By aux:pass, a passive subject or agent; a bare past participle without object, as in headlines, after nouns."""
    if any(one.dep_ in ("aux:pass", "nsubj:pass", "csubj:pass", "obl:agent") for one in verb.children):
        return True
    if verb.tag_ != "VBN" or any(one.dep_ in ("aux", "obj", "ccomp") for one in verb.children):
        return False
    if verb.dep_ == "conj" and subject(verb) is None:
        return first_of(verb).tag_ == "VBN" and is_passive(first_of(verb))
    return child(verb, "cop") is None


def agent(verb: Token) -> Token | None:
    """The verb -obl:agent-> noun, or verb -obl-> noun -case-> "by" where subtypes are left out."""
    found = child(verb, "obl:agent")
    if found is not None:
        return found
    by = (noun for word, noun in prepositional(verb) if word.lower_ == "by" and is_noun(noun))
    return next(by, None) if is_passive(verb) else None


def object(verb: Token) -> Token | None:
    """The obj."""
    return child(verb, "obj")


def clause(verb: Token) -> Token | None:
    """A ccomp behind the verb, or the clause that "it" announces; for nouns acl with "that"."""
    for one in verb.children:
        if (one.dep_ == "ccomp" and one.i > verb.i and _strayed(one) is None) or _announced(verb, one):
            return one
    return _below_noun(verb, "that")


def _strayed(verb: Token) -> Token | None:
    """The noun of a relative clause that the parser hung on a verb as its complement: "a raid that hurt three".

    Also "said Roe, who is a host"; without a comma "who" opens what is said: "told Roe who is a host".
    """
    that = child(verb, "nsubj", "nsubj:pass") if verb.dep_ == "ccomp" else None
    if that is None or that.lower_ not in ("that", "who", "which") or not verb.head.i < that.i - 1 < verb.i:
        return None
    noun = that.nbor(-1)
    if noun.text == "," and noun.i > verb.head.i + 1:
        noun = noun.nbor(-1)
    elif that.lower_ != "that":
        return None
    return noun if noun.pos_ in ("NOUN", "PROPN") or child(noun, "det") is not None else None


def infinitive(verb: Token) -> Token | None:
    """The xcomp; for nouns, and verbs that may be nouns, acl with "to"."""
    return child(verb, "xcomp") or _below_noun(verb, "to")


def _below_noun(noun: Token, word: str) -> Token | None:
    """The clause below a noun, or an infinitive below what may be one ("plans to"), that opens with `word`."""
    if noun.pos_ in ("NOUN", "PROPN") or (word == "to" and noun.tag_ in FINITE):
        for one in children(noun, "acl", "ccomp"):
            mark = child(one, "mark")
            if mark is not None and mark.lower_ == word:
                return one
    return None


def host_clause(verb: Token) -> Token | None:
    """The host -parataxis-> verb, or verb -ccomp-> host where the host stands first."""
    if verb.dep_ == "parataxis" and subject(verb) is not None and not is_root(verb):
        return verb.head
    return next((one for one in children(verb, "ccomp") if one.i < verb.i), None)


def governor(token: Token) -> Token | None:
    """The head; nothing for a root."""
    return None if is_root(token) else token.head


def is_predicate(token: Token) -> bool:
    """A verb that is no auxiliary, or anything with a subject, a copula or a clause's label."""
    if token.dep_ in HEADS_NO_CLAUSE:
        return False
    if token.pos_ in ("VERB", "AUX") or is_root(token):
        return True
    return token.dep_ in ("ccomp", "parataxis", "advcl", "acl:relcl", "csubj") or (
        child(token, "cop", *SUBJECTS) is not None
    )


def predicate(token: Token) -> Token:
    """Up to the first head of a clause."""
    while not is_predicate(token) and not is_root(token):
        token = token.head
    return token


def _sharer(verb: Token) -> Token:
    """The verb whose auxiliaries count: the first one in "may be killed or wounded"."""
    while verb.dep_ == "conj" and not is_root(verb) and verb.tag_ == verb.head.tag_:
        if subject(verb) is not None or child(verb, "aux", "aux:pass", "cop", "mark") is not None:
            break
        verb = verb.head
    return verb


def auxiliaries(verb: Token) -> tuple[Token, ...]:
    """aux, aux:pass, cop; those of the first verb in "was killed and buried" too."""
    return children(_sharer(verb), "aux", "aux:pass", "cop")


def negations(verb: Token) -> tuple[Token, ...]:
    """advmod, det, cc or case with a negative word, or the "no" below "longer"; shared as auxiliaries are."""
    found, sharer = [], _sharer(verb)
    for one in (*sharer.children, *(verb.children if sharer.i != verb.i else ())):
        if one.lower_ in NEGATIONS and one.dep_ in ("advmod", "det", "cc", "cc:preconj", "case", "mark"):
            found.append(one)
        elif one.dep_ == "advmod" and one.lower_ == "longer":
            found += [word for word in one.children if word.lower_ == "no"]
    return tuple(found)


def adverbs(verb: Token) -> tuple[Token, ...]:
    """Any advmod that does not negate."""
    return tuple(one for one in children(verb, "advmod") if one.lower_ not in NEGATIONS)


def particle(verb: Token) -> Token | None:
    """The compound:prt."""
    return child(verb, "compound:prt")


def marker(verb: Token) -> Token | None:
    """The first mark; the adverb "when" or "where" does not count."""
    return child(verb, "mark")


def complement_host(verb: Token) -> Token | None:
    """The head of a clause or infinitive behind it; through coordination."""
    verb = first_of(verb)
    if is_root(verb):
        return None
    head, label = verb.head, verb.dep_
    if label not in COMPLEMENTS:
        return None
    behind = label == "ccomp" and verb.i > head.i and _strayed(verb) is None
    return head if behind or label == "xcomp" or verb in (clause(head), infinitive(head)) else None


def adverbial_clauses(verb: Token) -> tuple[Token, ...]:
    """The advcl."""
    return children(verb, "advcl", "advcl:relcl")


def modified_by_clause(verb: Token) -> Token | None:
    """The head of acl and acl:relcl, complements of nouns left out; through coordination with no subject of its own."""
    while verb.dep_ == "conj" and subject(verb) is None and not is_root(verb):
        verb = verb.head
    noun = _strayed(verb)
    if noun is not None:
        return noun
    if verb.dep_ not in ("acl:relcl", "acl") or verb in (clause(verb.head), infinitive(verb.head)):
        return None
    return _past_time(verb.head)


def is_relative(verb: Token) -> bool:
    """acl:relcl of a noun, advcl:relcl of a sentence ("..., which killed 12")."""
    return verb.dep_ in ("acl:relcl", "advcl:relcl")


def clause_tokens(verb: Token) -> tuple[Token, ...]:
    """The subtree without clauses that have a subject of their own and are coordinated or put into it."""
    dropped = [one for one in children(verb, "conj", "parataxis") if subject(one) is not None]
    return subtree(verb, without=dropped)


def tense(verb: Token) -> str | None:
    """From auxiliaries and tags; the infinitive of "is to send" and "is going to send" looks ahead."""
    if verb.dep_ == "xcomp" and (verb.head.lemma_ == "be" or verb.head.lower_ == "going"):
        mark = child(verb, "mark")
        if mark is not None and mark.lower_ == "to":
            return "future"
    return tense_of(verb, auxiliaries(verb))


def is_participle(verb: Token) -> bool:
    """-ing or past participle without an auxiliary."""
    return verb.tag_ in ("VBG", "VBN") and not auxiliaries(verb)
