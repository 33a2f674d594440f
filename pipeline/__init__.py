"""News articles in, one record per figure claim out: who claimed what figure about which event.

Nothing is imported before it is asked for, so that `claims --help` need not wait for spaCy and pandas.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.build import load_pipeline
    from pipeline.frame import to_frame
    from pipeline.read import read_claims, read_events
    from pipeline.records import Article, Claim
    from pipeline.run.one import extract

__version__ = "0.1.0"

__all__ = ["Article", "Claim", "extract", "load_pipeline", "read_claims", "read_events", "to_frame"]

HOMES = {
    "Article": "pipeline.records",
    "Claim": "pipeline.records",
    "extract": "pipeline.run.one",
    "load_pipeline": "pipeline.build",
    "read_claims": "pipeline.read",
    "read_events": "pipeline.read",
    "to_frame": "pipeline.frame",
}
"""The module that each public name comes from."""


def __getattr__(name: str) -> object:
    if name in HOMES:
        return getattr(import_module(HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
