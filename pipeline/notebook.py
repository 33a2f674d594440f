"""The claims of a run in a notebook: a list that shows itself as a table."""

from __future__ import annotations

from html import escape

from pipeline import card
from pipeline.records import Claim

SHOWN = 20
"""Claims in the table; the others are counted below it."""
HEADS = ("claimant", "figure", "measure", "place", "date", "article", "sentence")


class Claims(list[Claim]):
    """A list of claims; a notebook shows it as a table of the first ones and a count of the rest."""

    def _repr_html_(self) -> str:
        articles = len({claim.document.id for claim in self})
        heads = "".join(f"<th>{head}</th>" for head in HEADS)
        rows = "".join(_row(claim) for claim in self[:SHOWN])
        more = f"<p>… and {len(self) - SHOWN:,} more</p>" if len(self) > SHOWN else ""
        return (
            f"<p>{_count(len(self), 'claim')} of {_count(articles, 'article')}</p>"
            f'<table style="text-align:left"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{more}'
        )


def _row(claim: Claim) -> str:
    """One claim as a row; whatever the article says is text."""
    event = claim.event
    cells = (
        "".join(words for words, part in card.who(claim) if part == "claimant"),
        "".join(words for words, part in card.what(claim)[:-1]),
        event.measure or event.type,
        event.place.text if event.place else "",
        (event.date.edtf or event.date.text) if event.date else "",
        claim.document.id,
        claim.sentence.text,
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
