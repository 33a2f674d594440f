"""Whether what a figure measures is said to have happened: modals, adverbs, plans, beliefs, denials, conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.events.inflection import noun_forms, verb_forms
from pipeline.events.mentions import Mention
from pipeline.events.setting import Setting
from pipeline.marks import Range
from pipeline.records import Modality
from pipeline.rulebook import load
from pipeline.rulebook.events import Hedge, Inflection, Standing

STRENGTH: tuple[Modality, ...] = ("negated", "future", "possible", "fact")
"""The strongest departure from fact wins."""
STEPS_UP = 5
WORDS_BEFORE = 3
"""Tokens before a figure in which an adverb belongs to it: "possibly as many as 40"."""

APART = frozenset(
    {"after", "amid", "because", "before", "despite", "due", "during", "following", "given", "since", "unlike"}
)
"""Words whose phrase or clause a negation does not reach: "it did not close despite 12 deaths"."""
RESULTING = frozenset({"find", "get", "have", "keep", "leave", "see"})
"""Verbs whose object's participle is what they bring about: "did not leave 600 people stranded" strands nobody."""
CAUSING = frozenset(
    {"allow", "cause", "compel", "drive", "enable", "force", "lead", "oblige", "permit", "prompt", "push"}
)
"""Verbs whose infinitive is what they bring about, also where a parser takes it for a purpose: "force 300 to flee"."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
BENT: tuple[Standing, ...] = ("above", "clause", "passive", "noun", "unproven")
"""Words that stand here have several forms."""
UNPARSED: tuple[Standing, ...] = ("auxiliary", "adverb", "above", "clause", "noun", "marker", "modifier")
"""Without a tree these may stand anywhere in the sentence."""

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
    """Our words of modality with a user's over them, in all their forms."""
    irregular = {rule.id.partition(".")[2]: rule.forms for rule in load(Inflection, folders)}
    standing: dict[Standing, dict[str, tuple[Modality, str]]] = {}
    for rule in load(Hedge, folders):
        words = standing.setdefault(rule.stands, {})
        for word in rule.words:
            forms = (
                {word, *verb_forms(word, irregular), *noun_forms(word, irregular)} if rule.stands in BENT else {word}
            )
            for form in sorted(forms):
                words.setdefault(form, (rule.modality, rule.id))
    return Hedges(standing)


def modality_of(
    setting: Setting, mention: Mention, hedges: Hedges
) -> tuple[Modality, tuple[Range, ...], tuple[str, ...]]:
    """The modality of a figure's event, the words that tell it in text order, and their rules."""
    found = sorted(dict.fromkeys(_found(setting, mention, hedges)), key=lambda one: one[1])
    modality: Modality = min((one[0] for one in found), key=STRENGTH.index, default="fact")
    rules = tuple(dict.fromkeys(one[2] for one in found if one[0] == modality))
    return modality, tuple(dict.fromkeys(one[1] for one in found)), rules


def _found(setting: Setting, mention: Mention, hedges: Hedges) -> Iterable[Found]:
    """Every word of modality that bears on the event."""
    figure = mention.figure
    near = setting.doc[max(0, figure.start - WORDS_BEFORE) : figure.end]
    yield from _each(hedges, (token for token in near if token.pos_ in ("ADV", "")), "adverb")
    if not setting.parsed:
        first, last = setting.sentence(figure.start)
        for standing in UNPARSED:
            yield from _each(hedges, setting.doc[first:last], standing)
        return
    for token in mention.path.chain:
        if token.pos_ != "VERB":
            yield from _each(hedges, token.children, "modifier")
        elif _is_told(setting, token):
            break
    for token in _starts(setting, mention):
        yield from _above(setting, mention, hedges, token)


def _starts(setting: Setting, mention: Mention) -> tuple[Token, ...]:
    """Where to begin climbing: at the trigger if it is a predicate apart, else at what is counted and at the figure."""
    chain = mention.path.chain
    trigger = None if mention.head is None else setting.doc[mention.head]
    figure = setting.head((mention.figure.start, mention.figure.end))
    if trigger is not None and trigger not in chain and setting.syntax.is_predicate(trigger):
        item = mention.figure.item  # "the number of people killed could reach 300"
        return (trigger, figure) if item is not None and item[1] <= mention.figure.start else (trigger,)
    return (chain[0], figure) if chain and chain[0].i != figure.i else (figure,)


def _above(setting: Setting, mention: Mention, hedges: Hedges, start: Token) -> Iterable[Found]:
    """From a word up through its predicates: each may be hedged, and may hedge what is below it."""
    below: Token | None = None
    for token in _climb(setting, mention, start):
        if setting.syntax.is_predicate(token) and (below is None or _bears_on(setting, token, below)):
            reaches = _is_reached(setting, mention, token, below)
            yield from _at_predicate(setting, token, hedges, negated=reaches)
        if below is not None:
            yield from _governing(setting, token, below, hedges)
        below = token


