"""Figures made ready for comparison: what each counts, in which happening, and who says so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from pipeline import marks
from pipeline.marks import AttributionMark, EventMark, FigureMark, Range


@dataclass(frozen=True, slots=True)
class Account:
    """A figure with its event; `sentence` counts from 0, `claimant` is None where nobody is named."""

    number: int
    figure: FigureMark
    event: EventMark
    sentence: int
    item: str | None
    """Last word of what is counted, base form."""
    claimant: str | None
    negated: bool
    place: str | None
    """Lower case; None where the sentence names none."""
    phrase: str | None
    """All that is counted, lower case."""
    trigger: str | None
    """The word for what happened, base form."""

    @property
    def exact(self) -> float | None:
        """The value, where it is one number and no amount of change."""
        low, high = self.figure.low, self.figure.high
        return low if low == high and self.figure.change is None else None

    @property
    def comparable(self) -> bool:
        """A whole of something measured, said to be so; parts and changes may differ without contradiction."""
        parts = ("subset", "change", "additional", "remaining")
        return (
            self.event.measure is not None
            and self.event.modality == "fact"
            and not self.negated
            and self.figure.change is None
            and self.figure.kind == "count"
            and self.figure.per is None
            and self.figure.accounting not in parts
        )


def accounts_of(doc: Doc) -> tuple[Account, ...]:
    """The figures of `doc` that have an event, in text order; their numbers are those of the figures."""
    events = {event.figure: event for event in marks.events(doc)}
    starts = [span.start for span in doc.sents] if doc.has_annotation("SENT_START") else [0]
    speakers = _speakers(doc)
    found = []
    for number, figure in enumerate(marks.figures(doc)):
        if number not in events:
            return ()
        source = speakers[figure.start]
        denied = source is not None and source.modality == "negated"
        found.append(
            Account(
                number,
                figure,
                events[number],
                bisect_right(starts, figure.start) - 1,
                _item(doc, figure),
                None if source is None else source.claimant.name,
                denied or events[number].modality == "negated",
                _own_place(doc, events[number]),
                None if figure.item is None else doc[figure.item[0] : figure.item[1]].text.lower(),
                _base(doc, events[number].trigger),
            )
        )
    return tuple(found)


def same_measure(one: Account, other: Account) -> bool:
    """Both measure the same: type, measure and happening, in any order of claimants."""
    return (one.event.type, one.event.measure) == (other.event.type, other.event.measure)


def same_case(one: Account, other: Account) -> bool:
    """Nothing tells the two apart: they name no two places and no two dates."""
    dates = {account.event.date.edtf for account in (one, other) if account.event.date is not None}
    return len({one.place, other.place} - {None}) < 2 and len(dates) < 2


def equal(one: Account, other: Account) -> bool:
    """Both count the same in the same words, or neither counts anything."""
    return one.phrase == other.phrase


def differ(one: Account, other: Account) -> bool:
    """No value fits both, and both count the same in the same words, in the same place and at the same time.

    What people suffer is the same by any name, "killed" or "shot dead"; else the word for it must be the same.
    """
    suffered = one.event.type == "casualties"
    if not equal(one, other) or not same_case(one, other) or not (suffered or one.trigger == other.trigger):
        return False
    return _below(one.figure, other.figure) or _below(other.figure, one.figure)


def is_sum(total: Account, parts: Sequence[Account]) -> bool:
    """The parts are exact, of the same unit and measure, and add up to the total: dead and injured to victims."""
    values = [part.exact for part in parts]
    alike = all(
        part.figure.unit == total.figure.unit
        and part.event.type == total.event.type
        and (part.event.measure == total.event.measure or total.event.measure in (None, "killed_or_injured"))
        for part in parts
    )
    return (
        alike
        and total.exact is not None
        and total.exact > 2
        and None not in values
        and sum(filter(None, values)) == total.exact
    )


def _below(one: FigureMark, other: FigureMark) -> bool:
    """The highest value of the first is below the lowest of the second; "about" leaves a tenth."""
    if one.high is None or other.low is None:
        return False
    slack = 0.1 if one.approximate or other.approximate else 0.0
    return one.high * (1 + slack) < other.low


def _own_place(doc: Doc, event: EventMark) -> str | None:
    """The place that the figure's own sentence names."""
    place = event.place
    own = place is not None and place.rule in ("places.clause", "places.sentence")
    return doc[place.start : place.end].text.lower() if place is not None and own else None


def _item(doc: Doc, figure: FigureMark) -> str | None:
    if figure.item is None or figure.item[0] >= figure.item[1]:
        return None
    words = list(doc[figure.item[0] : figure.item[1]])
    head = next((before for before, token in pairwise(words) if token.lower_ == "of"), words[-1])
    return head.lemma_.lower() or head.lower_


def _base(doc: Doc, words: Range | None) -> str | None:
    return None if words is None else doc[words[1] - 1].lemma_.lower() or doc[words[1] - 1].lower_


def _speakers(doc: Doc) -> list[AttributionMark | None]:
    """For each token the attribution with the shortest content around it; None for the article's own voice."""
    speakers: list[AttributionMark | None] = [None] * len(doc)
    said = marks.attributions(doc)
    contents = [(start - end, start, end, index) for index, one in enumerate(said) for start, end in one.content]
    for _, start, end, index in sorted(contents):
        speakers[start:end] = [said[index]] * (end - start)
    return speakers
