"""What the words around a date tell: whether they speak of what is to come, and whether they are a name."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc, Span, Token

from pipeline.syntax import Syntax, syntax_of

REACH = 30
"""Tokens that are looked at on each side where there is no tree."""
NAMED = frozenset(("PERSON", "PER", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "MISC"))
DEPTH = 6
"""How many clauses are climbed from the date."""
AUXILIARIES = frozenset(("will", "'ll", "’ll", "shall", "would"))
PLANS = frozenset(
    ("agree", "aim", "ask", "begin", "call", "hope", "intend", "invite", "likely", "open", "order", "prepare")
).union(("promise", "ready", "resume", "start", "threaten", "urge", "vow", "want"))
"""Lemmas that look ahead where they are not in the past: "trading resumes Tuesday"; or to an infinitive."""
SCHEDULES = frozenset(("due", "expect", "plan", "postpone", "schedule", "set", "slate"))
"""Lemmas that look ahead in every tense: "had scheduled a rally Saturday"."""
LEADS = (
    ("as", "early", "as"), ("as", "soon", "as"), ("as", "late", "as"), ("no", "later", "than"), ("scheduled", "for"),
    ("until",),
)  # fmt: skip
"""Words before a date that look ahead whatever the verb."""
PLANNED = frozenset(("scheduled", "expected", "due", "set", "plans", "planned", "going", "slated", "next"))
PAST = frozenset(("was", "were", "had", "did", "said", "told", "fell", "rose", "met", "held", "been"))


class Surroundings:
    """The clauses of a Doc, asked about stretches of characters; the tree is looked at only when it is needed."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    @cached_property
    def syntax(self) -> Syntax | None:
        """The answerer for the trees of the Doc; None without trees."""
        return syntax_of(self.doc) if self.doc.has_annotation("DEP") else None

    @cached_property
    def has_names(self) -> bool:
        """Names have been looked for."""
        return self.doc.has_annotation("ENT_IOB")

    def look_ahead(self, start: int, end: int) -> bool:
        """Whether the clause around the characters from `start` to `end` speaks of what is to come."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None or (span.end < len(self.doc) and self.doc[span.end].lower_ in ("'s", "’s")):
            return False  # "Wednesday's ruling" has been given
        before = [token for token in self.doc[max(0, span.start - 4) : span.start] if token.lower_ != "on"]
        words = tuple(token.lower_ for token in before)
        if any(words[-len(lead) :] == lead for lead in LEADS):
            return True
        if words and words[-1] in PAST:
            return False
        if self.syntax is not None:
            return _by_tree(self.syntax, span)
        return _by_words(self.doc, span.start, span.end)

    def are_name(self, start: int, end: int) -> bool:
        """Whether the characters from `start` to `end` are part of a name: "Theresa May", "Black September"."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None or span.start == 0:
            return False
        if any(token.ent_type_ in NAMED for token in span):
            return True
        before = self.doc[span.start - 1]
        return not self.has_names and before.is_title and not before.is_sent_start


def _by_tree(syntax: Syntax, span: Span) -> bool:
    """The tense of the clause; an infinitive or participle has that of what it depends on: "plans to meet Friday"."""
    verb = syntax.predicate(span.root)
    for _ in range(DEPTH):
        tense, lemma = syntax.tense(verb), verb.lemma_.lower()
        ahead = tense == "future" or any(one.lower_ in AUXILIARIES for one in syntax.auxiliaries(verb))
        if ahead or lemma in SCHEDULES:
            return True
        if tense is not None:
            return tense == "present" and lemma in PLANS
        if syntax.is_participle(verb) and not verb.lower_.endswith("ing"):
            return False
        host = syntax.complement_host(verb) or syntax.modified_by_clause(verb) or syntax.governor(verb)
        if host is None:
            return False
        if host.lemma_.lower() in PLANS | SCHEDULES:
            return True
        verb = host if syntax.is_predicate(host) else syntax.predicate(host)
    return False


def _by_words(doc: Doc, start: int, end: int) -> bool:
    """The nearest verb before, else after, where there is no tree."""
    for token in reversed(doc[max(0, start - REACH) : start]):
        if token.text in (".", "!", "?") or "\n" in token.text:
            break
        if _is_ahead(token):
            return True
        if token.lower_ in PAST or (token.lower_.endswith("ed") and len(token) > 4):
            return False
    return any(token.lower_ in AUXILIARIES for token in doc[end : end + 12])


def _is_ahead(token: Token) -> bool:
    word = token.lower_
    if word == "be":
        return token.i > 0 and token.nbor(-1).lower_ == "to"
    return word in AUXILIARIES or word in PLANNED
