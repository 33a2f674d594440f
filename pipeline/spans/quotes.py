"""Quotations: curly, straight and angle marks, paragraph by paragraph.

A quotation that is still open at the end of its paragraph ends there, as newspapers close only the last of several
quoted paragraphs. Apostrophes ("the officers' report"), inches (a man of 6'2") and stray marks are no quotations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.marks import QuoteMark, Range, Stage, paragraphs

NAME = "claims_quotes"

Kind = Literal["double", "straight", "angle", "low", "tex", "single", "apostrophe"]

OPENS: dict[str, Kind] = {
    "“": "double", "‟": "double", "„": "low", "«": "angle", "``": "tex", "`": "tex", "‘": "single", "‘‘": "tex",
}  # fmt: skip
CLOSES: dict[str, tuple[Kind, ...]] = {
    "”": ("double", "low", "straight"),
    "“": ("low",),
    "»": ("angle",),
    "''": ("tex", "straight"),
    "’’": ("tex", "double"),
    '"': ("straight", "double", "tex"),
    "’": ("single",),
    "'": ("apostrophe", "single"),
}
QUOTING = frozenset({*OPENS, *CLOSES})
"""What opens or closes a quotation, or seems to."""
SINGLE: frozenset[Kind] = frozenset({"single", "apostrophe"})
"""Kinds that look like an apostrophe: they count only where they are closed."""

LETS_OPEN = frozenset({"(", "[", "—", "–", "-", "“", "‘", ":"})
"""Marks directly after which a straight quotation mark opens."""
DEPTH = 8
"""Quotations inside quotations that are looked through for a partner; a page of stray marks must not take long."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An opening mark that waits for its partner."""

    kind: Kind
    start: int


def find_quotes(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[QuoteMark, ...]:
    """The quotations in `doc` in text order, an outer one before those inside it; stray marks are left out."""
    found: list[QuoteMark] = []
    for paragraph in paragraphs(doc):
        runs_on = bool(found) and not found[-1].closed and doc[found[-1].end : paragraph[0]].text.isspace()
        found += sorted(_in_paragraph(doc, paragraph, runs_on), key=lambda quote: (quote.start, -quote.end))
    return tuple(found)


def _in_paragraph(doc: Doc, paragraph: Range, runs_on: bool) -> list[QuoteMark]:
    """The quotations of a paragraph.

    `runs_on`: the paragraph before ended inside a quotation, which this one may close without having opened it again.
    """
    start, end = paragraph
    found: list[QuoteMark] = []
    waiting: list[Opened] = []
    if runs_on and (closing := _closes_first(doc, paragraph)) is not None:
        found.append(QuoteMark(start, closing + 1, closed=True))
        start = closing + 1
    for token in doc[start:end]:
        if token.text not in QUOTING:
            continue
        partner = _partner(token, waiting)
        if partner is not None:
            if token.i - waiting[partner].start > 1:
                found.append(QuoteMark(waiting[partner].start, token.i + 1, closed=True))
            del waiting[partner:]
        elif (kind := _opens(token, start)) is not None:
            waiting.append(Opened(kind, token.i))
    return found + _unclosed(doc, waiting, found, end)


def _closes_first(doc: Doc, paragraph: Range) -> int | None:
    """The first mark of a paragraph if it closes what stands before it: "... were found," the officer said."""
    for token in doc[slice(*paragraph)]:
        if token.text in ("”", '"', "''", "»"):
            stands_behind = token.i > paragraph[0] and doc[token.i - 1].text in (",", ".", "!", "?", "…")
            return token.i if stands_behind else None
        if token.text in OPENS and OPENS[token.text] not in SINGLE:
            return None
    return None


def _unclosed(doc: Doc, waiting: list[Opened], found: list[QuoteMark], end: int) -> list[QuoteMark]:
    """Quotations without a closing mark: each ends where the next one opens, the last with the paragraph."""
    double = [one.start for one in found if OPENS.get(doc[one.start].text, "straight") not in SINGLE]
    openings = [one.start for one in waiting if one.kind not in SINGLE]
    starts = sorted({*openings, *double, end})
    stops = [starts[bisect_right(starts, start)] for start in openings]
    return [QuoteMark(one, stop, closed=False) for one, stop in zip(openings, stops, strict=True) if stop - one > 2]


def _partner(token: Token, waiting: list[Opened]) -> int | None:
    """Position in `waiting` of the opening mark that `token` closes."""
    kinds = CLOSES.get(token.text)
    if kinds is None or (token.text == "'" and not _hugs_left(token)):
        return None
    if token.text in ("’", "'") and token.i + 1 < len(token.doc) and not token.whitespace_:
        following = token.nbor()
        if following.is_alpha or following.is_digit:
            return None
    for position in range(len(waiting) - 1, max(len(waiting) - DEPTH, 0) - 1, -1):
        if waiting[position].kind in kinds:
            return position
    return None


def _opens(token: Token, start: int) -> Kind | None:
    """What `token` opens, unless it is an apostrophe, an inch or a closing mark whose partner was forgotten."""
    if token.text in ('"', "''"):
        return None if _hugs_left(token) and token.i > start else "straight"
    if token.text == "”":
        return "double" if token.i == start or not _hugs_left(token) else None
    if token.text == "'":
        return "apostrophe" if (token.i == start or not _hugs_left(token)) and not token.whitespace_ else None
    doubled = token.text == "`" and token.i > start and token.nbor(-1).text == "`"
    return None if doubled else OPENS.get(token.text)


def _hugs_left(token: Token) -> bool:
    """Stands directly after a word or a mark that ends one: "lost," but not "(" or a dash."""
    if token.i == 0:
        return False
    before = token.nbor(-1)
    return (
        not before.whitespace_ and not before.is_space and before.text not in ("(", "[", "—", "–", "-", "“", "‘", ":")
    )


@Language.factory(NAME, default_config={"rules": []}, requires=["doc._.paragraphs"], assigns=["doc._.quotes"])
def make_quotes(nlp: Language, name: str, rules: Sequence[str]) -> Stage[QuoteMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("quotes", partial(find_quotes, folders=tuple(rules)))
