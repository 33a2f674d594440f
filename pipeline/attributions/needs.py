"""Conditions of forms and cues: what must be true of a verb, its source and what is said."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.attributions.clauses import CUT_OFF
from pipeline.attributions.kinds import sort_with
from pipeline.attributions.page import Page, Source, is_passive, ranges_of
from pipeline.attributions.phrases import preposition_of
from pipeline.attributions.sources import claimant_of
from pipeline.attributions.surroundings import opening_as
from pipeline.marks import figures
from pipeline.rulebook.attributions import Cue, Form, Need


def has_shape(page: Page, form: Form, cue: Cue, token: Token) -> bool:
    """Needs that can be told before the content is known."""
    if form.frame in ("document", "account"):
        counts = form.frame == "account" and page.words[token.i + 1 : token.i + 2] == ("of",)  # won by a count of 51
        return not counts and _opens_phrase(page, token, cue)
    if form.frame == "noun" and _is_aim(page, token):
        return False
    if form.frame == "issued" and not _has_object(page, token, cue):
        return False
    return all(SHAPES[need](page, token) for need in form.needs if need in SHAPES)


def _is_aim(page: Page, noun: Token) -> bool:
    """Why something is done, not what is said: "in the hope that"."""
    return page.syntax.possessor(noun) is None and preposition_of(page, noun).lower_ == "in"


def _is_bare(page: Page, verb: Token) -> bool:
    """Without object or clause but the "it" of "as she put it"; not "as she put it down", "as he sought to win"."""
    thing = page.syntax.object(verb)
    only_it = thing is not None and thing.lower_ == "it" and page.syntax.particle(verb) is None
    return (thing is None or only_it) and page.syntax.clause(verb) is None and page.syntax.infinitive(verb) is None


def _opens_phrase(page: Page, noun: Token, cue: Cue) -> bool:
    """The "in" of "in a poll", the "by" of "by one estimate"."""
    return preposition_of(page, noun).lower_ in cue.prepositions and page.quoted[noun.i] < 0


def _has_object(page: Page, verb: Token, cue: Cue) -> bool:
    """The object is one of the words for numbers: "gave a different estimate", "raised its forecast"."""
    thing = page.syntax.object(verb)
    if thing is None:
        return False
    # parsers often make the last word of "its growth forecast by" a participle
    behind = page.doc[thing.i + 1].lemma_ if thing.i + 1 < len(page.doc) else ""
    return thing.lemma_.lower() in cue.objects or behind in cue.objects


def _is_undergone(page: Page, verb: Token) -> bool:
    """A passive, or a past participle: "was asked", "asked by a reporter", "when asked"."""
    if is_passive(page, verb):
        return True
    alone = page.syntax.subject(verb) is None and not page.syntax.auxiliaries(verb)
    opens = verb.i == page.sentence(verb)[0] or page.words[verb.i - 1] in ("when", "if", "though")
    return alone and not verb.lower_.endswith("ing") and (page.syntax.is_participle(verb) or opens)


def _follows_as(page: Page, verb: Token) -> bool:
    """The "as" of "as announced by the president" and "as an adviser pointed out"."""
    return opening_as(page, verb) is not None


SHAPES: dict[Need, Callable[[Page, Token], bool]] = {
    "passive": is_passive,
    "undergone": _is_undergone,
    "active": lambda page, token: not is_passive(page, token),
    "participle": lambda page, token: page.syntax.is_participle(token),
    "bare": _is_bare,
    "as": _follows_as,
}
"""Needs that the verb alone decides."""


def has_needs(page: Page, form: Form, said: frozenset[int]) -> bool:
    """Needs that depend on what is said."""
    if "figure" in form.needs and not page.has_figure(said):
        return False
    return not ("no-figure" in form.needs and page.has_figure(said))


def may_vouch(page: Page, cue: Cue, source: Source, said: frozenset[int], folders: tuple[str, ...]) -> bool:
    """Whether a source of this kind vouches for a figure it is the subject of: a study that found 12, divers not."""
    if page.has_figure(said) and _is_share(page, source):
        return False
    if not (cue.kinds or cue.not_names):
        return True
    head = page.doc[source[-1]] if source else None
    if head is not None and head.ent_type_ in cue.not_names:
        return False
    if not cue.kinds or claimant_of(page.doc, ranges_of(source), folders)[0].kind in cue.kinds:
        return True
    return "document" in cue.kinds and _is_document(page, source, folders)


def before_figure(page: Page, source: Source, said: frozenset[int]) -> frozenset[int]:
    """What a share of those who were asked says ends at the mark before a figure: "28 percent said so, up from 20"."""
    if not (page.has_figure(said) and _is_share(page, source)):
        return said
    first = next(i for i in sorted(said) if page.has_figure([i]))
    cut = next((i for i in range(first, min(said), -1) if page.texts[i] in CUT_OFF), None)
    return said if cut is None else frozenset(i for i in said if i < cut)


def _is_share(page: Page, source: Source) -> bool:
    """A share of those who were asked is counted and counts nothing: "55 percent of all voters say she does not"."""
    if not page.has_figure(source):
        return False
    shares = (one for one in figures(page.doc) if one.kind == "percent")
    return any(one.start <= token < one.end for one in shares for token in source)


def _is_document(page: Page, source: Source, folders: tuple[str, ...]) -> bool:
    """A document whoever issued it, or several at once: "a count by the firm Occurrence", "an average of polls"."""
    inside = set(source)
    for i in source:
        above = page.syntax.governor(page.doc[i])
        if above is None or above.i not in inside:
            words = [page.doc[one] for one in source]
            taken = [below for word, below in page.syntax.prepositional(page.doc[i]) if word.lower_ == "of"]
            heads = [page.doc[i], *(below for below in taken if below.i in inside)]
            return any(sort_with(words, head, folders).denotes == "document" for head in heads)
    return False
