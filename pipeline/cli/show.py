"""`claims show`: claims to read, with the sentence each was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.messages import DONE
from pipeline.cli.output import Line, Words, printable, show_lines
from pipeline.cli.select import Files, Where, wanted_claims
from pipeline.errors import OptionError

if TYPE_CHECKING:
    from pipeline.records import Claim

STYLES = {
    "claimant": "cyan",
    "cue": "blue",
    "hedge": "magenta",
    "figure": "bold yellow",
    "item": "yellow",
    "event": "green",
    "place": "green",
    "date": "green",
}
"""How the words of each role look in a terminal; where several overlap, the one that is named last."""

SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’')\]]))\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n\s*\n")
"""Good enough to show what stands around; the sentences of records come from the parser."""


def show(
    files: Files,
    where: Where = None,
    sort: Annotated[
        str | None,
        typer.Option(metavar="COLUMN", help="Order by a column; -COLUMN from the highest down."),
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="Show no more than N claims.")] = None,
    context: Annotated[
        int, typer.Option(metavar="N", min=0, help="Also N sentences before and behind; needs --articles.")
    ] = 0,
    articles: Annotated[
        list[str] | None, typer.Option(metavar="PATH", help="The articles the claims were read from; repeatable.")
    ] = None,
) -> int:
    """Show claims to read: figure and event, who says so, the sentence, and where it stands.

    Coloured in a terminal, the same lines plain in a pipe.
    Example: claims show claims.jsonl --where 'measure=killed and low>=100' --sort -low --limit 3
    """
    if context and not articles:
        raise OptionError("--context: needs the text of the articles; name them with --articles PATH")
    claims = _sorted(wanted_claims(files, where), sort)[:limit]
    texts = _texts(articles or []) if context else {}
    show_lines(_lines(claims, texts, context))
    return DONE


def _texts(articles: list[str]) -> dict[str, str]:
    from pipeline.read import texts_of  # noqa: PLC0415 - --help must not wait for it

    return texts_of(articles)


def _sorted(claims: list[Claim], by: str | None) -> list[Claim]:
    """Claims in the order of a column; those that it says nothing of come last."""
    if by is None:
        return claims
    from pipeline.columns import column_named  # noqa: PLC0415 - --help must not wait for it

    column = column_named(by.removeprefix("-"), "--sort")
    known = [claim for claim in claims if column.of(claim) is not None]
    unknown = [claim for claim in claims if column.of(claim) is None]
    known.sort(key=column.of, reverse=by.startswith("-"))  # type: ignore[arg-type]
    return known + unknown


def _lines(claims: Iterable[Claim], texts: Mapping[str, str], context: int) -> Iterator[Line]:
    """All claims, an empty line between two."""
    for number, claim in enumerate(claims):
        if number:
            yield [("", "")]
        yield from _card(claim, texts, context)


def _card(claim: Claim, texts: Mapping[str, str], context: int) -> Iterator[Line]:
    """One claim: what, who, the sentence, where."""
    yield _what(claim)
    yield [("  ", ""), *_who(claim)]
    yield [("  “", ""), *_sentence(claim), ("”", "")]
    if context:
        text = texts.get(claim.document.id)
        if text is None:
            raise OptionError(f"--articles: no article {claim.document.id}; name the articles the claims come from")
        for label, words in zip(("before", "behind"), _around(text, claim, context), strict=True):
            if words:
                yield [(f"  {label}: {printable(words)}", "dim")]
    document = claim.document
    found = (document.title, document.publisher, document.published, document.id, claim.id)
    yield [("  " + " · ".join(printable(one) for one in found if one), "dim")]


def _what(claim: Claim) -> list[Words]:
    """Figure, item, measure, place and date: `at least 600 soldiers · killed · Kursk (RU) · 2025-07-08`."""
    event = claim.event
    words: list[Words] = [(printable(claim.figure.text), STYLES["figure"])]
    if claim.figure.item:
        words.append((f" {printable(claim.figure.item)}", STYLES["item"]))
    rest = [event.measure or event.type]
    if event.place:
        rest.append(_with(printable(event.place.text), event.place.country))
    if event.date:
        rest.append(event.date.edtf or printable(event.date.text))
    return [*words, (f" · {' · '.join(rest)}", "")]


def _who(claim: Claim) -> list[Words]:
    """Claimant, kind, cue, modality and confidence."""
    claimant = claim.claimant
    name = claimant.name or claimant.text or ("the article itself" if claimant.kind == "article" else claimant.kind)
    words: list[Words] = [(printable(name), STYLES["claimant"])]
    if claimant.kind != "article":
        words.append((f" ({', '.join(filter(None, (claimant.kind, claimant.country)))})", ""))
    if claimant.via:
        words.append((f", via {printable(', '.join(via.name or via.text for via in claimant.via))}", ""))
    rest = [claim.modality, f"confidence {claim.confidence:.2f}"]
    if claim.attribution:
        rest.insert(0, claim.attribution.stance)
    return [*words, (f" · {' · '.join(rest)}", "")]


def _with(text: str, more: str | None) -> str:
    return f"{text} ({more})" if more else text


def _sentence(claim: Claim) -> Iterator[Words]:
    """The sentence, the words of each role in their style."""
    start, text = claim.sentence.start, claim.sentence.text
    styles = [""] * len(text)
    for role, begin, end in _roles(claim):
        for index in range(max(begin - start, 0), min(end - start, len(text))):
            styles[index] = STYLES[role]
    begin = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or styles[index] != styles[begin]:
            yield printable(text[begin:index]), styles[begin]
            begin = index


def _roles(claim: Claim) -> Iterator[tuple[str, int, int]]:
    """Role, start and end of all words that say something, those that matter most last."""
    figure, event = claim.figure, claim.event
    spans = [
        ("date", event.date),
        ("place", event.place),
        ("event", event),
        ("claimant", claim.claimant),
        ("cue", claim.attribution),
        *(("hedge", hedge) for hedge in claim.hedges),
        ("figure", figure),
    ]
    if figure.item_start is not None and figure.item_end is not None:
        yield "item", figure.item_start, figure.item_end
    for role, span in spans:
        if span is not None and span.start is not None and span.end is not None:
            yield role, span.start, span.end


def _around(text: str, claim: Claim, count: int) -> tuple[str, str]:
    """The sentences before and behind that of a claim."""
    before = SENTENCE_END.split(text[: claim.sentence.start].strip())
    behind = SENTENCE_END.split(text[claim.sentence.end :].strip())
    return " ".join(filter(None, before[-count:])), " ".join(filter(None, behind[:count]))
