"""Whether a read text keeps what the tags of an example promise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc

from pipeline import marks
from pipeline.attributions.kinds import sort_with
from pipeline.marks import DateMark, FigureMark, Range, SkipMark
from pipeline.rulebook.countries import country_of
from pipeline.rulebook.marked import Marked

PARTS = ("source", "cue", "content")
"""Tags of an attribution; those of one example belong to the same one."""
DATE_FIELDS = {"value": "timex_value"}
"""Attributes that are called otherwise in a mark."""


def broken(doc: Doc, wanted: tuple[Marked, ...], rule: str, folders: tuple[str, ...]) -> list[str]:
    """What the tags promise and the text does not give, each in one line; nothing where all is kept."""
    said = [one for one in wanted if one.tag in PARTS and "kind" not in one.attributes]
    told = list(_broken_attribution(doc, said, rule)) if said else []
    for one in wanted:
        if one not in said:
            told += ASKED.get(one.tag, _unknown)(doc, one, folders)
    return told


def tokens_of(doc: Doc, one: Marked) -> Range:
    """The tokens that tagged words lie in."""
    span = doc.char_span(one.start, one.end, alignment_mode="expand")
    return (0, 0) if span is None else (span.start, span.end)


def _figure(doc: Doc, one: Marked, folders: tuple[str, ...]) -> Iterator[str]:
    """A bare tag asks for a figure that holds the words, one with attributes for just these words and values."""
    start, end = tokens_of(doc, one)
    found = [mark for mark in marks.figures(doc) if mark.start < end and start < mark.end]
    if one.attributes:
        found = [mark for mark in found if doc[mark.start : mark.end].text == one.text]
    if not found:
        yield f"no figure {one.text!r}; {_numbers_told(doc)}"
    else:
        yield from _unlike(found[0], one.attributes.items())


def _skip(doc: Doc, one: Marked, folders: tuple[str, ...]) -> Iterator[str]:
    start, end = tokens_of(doc, one)
    found = [mark for mark in marks.skipped(doc) if mark.start < end and start < mark.end]
    if not found:
        yield f"{one.text!r} is not passed over; {_numbers_told(doc)}"
    else:
        yield from _unlike(found[0], one.attributes.items())


def _date(doc: Doc, one: Marked, folders: tuple[str, ...]) -> Iterator[str]:
    found = [mark for mark in marks.dates(doc) if doc[mark.start : mark.end].text == one.text]
    if not found:
        told = ", ".join(repr(doc[mark.start : mark.end].text) for mark in marks.dates(doc)) or "none"
        yield f"no date {one.text!r}; dates found: {told}"
    else:
        yield from _unlike(found[0], ((DATE_FIELDS.get(name, name), value) for name, value in one.attributes.items()))


def _name(doc: Doc, one: Marked, folders: tuple[str, ...]) -> Iterator[str]:
    if not any(doc[mark.start : mark.end].text == one.text for mark in marks.names(doc)):
        told = ", ".join(repr(doc[mark.start : mark.end].text) for mark in marks.names(doc)) or "none"
        yield f"no name {one.text!r}; names found: {told}"


def _country(doc: Doc, one: Marked, folders: tuple[str, ...]) -> Iterator[str]:
    code = country_of(one.text.split(), folders)
    if code != one.attributes.get("code"):
        yield f"{one.text!r} is {code or 'no country'}, not {one.attributes.get('code')}"


def _source(doc: Doc, one: Marked, folders: tuple[str, ...]) -> Iterator[str]:
    """A noun phrase by itself: what kind of source its words tell."""
    start, end = tokens_of(doc, one)
    words = tuple(doc[start:end])
    behind = [number for number, word in enumerate(words) if word.lower_ in ("of", "on", "for")]
    kind = sort_with(words, words[(behind[0] if behind else len(words)) - 1], folders).kind
    if kind != one.attributes["kind"]:
        yield f"{one.text!r} is of the kind {kind}, not {one.attributes['kind']}"


def _abbreviation(doc: Doc, one: Marked, folders: tuple[str, ...]) -> Iterator[str]:
    following = next((token for token in doc if token.idx >= one.end), None)
    if following is not None and following.is_sent_start:
        yield f"a sentence begins behind {one.text!r}"


def _trigger(doc: Doc, one: Marked, folders: tuple[str, ...]) -> Iterator[str]:
    yield from _among(doc, one, (event.trigger for event in marks.events(doc)), "measures a figure")


def _hedge(doc: Doc, one: Marked, folders: tuple[str, ...]) -> Iterator[str]:
    yield from _among(doc, one, (hedge for event in marks.events(doc) for hedge in event.hedges), "hedges")


def _happening(doc: Doc, one: Marked, folders: tuple[str, ...]) -> Iterator[str]:
    yield from _among(doc, one, (event.enclosing for event in marks.events(doc)), "lies behind a figure")


def _item(doc: Doc, one: Marked, folders: tuple[str, ...]) -> Iterator[str]:
    """What is counted; "acres" may be the unit of a figure and stand in it."""
    found = marks.figures(doc)
    start, end = tokens_of(doc, one)
    if found and not any(mark.start <= start and end <= mark.end for mark in found):
        yield from _among(doc, one, (mark.item for mark in found), "is counted")


def _among(doc: Doc, one: Marked, ranges: Iterable[Range | None], what: str) -> Iterator[str]:
    start, end = tokens_of(doc, one)
    found = [each for each in ranges if each is not None and each[0] < each[1]]
    if not any(each[0] < end and start < each[1] for each in found):
        told = ", ".join(repr(doc[a:b].text) for a, b in dict.fromkeys(found)) or "nothing"
        yield f"not {one.text!r} but {told} {what}"


def _unknown(doc: Doc, one: Marked, folders: tuple[str, ...]) -> Iterator[str]:
    yield f"<{one.tag}> is no tag; known are {', '.join(sorted({*ASKED, *PARTS}))}"


def _broken_attribution(doc: Doc, said: list[Marked], rule: str) -> Iterator[str]:
    """One attribution must hold every tagged part: that of the rule, or any where the rule sets no attribution."""
    found = marks.attributions(doc)
    candidates = [one for one in found if rule in one.rules] or list(found)
    told = []
    for one in candidates:
        parts = {"source": one.source, "cue": one.cue, "content": one.content}
        lacks = [each for each in said if not _touches(parts[each.tag], tokens_of(doc, each))]
        if not lacks:
            return
        told.append([f"{each.tag} is {_shown(doc, parts[each.tag])}, not {each.text!r}" for each in lacks])
    if told:
        yield from min(told, key=len)
    else:
        yield "nobody says anything here"


def _touches(ranges: tuple[Range, ...], words: Range) -> bool:
    return any(start < words[1] and words[0] < end for start, end in ranges)


def _shown(doc: Doc, ranges: tuple[Range, ...]) -> str:
    return " … ".join(repr(doc[start:end].text) for start, end in ranges) or "nobody"


def _numbers_told(doc: Doc) -> str:
    told = []
    for one in marks.numbers(doc):
        what = "a figure" if isinstance(one, FigureMark) else f"passed over ({one.rule})"
        told.append(f"{doc[one.start : one.end].text!r} is {what}")
    return "numbers found: " + (", ".join(told) or "none")


def _unlike(mark: FigureMark | SkipMark | DateMark, attributes: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in attributes:
        if not hasattr(mark, name):
            yield f"{name} is no field of a {type(mark).__name__.removesuffix('Mark').lower()}"
        elif not _same(shown(getattr(mark, name)), value):
            yield f"{name} is {shown(getattr(mark, name))}, not {value}"


def shown(value: object) -> str:
    """A field of a mark as an example writes it: 12, none, true."""
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _same(found: str, wanted: str) -> bool:
    try:
        return abs(float(found) - float(wanted)) <= 1e-6 * max(1.0, abs(float(wanted)))
    except ValueError:
        return found == wanted


ASKED: dict[str, Callable[[Doc, Marked, tuple[str, ...]], Iterator[str]]] = {
    "figure": _figure,
    "target": _figure,
    "skip": _skip,
    "date": _date,
    "name": _name,
    "country": _country,
    "source": _source,
    "abbreviation": _abbreviation,
    "trigger": _trigger,
    "hedge": _hedge,
    "happening": _happening,
    "item": _item,
}
"""What each tag asks of a text."""