def _climb(setting: Setting, mention: Mention, start: Token) -> list[Token]:
    """From a word up through governors, then through the clauses that hold the clause.

    What a definite noun names is taken for granted whatever the sentence says of it: "the two deaths were not linked".
    So is a participle, "will help 40,000 civilians besieged in the city", but not what is brought about: "will leave
    40,000 civilians stranded".
    """
    syntax = setting.syntax
    trigger = None if mention.head is None else setting.doc[mention.head]
    if trigger is not None and trigger.i == start.i and _is_granted(setting, trigger):
        return [trigger]
    figure = setting.head((mention.figure.start, mention.figure.end))
    tokens: list[Token] = []
    token: Token | None = start
    while token is not None and len(tokens) < STEPS_UP + 2 and token not in tokens:
        tokens.append(token)
        is_trigger = trigger is not None and token.i == trigger.i and token.pos_ == "NOUN"
        if is_trigger and _is_definite(token) and (token.i == figure.i or token.is_ancestor(figure)):
            break
        if _is_told(setting, token) or _is_behind(setting, token):
            break
        token = syntax.governor(token)
    return tokens


def _is_granted(setting: Setting, participle: Token) -> bool:
    """A clause that only says of whom the sentence speaks, and is no result of its verb: "civilians besieged"."""
    syntax = setting.syntax
    noun = syntax.modified_by_clause(participle)
    if noun is None:
        return False
    verb = syntax.governor(noun)
    is_result = verb is not None and verb.lemma_.lower() in RESULTING and noun == syntax.object(verb)
    return not is_result or _is_definite(noun)


def _is_told(setting: Setting, verb: Token) -> bool:
    """A clause that tells of whom the sentence speaks what has happened: "a suspected raid that left one dead"."""
    return _is_granted(setting, verb) and setting.syntax.tense(verb) == "past"


def _is_behind(setting: Setting, verb: Token) -> bool:
    """What has happened, told with something else: "classes are set to resume after 12 were killed"."""
    syntax = setting.syntax
    marker = syntax.marker(verb) if syntax.is_predicate(verb) and syntax.complement_host(verb) is None else None
    return marker is not None and marker.lower_ in APART and syntax.tense(verb) == "past"


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in DEFINITE for child in noun.children)


def _governing(setting: Setting, above: Token, below: Token, hedges: Hedges) -> Iterable[Found]:
    """What a word above does to the predicate or noun that is its complement: "plans to send", "risk of 600 deaths"."""
    syntax = setting.syntax
    host = syntax.complement_host(below)
    is_clause = host is not None and host.i == above.i
    standings: tuple[Standing, ...] = ()
    if above.pos_ in ("NOUN", "PROPN"):
        if is_clause:
            standings = ("clause", "noun")
        elif not syntax.is_predicate(below) and syntax.preposition(below) is not None:
            standings = ("noun",) if _is_of(syntax.preposition(below)) else ()
    elif is_clause:
        standings = ("above", "clause", "passive") if syntax.is_passive(above) else ("above", "clause")
    elif not syntax.is_predicate(below) and below.i in _affected(setting, above):
        standings = ("above",)
    of = above.pos_ == "NOUN" and _is_of(syntax.preposition(below))  # "no evidence of 600 deaths"
    if syntax.negations(above) and (is_clause or of or syntax.modified_by_clause(below) == above):
        standings = (*standings, "unproven")
    for standing in standings:
        found = hedges.at(above, standing)
        if found is not None:
            yield found


def _is_of(word: Token | None) -> bool:
    return word is not None and word.lower_ in ("of", "for", "to")


def _affected(setting: Setting, verb: Token) -> set[int]:
    """What a verb is done to, by token index."""
    found = (setting.syntax.object(verb), _passive_subject(setting, verb))
    return {token.i for token in found if token is not None}


def _passive_subject(setting: Setting, verb: Token) -> Token | None:
    return setting.syntax.subject(verb) if setting.syntax.is_passive(verb) else None


def _at_predicate(setting: Setting, verb: Token, hedges: Hedges, *, negated: bool) -> Iterable[Found]:
    """Auxiliaries, adverbs and the marker of a predicate, and where they reach so far, its negations."""
    syntax = setting.syntax
    yield from _each(hedges, syntax.auxiliaries(verb), "auxiliary")
    if negated:
        yield from _each(hedges, syntax.negations(verb), "auxiliary")
    yield from _each(hedges, syntax.adverbs(verb), "adverb")
    marker = syntax.marker(verb)
    yield from _each(hedges, () if marker is None else (marker,), "marker")


def _is_reached(setting: Setting, mention: Mention, verb: Token, below: Token | None) -> bool:
    """Whether "not" at a predicate denies what is measured below it.

    What somebody does not do besides leaves their number as it is ("40 % are single or have never voted"), and so does
    what did not happen despite it: "it did not close despite 12 deaths".
    """
    if below is None or verb.i == mention.head:
        return True
    preposition = setting.syntax.preposition(below)
    return below != setting.syntax.subject(verb) and (preposition is None or preposition.lower_ not in APART)


def _bears_on(setting: Setting, verb: Token, below: Token) -> bool:
    """What is below has no modality of its own: "could see 30 people come", but "said that 30 people came"."""
    syntax = setting.syntax
    if not syntax.is_predicate(below):
        return True
    host = syntax.complement_host(below)
    if host is None and verb.lemma_.lower() in CAUSING and below in syntax.adverbial_clauses(verb):
        host = verb
    if host is None or host.i != verb.i:
        return False
    return syntax.infinitive(verb) == below or syntax.tense(below) is None


def _each(hedges: Hedges, tokens: Iterable[Token], standing: Standing) -> Iterable[Found]:
    for token in tokens:
        found = hedges.at(token, standing)
        if found is not None:
            yield found
