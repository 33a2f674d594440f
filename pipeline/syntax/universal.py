"""Answers for Universal Dependencies: content words head their function words, "said" hangs below what was said."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
CLAUSES = ("ROOT", "root", "ccomp", "parataxis", "advcl", "acl:relcl", "acl", "csubj", "xcomp", "advcl:relcl")
NOUN_TAGS = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "DET")
OBLIQUE = (
    "obl",
    "nmod",
    "obl:agent",
    "obl:unmarked",
    "nmod:unmarked",
    "obl:tmod",
    "nmod:tmod",
    "obl:npmod",
    "nmod:npmod",
)
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly", "none"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
OUTSIDE_NOUN = (
    "acl:relcl",
    "parataxis",
    "conj",
    "cc",
    "cop",
    "aux",
    "aux:pass",
    "nsubj",
    "nsubj:pass",
    "mark",
    "advcl",
    "discourse",
    "ccomp",
)


def _child(token: Token, *labels: str) -> Token | None:
    for child in token.children:
        if child.dep_ in labels:
            return child
    return None


def _children(token: Token, *labels: str) -> tuple[Token, ...]:
    return tuple(child for child in token.children if child.dep_ in labels)


def subject(verb: Token) -> Token | None:
    """nsubj, passive or not; the noun inside "there were 12 dead" is the subject too."""
    found = _children(verb, *SUBJECTS)
    return found[-1] if found else None


def logical_subject(verb: Token) -> Token | None:
    """Own subject or agent, else that of the predicate it is coordinated with, complements or modifies."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        if is_passive(verb):
            return agent(verb)
        found = subject(verb)
        modified = modified_by_clause(verb)
        if found is not None:
            return modified if modified is not None and found.tag_ in ("WP", "WDT") else found
        if modified is not None:
            return modified
        if verb.dep_ not in ("conj", "advcl", "xcomp", "acl", "parataxis"):
            return None
        verb = verb.head
    return None


def is_passive(verb: Token) -> bool:
    """aux:pass or a passive subject; a bare past participle after a noun."""
    if any(child.dep_ in ("aux:pass", "nsubj:pass", "csubj:pass", "obl:agent") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "nsubj") for child in verb.children):
        return False
    return verb.dep_ in ("acl", "xcomp") or (verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head))


def agent(verb: Token) -> Token | None:
    """Verb -obl:agent-> noun, or verb -obl-> noun -case-> "by" where subtypes are left out."""
    for child in verb.children:
        if child.dep_ == "obl:agent":
            return child
        case = _child(child, "case")
        if child.dep_ == "obl" and case is not None and case.lower_ == "by" and is_passive(verb):
            return child
    return None


def object(verb: Token) -> Token | None:
    """Obj."""
    return _child(verb, "obj")


def clause(verb: Token) -> Token | None:
    """ccomp; for nouns a clause with "that"."""
    found = _child(verb, "ccomp")
    if found is None and verb.pos_ in ("NOUN", "PROPN"):
        acl = _child(verb, "acl")
        mark = acl is not None and _child(acl, "mark")
        return acl if mark and mark.lower_ == "that" else None
    return found


def infinitive(verb: Token) -> Token | None:
    """xcomp; for nouns an infinitive below them ("plans to send")."""
    found = _child(verb, "xcomp")
    if found is None and verb.pos_ in ("NOUN", "PROPN"):
        acl = _child(verb, "acl")
        mark = acl is not None and _child(acl, "mark")
        return acl if mark and mark.lower_ == "to" else None
    return found


def host_clause(verb: Token) -> Token | None:
    """Died -parataxis-> said."""
    if verb.dep_ == "parataxis" and subject(verb) is not None and verb.head.i != verb.i:
        return verb.head
    return None


def prepositional(head: Token) -> tuple[tuple[Token, Token], ...]:
    """Head -obl or nmod-> noun -case-> preposition; "according to" opens a case or mark of two words."""
    found = []
    for child in head.children:
        if child.dep_ in OBLIQUE:
            word = preposition(child)
            if word is not None:
                found.append((word, child))
    return tuple(found)


