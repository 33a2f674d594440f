"""What a source goes on to say in later paragraphs: statements after "The minister said:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.attributions.cues import cue_table, cue_tokens, cues_at, is_void
from pipeline.attributions.page import Page, trimmed
from pipeline.attributions.reading import Reading
from pipeline.attributions.roles import FIRST_PERSON, speaker
from pipeline.rulebook.attributions import Cue

LONGEST = 15
"""Paragraphs of a statement, at most."""
HEADING = 8
"""Tokens of a paragraph without a full stop that is taken for a heading."""
FRAMES = frozenset({"inserted", "clause", "quoted"})
ENDS = frozenset({".", "?", "!", "”", '"', ":", ";", "…"})


def with_statements(page: Page, readings: Sequence[Reading], folders: tuple[str, ...]) -> tuple[Reading, ...]:
    """The readings with the paragraphs that follow "The minister said:" given to the minister."""
    found = list(readings)
    at = {reading.trigger: index for index, reading in enumerate(found)}
    stops = {page.paragraph[one.trigger] for one in found if one.inserted and page.quoted[one.trigger] < 0}
    for number, (start, end) in enumerate(page.paragraphs[:-1]):
        if page.texts[end - 1] != ":" or end - start < 3:
            continue
        verb = _introducing(page, start, end, folders)
        said = None if verb is None else _statement(page, number + 1, stops)
        if verb is None or not said:
            continue
        if verb.i in at:
            old = found[at[verb.i]]
            found[at[verb.i]] = replace(old, content=old.content | said)
        else:
            reading = _new(page, verb, said, folders)
            if reading is not None:
                found.append(reading)
    return tuple(found)


def _introducing(page: Page, start: int, end: int, folders: tuple[str, ...]) -> Token | None:
    """The last verb of saying of a paragraph that ends with a colon."""
    table = cue_table(folders)
    for i in range(end - 1, max(start, page.sentences[end - 1][0]) - 1, -1):
        token = page.doc[i]
        if token.pos_ == "VERB" and page.quoted[i] < 0 and _cue(page, token, folders) is not None:
            return None if is_void(page, table, token) else token
    return None


def _cue(page: Page, token: Token, folders: tuple[str, ...]) -> Cue | None:
    return next((one for one in cues_at(cue_table(folders), token, page.syntax) if FRAMES & set(one.frames)), None)


def _statement(page: Page, first: int, stops: set[int]) -> frozenset[int]:
    """The tokens of a statement: a quotation, or paragraphs up to a heading or to where somebody else speaks."""
    found: set[int] = set()
    for number in range(first, min(first + LONGEST, len(page.paragraphs))):
        start, end = page.paragraphs[number]
        quotation = page.quotation(start)
        if quotation is not None and quotation.start == start:
            return frozenset(range(start, quotation.end)) if number == first else frozenset(found)
        heading = end - start <= HEADING and page.texts[end - 1] not in ENDS
        if number in stops or heading:
            break
        found |= set(range(start, end))
    return frozenset(found)


def _new(page: Page, verb: Token, said: frozenset[int], folders: tuple[str, ...]) -> Reading | None:
    """A reading of its own for a statement whose verb has none yet."""
    cue = _cue(page, verb, folders)
    source = None if cue is None else speaker(page, verb, hearer=cue.hearer)
    if cue is None or not source or page.words[source[0]] in FIRST_PERSON:
        return None
    words = tuple(i for i in cue_tokens(page, verb) if i not in source)
    content = frozenset(trimmed(page, said))
    if not words or not content:
        return None
    return Reading(verb.i, source, words, content, cue.stance, cue.modality, ("carry-over.statement", cue.id))
