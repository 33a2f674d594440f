"""Runs the forms of attribution over a text: a form is a frame whose roles are questions about the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from pipeline import rulebook
from pipeline.attributions.complements import complement_with
from pipeline.attributions.contents import CONTENTS
from pipeline.attributions.cues import PARTS, cue_table, cue_tokens, cues_at, is_void
from pipeline.attributions.page import Page, is_passive, ranges_of, tokens_of, trimmed
from pipeline.attributions.phrases import source_of
from pipeline.attributions.roles import ROLES, speaker, sufferer
from pipeline.attributions.sources import claimant_of
from pipeline.marks import names
from pipeline.records import Modality, Stance
from pipeline.rulebook.attributions import Content, Cue, Form

CUE_PARTS = frozenset().union(*PARTS.values())
"""Parts of speech of cue words."""
PHRASE = 15
"""Tokens from "according to" to the head of the noun phrase behind it, at most."""

CUTS = frozenset({",", ";", ":", "—", "–", "--", "-", "”", '"', "’", ")"})
"""Marks that end the phrase of a source."""
AROUND: frozenset[Content] = frozenset({"around", "rest"})
"""Contents that surround the cue's own phrase."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An attribution as a form reads it, before it is set against others. All positions are tokens."""

    trigger: int
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: frozenset[int]
    stance: Stance
    modality: Modality | None
    rules: tuple[str, ...]
    """The form, then the cue's class."""
    inserted: bool = False
    """Stands in or at the end of the sentence that it attributes: "12 died, police said"."""
    within: int | None = None
    """Trigger of the reading that reports this one: "Yonhap, citing the NIS, said"."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms in the order in which they are tried: those of cue words, and those of fixed words by first word."""

    cued: tuple[Form, ...]
    worded: dict[str, tuple[tuple[tuple[str, ...], Form], ...]]


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
        reading = _by_words(page, forms, token)
        if reading is None:
            cues = cues_at(table, token, page.syntax)
            reading = _by_cue(page, token, cues, folders) if cues else None
        else:
            done = reading.cue[-1] + 1
        if reading is not None:
            found.append(reading)
    return tuple(found)


# ---- forms of cue words
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


def _may_vouch(page: Page, form: Form, cue: Cue, source: tuple[int, ...], folders: tuple[str, ...]) -> bool:
    """Whether a source of this kind vouches for a figure it is the subject of: a study that found 12, divers not."""
    if form.frame not in ("object", "measure") or not (cue.kinds or cue.not_names):
        return True
    head = page.doc[source[-1]] if source else None
    if head is not None and head.ent_type_ in cue.not_names:
        return False
    return not cue.kinds or claimant_of(page.doc, ranges_of(source), folders)[0].kind in cue.kinds


def _read(page: Page, form: Form, cue: Cue, token: Token, folders: tuple[str, ...]) -> Reading | None:
    """What one form reads at a cue; None unless both roles have an answer and every need is met."""
    if not _has_shape(page, form, token):
        return None
    source = _speaker(page, token, cue) if form.source == "speaker" else ROLES[form.source](page, token)
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
    said = content - frozenset(cue_words) - frozenset(source)
    if not said or not _has_needs(page, form, said) or not _may_vouch(page, form, cue, source, folders):
        return None
    return Reading(
        trigger=token.i,
        source=source,
        cue=cue_words or (_preposition(page, token),),
        content=frozenset(trimmed(page, said)),
        stance=form.stance or cue.stance,
        modality=form.modality or cue.modality,
        rules=(form.id, cue.id),
        inserted=form.content in ("host", "around"),
    )


def _speaker(page: Page, token: Token, cue: Cue) -> tuple[int, ...] | None:
    return sufferer(page, token) if cue.word == "adjective" else speaker(page, token, hearer=cue.hearer)


def _preposition(page: Page, noun: Token) -> int:
    """The "in" of "in a poll", which is the cue where the noun is the source."""
    word = page.syntax.preposition(noun)
    return noun.i if word is None else word.i


def _has_shape(page: Page, form: Form, token: Token) -> bool:
    """Needs that can be told before the content is known."""
    syntax = page.syntax
    if "passive" in form.needs and not is_passive(page, token):
        return False
    if "active" in form.needs and is_passive(page, token):
        return False
    if "participle" in form.needs and not syntax.is_participle(token):
        return False
    if form.frame == "document":
        word = syntax.preposition(token)
        return word is not None and word.lower_ == "in" and page.quoted[token.i] < 0
    if "as" in form.needs:
        before = page.words[token.i - 1] if token.i else ""
        marker = syntax.marker(token)
        return before == "as" or (marker is not None and marker.lower_ == "as")
    return True