def preposition(noun: Token) -> Token | None:
    """The first case before the noun, possessive "'s" left out."""
    for child in noun.children:
        if child.dep_ == "case" and child.i < noun.i and child.tag_ != "POS":
            return child
    return None


def governor(token: Token) -> Token | None:
    """The head; nothing for a root."""
    return None if is_root(token) else token.head


def predicate(token: Token) -> Token:
    """Up to the first head of a clause."""
    while not is_predicate(token) and token.head.i != token.i:
        token = token.head
    return token


def auxiliaries(verb: Token) -> tuple[Token, ...]:
    """aux, aux:pass, cop; those of the first verb in "was killed and buried" too."""
    found = _children(verb, "aux", "aux:pass", "cop")
    if (
        not found
        and verb.dep_ == "conj"
        and subject(verb) is None
        and verb.head.i != verb.i
        and verb.tag_ == verb.head.tag_
    ):
        return auxiliaries(verb.head)
    return found


def negations(verb: Token) -> tuple[Token, ...]:
    """advmod, det or cc with a negative word."""
    return tuple(
        child
        for child in verb.children
        if child.lower_ in NEGATIONS and child.dep_ in ("advmod", "det", "cc", "cc:preconj")
    )


def adverbs(verb: Token) -> tuple[Token, ...]:
    """Advmod that does not negate."""
    return tuple(child for child in verb.children if child.dep_ == "advmod" and child.lower_ not in NEGATIONS)


def particle(verb: Token) -> Token | None:
    """compound:prt."""
    return _child(verb, "compound:prt")


def marker(verb: Token) -> Token | None:
    """Mark."""
    return _child(verb, "mark")


def is_root(token: Token) -> bool:
    """Its own head."""
    return token.head.i == token.i


def is_predicate(token: Token) -> bool:
    """A verb that is no auxiliary, or anything with a subject, a copula or a clause's label."""
    if token.dep_ in ("aux", "aux:pass", "cop", "case", "mark", "punct", "amod", "compound", "det", "fixed", "flat"):
        return False
    if token.pos_ in ("VERB", "AUX"):
        return True
    return (
        is_root(token)
        or token.dep_ in ("ccomp", "parataxis", "advcl", "acl:relcl", "csubj")
        or _child(token, "cop", *SUBJECTS) is not None
    )


def complement_host(verb: Token) -> Token | None:
    """The head of a ccomp, xcomp or "that" clause; through coordination."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ in ("ccomp", "xcomp"):
        return verb.head
    if (
        verb.dep_ == "acl"
        and verb.head in (verb.head,)
        and (clause(verb.head) == verb or infinitive(verb.head) == verb)
    ):
        return verb.head
    return None


def adverbial_clauses(verb: Token) -> tuple[Token, ...]:
    """Advcl."""
    return _children(verb, "advcl", "advcl:relcl")


def modified_by_clause(verb: Token) -> Token | None:
    """The head of a relative or participle clause."""
    if (
        verb.dep_ in ("acl:relcl", "acl")
        and verb.head.i != verb.i
        and clause(verb.head) != verb
        and infinitive(verb.head) != verb
    ):
        return verb.head
    return None


def is_relative(verb: Token) -> bool:
    """acl:relcl."""
    return verb.dep_ == "acl:relcl"


def is_noun(token: Token) -> bool:
    """Noun, name or pronoun by its part of speech."""
    return token.pos_ in ("NOUN", "PROPN", "PRON")


def counted(number: Token) -> Token | None:
    """Noun -nummod-> number; "11 of them" and "dozens of houses" through the noun below the number."""
    if number.dep_ in ("nummod", "nummod:entity") and number.head.i != number.i:
        head = number.head
        return counted(head) if head.dep_ in ("nummod", "compound") and head.pos_ == "NUM" else head
    if number.dep_ in ("compound", "flat", "advmod") and number.head.pos_ == "NUM":
        return counted(number.head)
    for word, noun in prepositional(number):
        if word.lower_ == "of":
            return noun
    return None


def noun_phrase(noun: Token) -> tuple[Token, ...]:
    """The subtree without clauses, coordination and what a comma cuts off."""
    dropped: list[Token] = []
    for child in noun.children:
        after_comma = child.i > noun.i and any(
            t.is_punct and t.text not in "-–/'\"“”’%$&" for t in noun.doc[noun.i + 1 : child.left_edge.i + 1]
        )
        if (
            child.dep_ in OUTSIDE_NOUN
            or child.dep_ == "punct"
            or (child.dep_ == "appos" and after_comma)
            or (child.dep_ == "case" and child.i < noun.i and child.tag_ != "POS")
            or (after_comma and child.dep_ not in ("flat", "compound", "nummod", "list"))
        ):
            dropped.append(child)
    return _one_stretch(noun, subtree(noun, without=dropped))


def _one_stretch(noun: Token, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens around `noun` without a gap other than inner punctuation."""
    if not tokens:
        return (noun,)
    kept = {token.i for token in tokens}
    start = end = noun.i
    doc = noun.doc
    while start - 1 in kept or (start - 2 in kept and doc[start - 1].is_punct and doc[start - 1].text not in ",;:—"):
        start -= 1
    while end + 1 in kept or (end + 2 in kept and doc[end + 1].is_punct and doc[end + 1].text not in ",;:—"):
        end += 1
    return tuple(doc[start : end + 1])


