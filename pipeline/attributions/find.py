"""Who says what: forms over the tree, quotations, carry-over, and who the sources are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.attributions.carry_over import with_statements
from pipeline.attributions.direct import with_quotations
from pipeline.attributions.frames import find_readings
from pipeline.attributions.headings import find_headings
from pipeline.attributions.nesting import settled
from pipeline.attributions.page import Page, page_of, ranges_of
from pipeline.attributions.reading import Reading
from pipeline.attributions.sources import NOBODY, claimant_of
from pipeline.marks import AttributionMark, Stage, only_claims

NAME = "claims_attributions"


def find_attributions(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[AttributionMark, ...]:
    """Who says what in `doc`, in the order of the contents; nothing where there is no tree."""
    if not len(doc) or not doc.has_annotation("DEP"):
        return ()
    page = page_of(doc)
    readings = (*find_headings(page, folders), *find_readings(page, folders))
    readings = with_quotations(page, with_statements(page, readings, folders), folders)
    found = []
    reports = settled(page, readings)
    asked = _with_figures(page, reports) if only_claims(doc) else range(len(reports))
    for number, (reading, parent) in enumerate(reports):
        source = ranges_of(reading.source)
        claimant, rules = claimant_of(doc, source, folders) if number in asked else (NOBODY, ())
        found.append(
            AttributionMark(
                source,
                ranges_of(reading.cue),
                ranges_of(reading.content),
                reading.stance,
                claimant,
                (*reading.rules, *rules),
                parent,
                reading.modality,
            )
        )
    return tuple(found)


def _with_figures(page: Page, reports: Sequence[tuple[Reading, int | None]]) -> set[int]:
    """Which of the reports hold a figure, and those that they stand in."""
    found: set[int] = set()
    for number, (reading, _) in enumerate(reports):
        within: int | None = number if page.has_figure(reading.content) else None
        while within is not None and within not in found:
            found.add(within)
            within = reports[within][1]
    return found


@Language.factory(
    NAME,
    default_config={"rules": []},
    requires=["doc._.quotes", "doc._.names", "doc._.figures", "token.dep"],
    assigns=["doc._.attributions"],
)
def make_attributions(nlp: Language, name: str, rules: Sequence[str]) -> Stage[AttributionMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("attributions", partial(find_attributions, folders=tuple(rules)))
