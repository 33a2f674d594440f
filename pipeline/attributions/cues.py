"""Cue words in a text: which rule a word belongs to, where a cue is void, and which words make it up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from pipeline import rulebook
from pipeline.attributions.page import Page
from pipeline.rulebook.attributions import Cue
from pipeline.syntax import Syntax

PARTS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adverb": frozenset({"ADV"}),
    "adjective": frozenset({"ADJ", "VERB"}),
}
"""Parts of speech in which a cue word is looked for."""
UNREAL = frozenset({"would", "could", "should", "might", "may", "must", "can", "'d", "’d", "need", "ought"})
"""Auxiliaries under which nothing has been said: "could not say", "would confirm"."""
CONDITIONS = frozenset({"if", "unless", "whether"})
TOO_FAR = 4
"""Tokens between a cue and an adverb or auxiliary that still belongs to it."""

Table = dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]
"""Cue rules by first lemma, each with the words behind it that they need; the longest first."""


@cache
def cue_table(folders: tuple[str, ...]) -> Table:
    """The cue rules by first lemma."""
    table: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in rulebook.load(Cue, folders):
        for lemma in cue.lemmas:
            first, *rest = lemma.split()
            table.setdefault(first, []).append((tuple(rest), cue))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


def rows_at(table: Table, token: Token) -> tuple[tuple[tuple[str, ...], Cue], ...]:
    """The cue rules whose first word the token is, in whatever part of speech."""
    return table.get(token.lemma_.lower()) or table.get(token.lower_) or ()


def cues_at(table: Table, token: Token, syntax: Syntax, *, as_verb: bool = False) -> tuple[Cue, ...]:
    """The cue rules that `token` may be a word of, in the order of the rules; those with more words first.

    `as_verb`: it is a verb whatever its tag says.
    """
    found = [
        (rest, cue)
        for rest, cue in rows_at(table, token)
        if (cue.word == "verb" if as_verb else _is_word(token, cue, syntax))
        and (not rest or _follow(token, rest, syntax))
    ]
    longest = max((len(rest) for rest, _ in found), default=0)
    return tuple(cue for rest, cue in found if len(rest) == longest)


def _is_word(token: Token, cue: Cue, syntax: Syntax) -> bool:
    """Whether the token's part of speech fits; "the Ministry (MAG) projects that" is a verb whatever its tag says."""
    if token.pos_ in PARTS[cue.word]:
        return True
    return (
        cue.word == "verb"
        and token.pos_ == "NOUN"
        and syntax.clause(token) is not None
        and syntax.subject(token) is not None
    )


def _follow(token: Token, words: tuple[str, ...], syntax: Syntax) -> bool:
    """Whether the words stand behind the token, or a single one is its particle: "pointed it out"."""
    following = tuple(one.lower_ for one in token.doc[token.i + 1 : token.i + 1 + len(words)])
    if following == words:
        return True
    particle = syntax.particle(token) if len(words) == 1 else None
    return particle is not None and particle.lower_ == words[0]


def is_void(page: Page, table: Table, verb: Token) -> bool:
    """Whether nothing is said: the cue is negated, hypothetical or withheld, or only tells of others.

    "would not confirm", "if he says", "declined to say whether", "more than those reported before".
    """
    syntax = page.syntax
    if verb.i and page.words[verb.i - 1] == "those":
        return True
    denied = any(_beside(page, word, verb) for word in syntax.negations(verb))
    if denied or any(helper.lower_ in UNREAL for helper in syntax.auxiliaries(verb)):
        return True
    marker = syntax.marker(verb)
    if marker is not None and marker.lower_ in CONDITIONS:
        return True
    above = syntax.complement_host(verb)
    if above is None or syntax.infinitive(above) != verb or syntax.is_noun(above):
        return False
    withholds = any("withheld" in cue.frames for cue in cues_at(table, above, syntax))
    return withholds or bool(syntax.negations(above))


def _beside(page: Page, word: Token, verb: Token) -> bool:
    """Near each other, and no quotation ends between: the "not" of "“Probably not,” she said" denies nothing."""
    same = page.quoted[word.i] == page.quoted[verb.i]
    return same and abs(word.i - verb.i) <= TOO_FAR and '"' not in page.texts[word.i : verb.i]


def cue_tokens(page: Page, cue: Token) -> tuple[int, ...]:
    """The cue with its auxiliaries, adverbs and particle, where they stand next to it: "has also pointed out"."""
    syntax = page.syntax
    around = [*syntax.auxiliaries(cue), *syntax.negations(cue), *syntax.adverbs(cue)]
    particle = syntax.particle(cue)
    near = {cue.i, *(one.i for one in around if 0 < cue.i - one.i <= TOO_FAR)}
    if particle is not None and particle.i - cue.i <= TOO_FAR:
        near.add(particle.i)
    return tuple(_touching(sorted(near), cue.i))


def _touching(tokens: list[int], middle: int) -> Iterator[int]:
    """The stretch of `tokens` around `middle` without a gap."""
    kept = set(tokens)
    start = middle
    while start - 1 in kept:
        start -= 1
    while start in kept:
        yield start
        start += 1
