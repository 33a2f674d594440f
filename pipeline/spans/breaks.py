"""Where paragraphs and sentences begin, told from the page before the parser sees it.

A blank line always ends a sentence. A single newline ends one too, unless the text is hard-wrapped (a wire's 72-character
lines). A quotation mark never opens a sentence in its middle: between an opening mark and the next full stop nothing begins.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.marks import Range, Stage

NAME = "claims_breaks"
WRAP_WIDTH = 100
"""Characters; longer lines are paragraphs, not wrapped lines."""
WRAPPED_SHARE = 0.5
"""Of the single newlines, at least this share must stand inside a sentence for a text to count as hard-wrapped."""
LIST_ITEM = re.compile(r"\s*(?:[-*•·▪◦–—]\s|\(?\d{1,2}[.)]\s)")
ENDS_SENTENCE = re.compile(r"[.!?:…][\"”’'»)\]]*\s*$")


def find_breaks(doc: Doc) -> tuple[Range, ...]:
    """The paragraphs of `doc` in text order; sets where sentences begin and, where a quotation decides it, where not."""
    starts = _paragraph_starts(doc)
    for token in doc:
        if token.i in starts:
            token.is_sent_start = True
        elif token.is_space or _continues(token.i, doc):
            token.is_sent_start = False
    bounds = sorted(starts | {0, len(doc)}) if len(doc) else []
    return tuple(
        stretch for a, b in zip(bounds, bounds[1:], strict=False) if (stretch := _stripped(doc, a, b))[0] < stretch[1]
    )


def is_hard_wrapped(text: str) -> bool:
    """The single newlines stand where a line was full, not where a paragraph ends."""
    lines = text.split("\n")
    if max(map(len, lines), default=0) > WRAP_WIDTH:
        return False
    inner = [line for line, following in zip(lines, lines[1:], strict=False) if line.strip() and following.strip()]
    open_ended = sum(not ENDS_SENTENCE.search(line) and len(line) > WRAP_WIDTH / 3 for line in inner)
    return len(inner) >= 2 and open_ended >= WRAPPED_SHARE * len(inner)


def _paragraph_starts(doc: Doc) -> set[int]:
    """Token indexes at which a paragraph begins: the first word after a break."""
    wrapped = is_hard_wrapped(doc.text)
    starts = set()
    for token in doc[:-1]:
        breaks = token.text.count("\n") if token.is_space else 0
        following = doc[token.i + 1]
        if breaks >= 2 or (breaks == 1 and (not wrapped or LIST_ITEM.match(doc.text, following.idx))):
            starts.add(following.i)
    return starts


def _continues(i: int, doc: Doc) -> bool:
    """No sentence begins at a closing mark, nor right after an opening one."""
    token = doc[i]
    if i and doc[i - 1].text in ("“", "‘", "«", "(", "["):
        return True
    return token.text in ("”", "»", ")", "]", ",", ";", ":", "%") or (
        token.text == '"' and not doc[i - 1].whitespace_ and i > 0
    )


def _stripped(doc: Doc, start: int, end: int) -> Range:
    """The range without white space at its ends."""
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return start, end


@Language.factory(NAME, assigns=["doc._.paragraphs", "token.is_sent_start"])
def make_breaks(nlp: Language, name: str) -> Stage[Range]:
    """The component spaCy knows as NAME; it goes before the parser, which keeps to these sentence starts."""
    return Stage("paragraphs", find_breaks)
