"""Label Studio tasks: an article each, with its claims as predictions: regions for the words, relations between them.

Regions count Unicode code points, as Label Studio's own exports do.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.errors import OptionError
from pipeline.exports.material import Material
from pipeline.records import SCHEMA_VERSION, Claim

Node = dict[str, Any]

LABELS = ("figure", "item", "claimant", "via", "cue", "hedge", "event", "enclosing", "place", "date", "participant")
"""The roles of words."""
LINKS: dict[str, tuple[str, str]] = {
    "claims": ("claimant", "figure"),
    "passes_on": ("via", "claimant"),
    "attributes": ("cue", "figure"),
    "hedges": ("hedge", "figure"),
    "counts": ("figure", "item"),
    "measures": ("figure", "event"),
    "behind": ("enclosing", "event"),
    "where": ("event", "place"),
    "when": ("event", "date"),
    "takes_part": ("participant", "event"),
}
"""Relations between the words of one claim, from the first role to the second."""


def lines(material: Material) -> Iterator[str]:
    """A list of tasks, one a line, in the order of the articles. Raises OptionError where an article has no text."""
    articles: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in material.claims:
        articles[claim.document.id].append(claim)
    last = len(articles) - 1
    yield "["
    for number, claims in enumerate(articles.values()):
        task = _task(claims, material.texts)
        yield json.dumps(task, ensure_ascii=False) + ("," if number < last else "")
    yield "]"


def _task(claims: Sequence[Claim], texts: Mapping[str, str]) -> Node:
    document = claims[0].document
    text = texts.get(document.id)
    if text is None:
        raise OptionError(f"labelstudio: no text of article {document.id}; name the articles with --articles PATH")
    data = {"text": text, **document.model_dump()}
    prediction = {"model_version": f"news-claims {SCHEMA_VERSION}", "result": _result(claims, text)}
    return {"data": data, "predictions": [prediction]}


def _result(claims: Sequence[Claim], text: str) -> list[Node]:
    """All regions, then all relations; words that several claims share are one region."""
    regions: dict[str, Node] = {}
    relations: dict[tuple[str, str, str], Node] = {}
    figures = {claim.id: _key("figure", claim.figure.start, claim.figure.end) for claim in claims}
    for claim in claims:
        if text[claim.figure.start : claim.figure.end] != claim.figure.text:
            article = claim.document.id
            raise OptionError(f"labelstudio: the text of article {article} is not that of its claims; check --articles")
        found: defaultdict[str, list[str]] = defaultdict(list)
        for role, start, end in _spans(claim):
            key = _key(role, start, end)
            regions.setdefault(key, _region(key, role, start, end, text))
            found[role].append(key)
        regions[figures[claim.id]].setdefault("meta", {"text": []})["text"].append(_reading(claim))
        for label, (source, target) in LINKS.items():
            for one in found[source]:
                for other in found[target]:
                    relations.setdefault((label, one, other), _relation(label, one, other))
        for relation in claim.relations:
            if relation.target in figures:
                ends = figures[claim.id], figures[relation.target]
                relations.setdefault((relation.type, *ends), _relation(relation.type, *ends))
    return [*regions.values(), *relations.values()]


def _spans(claim: Claim) -> Iterator[tuple[str, int, int]]:
    """Role, start and end of all words of a claim."""
    figure, event = claim.figure, claim.event
    if figure.item_start is not None and figure.item_end is not None:
        yield "item", figure.item_start, figure.item_end
    spans: Iterable[tuple[str, Any]] = (
        ("figure", figure),
        ("claimant", claim.claimant),
        *(("via", one) for one in claim.claimant.via),
        ("cue", claim.attribution),
        *(("hedge", one) for one in claim.hedges),
        ("event", event),
        ("enclosing", event.enclosing),
        ("place", event.place),
        ("date", event.date),
        *(("participant", one) for one in event.participants),
    )
    for role, span in spans:
        if span is not None and span.start is not None and span.end is not None:
            yield role, span.start, span.end


def _key(role: str, start: int, end: int) -> str:
    return f"{role}-{start}-{end}"


def _region(key: str, role: str, start: int, end: int, text: str) -> Node:
    value = {"start": start, "end": end, "text": text[start:end], "labels": [role]}
    return {"id": key, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def _relation(label: str, source: str, target: str) -> Node:
    return {"type": "relation", "from_id": source, "to_id": target, "direction": "right", "labels": [label]}


def _reading(claim: Claim) -> str:
    """What the claim says in one line, shown with its figure: "killed: 600 to open, count, fact (9f2c…)"."""
    low, high = ("open" if end is None else f"{end:,}" for end in (claim.figure.low, claim.figure.high))
    measure = claim.event.measure or claim.event.type
    return f"{measure}: {low} to {high}, {claim.figure.unit}, {claim.modality} ({claim.id})"
