"""Who a source is: its full name, what kind of source it is, its role and country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Doc, Token

from pipeline.attributions.antecedents import LOOSE, PRONOUNS, SILENT, antecedent, described_before, places_before
from pipeline.attributions.introductions import (
    ARTICLES,
    LOOKED_AT,
    Introduction,
    first_introduction,
    introduction,
    names_between,
    sort_of_introduction,
)
from pipeline.attributions.kinds import UNKNOWN, Sort, sort_with
from pipeline.marks import ClaimantMark, NameMark, Range, names
from pipeline.records import SourceKind
from pipeline.rulebook.countries import country_code, country_of
from pipeline.syntax import Syntax, syntax_of

NOBODY = ClaimantMark(None, "unnamed")
BY_LABEL: dict[str, SourceKind] = {"PERSON": "person", "LOC": "government", "ORG": "company", "NORP": "group"}
"""What a name is where nothing else tells: "Seoul said", "Boeing said", "Ukrainians say"."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INSIDE = frozenset({"of", "by", "from", "for", "with", "in", "to", "on", "at", "'s", "’s"})
PARTS = frozenset({"several", "many", "most", "some", "all", "few", "both", "none"})
"""Words for a part of a source, which its name goes without: "several of the latest polls"."""
GENERIC = frozenset({"central", "national", "federal"})
"""Words of a description that its name may lack: "the central bank" is the National Bank of Romania."""
BODIES = frozenset({"organization", "organisation", "union", "association", "federation", "foundation", "institute"})
"""Last words of names whose other words tell what the body is about."""
AROUND = 20
"""Tokens between a name and a word that introduces it, at most."""
MOST = 40
"""Names before "the company" among which a company is looked for."""

Found = tuple[ClaimantMark, tuple[str, ...]]


def claimant_of(doc: Doc, source: tuple[Range, ...], folders: tuple[str, ...] = ()) -> Found:
    """Who the source is, and the rules that told; a source of no words is unnamed.

    `name` is the fullest name the article gives for it, the words themselves for a source that is only described
    ("officials"), and None for a pronoun whose meaning is open.
    """
    tokens = [token for start, end in source for token in doc[start:end] if not token.is_space]
    if not tokens:
        return NOBODY, ()
    syntax = syntax_of(doc)
    head = _head(tokens)
    spelled = head.text.isupper() and len(head) > 1  # WHO is no pronoun
    if head.lower_ in PRONOUNS and len(tokens) <= 2 and not spelled:
        return _pronoun(doc, head, syntax, folders)
    if len(tokens) == 1 and head.text.rstrip(".:") in ("Q", "A"):  # of an interview
        return ClaimantMark(None, "person"), ()
    if head.lower_ in SILENT and len(tokens) == 1 and not spelled:
        return ClaimantMark(None, "unnamed" if head.lower_ in ("this", "that", "which") else "person"), ()
    return _phrase(doc, tokens, head, syntax, folders)


def _head(tokens: Sequence[Token]) -> Token:
    """The first noun whose own head stands outside, by the tree; else the last one before a preposition."""
    inside = {token.i for token in tokens}
    if tokens[0].has_dep():
        tops = [t for t in tokens if (t.head.i not in inside or t.head.i == t.i) and not t.is_punct]
        nouns = [t for t in tops if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and t.ent_type_ != "DATE"]
        if nouns or (tops and tops[0].ent_type_ != "DATE" and tops[0].pos_ != "VERB"):
            return (nouns or tops)[0]
    opening = list(takewhile(lambda token: token.pos_ not in ("ADP", "VERB", "PUNCT"), tokens))
    nouns = [token for token in opening if token.pos_ in ("NOUN", "PROPN", "PRON")]
    return (nouns or list(tokens))[-1]


def _pronoun(doc: Doc, pronoun: Token, syntax: Syntax, folders: tuple[str, ...]) -> Found:
    """Whom a pronoun means."""
    found = antecedent(doc, pronoun, syntax, folders)
    if found is None:
        return ClaimantMark(None, "person" if PRONOUNS[pronoun.lower_][0] == "person" else "group"), ()
    if found.name is not None:
        claimant, rules = _named(doc, found.name, (), syntax, folders)
    else:
        head = doc[found.place]
        words = list(syntax.noun_phrase(head))
        for other in syntax.appositions(head):  # "The spokesman, Idris Bello, denied it. He said so"
            words += [token for token in syntax.noun_phrase(other) if token.i > words[-1].i]
        claimant, rules = _phrase(doc, words, head, syntax, folders)
    return claimant, ("sources.pronoun", *rules)


