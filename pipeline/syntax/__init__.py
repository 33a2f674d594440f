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
    """What stages may ask about a sentence. A question without an answer gives None or (); tokens come in text order."""

    # ---- a predicate and its arguments; the predicate of "It was a disaster" is "disaster", of "was killed" "killed"
    def subject(self, verb: Token) -> Token | None:
        """Head of the verb's own grammatical subject: "officials" in "officials said", "12" or "people" in "people were killed"."""

    def logical_subject(self, verb: Token) -> Token | None:
        """Who does it, also where the verb itself names nobody: through coordination ("announced rates and said"), open
        complements, participles ("..., adding that"), relative clauses ("officials who said": "officials") and passives by agent.
        """

    def is_passive(self, verb: Token) -> bool:
        """ "was killed", "were reported", "the body found": the subject or the noun it modifies is what it is done to."""

    def agent(self, verb: Token) -> Token | None:
        """ "officials" in "was reported by officials"."""

    def object(self, verb: Token) -> Token | None:
        """Head of the direct object."""

    def clause(self, verb: Token) -> Token | None:
        """Predicate of the finite clause that is the verb's complement: "died" in "said (that) 12 died"; also for nouns."""

    def infinitive(self, verb: Token) -> Token | None:
        """Predicate of an open complement: "send" in "plans to send", "killed" in "were reported killed"."""

    def host_clause(self, verb: Token) -> Token | None:
        """Predicate of the sentence into which the verb's clause is inserted: "died" in "12 died, officials said"."""

    def prepositional(self, head: Token) -> tuple[tuple[Token, Token], ...]:
        """(preposition, head of its noun phrase) of a verb's or noun's prepositional phrases: ("in", "Kursk"). For "according to"
        the preposition is "according".
        """

    def preposition(self, noun: Token) -> Token | None:
        """The preposition that governs a noun: "in" for "Kursk" in "killed in Kursk"."""

    def governor(self, token: Token) -> Token | None:
        """The word a phrase depends on, prepositions skipped: "killed" for "Kursk" in "killed in Kursk"; None for the root."""

    def predicate(self, token: Token) -> Token:
        """The predicate of the smallest clause around `token`, itself if it is one."""

    def auxiliaries(self, verb: Token) -> tuple[Token, ...]:
        """ "may", "have", "been" in "may have been killed"; the copula of a predicate noun or adjective too."""

    def negations(self, verb: Token) -> tuple[Token, ...]:
        """ "not", "n't", "never", "no longer" at a predicate; "no" at a noun."""

    def adverbs(self, verb: Token) -> tuple[Token, ...]:
        """Adverbs of a predicate: "reportedly", "so", "far"."""

    def particle(self, verb: Token) -> Token | None:
        """ "out" in "carried out"."""

    def marker(self, verb: Token) -> Token | None:
        """The word that opens a subordinate clause: "that", "if", "while", "after"."""

    def is_root(self, token: Token) -> bool:
        """Head of its sentence."""

    def is_predicate(self, token: Token) -> bool:
        """Heads a clause of its own (verb, or noun or adjective with a copula)."""

    def complement_host(self, verb: Token) -> Token | None:
        """The predicate of which this one is a clausal or open complement: "said" for "died" in "said 12 died"."""

    def adverbial_clauses(self, verb: Token) -> tuple[Token, ...]:
        """Predicates of adverbial and participle clauses: "killing" in "crashed, killing 12"."""

    def modified_by_clause(self, verb: Token) -> Token | None:
        """The noun that this verb's relative or participle clause modifies: "fire" for "killed" in "the fire that killed 12"."""

    def is_relative(self, verb: Token) -> bool:
        """Heads a relative clause."""

    # ---- nouns
    def is_noun(self, token: Token) -> bool:
        """Noun, name or pronoun (also "who", "those")."""

    def counted(self, number: Token) -> Token | None:
        """The noun that a number counts: "troops" for "11,000" in "11,000 troops"."""

    def noun_phrase(self, noun: Token) -> tuple[Token, ...]:
        """The noun with its modifiers, prepositional phrases and close appositions; without its preposition, relative clauses, appositions after
        a comma, coordinated nouns, and inserted clauses.
        """

    def compounds(self, noun: Token) -> tuple[Token, ...]:
        """Nouns, names and adjectives directly before the noun that modify it: "artillery" in "artillery shells"."""

    def possessor(self, noun: Token) -> Token | None:
        """ "ministry" in "the ministry's report", "its" in "its estimate"."""

    def appositions(self, noun: Token) -> tuple[Token, ...]:
        """ "chief" for "Budanov" in "Budanov, the chief of intelligence,"."""

    def conjuncts(self, token: Token) -> tuple[Token, ...]:
        """Everything coordinated with `token`, itself left out."""

    def coordination(self, token: Token) -> Token | None:
        """The first member of the coordination that `token` continues; None for the first member itself."""

    # ---- ranges
    def subtree(self, token: Token, *, without: Iterable[Token] = ()) -> tuple[Token, ...]:
        """`token` and all below it, leaving out the subtrees of `without`."""

    def clause_tokens(self, verb: Token) -> tuple[Token, ...]:
        """The verb's clause with all that depends on it, without clauses coordinated with it and without inserted reporting clauses."""

    # ---- forms
    def tense(self, verb: Token) -> str | None:
        """`past`, `present` or `future` ("will", "is to", "going to") of the predicate with its auxiliaries; None for infinitives and nouns."""

    def is_participle(self, verb: Token) -> bool:
        """ "adding", "killed" without a finite auxiliary of its own."""


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
    """The answerer for a parsed Doc, told from the labels in it; Universal Dependencies where no label decides."""
    labels = {token.dep_ for token in doc}
    return clearnlp if {"dobj", "pobj", "nsubjpass"} & labels and not {"obl", "obj"} & labels else universal