def _has_needs(page: Page, form: Form, said: frozenset[int]) -> bool:
    """Needs that depend on what is said."""
    if "figure" in form.needs and not page.has_figure(said):
        return False
    return not ("no-figure" in form.needs and page.has_figure(said))


# ---- forms of fixed words
def _by_words(page: Page, forms: Forms, token: Token) -> Reading | None:
    """The form whose words begin at `token`, with the noun phrase behind them as the source."""
    for rest, form in forms.worded.get(page.words[token.i], ()):
        end = token.i + 1 + len(rest)
        if page.words[token.i + 1 : end] != rest or end >= len(page.words):
            continue
        head = _phrase_head(page, end)
        if head is None:
            continue
        source = _before_verb(page, source_of(page, head)) if form.source == "phrase" else ()
        own = frozenset(range(token.i, end)) | frozenset(source) | _rest_of_phrase(page, token, source or (end,))
        cites = form.content == "reported"
        content = _reported(page, token) if cites else CONTENTS[form.content](page, head, ())
        said = frozenset() if content is None else content - own
        if not said or not _has_needs(page, form, said):
            continue
        return Reading(
            trigger=token.i,
            source=tuple(i for i in source if i >= end),
            cue=tuple(range(token.i, end)),
            content=frozenset(trimmed(page, said)),
            stance=form.stance or "says",
            modality=form.modality,
            rules=(form.id,),
            inserted=not cites,
            within=_reporter(page, token) if cites else None,
        )
    return None


def _before_verb(page: Page, source: tuple[int, ...]) -> tuple[int, ...]:
    """A source without the sentence that a parser drew into it: "Coetzee" of "Coetzee the workforce consists of"."""
    verb = next(
        (i for i in source[1:] if page.parts[i] in ("VERB", "AUX") and "Fin" in page.doc[i].morph.get("VerbForm", [])),
        None,
    )
    name = next((mark.end for mark in names(page.doc) if mark.start == source[0]), None) if source and verb else None
    if verb is None or name is None or name > verb:
        return source
    return tuple(i for i in source if i < name)


def _rest_of_phrase(page: Page, token: Token, source: tuple[int, ...]) -> frozenset[int]:
    """What else is said of a source up to the next comma: "a database" "tracking such deaths".

    Nothing where the phrase opens the sentence and no comma ends it: "According to Coetzee the workforce is 919".
    """
    start, end = page.sentence(token)
    last = source[-1] + 1
    stop = next((i for i in range(last, end) if page.texts[i] in CUTS), None)
    if stop is None:
        return frozenset(range(last, end)) if token.i > start + 1 else frozenset()
    return frozenset(range(last, stop))


def _phrase_head(page: Page, start: int) -> Token | None:
    """The head of the noun phrase that begins at `start`."""
    syntax = page.syntax
    token = page.doc[start]
    while True:
        above = syntax.governor(token)
        if above is None or not start < above.i < start + PHRASE:
            break
        if syntax.is_noun(token) and (not syntax.is_noun(above) or syntax.is_predicate(above)):
            break
        token = above
    return token if syntax.is_noun(token) else None


# ---- "Yonhap, citing the NIS, said": what the verb above reports is what the cited source says
def _above(page: Page, token: Token) -> Token | None:
    above = page.syntax.governor(token)
    return None if above is None else page.syntax.predicate(above)


def _reported(page: Page, token: Token) -> frozenset[int] | None:
    """What the verb above a participle reports."""
    verb = _above(page, token)
    if verb is None or verb.i == token.i:
        return None
    said = CONTENTS["clause"](page, verb, ()) or CONTENTS["host"](page, verb, ())
    return None if said is None else said - tokens_of(token.subtree)


def _reporter(page: Page, token: Token) -> int | None:
    verb = _above(page, token)
    return None if verb is None else verb.i


def with_content(reading: Reading, content: frozenset[int]) -> Reading:
    """The same reading with other content."""
    return replace(reading, content=content)


def readings_in_order(readings: tuple[Reading, ...]) -> Iterator[Reading]:
    """Readings by where their content begins."""
    yield from sorted(readings, key=lambda one: (min(one.content), one.trigger))
