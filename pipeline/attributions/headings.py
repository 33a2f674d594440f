"""Sources set off by a colon or a dash, in headlines and transcripts: layout, not grammar, says who speaks."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.attributions.cues import cue_table, cues_at
from pipeline.attributions.kinds import sort_with
from pipeline.attributions.page import Page, trimmed
from pipeline.attributions.reading import Reading
from pipeline.marks import NameMark, Range, names

LONGEST = 8
"""Tokens before the colon, at most."""
HEADLINE = 30
"""Tokens of a headline, at most."""
DASHES = frozenset({"-", "–", "—", "--", "―", ":"})
PLAIN = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP"})
"""Parts of speech of a source before a colon."""
ENDS = frozenset({".", "?", "!", "”", '"', "…"})


def find_headings(page: Page, folders: tuple[str, ...]) -> tuple[Reading, ...]:
    """Readings of paragraphs that name their source before a colon or, in headlines, behind a dash."""
    named = {token: mark for mark in names(page.doc) for token in range(mark.start, mark.end)}
    found: list[Reading] = []
    for paragraph in page.paragraphs:
        reading = _before_colon(page, paragraph, named, folders) or _behind_dash(page, paragraph, named, folders)
        if reading is not None:
            found.append(reading)
    return tuple(found)


def _before_colon(page: Page, paragraph: Range, named: dict[int, NameMark], folders: tuple[str, ...]) -> Reading | None:
    """The source before a colon: "UN: 3 million displaced", "COOPER: How many died?"."""
    start, end = paragraph
    while start < end and page.texts[start] in ('"', "“", "-", "•", "*"):
        start += 1
    colon = next((i for i in range(start + 1, min(start + LONGEST, end)) if page.texts[i] == ":"), None)
    if colon is None or not _is_source(page, (start, colon), named, folders):
        return None
    return _reading(page, (start, colon), colon, (colon + 1, end), "headings.colon")


def _behind_dash(page: Page, paragraph: Range, named: dict[int, NameMark], folders: tuple[str, ...]) -> Reading | None:
    """The source at the end of a headline with a figure and no full stop: "Deficit to hit $500bn - CBO"."""
    start, end = paragraph
    signed = next((i for i in range(end - 2, max(start, end - LONGEST), -1) if page.texts[i] in DASHES), None)
    if signed is not None and page.quoted[signed - 1] >= 0 and page.quoted[signed] < 0:
        named_last = _is_source(page, (signed + 1, end), named, folders)
        return _reading(page, (signed + 1, end), signed, (start, signed), "headings.signature") if named_last else None
    if end - start > HEADLINE or page.texts[end - 1] in ENDS or not page.has_figure(range(start, end)):
        return None
    dash = next((i for i in range(end - 2, max(start + 2, end - LONGEST), -1) if page.texts[i] in DASHES), None)
    if dash is None or (not page.doc[dash - 1].whitespace_ and page.texts[dash] != ":"):
        return None
    if page.has_figure(range(dash, end)) or not _is_source(page, (dash + 1, end), named, folders):
        return None
    return _reading(page, (dash + 1, end), dash, (start, dash), "headings.dash")


def _is_source(page: Page, words: Range, named: dict[int, NameMark], folders: tuple[str, ...]) -> bool:
    """A name, a speaker in capitals, or words for somebody who says something: "Report", "Police"."""
    tokens = [page.doc[i] for i in range(*words) if page.texts[i] not in ("(", ")", ",", ".", "&", "'s", "’s")]
    if not tokens or not tokens[0].text[:1].isupper() or not all(_may_name(page, token) for token in tokens):
        return False
    head = tokens[-1]
    mark = named.get(head.i)
    if mark is not None and mark.label in ("PERSON", "ORG", "LOC") and (mark.label != "LOC" or len(tokens) == 1):
        return True
    if len(tokens) <= 3 and all(_in_capitals(token) for token in tokens) and len(tokens[0]) > 2:
        return True
    sort = sort_with(tokens, head, folders)
    if sort.kind != "document" and not any(token.pos_ == "ADP" for token in tokens):
        return sort.kind is not None
    return any("document" in cue.frames for cue in cues_at(cue_table(folders), head, page.syntax))


def _may_name(page: Page, token: Token) -> bool:
    """Part of a source's name or description: no date, number or verb."""
    return not page.in_date[token.i] and not token.like_num and (token.pos_ in PLAIN or token.text.isupper())


def _in_capitals(token: Token) -> bool:
    return token.text.isupper() and token.is_alpha


def _reading(page: Page, source: Range, cue: int, said: Range, rule: str) -> Reading | None:
    """The reading if what is said is more than a name or a date."""
    content = trimmed(page, range(*said))
    if len(content) < 3 or not (page.has_figure(content) or any(page.parts[i] in ("VERB", "AUX") for i in content)):
        return None
    words = trimmed(page, range(*source))
    return Reading(cue, words, (cue,), frozenset(content), "says", None, (rule,)) if words else None
