"""What the result of an article depends on: results with the same key need not be made again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from spacy.about import __version__ as spacy_version

from pipeline import __version__, rulebook
from pipeline.build import MODEL, model_folder
from pipeline.read import Source
from pipeline.records import SCHEMA_VERSION
from pipeline.run.plan import Job

PROGRAM = Path(__file__).parents[1]


def versions_of(job: Job) -> dict[str, object]:
    """What the results of a job depend on beside the articles: program, model, rules, options; no clock, no machine."""
    folder = model_folder(job.model or MODEL)
    return {
        "version": __version__,
        "schema": SCHEMA_VERSION,
        "program": _digest_of(sorted(PROGRAM.rglob("*.py")), PROGRAM),
        "spacy": spacy_version,
        "model": job.model or MODEL,
        "model_sha256": _digest_of(sorted(path for path in folder.rglob("*") if path.is_file()), folder),
        "rules_sha256": hashlib.sha256("\0".join(rulebook.fingerprint(job.rules).values()).encode()).hexdigest(),
        "wanted": job.wanted,
        "published": job.published,
        "copies": job.copies,
    }


def key_of(source: Source, versions: dict[str, object]) -> str:
    """The key of an article whose bytes are at hand: 32 hexadecimal digits.

    The name of a file is part of it, since the day of publication may stand there; the line of a row is not.
    """
    path = None if source.format == "row" else source.path
    known = [versions, source.id, source.format, path, source.given, source.columns, hash_of(source)]
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def hash_of(source: Source) -> str:
    """SHA-256 of the bytes of an article that are at hand."""
    return hashlib.sha256(source.data or b"").hexdigest()


def _digest_of(files: list[Path], folder: Path) -> str:
    """One hash over names and bytes of some files."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode("utf-8", "surrogateescape"))
        digest.update(path.read_bytes())
    return digest.hexdigest()
