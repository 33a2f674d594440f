"""Where it happened: the names of places around a figure, then those the article gives before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import pycountry
from spacy.tokens import Token

from pipeline import marks
from pipeline.events.mentions import Mention
from pipeline.events.setting import Setting
from pipeline.marks import AttributionMark, NameMark, PlaceMark, Range
from pipeline.rulebook import load
from pipeline.rulebook.events import PlaceWords

LOCATIVE, DIRECTION, PART, BARE = 0.0, 0.6, 0.5, 1.0
"""How far from the best way to name a place: "in Kursk", "to Kursk", "China's rate", "Kursk" standing anywhere."""
FAR = 6.0


@dataclass(frozen=True)
class Gazetteer:
    """The places of an article."""

    all: tuple[NameMark, ...]
    how: dict[int, float]
    """How a place is named, by its first token."""
    reporting: frozenset[int]
    """Tokens of sources and cues: "officials in Kyiv said" does not say where it happened."""


@dataclass(frozen=True)
class PlaceRules:
    """Words and labels of places."""

    prepositions: frozenset[str]
    directions: frozenset[str]
    labels: frozenset[str]


@cache
def place_rules(folders: tuple[str, ...] = ()) -> PlaceRules:
    """Our words of places with a user's over them."""
    words = {rule.id.partition(".")[2]: frozenset(rule.words) for rule in load(PlaceWords, folders)}
    none: frozenset[str] = frozenset()
    return PlaceRules(words.get("prepositions", none), words.get("directions", none), words.get("labels", none))


def gazetteer_of(setting: Setting, rules: PlaceRules) -> Gazetteer:
    """The names of places in the article, and how each stands in its sentence."""
    places = tuple(name for name in marks.names(setting.doc) if name.label in rules.labels)
    how = {name.start: _how(setting, name, rules) for name in places}
    return Gazetteer(places, how, _reporting(marks.attributions(setting.doc)))


def place_of(setting: Setting, mention: Mention, places: Gazetteer) -> PlaceMark | None:
    """The place of a figure's event: of its clause, sentence, paragraph, or of what the article said before."""
    if not places.all:
        return None
    figure = mention.figure
    sentence, paragraph = setting.sentence(figure.start), setting.paragraph(figure.start)
    best = _nearest(setting, mention, places, sentence)
    if best is not None:
        name, cost = best
        return _mark(name, "places.clause" if cost < FAR - 1 else "places.sentence")
    before = [
        name for name in places.all if paragraph[0] <= name.start < sentence[0] and places.how[name.start] <= PART
    ]
    if before:
        return _mark(before[-1], "places.paragraph")
    main = _main_place(setting, places)
    return None if main is None else _mark(main, "places.article")


def _nearest(setting: Setting, mention: Mention, places: Gazetteer, sentence: Range) -> tuple[NameMark, float] | None:
    """The place of a sentence that is nearest to the figure along the tree."""
    ranked = []
    for name in places.all:
        if not sentence[0] <= name.start < sentence[1] or name.start in places.reporting:
            continue
        head = setting.head((name.start, name.end))
        cost = min(mention.path.costs.get(head.i, FAR + 9), FAR) + places.how[name.start]
        ranked.append((cost, abs(name.start - mention.figure.start), name))
    if not ranked:
        return None
    cost, _, name = min(ranked, key=lambda one: one[:2])
    return name, cost


def _main_place(setting: Setting, places: Gazetteer) -> NameMark | None:
    """The place that the article names most, the headline and first paragraphs counting more; None without a winner."""
    counts: Counter[int] = Counter()
    first: dict[int, NameMark] = {}
    lead = setting.paragraphs[2][1] if len(setting.paragraphs) > 2 else len(setting.doc)
    for name in places.all:
        if name.start in places.reporting:
            continue
        counts[name.entity] += 3 if name.start < lead else 1
        if name.entity not in first or places.how[name.start] < places.how[first[name.entity].start]:
            first[name.entity] = name
    if not counts:
        return None
    return first[max(counts, key=lambda entity: (counts[entity], -first[entity].start))]


def _how(setting: Setting, name: NameMark, rules: PlaceRules) -> float:
    """How a place is named."""
    if not setting.parsed:
        before = setting.doc[name.start - 1].lower_ if name.start else ""
        return LOCATIVE if before in rules.prepositions else DIRECTION if before in rules.directions else BARE
    word = setting.syntax.preposition(setting.head((name.start, name.end)))
    if word is not None:
        return _of_preposition(word, rules)
    if name.end < len(setting.doc) and setting.doc[name.end].lower_ in ("'s", "’s", "'", "’"):
        return PART
    return BARE


def _of_preposition(word: Token, rules: PlaceRules) -> float:
    if word.lower_ in rules.prepositions:
        return LOCATIVE
    return DIRECTION if word.lower_ in rules.directions else BARE


def _reporting(found: tuple[AttributionMark, ...]) -> frozenset[int]:
    return frozenset(index for one in found for start, end in (*one.source, *one.cue) for index in range(start, end))


def _mark(name: NameMark, rule: str) -> PlaceMark:
    return PlaceMark(name.start, name.end, country_of(name.name), rule)


@cache
def country_of(name: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country's name as newspapers write it; None for anything else."""
    try:
        found = pycountry.countries.lookup(name.removeprefix("the ").removeprefix("The "))
    except LookupError:
        return None
    return str(found.alpha_2) if len(name) > 3 or name.isupper() else None
