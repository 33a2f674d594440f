"""A figure, the attribution it stands in, and the event it measures: one claim for each figure."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import marks
from pipeline.claims.confidence import confidence_of
from pipeline.marks import AttributionMark, ClaimMark, FigureMark, Stage
from pipeline.records import Modality

NAME = "claims_assemble"
STRENGTH: tuple[Modality, ...] = ("negated", "future", "possible", "fact")
"""The strongest departure from fact wins."""


def find_claims(doc: Doc) -> tuple[ClaimMark, ...]:
    """One claim for each figure of `doc`, in text order."""
    found = marks.attributions(doc)
    events = {event.figure: (index, event) for index, event in enumerate(marks.events(doc))}
    claims = []
    for number, figure in enumerate(marks.figures(doc)):
        if number not in events:
            continue
        index, event = events[number]
        attribution = attribution_of(figure, found)
        said = [found[one].modality for one in chain_of(attribution, found)]
        modality = strongest(event.modality, *(one for one in said if one is not None))
        claims.append(
            ClaimMark(
                number,
                attribution,
                index,
                modality,
                confidence_of(event, None if attribution is None else found[attribution]),
            )
        )
    return tuple(claims)


def attribution_of(figure: FigureMark, found: tuple[AttributionMark, ...]) -> int | None:
    """Index of the innermost attribution whose content holds the figure; None where the article speaks itself."""
    around = [
        index
        for index, one in enumerate(found)
        if any(start <= figure.start and figure.end <= end for start, end in one.content)
    ]
    if not around:
        return None
    return min(
        around,
        key=lambda index: (
            -len(chain_of(index, found)),
            sum(end - start for start, end in found[index].content),
            index,
        ),
    )


def chain_of(attribution: int | None, found: tuple[AttributionMark, ...]) -> tuple[int, ...]:
    """The attribution and those it is nested in, the innermost first."""
    chain: list[int] = []
    while attribution is not None and attribution not in chain:
        chain.append(attribution)
        attribution = found[attribution].parent
    return tuple(chain)


def strongest(*modalities: Modality) -> Modality:
    """The strongest departure from fact."""
    return min(modalities, key=STRENGTH.index)


@Language.factory(NAME, requires=["doc._.figures", "doc._.attributions", "doc._.events"], assigns=["doc._.claims"])
def make_claims(nlp: Language, name: str) -> Stage[ClaimMark]:
    """The component spaCy knows as NAME."""
    return Stage("claims", find_claims)
