"""Runs the forms of attribution over a text: a form is a frame whose roles are questions about the tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from pipeline import rulebook
from pipeline.attributions.complements import complement_with
from pipeline.attributions.contents import CONTENTS
from pipeline.attributions.cues import PARTS, cue_table, cue_tokens, cues_at, is_void, rows_at
from pipeline.attributions.needs import before_figure, has_needs, has_shape, may_vouch
from pipeline.attributions.page import Page, trimmed
from pipeline.attributions.phrases import preposition_of
from pipeline.attributions.reading import Reading
from pipeline.attributions.roles import ROLES, speaker, sufferer
from pipeline.attributions.stretches import is_inserted_verb
from pipeline.attributions.worded import Worded, read_by_words
from pipeline.rulebook.attributions import Content, Cue, Form

CUE_PARTS = frozenset().union(*PARTS.values())
"""Parts of speech of cue words."""
AROUND: frozenset[Content] = frozenset({"around", "aside", "rest"})
"""Contents that surround the cue's own phrase."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms in the order in which they are tried: those of cue words, and those of fixed words by first word."""

    cued: tuple[Form, ...]
    worded: Worded


@cache
def forms_of(folders: tuple[str, ...]) -> Forms:
    """The forms, ready to run."""
    rules = rulebook.load(Form, folders)
    worded: dict[str, list[tuple[tuple[str, ...], Form]]] = {}
    for form in rules:
        for phrase in form.words:
            first, *rest = phrase.split()
            worded.setdefault(first, []).append((tuple(rest), form))
    longest_first = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in worded.items()}
    return Forms(tuple(form for form in rules if form.frame is not None), longest_first)


def find_readings(page: Page, folders: tuple[str, ...]) -> tuple[Reading, ...]:
    """What the forms read, in the order of the triggers; at each word the first form that fits."""
    table, forms = cue_table(folders), forms_of(folders)
    found: list[Reading] = []
    done = -1
    for place, (word, part) in enumerate(zip(page.words, page.parts, strict=True)):
        if place < done or (part not in CUE_PARTS and word not in forms.worded):
            continue
        token = page.doc[place]
        if word not in forms.worded and not rows_at(table, token):
            continue
        reading = read_by_words(page, forms.worded, token)
        if reading is None:
            cues = cues_at(table, token, page.syntax, as_verb=is_inserted_verb(page, token))
            reading = _by_cue(page, token, cues, folders) if cues else None
        else:
            done = reading.cue[-1] + 1
        if reading is not None:
            found.append(reading)
    return _with_cited(found)


def _with_cited(readings: list[Reading]) -> tuple[Reading, ...]:
    """What is cited is what the verb above says, where a form reads that one: "Citing the army, AFP put it at 12"."""
    said = {one.trigger: one.content for one in readings if one.within is None}
    filled = []
    for one in readings:
        own = frozenset((*one.cue, *one.source))
        content = said.get(one.within, one.content) - own if one.within is not None else one.content
        filled.append(replace(one, content=content))
    return tuple(one for one in filled if one.content)


def _by_cue(page: Page, token: Token, cues: tuple[Cue, ...], folders: tuple[str, ...]) -> Reading | None:
    """The first form that fits one of the cue rules of `token`."""
    if cues[0].word in ("verb", "adjective") and is_void(page, cue_table(folders), token):
        return None
    for form in forms_of(folders).cued:
        for cue in cues:
            if form.frame in cue.frames:
                reading = _read(page, form, cue, token, folders)
                if reading is not None:
                    return reading
    return None


def _read(page: Page, form: Form, cue: Cue, token: Token, folders: tuple[str, ...]) -> Reading | None:
    """What one form reads at a cue; None unless both roles have an answer and every need is met."""
    if not has_shape(page, form, cue, token):
        return None
    voice, voice_rules = _voice(page, token, folders) if form.source == "owner" else (None, ())
    source = _source(page, form, cue, token) if voice is None else speaker(page, voice)
    if source is None or (not source and "named" in form.needs):
        return None
    content = CONTENTS[form.content](page, token, source)
    if not content and form.content == "complement":
        content = complement_with(page, token, cue.prepositions)
    if not content:
        return None
    cue_words = () if form.source == "cue" else tuple(i for i in cue_tokens(page, token) if i not in source)
    if frozenset(source) & content and form.content not in AROUND and form.source != "owner":
        return None
    said = _inside_quotation(page, token, content) - frozenset(cue_words) - frozenset(source)
    said = before_figure(page, source, said)
    if not said or not has_needs(page, form, said) or not may_vouch(page, cue, source, said, folders):
        return None
    return Reading(
        trigger=token.i,
        source=source,
        cue=cue_words or (preposition_of(page, token).i,),  # the "in" of "in a poll"
        content=frozenset(trimmed(page, said)),
        stance=form.stance or cue.stance,
        modality=form.modality or cue.modality,
        rules=(form.id, cue.id, *voice_rules),
        inserted=form.content in ("host", "around", "aside"),
    )


def _inside_quotation(page: Page, token: Token, content: frozenset[int]) -> frozenset[int]:
    """What a quoted cue says is quoted too: "that it hurts" in "“We know that it hurts,” she said, “but not why”"."""
    mark = page.quotation(token.i)
    return content if mark is None else content & frozenset(range(mark.start, mark.end))


def _source(page: Page, form: Form, cue: Cue, token: Token) -> tuple[int, ...] | None:
    """The tokens of who says it, as the form wants it: () where nobody is named, None where it does not fit."""
    if form.source == "speaker":
        return sufferer(page, token) if cue.word == "adjective" else speaker(page, token, hearer=cue.hearer)
    return ROLES[form.source](page, token)


def _voice(page: Page, noun: Token, folders: tuple[str, ...]) -> tuple[Token | None, tuple[str, ...]]:
    """The verb that gives words to what nobody else owns, and its rule: "The mayor expressed concern that"."""
    verb = page.syntax.governor(noun)
    if verb is None or page.syntax.possessor(noun) is not None or page.syntax.object(verb) != noun:
        return None, ()
    found = next((cue for cue in cues_at(cue_table(folders), verb, page.syntax) if "voice" in cue.frames), None)
    return (None, ()) if found is None else (verb, (found.id,))
