"""`claims export`: claims as tables, databases and files for other tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.messages import DONE, tell
from pipeline.cli.output import write_out
from pipeline.cli.select import Files, Where, wanted_claims
from pipeline.errors import OptionError

if TYPE_CHECKING:
    from pipeline.exports import Binary, Material, Text
    from pipeline.linked import LinkedEvent
    from pipeline.records import Claim


class Name(StrEnum):
    """What `--to` takes."""

    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"
    DUCKDB = "duckdb"
    SQLITE = "sqlite"
    JSONL = "jsonl"
    UCDP = "ucdp"
    ACLED = "acled"
    IDMC = "idmc"
    CLAIMREVIEW = "claimreview"
    LABELSTUDIO = "labelstudio"
    GEOJSON = "geojson"


def export(
    files: Files,
    to: Annotated[
        Name, typer.Option(case_sensitive=False, help="The format; docs/exports.md tells each field by field.")
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="File to write; standard output if left out.")
    ] = None,
    where: Where = None,
    articles: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="The articles the claims were read from (labelstudio); repeatable."),
    ] = None,
    events: Annotated[
        Path | None,
        typer.Option(metavar="EVENTS", help="What claims link wrote of these claims (ucdp, acled); else linked here."),
    ] = None,
) -> int:
    """Export claims to tables, databases, the codebooks of others, and files for other tools.

    Tables: csv, parquet, xlsx, duckdb, sqlite. Codebooks: ucdp, acled, idmc. Fact-checking: claimreview. Annotation:
    labelstudio. Maps: geojson. The records themselves: jsonl. What a format asks for and no claim says stays empty.

    Example: claims export claims.jsonl --to csv --where 'measure=killed' --out killed.csv
    """
    from pipeline.exports import FORMATS, Material, Text  # noqa: PLC0415 - --help must not wait for it
    from pipeline.write import whole_binary  # noqa: PLC0415

    form = FORMATS[to.value]
    if where is not None and events is not None:
        raise OptionError("--where: does not go with --events; link the claims that you want")
    claims = wanted_claims(files, where)
    material = Material(claims, _events(form, claims, events), _texts(form, articles or []))
    if isinstance(form, Text):
        return _write_text(form, material, out)
    if out is None:
        raise OptionError(f"--to {to.value}: can't go to standard output; name a file with --out")
    with whole_binary(out) as draft:
        form.save(draft, material)
    tell(f"{len(claims):,} claims to {out}")
    return DONE


def _write_text(form: Text, material: Material, out: Path | None) -> int:
    """Writes a format of text to a file or to standard output; the exit code."""
    from pipeline.write import whole_file  # noqa: PLC0415 - --help must not wait for it

    if out is None:
        write_out(form.lines(material))
        return DONE
    with whole_file(out) as write:
        write(form.lines(material))
    tell(f"{len(material.claims):,} claims to {out}")
    return DONE


def _events(form: Text | Binary, claims: list[Claim], given: Path | None) -> list[LinkedEvent]:
    """The events for a format with a row for each: as given, or linked from the claims."""
    from pipeline.exports import Text  # noqa: PLC0415 - --help must not wait for it
    from pipeline.link import link_claims  # noqa: PLC0415
    from pipeline.read import read_events  # noqa: PLC0415

    if not (isinstance(form, Text) and form.needs_events):
        return []
    if given is None:
        return list(link_claims(claims))
    events = read_events(given)
    known = {claim.id for claim in claims}
    for event in events:
        if not known.issuperset(event.claims):
            raise OptionError(f"--events: {given}: event {event.id} is about claims that are not in the files given")
    return events


def _texts(form: Text | Binary, articles: list[str]) -> dict[str, str]:
    """The text of the articles by id, for a format that shows it."""
    from pipeline.exports import Text  # noqa: PLC0415 - --help must not wait for it
    from pipeline.read import texts_of  # noqa: PLC0415

    return texts_of(articles) if isinstance(form, Text) and form.needs_texts else {}