def _phrase(doc: Doc, tokens: Sequence[Token], head: Token, syntax: Syntax, folders: tuple[str, ...]) -> Found:
    """A noun phrase: a name with what is said about it, a document and who issued it, or a description."""
    inside = names_between(doc, max(0, tokens[0].i - 8), tokens[-1].i + 1)
    inside = tuple(one for one in inside if one.end > tokens[0].i)
    told = sort_with(tokens, head, folders)
    own = next((one for one in inside if one.start <= head.i < one.end), None)
    if own is None:
        own = _behind_head(doc, head, inside, told)
    if own is not None:
        return _named(doc, own, tokens, syntax, folders)
    owner = syntax.possessor(head) if told.denotes == "document" else None
    if owner is not None and owner.lower_ in ("his", "her", "its"):
        claimant, rules = _pronoun(doc, owner, syntax, folders)
        if claimant.name is not None:
            return claimant, ("sources.issuer", *rules)
    if told.denotes == "document":
        issuer = next((one for one in inside if one.label in ("ORG", "PERSON") and one.start >= tokens[0].i), None)
        if issuer is not None:
            claimant, rules = _named(doc, issuer, (), syntax, folders)
            return replace(claimant, kind=told.kind if told.kind == "poll" else claimant.kind), (
                "sources.issuer",
                *rules,
            )
        maker = _maker(tokens, folders) if told.kind != "poll" else None
        if maker is not None:
            phrase = [token for token in tokens if maker.left_edge.i <= token.i <= maker.i]
            return _described(phrase, maker, sort_with(phrase, maker, folders), syntax, folders, "sources.issuer")
    if tokens[0].lower_ in DEFINITE and told.kind != "unnamed" and head.text.islower():
        known = _mentioned_before(doc, tokens, head, told, syntax, folders)
        if known is not None:
            return known
    return _described(tokens, head, told, syntax, folders)


def _maker(tokens: Sequence[Token], folders: tuple[str, ...]) -> Token | None:
    """Who issued a document without a name for him: "union" in "Statistics compiled by the union"."""
    by = next((place for place, token in enumerate(tokens) if token.lower_ in ("by", "from")), None)
    if by is None:
        return None
    nouns = takewhile(lambda token: token.pos_ in ("DET", "ADJ", "NOUN", "PROPN"), tokens[by + 1 :])
    last = next(iter(reversed(list(nouns))), None)
    known = last is not None and sort_with((last,), last, folders).denotes in ("body", "person")
    return last if known else None


def _behind_head(doc: Doc, head: Token, inside: Sequence[NameMark], told: Sort) -> NameMark | None:
    """The name that a noun introduces: "the spokesman, Brigadier Kinana", "the Spanish NGO Caminando Fronteras"."""
    for one in inside:
        if one.start > head.i and one.label in ("PERSON", "ORG", "LOC", "MISC", "FAC"):
            before = doc[one.start - 1]
            person = one.label == "PERSON"
            if before.lower_ in INSIDE or (told.denotes == "person" and not person):
                continue
            between = doc[head.i + 1 : one.start]
            if all(t.text in (",", "(", ":") or t.pos_ in ("PROPN", "DET", "NOUN", "ADJ") for t in between) or person:
                return one
    return None


def _named(doc: Doc, name: NameMark, tokens: Sequence[Token], syntax: Syntax, folders: tuple[str, ...]) -> Found:
    """A source that has a name."""
    intro = first_introduction(doc, name, syntax, folders)
    sort = _sort_of_name(doc, name, tokens, intro, folders)
    kind = sort.kind or BY_LABEL.get(name.label, "group")
    if name.label == "PERSON" and kind in ("document", "unnamed", "poll"):
        kind = "person"
    words = [token.text for token in (*(intro.words if intro else ()), *tokens)]
    country = country_code(name.name, folders) if name.label in ("LOC", "NORP") else None
    country = country or country_of([*words, *name.name.split()], folders)
    role = intro.text if intro is not None and intro.is_role and name.label == "PERSON" else None
    rules = (name.rule, *((sort.rule,) if sort.rule else ()))
    return ClaimantMark(name.name, kind, role, country), rules


def _sort_of_name(
    doc: Doc, name: NameMark, tokens: Sequence[Token], intro: Introduction | None, folders: tuple[str, ...]
) -> Sort:
    """By the name itself where it is known, then by its introduction, then by the other words of the phrase."""
    words = tuple(doc[name.start : name.end])
    full = _full_words(doc, name)
    own = UNKNOWN if name.label == "PERSON" else sort_with(full, _head_of_name(full), folders, person=False)
    if own.denotes is None and name.label != "PERSON" and full != words:
        short = sort_with(words, _head_of_name(words), folders, person=False)
        own = short if short.kind is not None else own  # OPEC tells more than its long form
    if own.kind is not None:
        return own
    told = sort_of_introduction(intro, folders)
    if told is not None and told.kind is not None:
        return told
    rest = [token for token in tokens if not name.start <= token.i < name.end]
    return sort_with(rest, None, folders) if rest and name.label == "PERSON" else UNKNOWN


