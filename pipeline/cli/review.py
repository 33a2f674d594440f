"""`claims review`: what people thought of claims, laid on the claims of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.messages import DONE, tell
from pipeline.cli.output import show_table

if TYPE_CHECKING:
    from pipeline.records import Claim
    from pipeline.report.reviews import Reviewed

Claims = Annotated[Path, typer.Argument(metavar="CLAIMS.jsonl", help="What claims extract wrote.", show_default=False)]
Reviews = Annotated[
    Path, typer.Argument(metavar="REVIEWS.jsonl", help="Reviews that were saved from a report.", show_default=False)
]
Out = Annotated[
    Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write the claims that nobody rejected to FILE.")
]


def review(claims: Claims, reviews: Reviews, out: Out = None) -> int:
    """Apply reviews to the claims of a run, the reviewed one or a later one: how often each rule was right.

    A review stays with the words of its figure. A claim that says something else since is listed, to be judged anew.
    """
    from pipeline.read import read_claims  # noqa: PLC0415 - --help must not wait for it
    from pipeline.report.reviews import apply_reviews, precision_per_rule, read_reviews  # noqa: PLC0415
    from pipeline.write import write_records  # noqa: PLC0415

    records = read_claims(claims)
    reviewed = apply_reviews(records, read_reviews(reviews))
    show_table(
        ("rule", "reviewed", "accepted", "precision"),
        [
            (one.rule, one.reviewed, one.accepted, f"{100 * one.precision:.1f} %")
            for one in precision_per_rule(records, reviewed)
        ],
        title="Reviewed precision of each rule",
    )
    _tell(reviewed)
    if out is not None:
        kept = [claim for claim in records if not _is_rejected(claim, reviewed)]
        write_records(out, kept)
        tell(f"{len(kept):,} of {len(records):,} claims kept")
    return DONE


def _is_rejected(claim: Claim, reviewed: Reviewed) -> bool:
    found = reviewed.holds.get(claim.id)
    return found is not None and found.verdict == "reject"


def _tell(reviewed: Reviewed) -> None:
    """How the reviews fit, and each that has to be looked at again."""
    for claim, old in reviewed.changed:
        tell(f'{claim.document.id}: "{claim.figure.text}" says something else since it was {_judged(old.verdict)}')
    for one in reviewed.gone:
        tell(f'{one.document}: "{one.figure.text}" makes no claim any more; it was {_judged(one.verdict)}')
    tell(f"{len(reviewed.holds):,} reviews hold, {len(reviewed.changed):,} changed, {len(reviewed.gone):,} gone")


def _judged(verdict: str | None) -> str:
    return {"accept": "accepted", "reject": "rejected"}.get(verdict or "", "noted")
