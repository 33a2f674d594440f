"""Where paragraphs and sentences begin, told from the page before the parser sees it.

A blank line always ends a sentence. A single newline ends one too, unless the text is hard-wrapped (a wire's lines of
72 characters). A full stop, question or exclamation mark may end one; nothing else does, so that a quotation mark never
opens a sentence in its middle. Nor does the stop of an abbreviation end one before what it belongs to
(`rules/abbreviations.toml`), or that of initials before a name: "A.K. Rao". What goes on for hundreds of words is cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from itertools import pairwise

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline import rulebook
from pipeline.marks import Range, Stage
from pipeline.rulebook.sentences import Abbreviation

NAME = "claims_breaks"
WRAP_WIDTH = 100
"""Characters; longer lines are paragraphs, not wrapped lines."""
WRAPPED_SHARE = 0.5
"""Of the single newlines, at least this share must stand inside a sentence for a text to count as hard-wrapped."""
LIST_ITEM = re.compile(r"\s*(?:[-*•·▪◦–—]\s|\(?\d{1,2}[.)]\s)")
ENDS_SENTENCE = re.compile(r"[.!?:…][\"”’'»)\]]*\s*$")
LONGEST = 250
"""Tokens; the longest sentences of newspapers have half as many. What goes on longer is a table without line ends or
junk, and several stages take ten times as long for a sentence twice as long."""
MUST, CANNOT = 1, -1
"""How spaCy writes down that a sentence begins at a token, and that none does; 0 leaves it to the parser."""
STOPS = (".", "!", "?", "…")
CLOSING = frozenset({"”", "’", "»", '"', "'", "''", ")", "]", "’’"})
QUOTING = frozenset({'"', "”"})
"""Marks that may end a quotation that no space parts from the next sentence."""
INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
LETTERS = re.compile(r"(?:[A-Za-z]\.){2,}")
"""Letters with a stop each, which end no sentence before a small letter: "0.3 p.c. in March"."""
DATELINE = re.compile(
    r"[^\S\n]*[A-Z][A-Z.'’-]{2,}(?:[ ,/]+[A-Z][\w.'’-]*){0,4},?(?: [A-Z][a-z]{2,8}\.? \d{1,2}\b,?)?(?: \d{4})?"
    r"(?: ?\([^()\n]{2,30}\))?\s?(?:--|[—–-])\s?(?=[A-Z“\"'‘][^\n]{20})"
)
"""Where a wire's report comes from, which is no part of its first sentence: "MIAMI, Nov. 4 (AP) — "."""
STATES = frozenset({"U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "U.A.E.", "N.Y.", "L.A.", "U.S.A.", "U.S.S.R."})
"""Initials of what is no person; a sentence may well end in one: "He left for the U.S. Officials said"."""


def find_breaks(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[Range, ...]:
    """The paragraphs of `doc` in text order; also settles where a sentence must begin and where none can."""
    shortened = _shortened(folders)
    text = doc.text
    starts = _paragraph_starts(doc, text)
    openings = starts | _report_starts(doc, text, starts) | {0}
    stopped, last, before = True, 0, ""
    opens = [0] * len(doc)
    for place, token in enumerate(doc):
        word = token.text
        if place in openings or place - last >= LONGEST or (before in QUOTING and _is_glued_on(token)):
            opens[place] = MUST
            last = place
        elif not stopped or token.is_space or _goes_on(token, shortened, starts):
            opens[place] = CANNOT
        else:
            last = place
        stopped = word.endswith(STOPS) or (stopped and (word in CLOSING or token.is_space))
        before = word
    # All at once: setting `is_sent_start` makes spaCy look through the whole Doc for each token.
    settled = np.array(opens, dtype="int64").astype("uint64").reshape(-1, 1)
    doc.from_array(["SENT_START"], settled)  # type: ignore[arg-type]
    bounds = sorted(starts | {0, len(doc)}) if len(doc) else []
    stretches = (_stripped(doc, start, end) for start, end in pairwise(bounds))
    return tuple((start, end) for start, end in stretches if start < end)


def is_hard_wrapped(text: str) -> bool:
    """The single newlines stand where a line was full, not where a paragraph ends."""
    lines = text.split("\n")
    if max(map(len, lines)) > WRAP_WIDTH:
        return False
    inner = [line for line, following in pairwise(lines) if line.strip() and following.strip()]
    inside = sum(not ENDS_SENTENCE.search(line) and len(line) > WRAP_WIDTH / 3 for line in inner)
    return len(inner) >= 2 and inside >= WRAPPED_SHARE * len(inner)


def _report_starts(doc: Doc, text: str, starts: set[int]) -> set[int]:
    """Token indexes behind a dateline at the start of a paragraph."""
    lines = (DATELINE.match(text, doc[start].idx) for start in (0, *starts) if start < len(doc))
    spans = (doc.char_span(line.start(), line.end(), alignment_mode="contract") for line in lines if line is not None)
    return {span.end for span in spans if span is not None}


def _paragraph_starts(doc: Doc, text: str) -> set[int]:
    """Token indexes at which a paragraph begins: the first word after a break."""
    wrapped = is_hard_wrapped(text)
    starts = set()
    for token in doc:
        breaks = token.text.count("\n") if token.is_space and token.i + 1 < len(doc) else 0
        if breaks >= 2 or (breaks and (not wrapped or LIST_ITEM.match(text, doc[token.i + 1].idx))):
            starts.add(token.i + 1)
    return starts


def _is_glued_on(token: Token) -> bool:
    """A sentence that no space parts from the quotation before it, as web pages print it: 'they fled."Police said'."""
    if token.i < 2 or not token.text[:1].isupper():
        return False
    stop, mark = token.nbor(-2), token.nbor(-1)
    return mark.text in QUOTING and stop.text in STOPS and not (mark.whitespace_ or stop.whitespace_)


@cache
def _shortened(folders: tuple[str, ...]) -> dict[str, str]:
    """What an abbreviation, with its full stop, stands before; a user's rules before ours."""
    found: dict[str, str] = {}
    for rule in rulebook.load(Abbreviation, folders):
        for word in rule.words:
            found.setdefault(f"{word}.", rule.before)
    return found


def _continues(token: Token, shortened: dict[str, str]) -> bool:
    """Whether `token` belongs to the abbreviation or the initials before it."""
    before = _before(token)
    follows = shortened.get(before)
    if follows == "number":
        return token.text[:1].isdigit() or token.is_currency
    if token.text[:1].islower() and LETTERS.fullmatch(before):
        return True
    capital = token.text[:1].isupper() and not token.is_stop
    if follows == "name":
        return capital
    return follows == "anything" or (capital and before not in STATES and INITIALS.fullmatch(before) is not None)


def _goes_on(token: Token, shortened: dict[str, str], starts: set[int]) -> bool:
    """The stop before `token` ends no sentence."""
    return _closes(token) or _continues(token, shortened) or _numbered(token, starts)


def _numbered(token: Token, starts: set[int]) -> bool:
    """What a list's number stands before: "2. Water: 40 trucks a day"."""
    return token.i > 1 and token.i - 2 in starts and token.nbor(-1).text == "." and token.nbor(-2).text.isdigit()


def _before(token: Token) -> str:
    """The word before `token`, with a full stop that was cut off it."""
    last = token.nbor(-1)
    if last.text != "." or last.i == 0 or last.nbor(-1).whitespace_:
        return last.text
    return f"{last.nbor(-1).text}."


def _closes(token: Token) -> bool:
    """A mark that belongs to what stands before it; a straight one without a space before it."""
    if token.text in ("”", "»", ")", "]", ",", ";", ":", "%"):
        return True
    return token.text in CLOSING and not token.nbor(-1).whitespace_ and not token.nbor(-1).is_space


def _stripped(doc: Doc, start: int, end: int) -> Range:
    """The range without white space at its ends."""
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return start, end


@Language.factory(NAME, default_config={"rules": []}, assigns=["doc._.paragraphs", "token.is_sent_start"])
def make_breaks(nlp: Language, name: str, rules: Sequence[str]) -> Stage[Range]:
    """The component spaCy knows as NAME; it goes before the parser, which keeps to these sentence starts.

    `rules` are folders of a user's rules.
    """
    return Stage("paragraphs", partial(find_breaks, folders=tuple(rules)))
