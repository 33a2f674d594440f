"""From tokens to characters: the only code that turns marks into records."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from spacy.tokens import Doc

from pipeline import marks
from pipeline.claims.assemble import chain_of
from pipeline.marks import AttributionMark, ClaimMark, DateMark, EventMark, FigureMark, Range, RelationMark
from pipeline.records import (
    Article,
    Attribution,
    Claim,
    Claimant,
    Document,
    Event,
    Figure,
    Participant,
    Place,
    Relation,
    Span,
    Via,
    When,
)

RELATIVE = frozenset({"who", "which", "that"})
BESIDE_A_VERB = frozenset({"AUX", "ADV", "PART", "PUNCT"})
"""Parts of speech that may stand between a subject and its verb."""


def claims_of(doc: Doc) -> tuple[Claim, ...]:
    """The claims of a Doc with all its marks, in text order. Spans count characters of the article's text."""
    document = document_of(doc)
    found = marks.claims(doc)
    ids = {claim.figure: claim_id(doc, document, claim) for claim in found}
    return tuple(_claim(doc, document, claim, ids) for claim in found)


def marks_of(doc: Doc) -> dict[str, Any]:
    """All that every stage found in a Doc, as one line of the marks file."""
    document = document_of(doc)
    return {
        "document": {"id": document.id, "published": document.published, "published_from": document.published_from},
        "figures": [_figure_row(doc, figure) for figure in marks.figures(doc)],
        "dates": [_date_row(doc, date) for date in marks.dates(doc)],
        "names": [
            {**_row(doc, (one.start, one.end)), "label": one.label, "name": one.name, "rule": one.rule}
            for one in marks.names(doc)
        ],
        "attributions": [_attribution_row(doc, one) for one in marks.attributions(doc)],
        "events": [_event_row(doc, one) for one in marks.events(doc) if one.trigger is not None],
        "skipped": [
            {**_row(doc, (one.start, one.end)), "why": one.why, "rule": one.rule} for one in marks.skipped(doc)
        ],
    }


def document_of(doc: Doc) -> Document:
    """What the records say of the article; its id is empty for a text without one."""
    article = marks.article(doc) or Article(id="", text=doc.text)
    return Document(**article.model_dump(exclude={"text"}))


def claim_id(doc: Doc, document: Document, claim: ClaimMark) -> str:
    """Hash of document id, figure span and claimant span: the same on every run and machine."""
    figure = marks.figures(doc)[claim.figure]
    source = () if claim.attribution is None else marks.attributions(doc)[claim.attribution].source
    spans = [characters(doc, (figure.start, figure.end)), *(characters(doc, one) for one in source[:1])]
    return sha256(repr((document.id, spans)).encode()).hexdigest()[:16]


def characters(doc: Doc, tokens: Range) -> tuple[int, int]:
    """The characters of a range of tokens, white space at its end left out."""
    start, end = tokens
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def _row(doc: Doc, tokens: Range) -> dict[str, Any]:
    start, end = characters(doc, tokens)
    article = marks.article(doc)
    # Not a slice of doc.text: spaCy joins all words of the article anew whenever it is asked for that.
    text = doc[tokens[0] : tokens[1]].text if article is None else article.text[start:end]
    return {"text": text, "start": start, "end": end}


def _span(doc: Doc, tokens: Range | None) -> Span | None:
    return None if tokens is None else Span(**_row(doc, tokens))


def _claim(doc: Doc, document: Document, claim: ClaimMark, ids: dict[int, str]) -> Claim:
    figure = marks.figures(doc)[claim.figure]
    event = marks.events(doc)[claim.event]
    said = None if claim.attribution is None else marks.attributions(doc)[claim.attribution]
    related = [
        relation for relation in marks.relations(doc) if relation.figure == claim.figure and relation.target in ids
    ]
    return Claim(
        id=ids[claim.figure],
        document=document,
        sentence=Span(**_row(doc, _sentence(doc, figure))),
        claimant=_claimant(doc, claim),
        attribution=None if said is None else _attribution(doc, said),
        modality=claim.modality,
        hedges=tuple(Span(**_row(doc, hedge)) for hedge in event.hedges),
        figure=_figure(doc, figure, part=claim.figure in parts_of(doc)),
        event=_event(doc, event),
        relations=tuple(Relation(type=one.type, target=ids[one.target], factor=one.factor) for one in related),
        rules=_rules(figure, event, said, related),
        confidence=claim.confidence,
    )


def _sentence(doc: Doc, figure: FigureMark) -> Range:
    sentence = doc[figure.start].sent if doc.has_annotation("SENT_START") else doc[:]
    start, end = sentence.start, sentence.end
    while end - 1 > figure.start and doc[end - 1].is_space:
        end -= 1
    while start < figure.start and doc[start].is_space:
        start += 1
    return start, max(end, figure.end)