def _head_of_name(words: Sequence[Token]) -> Token:
    """The last word before the first "of" or "for": "Ministry" in "Ministry of Health"."""
    return (list(takewhile(lambda word: word.lower_ not in ("of", "for"), words)) or words)[-1]


def _full_words(doc: Doc, name: NameMark) -> tuple[Token, ...]:
    """The words of the mention that spells the name out."""
    for one in names(doc)[: LOOKED_AT * 5]:
        if one.entity == name.entity and len(doc[one.start : one.end].text) == len(one.name):
            return tuple(doc[one.start : one.end])
    return tuple(doc[name.start : name.end])


def _mentioned_before(
    doc: Doc, tokens: Sequence[Token], head: Token, told: Sort, syntax: Syntax, folders: tuple[str, ...]
) -> Found | None:
    """Whom "the minister" means: a name introduced with that noun or holding it, or a fuller description."""
    modifiers = {token.lower_ for token in tokens if token.i != head.i and token.pos_ in ("NOUN", "PROPN", "ADJ")}
    modifiers -= GENERIC
    is_person = told.denotes == "person"
    looked_for = {head.lower_} if not (modifiers and told.weak) else {t.lower_ for t in tokens if t.pos_ == "PROPN"}
    seen: set[int] = set()
    for place in places_before(doc, tokens[0].i, looked_for):
        for name in names_between(doc, max(0, place - AROUND), min(tokens[0].i, place + AROUND)):
            if name.start in seen or (name.label == "PERSON") != is_person or name.label in ("NORP", "LOC"):
                continue
            seen.add(name.start)
            said = _said_of(doc, name, syntax, folders)
            if head.lower_ in said and _is_about(name, head.lower_):
                continue
            if modifiers <= said and (head.lower_ in said or (modifiers and told.weak)):
                claimant, rules = _named(doc, name, (), syntax, folders)
                return claimant, ("sources.role", *rules)
    adorned = modifiers and (
        told.weak or any(t.pos_ != "NOUN" for t in tokens if t.i != head.i and t.lower_ in modifiers)
    )
    for name in () if adorned else reversed(names_between(doc, 0, tokens[0].i)[-MOST:]):
        if _is_alike(doc, name, told, syntax, folders):
            claimant, rules = _named(doc, name, (), syntax, folders)
            return claimant, ("sources.kind", *rules)
    if not modifiers:
        noun = described_before(doc, head, syntax, folders)
        if noun is not None:
            phrase = syntax.noun_phrase(noun)
            return _described(phrase, noun, sort_with(phrase, noun, folders), syntax, folders, "sources.description")
    return None


def _is_about(name: NameMark, word: str) -> bool:
    """The name of a body that only deals with what the word means: the Police Federation is not "the police"."""
    words = name.name.lower().split()
    return word in words[:-1] and words[-1] in BODIES


def _said_of(doc: Doc, name: NameMark, syntax: Syntax, folders: tuple[str, ...]) -> set[str]:
    """The words in lower case that introduce a name or are part of it."""
    intro = introduction(doc, name, syntax, folders)
    said = {word.lower_ for word in intro.words} if intro is not None else set()
    return said | {word.lower() for word in name.name.split()}


def _is_alike(doc: Doc, name: NameMark, told: Sort, syntax: Syntax, folders: tuple[str, ...]) -> bool:
    """Whether a name is that of an organisation of the same kind: Boeing for "the company"."""
    if told.kind not in LOOSE or told.denotes != "body" or name.label not in ("ORG", "MISC"):
        return False
    kind = _sort_of_name(doc, name, (), introduction(doc, name, syntax, folders), folders).kind
    return (kind or BY_LABEL.get(name.label)) == told.kind


def _described(
    tokens: Sequence[Token], head: Token, told: Sort, syntax: Syntax, folders: tuple[str, ...], rule: str | None = None
) -> Found:
    """A source without a name, by its own words without article."""
    inner = {one.i for one in syntax.noun_phrase(head)}
    words = [token for token in tokens if token.i in inner] or list(tokens)
    while len(words) > 1 and words[0].lower_ in ARTICLES:
        words = words[1:]
    if len(words) > 3 and words[0].lower_ in PARTS and words[1].lower_ == "of" and words[2].lower_ in ARTICLES:
        words = words[3:]
    while len(words) > 1 and words[-1].lower_ in ("'s", "’s"):
        words = words[:-1]
    span = head.doc[words[0].i : words[-1].i + 1]
    rules = tuple(one for one in (rule, told.rule) if one)
    country = country_of([token.text for token in tokens], folders)
    exact = country_code(" ".join(token.text for token in words), folders)
    kind: SourceKind = told.kind or ("person" if told.denotes == "person" else "government" if exact else "group")
    return ClaimantMark(" ".join(span.text.split()), kind, None, country), rules
