"""Which claims a command is about: the files that a user names, and what `--where` leaves of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.messages import tell

if TYPE_CHECKING:
    from pipeline.records import Claim

Files = Annotated[
    list[Path],
    typer.Argument(metavar="CLAIMS", help="Files of claims (.jsonl, .parquet) or folders of runs.", show_default=False),
]
Where = Annotated[
    str | None,
    typer.Option(
        metavar="CONDITION",
        help="Only claims with these values: 'measure=killed and low>=100'. Columns as in the table of the README; "
        "= != < <= > >= compare, ~ looks for words inside, in (a, b) is any of several, null is what is not said; "
        "join with and, or, not and brackets.",
    ),
]


def wanted_claims(files: Sequence[Path], condition: str | None) -> list[Claim]:
    """The claims of the files that meet the condition, in their order; says so where none is left.

    Raises OptionError for a condition that makes no sense, InputError for a file that can't be read.
    """
    from pipeline.read import read_claims  # noqa: PLC0415 - --help must not wait for it
    from pipeline.where import where  # noqa: PLC0415

    test = where(condition) if condition is not None else None
    claims = [claim for file in files for claim in read_claims(file)]
    if test is None:
        if not claims:
            tell(f"{', '.join(map(str, files))}: no claims in it")
        return claims
    wanted = [claim for claim in claims if test(claim)]
    if not wanted:
        tell(f"none of {len(claims):,} claims has {condition}")
    return wanted
