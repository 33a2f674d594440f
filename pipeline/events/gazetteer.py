"""The places of an article: which names are places, and how each stands in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline import marks
from pipeline.events.setting import Setting
from pipeline.events.spots import POSSESSIVES, PlaceRules, is_surely_place, named_places, place_rules
from pipeline.marks import Range
from pipeline.rulebook.countries import country_code, country_of, is_country

LOCATIVE, PART, DIRECTION, BARE = 0.0, 0.5, 0.6, 1.0
"""How a place is named, the best way first: "in Kursk", "Kursk's hospitals", "to Kursk", "Kursk" standing anywhere."""
CONTAINER = 1.5
"""Added to what a more specific place lies in: "in Nablus, West Bank"."""
ACTING = 1.5
"""Added to countries that do something: "Russia fired 40 missiles"."""
SAYING = 3.0
"""Added to places of those who say it: "officials in Kyiv said"."""
NATION = 2.0
"""How many mentions of another place one of a country is worth, for figures about countries."""
REGION = 0.5
"""Worth of a mention of a part of the world: the article plays in a country of it."""
UNSURE = 0.85
"""Worth of a mention of a place that nothing is in or near: it may be somebody's name."""
LEAD_PARAGRAPHS = 3
LEAD_WORTH = 3.0
"""Worth of a mention in the first paragraphs."""
LENGTHS = frozenset({"mile", "miles", "km", "kilometre", "kilometres", "kilometer", "kilometers", "metres", "meters"})
NEAR = 4
"""Tokens that may stand between two places of which one lies in the other."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it stands in the text."""

    words: Range
    head: int
    key: str
    cost: float
    country: bool
    sure: bool
    """A country, or something stands "in" or "near" it; other names may be somebody's."""


@dataclass(frozen=True)
class Gazetteer:
    """The places of an article in text order."""

    spots: tuple[Spot, ...]
    starts: tuple[int, ...]
    figures: tuple[int, ...]
    """First tokens of the figures."""
    wide: frozenset[str]
    leaving: frozenset[str]
    folders: tuple[str, ...]
    main: Spot | None
    """Where the article plays."""
    main_wide: Spot | None
    """The same for figures about whole countries."""

    def within(self, stretch: Range) -> tuple[Spot, ...]:
        """The places of a stretch."""
        return self.spots[bisect_left(self.starts, stretch[0]) : bisect_left(self.starts, stretch[1])]

    def narrower(self, spot: Spot) -> Spot | None:
        """Where the article plays, for the country of it that is named in passing: "quake hits Indonesia"."""
        passing = spot.country and spot.cost >= BARE and self.main_wide is not None and spot.key == self.main_wide.key
        return self.main if passing and self.main is not None and not self.main.country else None


def gazetteer_of(setting: Setting, folders: tuple[str, ...] = ()) -> Gazetteer:
    """The places of the article and how each stands in its sentence."""
    rules = place_rules(folders)
    doc, saying = setting.doc, _saying(setting)
    spots: list[Spot] = []
    for words, key in named_places(setting, rules, folders):
        head = setting.head(words)
        cost = _how(setting, words, head, rules) + SAYING * (words[0] in saying)
        if spots and _lies_in(setting, spots[-1].words, words):
            cost += CONTAINER
        elif spots and _is_owner(setting, spots[-1].words, words):
            spots[-1] = replace(spots[-1], cost=spots[-1].cost + CONTAINER)
        country = is_country(key, folders) or key in rules.regions
        sure = country or is_surely_place(setting, words, rules)
        spots.append(Spot(words, head.i, key, cost, country, sure))
    starts = tuple(spot.words[0] for spot in spots)
    return Gazetteer(
        tuple(spots),
        starts,
        tuple(one.start for one in marks.figures(doc)),
        rules.wide,
        rules.leaving,
        folders,
        _main(setting, spots, folders, wide=False),
        _main(setting, spots, folders, wide=True),
    )


