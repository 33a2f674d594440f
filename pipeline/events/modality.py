"""Whether what a figure measures is said to have happened: modals, adverbs, plans, beliefs, denials, conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.events.mentions import Mention
from pipeline.events.setting import Setting
from pipeline.marks import Range
from pipeline.records import Modality
from pipeline.rulebook import load
from pipeline.rulebook.events import Hedge, Standing

STRENGTH: tuple[Modality, ...] = ("negated", "future", "possible", "fact")
"""The strongest departure from fact wins."""
STEPS_UP = 5
WORDS_BEFORE = 3
"""Tokens before a figure in which an adverb belongs to it: "possibly as many as 40"."""

Found = tuple[Modality, Range, str]
Words = Mapping[str, tuple[Modality, str]]


@dataclass(frozen=True)
class Hedges:
    """The words of modality by where they stand, each with its modality and rule."""

    standing: Mapping[Standing, Words]

    def at(self, token: Token, standing: Standing) -> Found | None:
        """What a token does to the predicate, where it stands there."""
        words = self.standing.get(standing, {})
        found = words.get(token.lower_) or words.get(token.lemma_.lower())
        return None if found is None else (found[0], (token.i, token.i + 1), found[1])


@cache
def hedges_of(folders: tuple[str, ...] = ()) -> Hedges:
    """Our words of modality with a user's over them."""
    standing: dict[Standing, dict[str, tuple[Modality, str]]] = {}
    for rule in load(Hedge, folders):
        words = standing.setdefault(rule.stands, {})
        for word in rule.words:
            words.setdefault(word, (rule.modality, rule.id))
    return Hedges(standing)


def modality_of(
    setting: Setting, mention: Mention, hedges: Hedges
) -> tuple[Modality, tuple[Range, ...], tuple[str, ...]]:
    """The modality of a figure's event, the words that tell it in text order, and their rules."""
    found = sorted(set(_found(setting, mention, hedges)), key=lambda one: one[1])
    modality: Modality = min((one[0] for one in found), key=STRENGTH.index, default="fact")
    rules = tuple(dict.fromkeys(one[2] for one in found if one[0] == modality))
    return modality, tuple(dict.fromkeys(one[1] for one in found)), rules


def _found(setting: Setting, mention: Mention, hedges: Hedges) -> Iterable[Found]:
    """Every word of modality that bears on the event."""
    figure = mention.figure
    near = (
        token for token in setting.doc[max(0, figure.start - WORDS_BEFORE) : figure.end] if token.pos_ in ("ADV", "")
    )
    yield from _each(hedges, near, "adverb")
    if not setting.parsed:
        start, end = setting.sentence(figure.start)
        for standing in ("auxiliary", "adverb", "above", "marker"):
            yield from _each(hedges, setting.doc[start:end], standing)
        return
    for noun in _measured(setting, mention):
        yield from _each(hedges, noun.children, "modifier")
    yield from _above(setting, mention, hedges)


def _measured(setting: Setting, mention: Mention) -> list[Token]:
    """The nouns that are measured: the trigger, if it is one, and those between the figure and its predicate."""
    nouns = [token for token in mention.path.chain if token.pos_ in ("NOUN", "PROPN")]
    if mention.head is not None:
        nouns.append(setting.doc[mention.head])
    return nouns


def _above(setting: Setting, mention: Mention, hedges: Hedges) -> Iterable[Found]:
    """From the figure up through its predicates: each may be hedged, and may hedge what is below it."""
    syntax = setting.syntax
    below: Token | None = None
    for token in _climb(setting, mention):
        if syntax.is_predicate(token):
            yield from _at_predicate(setting, token, hedges, below)
        if below is not None:
            governs = hedges.at(token, "above")
            if governs is not None and _governs(setting, token, below):
                yield governs
        below = token


def _climb(setting: Setting, mention: Mention) -> list[Token]:
    """From what is counted up through governors, then through the clauses that hold the clause."""
    tokens: list[Token] = []
    token: Token | None = mention.path.chain[0] if mention.path.chain else None
    while token is not None and len(tokens) < STEPS_UP + 2 and token not in tokens:
        tokens.append(token)
        token = setting.syntax.governor(token)
    return tokens


def _governs(setting: Setting, above: Token, below: Token) -> bool:
    """The word above has the one below as its complement, not beside it: "plans to send", "risk of 600 deaths"."""
    syntax = setting.syntax
    host = syntax.complement_host(below)
    if host is not None and host.i == above.i:
        return True
    if above.pos_ == "NOUN":
        return syntax.modified_by_clause(below) is None
    if not syntax.is_predicate(below):
        return below.i in {
            token.i for token in (syntax.object(above), _passive_subject(setting, above)) if token is not None
        }
    return False


def _passive_subject(setting: Setting, verb: Token) -> Token | None:
    return setting.syntax.subject(verb) if setting.syntax.is_passive(verb) else None


def _at_predicate(setting: Setting, verb: Token, hedges: Hedges, below: Token | None) -> Iterable[Found]:
    """Auxiliaries, negations, adverbs and the marker of a predicate on the way up."""
    syntax = setting.syntax
    if below is not None and not _bears_on(setting, verb, below):
        return
    yield from _each(hedges, syntax.auxiliaries(verb), "auxiliary")
    yield from _each(hedges, syntax.negations(verb), "auxiliary")
    yield from _each(hedges, syntax.adverbs(verb), "adverb")
    marker = syntax.marker(verb)
    yield from _each(hedges, () if marker is None else (marker,), "marker")


def _bears_on(setting: Setting, verb: Token, below: Token) -> bool:
    """What is below is part of what the verb says, not a clause beside it or its content."""
    syntax = setting.syntax
    if not syntax.is_predicate(below):
        return True
    host = syntax.complement_host(below)
    return (
        host is not None
        and host.i == verb.i
        and syntax.infinitive(verb) is not None
        and syntax.infinitive(verb) == below
    )


def _each(hedges: Hedges, tokens: Iterable[Token], standing: Standing) -> Iterable[Found]:
    for token in tokens:
        found = hedges.at(token, standing)
        if found is not None:
            yield found
