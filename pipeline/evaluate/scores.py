"""Scores: precision, recall and F1 per level, and how often each field of a found figure is right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.compare import Comparison, compare
from pipeline.evaluate.gold import GoldFigure


@dataclass(frozen=True)
class Level:
    """Counts of figures: `right` ones among the `found` and the `wanted`; rates are from 0 to 1, None over nothing."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return _share(self.right, self.found)

    @property
    def recall(self) -> float | None:
        """The share of what was wanted that was found and is right."""
        return _share(self.right, self.wanted)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.right, self.found + self.wanted)


@dataclass(frozen=True)
class Accuracy:
    """How many of `count` compared values are `right`."""

    right: int
    count: int

    @property
    def rate(self) -> float | None:
        """From 0 to 1; None where nothing was compared."""
        return _share(self.right, self.count)


@dataclass(frozen=True)
class Fields:
    """The accuracy of single fields over the core figures that were found, whatever their value."""

    modality: Accuracy
    type: Accuracy
    trigger: Accuracy
    place: Accuracy
    date: Accuracy
    approximate: Accuracy
    item: Accuracy


@dataclass(frozen=True)
class Scores:
    """How well claims agree with gold, over core figures.

    `span`: the figure was found. `value`: with the right quantity. `claimant`, `event`: with the right value, and the
    right source or event. `claim`: who claimed what figure about which event, all three right. `full`: also modality,
    and place and date wherever gold has them.
    """

    span: Level
    value: Level
    claimant: Level
    event: Level
    claim: Level
    full: Level
    fields: Fields


def score_claims(gold: Sequence[GoldFigure], claims: Sequence[Mapping[str, Any]]) -> Scores:
    """The scores of claim records (plain data) from the articles that `gold` covers."""
    return scores_of(compare(gold, claims))


def scores_of(comparison: Comparison) -> Scores:
    """The scores of gold and claims that have been set side by side."""
    agreements = [match.agreement for match in comparison.matches]
    found = len(agreements) + len(comparison.spurious)
    wanted = len(agreements) + len(comparison.missed)
    span, value, claimant, event, claim, full = (
        Level(sum(agreement.levels[index] for agreement in agreements), found, wanted) for index in range(6)
    )
    fields = Fields(
        modality=_accuracy(agreement.modality for agreement in agreements),
        type=_accuracy(agreement.type for agreement in agreements),
        trigger=_accuracy(agreement.trigger for agreement in agreements),
        place=_accuracy(agreement.place for agreement in agreements),
        date=_accuracy(agreement.date for agreement in agreements),
        approximate=_accuracy(agreement.approximate for agreement in agreements),
        item=_accuracy(agreement.item for agreement in agreements),
    )
    return Scores(span, value, claimant, event, claim, full, fields)


def _accuracy(answers: Iterable[bool | None]) -> Accuracy:
    compared = [answer for answer in answers if answer is not None]
    return Accuracy(sum(compared), len(compared))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