def compounds(noun: Token) -> tuple[Token, ...]:
    """compound, amod and nmod directly before the noun."""
    return tuple(
        child for child in noun.children if child.i < noun.i and child.dep_ in ("compound", "amod", "nmod", "flat")
    )


def possessor(noun: Token) -> Token | None:
    """nmod:poss."""
    return _child(noun, "nmod:poss")


def appositions(noun: Token) -> tuple[Token, ...]:
    """Appos."""
    return _children(noun, "appos")


def conjuncts(token: Token) -> tuple[Token, ...]:
    """The whole coordination but `token`."""
    first = token
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    members = [first]
    for member in members:
        members += [child for child in member.children if child.dep_ == "conj"]
    return tuple(sorted((member for member in members if member.i != token.i), key=lambda member: member.i))


def coordination(token: Token) -> Token | None:
    """The head of the first conj on the way up."""
    first = token
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    return None if first.i == token.i else first


def subtree(token: Token, *, without: Iterable[Token] = ()) -> tuple[Token, ...]:
    """`token` and all below it but the subtrees of `without`."""
    stop = {other.i for other in without}
    if not stop:
        return tuple(token.subtree)
    found, waiting = [], [token]
    while waiting:
        current = waiting.pop()
        if current.i in stop:
            continue
        found.append(current)
        waiting.extend(current.children)
    return tuple(sorted(found, key=lambda one: one.i))


def clause_tokens(verb: Token) -> tuple[Token, ...]:
    """The subtree without coordinated clauses and reporting clauses put into it."""
    dropped = [
        child
        for child in verb.children
        if (child.dep_ == "conj" and subject(child) is not None)
        or (child.dep_ == "parataxis" and subject(child) is not None)
    ]
    return subtree(verb, without=dropped)


def tense(verb: Token) -> str | None:
    """From the finite auxiliary or the verb's own tag; "is set to", "is to" and "is going to" look ahead."""
    helpers = auxiliaries(verb)
    if any(helper.lower_ in FUTURE for helper in helpers):
        return "future"
    finite = [token for token in (*helpers, verb) if token.tag_ in ("VBD", "VBP", "VBZ", "MD")]
    if not finite:
        return None
    if finite[0].tag_ == "VBD":
        return "past"
    has = (
        finite[0].lower_ in ("has", "have", "'ve", "’ve", "'s", "’s")
        and verb.tag_ in ("VBN", "VBD")
        and finite[0].i != verb.i
    )
    return (
        "past"
        if (has and not is_passive(verb)) or (has and any(helper.lower_ == "been" for helper in helpers))
        else "present"
    )


def is_participle(verb: Token) -> bool:
    """-ing or past participle without an auxiliary."""
    return verb.tag_ in ("VBG", "VBN") and not auxiliaries(verb)
