"""Whom a pronoun or "the officer" means: the likeliest person or thing named before."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from pipeline.attributions.introductions import ARTICLES, names_between, title_of
from pipeline.attributions.kinds import given_names, sort_with, titles, words_of_kind
from pipeline.marks import NameMark, paragraphs, quotes
from pipeline.rulebook import load
from pipeline.rulebook.attributions import Cue
from pipeline.rulebook.countries import country_code
from pipeline.rulebook.names import Gender
from pipeline.syntax import Syntax

Sought = Literal["person", "thing", "several"]

Folders = tuple[str, ...]

PRONOUNS: dict[str, tuple[Sought, Gender | None]] = {
    **dict.fromkeys(("he", "his", "him"), ("person", "m")),
    **dict.fromkeys(("she", "her"), ("person", "f")),
    **dict.fromkeys(("it", "its"), ("thing", None)),
    **dict.fromkeys(("they", "their", "them"), ("several", None)),
}
LEADS_ON = frozenset({"he", "she", "they"})
"""Pronouns that stand for the same as one like them before; "it" too often stands for nothing."""
SILENT = frozenset(
    {"i", "we", "you", "my", "our", "your", "who", "which", "that", "this", "these", "those", "me", "us"}
)
"""Pronouns that are not looked for: whoever speaks in a quotation, and what a parser left without a noun."""
LOOSE = frozenset({"company", "media", "ngo", "igo", "military", "armed_group", "intelligence"})
"""Kinds of organisation that the news calls by changing words: the army, the military; the firm, the company."""
FARTHEST = 3
"""Paragraphs before the pronoun's own in which its antecedent is looked for."""
LEAST = -2.5
"""Score below which a pronoun stays open."""
SAYING = frozenset({"clause", "inserted", "object", "measure"})
"""Frames of the verbs whose subject is more likely to be meant."""
HOPS = 12
"""Pronouns that are followed one to the other."""
MOST = 25
"""Sentences that are looked at, however long the paragraphs are."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name or a noun that may be meant; `place` is the token it is read from."""

    place: int
    name: NameMark | None
    score: float


def antecedent(doc: Doc, pronoun: Token, syntax: Syntax, folders: Folders) -> Candidate | None:
    """The likeliest name or noun; another "he" before leads on to whom that one means."""
    for _ in range(HOPS):
        found = _likeliest(doc, pronoun, syntax, folders)
        if found is None or doc[found.place].lower_ not in PRONOUNS:
            return found
        pronoun = doc[found.place]
    return None


def _likeliest(doc: Doc, pronoun: Token, syntax: Syntax, folders: Folders) -> Candidate | None:
    """The candidate that scores best: who speaks before other subjects before all else, near ones before far ones."""
    sought, gender = PRONOUNS[pronoun.lower_]
    best: Candidate | None = None
    often: Counter[int] = Counter()
    for distance, (start, end) in enumerate(_sentences_before(doc, pronoun.i)):
        if best is not None and best.score >= 4.5 - distance:
            break
        often.update(one.entity for one in names_between(doc, start, end))
        for one in _candidates(doc, start, end, sought, gender, folders):
            score = _weight(doc, doc[one.place], syntax, folders) + one.score - distance
            score += min(0.5, 0.1 * (often[one.name.entity] - 1)) if one.name is not None else 0.0
            if best is None or score > best.score:
                best = Candidate(one.place, one.name, score)
    return best if best is not None and best.score >= LEAST else None


def _sentences_before(doc: Doc, place: int) -> Iterator[tuple[int, int]]:
    """The pronoun's sentence up to it, then the sentences before, back to the third paragraph before its own."""
    ranges = paragraphs(doc)
    own = max(0, bisect_left(ranges, place + 1, key=lambda one: one[0]) - 1)
    first = ranges[max(0, own - FARTHEST)][0] if ranges else 0
    end = place
    for _ in range(MOST):
        if end <= first:
            return
        start = max(first, doc[end - 1].sent.start) if doc[end - 1].is_sent_start is not None else first
        yield start, end
        end = start


def _candidates(
    doc: Doc, start: int, end: int, sought: Sought, gender: Gender | None, folders: Folders
) -> Iterator[Candidate]:
    """Names and nouns of a stretch that agree with the pronoun in what they denote, in number and gender."""
    covered: set[int] = set()
    for name in names_between(doc, start, end):
        covered.update(range(name.start, name.end))
        score = _name_fits(doc, name, sought, gender, folders)
        if score is not None:
            yield Candidate(_head_of(doc, name), name, score)
    for token in doc[start:end]:
        if token.pos_ == "PRON" and PRONOUNS.get(token.lower_) == (sought, gender) and token.lower_ in LEADS_ON:
            yield Candidate(token.i, None, 0.0)
        elif token.pos_ in ("NOUN", "PROPN") and token.i not in covered:
            if _noun_fits(token, sought, gender, folders):
                written = sort_with((token,), token, folders).denotes == "document"
                yield Candidate(token.i, None, -0.8 if written else -0.3)
            elif token.pos_ == "PROPN" and sought != "several":  # a name the model missed: only as a subject
                yield Candidate(token.i, None, -3.6)


def _head_of(doc: Doc, name: NameMark) -> int:
    """The token of a name that its sentence hangs it up by."""
    return next((t.i for t in doc[name.start : name.end] if not name.start <= t.head.i < name.end), name.start)


