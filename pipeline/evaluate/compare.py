"""Comparison: gold and claims side by side, for scores and for lists of what went wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.agreement import Agreement, agreement_of, part
from pipeline.evaluate.align import Extent, align, overlap
from pipeline.evaluate.gold import GoldFigure


@dataclass(frozen=True)
class Match:
    """A gold figure, the claim that stands over it, and where the two agree."""

    gold: GoldFigure
    claim: Mapping[str, Any]
    agreement: Agreement


@dataclass(frozen=True)
class Comparison:
    """Core figures that were found, core figures that were missed, and claims about no figure at all.

    Background figures are in neither list, nor are claims about them.
    """

    matches: tuple[Match, ...]
    missed: tuple[GoldFigure, ...]
    spurious: tuple[Mapping[str, Any], ...]


def compare(gold: Sequence[GoldFigure], claims: Sequence[Mapping[str, Any]]) -> Comparison:
    """Each claim record set beside the gold figure it stands over; records without a figure are left out.

    A second claim about a figure is spurious, but one that touches a background figure never is.
    Claims from articles without gold are spurious too: pass those of annotated articles only.
    """
    located = [claim for claim in claims if part(claim, "figure").get("start") is not None]
    wanted = [Extent(figure.document, figure.start, figure.end) for figure in gold]
    found = [_extent_of(claim) for claim in located]
    aligned = align(wanted, found, lambda one, other: sum(agreement_of(gold[one], located[other]).levels))
    background = [extent for extent, figure in zip(wanted, gold, strict=True) if not figure.core]
    return Comparison(
        matches=tuple(
            Match(gold[one], located[other], agreement_of(gold[one], located[other]))
            for one, other in aligned.pairs
            if gold[one].core
        ),
        missed=tuple(gold[index] for index in aligned.gold_left if gold[index].core),
        spurious=tuple(
            located[index]
            for index in aligned.claims_left
            if not any(overlap(found[index], extent) for extent in background)
        ),
    )


def _extent_of(claim: Mapping[str, Any]) -> Extent:
    figure = part(claim, "figure")
    return Extent(part(claim, "document").get("id", ""), figure["start"], figure["end"])