def _main(setting: Setting, spots: list[Spot], folders: tuple[str, ...], *, wide: bool) -> Spot | None:
    """The place that the article names most, its beginning counting more; a spot rather than a country."""
    lead = setting.paragraphs[:LEAD_PARAGRAPHS][-1][1] if setting.paragraphs else 0
    sure = {spot.key for spot in spots if spot.sure}
    counts: dict[str, float] = {}
    peoples = _peoples(setting, folders)
    best: dict[str, Spot] = {}
    for spot in spots:
        worth = (LEAD_WORTH if spot.words[0] < lead else 1) * (2 if spot.cost <= PART else 1)
        worth *= 1.0 if spot.key in sure else UNSURE
        if spot.cost < SAYING:
            if spot.country and wide == is_country(spot.key, folders):
                worth *= NATION if wide else REGION
            counts[spot.key] = counts.get(spot.key, 0.0) + worth
        if spot.key not in best or spot.cost < best[spot.key].cost:
            best[spot.key] = spot
    if not counts:
        return None
    if wide:
        for key in counts:
            counts[key] += NATION * peoples[country_code(key, folders)] if is_country(key, folders) else 0.0
    exact = {key for key in counts if key in sure and not best[key].country}
    if not wide and exact:
        counts = {key: count for key, count in counts.items() if not best[key].country}
    return best[max(counts, key=lambda key: (counts[key], -best[key].words[0]))]


def _peoples(setting: Setting, folders: tuple[str, ...]) -> Counter[str | None]:
    """How often peoples and their institutions are named, by the code of their country: "Indian Navy"."""
    names = (name for name in marks.names(setting.doc) if name.label in ("NORP", "ORG"))
    return Counter(country_of(setting.doc[name.start : name.end].text.split(), folders) for name in names)


def _lies_in(setting: Setting, inner: Range, outer: Range) -> bool:
    """The second place only tells where the first one is: "Nablus, West Bank", "Tahrir Square in Cairo"."""
    between = setting.words[inner[1] : outer[0]] if outer[0] - inner[1] < NEAR else ()
    return list(between) in ([","], ["in"], [",", "in"], ["in", "the"], ["of"], ["("], [",", "the"], [",", "in", "the"])


def _is_owner(setting: Setting, outer: Range, inner: Range) -> bool:
    """The first place only tells where the second one is: "Sumatra's northern Aceh province"."""
    between = setting.words[outer[1] : inner[0]] if inner[0] - outer[1] < NEAR else ()
    return bool(between) and between[0] in POSSESSIVES and all(word.isalpha() for word in between[1:])


def _how(setting: Setting, words: Range, head: Token, rules: PlaceRules) -> float:
    """How a place is named."""
    doc = setting.doc
    if words[1] < len(doc) and doc[words[1]].lower_ in POSSESSIVES:
        return PART
    kind = doc[words[1]] if words[1] < len(doc) and doc[words[1]].lower_ in rules.kinds else head
    word = setting.syntax.preposition(kind) if setting.parsed else None
    before = doc[words[0] - 1] if words[0] else None
    if _is_landmark(setting, words[0]):
        return DIRECTION
    if setting.parsed and _is_struck(setting, head):
        return LOCATIVE
    for one in (word, before):
        if one is not None and one.lower_ in rules.prepositions:
            return LOCATIVE
        if one is not None and one.lower_ in rules.directions:
            return DIRECTION
    return BARE + ACTING * (setting.parsed and _acts(setting, head))


def _is_landmark(setting: Setting, start: int) -> bool:
    """Only what a spot is measured from: "centred 20 miles north of Santa Rosa"."""
    before = setting.words[max(0, start - 6) : start]
    return bool(before) and before[-1] in ("of", "from") and any(word in LENGTHS for word in before)


def _is_struck(setting: Setting, head: Token) -> bool:
    """What a happening hits: "a quake struck Aceh province"."""
    verb = setting.syntax.governor(head)
    if verb is None or verb.pos_ != "VERB":
        return False
    hit, subject = setting.syntax.object(verb), setting.syntax.subject(verb)
    return hit is not None and hit.i == head.i and subject is not None and subject.lower_ in setting.lexicon.happenings


def _acts(setting: Setting, noun: Token) -> bool:
    """Does something itself: "Russia fired 40 missiles", but not "Peru recorded 40 cases"."""
    verb = setting.syntax.governor(noun)
    if verb is None or verb.pos_ != "VERB" or setting.lexicon.is_light(verb):
        return False
    subject = setting.syntax.subject(verb)
    return subject is not None and subject.i == noun.i and not setting.syntax.is_passive(verb)


def _saying(setting: Setting) -> frozenset[int]:
    """Tokens of sources and cues."""
    return frozenset(
        index
        for one in marks.attributions(setting.doc)
        for start, end in (*one.source, *one.cue)
        for index in range(start, end)
    )
