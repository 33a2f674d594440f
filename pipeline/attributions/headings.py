"""Sources set off by a colon, a dash or brackets in headlines and transcripts: layout tells who speaks, not grammar."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.attributions.cues import cue_table, cues_at
from pipeline.attributions.kinds import sort_with
from pipeline.attributions.page import Page, trimmed
from pipeline.attributions.reading import Reading
from pipeline.marks import NameMark, Range, names
from pipeline.rulebook.countries import is_country

LONGEST = 8
"""Tokens before the colon, at most."""
HEADLINE = 30
"""Tokens of a headline, at most."""
DASHES = frozenset({"-", "–", "—", "--", "―", ":"})
PLAIN = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP"})
"""Parts of speech of a source before a colon."""
STOPS = frozenset({".", "?", "!"})
ENDS = frozenset({".", "?", "!", "”", '"', "…"})


def find_headings(page: Page, folders: tuple[str, ...]) -> tuple[Reading, ...]:
    """Readings of paragraphs that name their source before a colon, behind a dash or in a last bracket."""
    named = {token: mark for mark in names(page.doc) for token in range(mark.start, mark.end)}
    found: list[Reading] = []
    questioned = any(page.texts[start] in ("Q", "Q.", "Q:") for start, _ in page.paragraphs)
    for paragraph in page.paragraphs:
        reading = (
            _before_colon(page, paragraph, named, folders)
            or _behind_dash(page, paragraph, named, folders)
            or _in_capitals_says(page, paragraph, named, folders)
            or (_answer(page, paragraph) if questioned else None)
        )
        if reading is not None:
            found.append(reading)
    return (*found, *_credits(page, named, folders))


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
    signed = _signed(page, paragraph, named, folders)
    if signed is not None:
        return signed
    if end - start > HEADLINE or page.texts[end - 1] in ENDS or not page.has_figure(range(start, end)):
        return None
    dash = next((i for i in range(end - 2, max(start + 2, end - LONGEST), -1) if page.texts[i] in DASHES), None)
    if dash is None or (not page.doc[dash - 1].whitespace_ and page.texts[dash] != ":"):
        return None
    last = (dash + 1, end)
    if page.has_figure(range(dash, end)) or not (
        _is_source(page, last, named, folders) or _is_anybody(page, last, folders)
    ):
        return None
    return _reading(page, last, dash, (start, dash), "headings.dash")


def _is_anybody(page: Page, words: Range, folders: tuple[str, ...]) -> bool:
    """One or two small words for somebody or a document: "Storm leaves 12 dead - police", "...: report"."""
    tokens = [page.doc[i] for i in range(*words)]
    return len(tokens) <= 2 and tokens[0].is_lower and sort_with(tokens, tokens[-1], folders).denotes is not None


def _answer(page: Page, paragraph: Range) -> Reading | None:
    """What somebody asked or answered under a letter: "Q: How many are there?", "A. We have 12,000 men."."""
    start, end = paragraph
    letter = page.texts[start].rstrip(".:")
    colon = start + (page.texts[start] == letter)
    if letter not in ("Q", "A") or colon >= end - 1 or page.texts[colon][-1] not in (".", ":"):
        return None
    return _reading(page, (start, start + 1), colon, (colon + 1, end), "headings.answer")


def _signed(page: Page, line: Range, named: dict[int, NameMark], folders: tuple[str, ...]) -> Reading | None:
    """The name behind a quotation and a dash: "“We lost 40 houses.” ― Mary Jones"."""
    start, end = line
    dash = next((i for i in range(end - 2, max(start, end - LONGEST), -1) if page.texts[i] in DASHES), None)
    if dash is None:
        return None
    before = dash - 2 if page.texts[dash - 1].isspace() else dash - 1  # no-break spaces of the web
    if page.quoted[before] < 0 or page.quoted[dash] >= 0:
        return None
    if not _is_source(page, (dash + 1, end), named, folders):
        return None
    return _reading(page, (dash + 1, end), dash, (start, dash), "headings.signature")


def _in_capitals_says(
    page: Page, paragraph: Range, named: dict[int, NameMark], folders: tuple[str, ...]
) -> Reading | None:
    """The speaker of a headline in capitals, where verbs look like names: "Quake Kills 12, Officials Say"."""
    start, end = paragraph
    while end > start and page.texts[end - 1] in ENDS:
        end -= 1
    if end - start < 4 or end - start > HEADLINE:
        return None
    words = [text for text in page.texts[start:end] if text.isalpha() and len(text) > 4]
    if not all(word[0].isupper() for word in words):
        return None
    comma = next((i for i in range(end - 2, start + 1, -1) if page.texts[i] == ","), None)
    if comma is not None and comma < end - 2 and _says(page, end - 1, folders):
        if end - comma <= LONGEST + 1 and _is_source(page, (comma + 1, end - 1), named, folders):
            return _reading(page, (comma + 1, end - 1), end - 1, (start, comma), "headings.says")
        return None
    verb = next((i for i in range(start + 1, min(start + LONGEST, end - 2)) if _says(page, i, folders)), None)
    if verb is None or not _is_source(page, (start, verb), named, folders):
        return None
    return _reading(page, (start, verb), verb, (verb + 1, end), "headings.says")


def _says(page: Page, position: int, folders: tuple[str, ...]) -> bool:
    """A verb of saying in the present tense that the tagger took for a name."""
    word = page.words[position]
    rows = cue_table(folders).get(word, ()) if word == "say" else cue_table(folders).get(word.removesuffix("s"), ())
    present = page.parts[position] in ("PROPN", "NOUN") and (word == "say" or word.endswith("s"))
    return present and any(not rest and cue.word == "verb" and "inserted" in cue.frames for rest, cue in rows)


def _credits(page: Page, named: dict[int, NameMark], folders: tuple[str, ...]) -> list[Reading]:
    """Sentences with a figure that end in the name of a paper, an agency or a poll in brackets: "12 died. [AP]"."""
    found = []
    for close, text in enumerate(page.texts):
        if text not in (")", "]"):
            continue
        opening = next((i for i in range(close - 1, max(close - 5, 0), -1) if page.texts[i] in ("(", "[")), None)
        last = close + 1 >= len(page.texts) or page.texts[close + 1] in STOPS or page.doc[close + 1].is_sent_start
        if opening is None or not (last or page.doc[close + 1].is_space):
            continue
        end = opening - 1 if page.texts[opening - 1] in STOPS else opening
        start = page.sentences[max(0, end - 1)][0]
        tokens = [page.doc[i] for i in range(opening + 1, close)]
        media = bool(tokens) and sort_with(tokens, tokens[-1], folders).kind in ("media", "poll")
        spelled = opening - 1 in named  # "the Associated Press (AP)"
        if media and not spelled and page.has_figure(range(start, end)):
            reading = _reading(page, (opening + 1, close), opening, (start, end), "headings.credit")
            found += [reading] if reading is not None else []
    return found


def _is_source(page: Page, words: Range, named: dict[int, NameMark], folders: tuple[str, ...]) -> bool:
    """A name, a speaker in capitals, or words for somebody who says something: "Report", "Police"."""
    left_out = ("(", ")", ",", ".", "&", "'s", "’s")
    tokens = [page.doc[i] for i in range(*words) if page.texts[i] not in left_out and not page.texts[i].isspace()]
    if not tokens or not tokens[0].text[:1].isupper() or not all(_may_name(page, token) for token in tokens):
        return False
    head = tokens[-1]
    mark = named.get(head.i)
    if _is_dateline(tokens, mark, folders):
        return False
    if mark is not None and mark.label in ("PERSON", "ORG", "LOC") and (mark.label != "LOC" or len(tokens) == 1):
        return True
    if len(tokens) <= 3 and all(_in_capitals(token) for token in tokens) and len(tokens[0]) > 2:
        return True
    sort = sort_with(tokens, head, folders)
    written = sort.kind == "document" or (sort.denotes == "document" and sort.kind != "unnamed")
    if not written and not any(token.pos_ == "ADP" for token in tokens):
        return sort.kind is not None
    return any("document" in cue.frames for cue in cues_at(cue_table(folders), head, page.syntax))


def _is_dateline(tokens: list[Token], mark: NameMark | None, folders: tuple[str, ...]) -> bool:
    """A place in capitals says where the story was written: "KUWAIT: Three deputies grilled the premier"."""
    if not all(len(token.text) > 3 and _in_capitals(token) for token in tokens):
        return False
    return (mark is not None and mark.label == "LOC") or is_country(" ".join(map(str.title, map(str, tokens))), folders)


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
