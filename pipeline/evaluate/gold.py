"""Gold: the figures that people marked in articles, each with all answers that count as right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluate.lines import GoldError, Line, lines_of, pattern_of

__all__ = ["EVENT_TYPES", "MODALITIES", "UNNAMED", "GoldError", "GoldFigure", "Value", "read_gold"]

UNNAMED = "unnamed"
MODALITIES = ("fact", "possible", "future", "negated")
EVENT_TYPES = (
    "casualties", "displacement", "deployment", "attack", "arms", "law", "protest", "health", "damage",
    "aid", "election", "economy", "business", "transport", "environment", "society", "other",
)  # fmt: skip

_FIELDS = frozenset({
    "doc", "p", "fig", "nth", "low", "high", "approx", "unit", "item", "change", "core", "src", "src_p", "aliases",
    "outer", "cue", "modality", "type", "trig", "alts", "place", "date", "offsets",
    "values", "sources", "modalities", "types", "places", "dates",
})  # fmt: skip


@dataclass(frozen=True)
class Value:
    """A quantity from `low` to `high` in base units of `unit`; an open end is None."""

    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True)
class GoldFigure:
    """A figure that people found, at the characters `start` to `end` (not included) of its article.

    Where several answers are right, all are listed, the preferred one first. In `sources`, None stands for the
    article itself and `unnamed` for a source that is only hinted at; `aliases` are other names of the named sources.
    None in `places` or `dates` means that it is right to give none, and (None,) that there is nothing to compare.
    A figure that is not `core` is background: to miss it costs nothing.
    """

    document: str
    text: str
    start: int
    end: int
    core: bool
    values: tuple[Value, ...]
    approximate: bool
    item: str | None
    sources: tuple[str | None, ...]
    aliases: tuple[str, ...]
    modalities: tuple[str, ...]
    types: tuple[str, ...]
    triggers: tuple[str, ...]
    places: tuple[str | None, ...]
    dates: tuple[str | None, ...]


def read_gold(path: Path, texts: Mapping[str, str]) -> tuple[GoldFigure, ...]:
    """The figures of a gold file, in its order; `texts` holds the text of each article under the article's id.

    A line is either in the annotation format (`doc`, `p`, `fig`, …) or a claim record (`document`, `figure`, …).
    Raises GoldError if a line names an unknown article, lacks a field, or has words that the article lacks.
    """
    return tuple(_figure(line, texts) for line in lines_of(path))


def _figure(line: Line, texts: Mapping[str, str]) -> GoldFigure:
    return _of_record(line, texts) if "document" in line.fields else _of_annotation(line, texts)


def _of_annotation(line: Line, texts: Mapping[str, str]) -> GoldFigure:
    for name in line.fields:
        if name not in _FIELDS:
            raise line.wrong(name, "no such field")
    text = _text_of(line, "doc", texts)
    start, end = _extent(line, text)
    _check_words(line, text)
    if line.text_or_none("change") not in (None, "up", "down"):
        raise line.wrong("change", f"{line.text('change')!r} should be up, down or null")
    return GoldFigure(
        document=line.text("doc"),
        text=text[start:end],
        start=start,
        end=end,
        core=line.flag("core"),
        values=_values(line),
        approximate=line.flag("approx"),
        item=line.text_or_none("item"),
        sources=line.texts_or_nones("sources") or (line.text_or_none("src"),),
        aliases=line.texts("aliases"),
        modalities=_known(line, "modalities", MODALITIES) or _known(line, "modality", MODALITIES),
        types=_known(line, "types", EVENT_TYPES) or _known(line, "type", EVENT_TYPES),
        triggers=(line.text("trig"), *line.texts("alts")),
        places=line.texts_or_nones("places") or (line.text_or_none("place"),),
        dates=line.texts_or_nones("dates") or (line.text_or_none("date"),),
    )


def _of_record(line: Line, texts: Mapping[str, str]) -> GoldFigure:
    """A claim record taken as gold: its own values are the only right ones, and every figure is core."""
    document, figure, event = (line.part(name) for name in ("document", "figure", "event"))
    text = _text_of(document, "id", texts)
    start, end = figure.whole("start"), figure.whole("end")
    if not start < end or text[start:end] != figure.text("text"):
        raise figure.wrong("text", f"the article has {text[start:end]!r} at {start} to {end}")
    value = Value(figure.number_or_none("low"), figure.number_or_none("high"), figure.text("unit"))
    return GoldFigure(
        document=document.text("id"),
        text=text[start:end],
        start=start,
        end=end,
        core=True,
        values=(value,),
        approximate=figure.flag("approximate"),
        item=figure.text_or_none("item"),
        sources=_record_sources(line.part("claimant")),
        aliases=_texts_given(line.part("claimant"), "name"),
        modalities=_known(line, "modality", MODALITIES),
        types=_known(event, "type", EVENT_TYPES),
        triggers=_texts_given(event, "trigger"),
        places=_texts_given(event.part("place"), "text") or (None,),
        dates=_texts_given(event.part("date"), "edtf") or (None,),
    )


def _record_sources(claimant: Line) -> tuple[str | None, ...]:
    match claimant.text("kind"):
        case "article":
            return (None,)
        case "unnamed":
            return (UNNAMED,)
        case _:
            return (claimant.text("text"),)


def _texts_given(part: Line, name: str) -> tuple[str, ...]:
    return (part.text(name),) if part.has(name) else ()


def _text_of(line: Line, name: str, texts: Mapping[str, str]) -> str:
    document = line.text(name)
    if document not in texts:
        raise line.wrong(name, f"no article {document!r}")
    return texts[document]


def _extent(line: Line, text: str) -> tuple[int, int]:
    """Where the figure stands: at its stored offsets, else the `nth` time in paragraph `p`."""
    figure = line.text("fig")
    stored = line.part("offsets").extent("fig")
    if stored is not None:
        if not re.fullmatch(pattern_of(figure), text[slice(*stored)]):
            raise line.wrong("offsets", f"{figure!r} is not at {stored[0]} to {stored[1]}")
        return stored
    begin, paragraph = _paragraph(line, "p", text)
    found = list(re.finditer(rf"(?<!\w){pattern_of(figure)}(?!\w)", paragraph))
    nth = line.whole("nth")
    if not found:
        raise line.wrong("fig", f"{figure!r} is not in paragraph {line.whole('p')}")
    if not 1 <= nth <= len(found):
        raise line.wrong("nth", f"{figure!r} stands {len(found)} times in paragraph {line.whole('p')}, not {nth}")
    return begin + found[nth - 1].start(), begin + found[nth - 1].end()


def _paragraph(line: Line, name: str, text: str) -> tuple[int, str]:
    """Where the paragraph begins, and its text: the block between blank lines with that number, from 1."""
    blocks = list(re.finditer(r"\S.*?(?=\n[^\S\n]*\n|\s*\Z)", text, re.DOTALL))
    number = line.whole(name)
    if not 1 <= number <= len(blocks):
        raise line.wrong(name, f"the article has {len(blocks)} paragraphs, not {number}")
    return blocks[number - 1].start(), blocks[number - 1].group()


def _check_words(line: Line, text: str) -> None:
    """Words said to be in the article must be there; without stored offsets, in the paragraph that is named."""
    near = text if line.has("offsets") else _paragraph(line, "p", text)[1]
    _check_in(line, "trig", near)
    if line.has("src") and line.text("src") != UNNAMED:
        _check_in(line, "src", text if line.has("offsets") else _paragraph(line, "src_p", text)[1])
    for name in ("item", "place", "outer"):
        if line.has(name):
            _check_in(line, name, text)
    for name in ("aliases", "alts"):
        for words in line.texts(name):
            if not re.search(pattern_of(words), text):
                raise line.wrong(name, f"{words!r} is not in the article")


def _check_in(line: Line, name: str, text: str) -> None:
    if not re.search(pattern_of(line.text(name)), text):
        raise line.wrong(name, f"{line.text(name)!r} is not in the article where it should be")


def _values(line: Line) -> tuple[Value, ...]:
    if not line.has("values"):
        return (Value(line.number_or_none("low"), line.number_or_none("high"), line.text("unit")),)
    values = []
    for row in line.fields["values"]:
        match row:
            case [int() | float() | None as low, int() | float() | None as high, str(unit)]:
                values.append(Value(low, high, unit))
            case _:
                raise line.wrong("values", f"{row!r} should be low, high and unit")
    return tuple(values)


def _known(line: Line, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The words in the field, one or a list, all among `known`; none where the line lacks the list."""
    words = line.texts(name) if name.endswith("s") else (line.text(name),)
    for word in words:
        if word not in known:
            raise line.wrong(name, f"{word!r} is none of {', '.join(known)}")
    return words
