"""Questions about a tree, asked in the words of grammar and answered once for each scheme of labels.

Rules and stages ask these questions and never read `dep_` or `tag_`. `universal` answers for Universal Dependencies,
`clearnlp` for the labels of spaCy's English models (`en_core_web_*`); the trees differ, not only the labels.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from spacy.tokens import Doc, Token

from pipeline.errors import ModelError
from pipeline.syntax import clearnlp, universal

__all__ = ["Syntax", "syntax_for", "syntax_of"]


class Syntax(Protocol):
    """What stages may ask about a sentence; without an answer they get None or (), and tokens come in text order.

    The predicate of "It was a disaster" is "disaster" in both schemes, that of "was killed" "killed", of "there were 12
    dead" "were". "It" and "there" without a meaning of their own are never a subject.
    """

    # ---- a predicate and its arguments
    def subject(self, verb: Token) -> Token | None:
        """Head of the verb's own grammatical subject, passive or not: "officials" in "officials said"."""

    def logical_subject(self, verb: Token) -> Token | None:
        """Who does it, also where the verb itself names nobody.

        Through coordination ("announced rates and said"), open complements, participles ("..., adding that"), relative
        clauses ("officials who said": "officials") and, for passives, the agent.
        """

    def is_passive(self, verb: Token) -> bool:
        """Whether it is done to the subject or to the noun it modifies: "was killed", "the body found"."""

    def agent(self, verb: Token) -> Token | None:
        """Who does it by the verb's own words: "officials" in "was reported by officials"."""

    def object(self, verb: Token) -> Token | None:
        """Head of the direct object."""

    def clause(self, verb: Token) -> Token | None:
        """Predicate of the finite clause that follows as complement: "died" in "said (that) 12 died"; also of nouns."""

    def infinitive(self, verb: Token) -> Token | None:
        """Predicate of an open complement: "send" in "plans to send", "killed" in "reported killed"; also of nouns."""

    def host_clause(self, verb: Token) -> Token | None:
        """Predicate of the clause before or around the verb's own it reports: "died" in "12 died, police said"."""

    def prepositional(self, head: Token) -> tuple[tuple[Token, Token], ...]:
        """Preposition and head of the noun phrase for each such phrase of a verb or noun: ("in", "Kursk").

        Of a preposition of several words it is the first: "according", "because".
        """

    def preposition(self, noun: Token) -> Token | None:
        """The preposition that governs a noun: "in" for "Kursk" in "killed in Kursk"."""

    def governor(self, token: Token) -> Token | None:
        """The word a phrase depends on, prepositions skipped: "killed" for "Kursk"; None for the root."""

    def predicate(self, token: Token) -> Token:
        """The predicate of the smallest clause around `token`, itself if it is one."""

    def auxiliaries(self, verb: Token) -> tuple[Token, ...]:
        """Helping verbs and copula: "may", "have", "been" in "may have been killed"; shared ones too."""

    def negations(self, verb: Token) -> tuple[Token, ...]:
        """Words that deny a predicate ("not", "never", the "no" of "no longer") or a noun ("no", "without")."""

    def adverbs(self, verb: Token) -> tuple[Token, ...]:
        """Adverbs of a predicate: "reportedly", "so", "far"."""

    def particle(self, verb: Token) -> Token | None:
        """The adverb that makes one verb with it: "out" in "carried out"."""

    def marker(self, verb: Token) -> Token | None:
        """The word that opens a subordinate clause or infinitive: "that", "if", "after", "to"."""

    def is_root(self, token: Token) -> bool:
        """Head of its sentence."""

    def is_predicate(self, token: Token) -> bool:
        """Heads a clause of its own (verb, or noun or adjective with a copula)."""

    def complement_host(self, verb: Token) -> Token | None:
        """The predicate or noun whose clause or infinitive this is: "said" for "died" in "said 12 died"."""

    def adverbial_clauses(self, verb: Token) -> tuple[Token, ...]:
        """Predicates of adverbial and participle clauses: "killing" in "crashed, killing 12"."""

    def modified_by_clause(self, verb: Token) -> Token | None:
        """The noun its relative or participle clause modifies: "fire" for "killed" in "the fire that killed 12"."""

    def is_relative(self, verb: Token) -> bool:
        """Heads a relative clause."""

    # ---- nouns
    def is_noun(self, token: Token) -> bool:
        """Noun, name or pronoun (also "who", "those")."""

    def noun_phrase(self, noun: Token) -> tuple[Token, ...]:
        """The noun with its modifiers, prepositional phrases and close appositions, in one stretch.

        Left out are its preposition, relative and participle clauses, coordinated nouns and what a comma cuts off.
        """

    def possessor(self, noun: Token) -> Token | None:
        """Whose it is: "ministry" in "the ministry's report", "its" in "its estimate"."""

    def appositions(self, noun: Token) -> tuple[Token, ...]:
        """Other words for the same thing behind it: "chief" in "Budanov, the chief of intelligence,"."""

    def conjuncts(self, token: Token) -> tuple[Token, ...]:
        """Everything coordinated with `token`, itself left out."""

    def coordination(self, token: Token) -> Token | None:
        """The first member of the coordination that `token` continues; None for the first member itself."""

    # ---- ranges
    def subtree(self, token: Token, *, without: Iterable[Token] = ()) -> tuple[Token, ...]:
        """`token` and all below it, leaving out the subtrees of `without`."""

    def clause_tokens(self, verb: Token) -> tuple[Token, ...]:
        """The verb's clause with all that depends on it, without reporting clauses put into it.

        Of what is coordinated with the verb, clauses with a subject of their own are left out.
        """

    # ---- forms
    def tense(self, verb: Token) -> str | None:
        """`past`, `present` or `future` ("will", "would", "is to", "going to"); None for infinitives and bare nouns."""

    def is_participle(self, verb: Token) -> bool:
        """Participle without a finite auxiliary of its own: "adding", "killed" in "troops killed in Kursk"."""


ONLY_UNIVERSAL = frozenset({"obl", "obj", "iobj", "fixed", "flat", "cop", "list", "orphan", "discourse", "vocative"})
"""Labels that ClearNLP lacks; every label with a subtype ("acl:relcl") is another."""
ONLY_CLEARNLP = frozenset(
    {"dobj", "pobj", "pcomp", "prep", "agent", "attr", "acomp", "oprd", "dative", "nsubjpass", "csubjpass", "auxpass"}
    | {"relcl", "neg", "poss", "npadvmod", "quantmod", "prt", "predet", "preconj", "intj"}
)
"""Labels that Universal Dependencies lacks."""


def syntax_for(labels: Iterable[str]) -> Syntax:
    """The answerer for a parser's labels. Raises ModelError if they belong to neither scheme."""
    known = set(labels)
    if {"obl", "nmod"} & known:
        return universal
    if {"dobj", "pobj"} & known:
        return clearnlp
    raise ModelError(
        f"the parser's labels are neither Universal Dependencies nor ClearNLP: {', '.join(sorted(known)[:12])} ..."
    )


def syntax_of(doc: Doc) -> Syntax:
    """The answerer for a parsed Doc, told from the first label that only one scheme has.

    Universal Dependencies where none decides. Asked for every source, so it must not walk through the whole article.
    """
    for token in doc:
        if token.dep_ in ONLY_UNIVERSAL or ":" in token.dep_:
            return universal
        if token.dep_ in ONLY_CLEARNLP:
            return clearnlp
    return universal
