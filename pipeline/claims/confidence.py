"""How sure a claim is: the share of claims like it that were right on the development articles."""

from __future__ import annotations

from pipeline.marks import AttributionMark, EventMark, FigureMark


def confidence_of(figure: FigureMark, event: EventMark, attribution: AttributionMark | None) -> float:
    """Between 0 and 1; until it is calibrated, the product of what each part is worth."""
    value = 0.8 if figure.bound == "vague" else 0.9
    said = 0.75 if attribution is None or attribution.claimant.name is None else 0.85
    happened = 0.6 if event.type == "other" or event.trigger is None else 0.85
    return round(value * said * happened, 2)
