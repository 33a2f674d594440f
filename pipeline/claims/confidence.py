"""How sure a claim is: the share of claims like it that were right on the development articles.

A claim is right if its value, its claimant and its event are. The three are close to independent, so what each part was
worth on the 618 core figures of the development articles is multiplied. Shares are drawn a little towards their mean,
as if ten more cases had been seen, since a rule that was right 9 times in 9 is not always right.
"""

from __future__ import annotations

from pipeline.marks import AttributionMark, EventMark, FigureMark

FIGURE = 0.98
"""Value and unit; how a figure is bounded made no difference."""

ARTICLE = 0.91
"""Nobody is named, so the article itself is the claimant: 283 figures. The rest had a source that was overlooked."""
NAMED = 0.97
UNNAMED = 0.87
"""Sources that the article names and those it does not: "officials", "is believed"."""
UNSURE_FORMS: dict[str, float] = {
    "forms.reports-figure": 0.81,
    "forms.were-reported": 0.83,
    "forms.claim-that": 0.76,
    "headings": 0.7,
    "direct": 0.8,
}
"""Forms that were wrong more often, by id or by file: "Peru reported 11 cases" may be the doer, not the source."""

KNOWN = 0.97
"""A rule of events.toml knows the word for what is measured."""
COUNTED = 0.9
"""Only what is counted tells the type: "16 submarines"."""
INHERITED: dict[str, float] = {"events.like-neighbour": 0.85, "events.like-article": 0.77}
"""The type of the figure beside it, or that of most of the article."""
UNKNOWN = 0.45
"""Nothing tells the type."""
UNSURE_TYPES: dict[str, float] = {
    "transport": 0.7,
    "society": 0.93,
    "arms": 0.93,
    "damage": 0.95,
    "business": 0.95,
    "deployment": 0.95,
}
"""Types that were mistaken for others more often; worth a factor."""


def confidence_of(figure: FigureMark, event: EventMark, attribution: AttributionMark | None) -> float:
    """Between 0 and 1, two decimals: how often claims with such a source and such an event were right."""
    return round(FIGURE * source_worth(attribution) * event_worth(event), 2)


def source_worth(attribution: AttributionMark | None) -> float:
    """How often the claimant was right for such an attribution; None is the article's own voice."""
    if attribution is None:
        return ARTICLE
    for form in (attribution.form, attribution.form.partition(".")[0]):
        if form in UNSURE_FORMS:
            return UNSURE_FORMS[form]
    return UNNAMED if attribution.claimant.name is None else NAMED


def event_worth(event: EventMark) -> float:
    """How often the event was right where such a rule told its type."""
    if event.type == "other" or not event.rules:
        return UNKNOWN
    first = event.rules[0]
    if first in INHERITED:
        return INHERITED[first]
    told = COUNTED if first.startswith("things.") else KNOWN
    return told * UNSURE_TYPES.get(event.type, 1.0)