def _name_fits(doc: Doc, name: NameMark, sought: Sought, gender: Gender | None, folders: Folders) -> float | None:
    """How well a name suits; None if it can't be meant."""
    if sought == "person":
        told = _gender_of(doc, name, folders) if name.label == "PERSON" else None
        fits = name.label == "PERSON" and (told is None or gender is None or told == gender)
        return (0.5 if told else 0.0) if fits else None
    if name.end < len(doc) and doc[name.end].pos_ in ("NOUN", "PROPN"):
        return None
    if name.label == "PERSON":
        return -0.8 if sought == "thing" and _may_be_firm(doc, name, folders) else None
    if sought == "several":
        return {"NORP": 0.0, "ORG": -0.5}.get(name.label)
    if name.label == "LOC" and country_code(name.name, folders) is None:
        return None
    return {"ORG": 0.3, "LOC": -1.0, "FAC": -0.5, "MISC": -0.5, "PRODUCT": -0.5}.get(name.label)


def _may_be_firm(doc: Doc, name: NameMark, folders: Folders) -> bool:
    """A "person" of one word without title or given name: models take firms for people, "Nokia cut its forecast"."""
    lone = " " not in name.name and title_of(doc, name, folders) == name.start
    return lone and _gender_of(doc, name, folders) is None


def _gender_of(doc: Doc, name: NameMark, folders: Folders) -> Gender | None:
    """What the title or noun before a name tells ("Mrs Kato", "spokeswoman Kato"), else the given name."""
    given = given_names(folders).get(name.name.split()[0])
    if name.start == 0 or given is not None:
        return given
    before = doc[name.start - 1]
    title = titles(folders).get(before.text)
    if title is not None and title.gender is not None:
        return title.gender
    return sort_with((before,), before, folders).gender


def _noun_fits(token: Token, sought: Sought, gender: Gender | None, folders: Folders) -> bool:
    """A noun that denotes a source of the kind sought."""
    if token.i + 1 < len(token.doc) and token.doc[token.i + 1].pos_ in ("NOUN", "PROPN"):
        return False
    told = sort_with((token,), token, folders)
    plural = "Plur" in token.morph.get("Number", []) or token.lower_ == "police"
    plural = plural or (token.pos_ == "PROPN" and token.lower_.endswith("s") and told.denotes == "person")  # "Rescuers"
    if sought == "several":
        return plural and told.denotes in ("person", "people", "body")
    if plural or told.denotes is None:
        return False
    if sought == "person":
        return told.denotes == "person" and told.gender in (None, gender)
    return told.denotes in ("body", "document", "people")


def _weight(doc: Doc, token: Token, syntax: Syntax, folders: Folders) -> float:
    """3 for who speaks, 2 for another subject, 0 for the rest; less inside a quotation and for a possessor."""
    verb = syntax.predicate(token)
    subject = syntax.logical_subject(verb) or syntax.subject(verb)
    weight = 0.0
    if subject is not None and (
        subject.i == token.i or (abs(subject.i - token.i) <= 3 and _same_phrase(subject, token))
    ):
        weight = 3.0 if verb.lemma_.lower() in _speaking(folders) else 2.0
    elif any(word.lower_ == "according" for word in (syntax.preposition(token),) if word is not None):
        weight = 3.0
    if _quoted(doc, token.i):
        weight -= 1.5
    return weight


def _same_phrase(subject: Token, token: Token) -> bool:
    """Whether only names and titles stand between a subject's head and a token: "Brigadier Tembinkosi Kinana"."""
    low, high = sorted((subject.i, token.i))
    return all(one.pos_ == "PROPN" for one in subject.doc[low : high + 1])


def _quoted(doc: Doc, place: int) -> bool:
    """Inside a quotation."""
    found = quotes(doc)
    at = bisect_left(found, place + 1, key=lambda one: one.start) - 1
    return at >= 0 and found[at].start <= place < found[at].end


@cache
def _speaking(folders: Folders) -> frozenset[str]:
    """Lemmas of verbs that report what somebody says."""
    rules = (rule for rule in load(Cue, folders) if rule.word == "verb" and SAYING.intersection(rule.frames))
    return frozenset(lemma for rule in rules for lemma in rule.lemmas)


def described_before(doc: Doc, head: Token, syntax: Syntax, folders: Folders) -> Token | None:
    """The last noun before that the same noun describes more fully: "a naval officer" for "the officer".

    Of an organisation another word of the same kind does: "the Israeli army" for "the military". Looks through
    the 2,000 words before.
    """
    told = sort_with((head,), head, folders)
    words = {head.lower_}
    if told.kind in LOOSE and told.denotes == "body":
        words |= words_of_kind(told.kind, folders)
    for place in places_before(doc, head.i - 1, words)[:MOST]:
        phrase = [one for one in syntax.noun_phrase(doc[place]) if one.lower_ not in ARTICLES and one.is_alpha]
        if len(phrase) > 1 and doc[place].pos_ in ("NOUN", "PROPN"):
            return doc[place]
    return None


def places_before(doc: Doc, place: int, words: set[str]) -> list[int]:
    """Where any of some lower-case words stands in the 2,000 tokens before a place, the last one first."""
    start = max(0, place - 2000)
    if place <= start:
        return []
    wanted = {doc.vocab.strings[word] for word in words}
    return [at for at in range(place - 1, start - 1, -1) if doc[at].lower in wanted]