def _claimant(doc: Doc, claim: ClaimMark) -> Claimant:
    found = marks.attributions(doc)
    if claim.attribution is None:
        return Claimant(kind="article")
    said = found[claim.attribution]
    who = said.claimant
    mention = said.source[0] if said.source else None
    where: dict[str, Any] = {} if mention is None else _row(doc, mention)
    outer = [found[index] for index in chain_of(claim.attribution, found)[1:]]
    via = tuple(Via(**_row(doc, one.source[0]), name=one.claimant.name) for one in outer if one.source)
    return Claimant(**where, name=who.name, kind=who.kind, role=who.role, country=who.country, via=via)


def _attribution(doc: Doc, said: AttributionMark) -> Attribution:
    cue: dict[str, Any] = {}
    if said.cue:
        row = _row(doc, said.cue[0])
        cue = {"cue": row["text"], "start": row["start"], "end": row["end"]}
    return Attribution(**cue, form=said.form, stance=said.stance)


def parts_of(doc: Doc) -> frozenset[int]:
    """Figures that other figures of the article are made up of."""
    found = marks.relations(doc)
    return frozenset(
        {one.figure for one in found if one.type == "part_of"} | {one.target for one in found if one.type == "sum_of"}
    )


def _figure(doc: Doc, figure: FigureMark, *, part: bool = False) -> Figure:
    """The figure; a `part` of another that says nothing else of its accounting is a subset."""
    item: dict[str, Any] = {}
    if figure.item is not None:
        row = _row(doc, figure.item)
        item = {"item": row["text"], "item_start": row["start"], "item_end": row["end"]}
    return Figure(
        **_row(doc, (figure.start, figure.end)),
        low=_whole(figure.low),
        high=_whole(figure.high),
        bound=figure.bound,
        approximate=figure.approximate,
        unit=figure.unit,
        per=figure.per,
        change=figure.change,
        accounting=figure.accounting or ("subset" if part else None),
        **item,
    )


def _whole(value: float | None) -> int | float | None:
    """A whole number without its fraction: nobody writes 30000.0 troops."""
    return int(value) if value is not None and value == int(value) else value


def _event(doc: Doc, event: EventMark) -> Event:
    trigger: dict[str, Any] = {}
    if event.trigger is not None:
        row = _row(doc, event.trigger)
        trigger = {"trigger": row["text"], "start": row["start"], "end": row["end"]}
    place, date = event.place, event.date
    return Event(
        id=f"e{event.happening}",
        type=event.type,
        measure=event.measure,
        enclosing=_span(doc, event.enclosing),
        place=None if place is None else Place(**_row(doc, (place.start, place.end)), country=place.country),
        date=None if date is None else When(**_row(doc, (date.start, date.end)), edtf=date.edtf),
        participants=tuple(Participant(**_row(doc, (one.start, one.end)), role=one.role) for one in event.participants),
        **trigger,
    )


def _rules(
    figure: FigureMark, event: EventMark, said: AttributionMark | None, related: Iterable[RelationMark]
) -> tuple[str, ...]:
    """Every rule that set a field, each once, in the order of the stages."""
    date = () if event.date is None else (event.date.rule,)
    place = () if event.place is None else (event.place.rule,)
    said_by = () if said is None else said.rules
    return tuple(dict.fromkeys((*figure.rules, *said_by, *event.rules, *place, *date, *(one.rule for one in related))))


def _figure_row(doc: Doc, figure: FigureMark) -> dict[str, Any]:
    return {**_figure(doc, figure).model_dump(), "kind": figure.kind, "rule": figure.rules[0]}


def _date_row(doc: Doc, date: DateMark) -> dict[str, Any]:
    return {
        **_row(doc, (date.start, date.end)),
        "timex_type": date.timex_type,
        "timex_value": date.timex_value,
        "mod": date.mod,
        "edtf": date.edtf,
        "anchor": date.anchor,
        "rule": date.rule,
    }


def _attribution_row(doc: Doc, said: AttributionMark) -> dict[str, Any]:
    mention = _row(doc, said.source[0])["text"] if said.source else None
    return {
        "source": [list(characters(doc, one)) for one in _mention(doc, said)],
        "cue": [list(characters(doc, one)) for one in said.cue],
        "content": [list(characters(doc, one)) for one in said.content],
        "form": said.form,
        "stance": said.stance,
        "claimant": {"text": mention, "name": said.claimant.name, "kind": said.claimant.kind},
        "parent": said.parent,
        "rule": said.form,
    }


def _mention(doc: Doc, said: AttributionMark) -> tuple[Range, ...]:
    """The source as the cue's own clause mentions it: "who" in "the minister, who announced 12 deaths"."""
    if not said.source or not said.cue or said.cue[0][0] <= said.source[-1][1]:
        return said.source
    between = [token for token in doc[said.source[-1][1] : said.cue[0][0]] if token.pos_ not in BESIDE_A_VERB]
    pronouns = [token for token in between if token.lower_ in RELATIVE]
    return ((pronouns[0].i, pronouns[0].i + 1),) if pronouns and between == pronouns else said.source


def _event_row(doc: Doc, event: EventMark) -> dict[str, Any]:
    row = _event(doc, event).model_dump()
    return {
        "text": row["trigger"],
        **{key: row[key] for key in ("start", "end", "type", "measure", "place", "date")},
        "rule": event.rules[0] if event.rules else None,
    }
