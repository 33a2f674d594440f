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
"""How the words of each role look in a terminal."""

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
    from pipeline import card  # noqa: PLC0415 - --help must not wait for it

    yield _styled(card.what(claim))
    yield [("  ", ""), *_styled(card.who(claim))]
    yield [("  “", ""), *_styled(card.sentence(claim)), ("”", "")]
    if context:
        text = texts.get(claim.document.id)
        if text is None:
            raise OptionError(f"--articles: no article {claim.document.id}; name the articles the claims come from")
        for label, words in zip(("before", "behind"), _around(text, claim, context), strict=True):
            if words:
                yield [(f"  {label}: {printable(words)}", "dim")]
    yield [(f"  {printable(card.where(claim))}", "dim")]


def _styled(words: Iterable[tuple[str, str]]) -> list[Words]:
    """Words by role in the style of each role."""
    return [(printable(text), STYLES.get(role, "")) for text, role in words]


def _around(text: str, claim: Claim, count: int) -> tuple[str, str]:
    """The sentences before and behind that of a claim."""
    before = SENTENCE_END.split(text[: claim.sentence.start].strip())
    behind = SENTENCE_END.split(text[claim.sentence.end :].strip())
    return " ".join(filter(None, before[-count:])), " ".join(filter(None, behind[:count]))
