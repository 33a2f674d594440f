"""The places of an article: which names are places, and how each stands in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from pipeline import marks
from pipeline.events.setting import Setting
from pipeline.marks import NameMark, Range
from pipeline.rulebook import load
from pipeline.rulebook.countries import is_country
from pipeline.rulebook.events import PlaceWords

LOCATIVE, PART, DIRECTION, BARE = 0.0, 0.5, 0.6, 1.0
"""How a place is named, the best way first: "in Kursk", "Kursk's hospitals", "to Kursk", "Kursk" standing anywhere."""
CONTAINER = 1.5
"""Added to what a more specific place lies in: "in Nablus, West Bank"."""
ACTING = 2.0
"""Added to countries that do something: "Russia fired 40 missiles"."""
SAYING = 3.0
"""Added to places of those who say it: "officials in Kyiv said"."""
NATION = 3.0
"""How many mentions of another place one of a country is worth, for figures about countries."""
UNSURE = 0.7
"""Worth of a mention of a place that nothing is in or near: it may be somebody's name."""
LEAD_PARAGRAPHS = 3
LEAD_WORTH = 3.0
"""Worth of a mention in the first paragraphs."""
LONGEST_NAME = 4
"""Tokens."""
SKIPPED = frozenset(
    {"the", "northern", "southern", "eastern", "western", "central", "downtown", "nearby", "neighbouring"}
)
HYPHENS = frozenset({"-", "–", "‑"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True)
class PlaceRules:
    """Words and labels of places."""

    prepositions: frozenset[str]
    inner: frozenset[str]
    """Prepositions behind which a capitalised word is a place even if the model knows no name there."""
    directions: frozenset[str]
    labels: frozenset[str]
    wide: frozenset[str]
    """Types and measures whose figures are about countries rather than spots."""
    not_places: frozenset[str]
    parts: frozenset[str]
    """Nouns behind which "of" opens a place: "city of"."""
    facilities: frozenset[str]
    """Last words of names of buildings, bases and streets."""


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
    folders: tuple[str, ...]
    main: Spot | None
    """Where the article plays."""
    main_wide: Spot | None
    """The same for figures about whole countries."""

    def within(self, stretch: Range) -> tuple[Spot, ...]:
        """The places of a stretch."""
        return self.spots[bisect_left(self.starts, stretch[0]) : bisect_left(self.starts, stretch[1])]


@cache
def place_rules(folders: tuple[str, ...] = ()) -> PlaceRules:
    """Our words of places with a user's over them."""
    words = {rule.id.partition(".")[2]: frozenset(rule.words) for rule in load(PlaceWords, folders)}
    none: frozenset[str] = frozenset()
    names = ("prepositions", "inner", "directions", "labels", "wide", "not-places", "parts", "facilities")
    return PlaceRules(*(words.get(name, none) for name in names))


def gazetteer_of(setting: Setting, folders: tuple[str, ...] = ()) -> Gazetteer:
    """The places of the article and how each stands in its sentence."""
    rules = place_rules(folders)
    doc, saying = setting.doc, _saying(setting)
    spots: list[Spot] = []
    for words, key in sorted(_named(setting, rules)):
        head = setting.head(words)
        cost = _how(setting, words, head, rules) + SAYING * (words[0] in saying)
        if spots and _lies_in(setting, spots[-1].words, words):
            cost += CONTAINER
        country = is_country(key, folders)
        sure = country or _before(doc, words[0]) in rules.inner
        spots.append(Spot(words, head.i, key, cost, country, sure))
    starts = tuple(spot.words[0] for spot in spots)
    return Gazetteer(
        tuple(spots),
        starts,
        tuple(one.start for one in marks.figures(doc)),
        rules.wide,
        folders,
        _main(setting, spots, wide=False),
        _main(setting, spots, wide=True),
    )


def _main(setting: Setting, spots: list[Spot], *, wide: bool) -> Spot | None:
    """The place that the article names most, its beginning counting more; a spot rather than a country."""
    lead = setting.paragraphs[:LEAD_PARAGRAPHS][-1][1] if setting.paragraphs else 0
    sure = {spot.key for spot in spots if spot.sure}
    counts: dict[str, float] = {}
    best: dict[str, Spot] = {}
    for spot in spots:
        worth = (LEAD_WORTH if spot.words[0] < lead else 1) * (2 if spot.cost <= PART else 1)
        worth *= 1.0 if spot.key in sure else UNSURE
        if spot.cost < SAYING:
            counts[spot.key] = counts.get(spot.key, 0.0) + worth * (NATION if wide and spot.country else 1)
        if spot.key not in best or spot.cost < best[spot.key].cost:
            best[spot.key] = spot
    if not counts:
        return None
    if not wide and any(not best[key].country for key in counts):
        counts = {key: count for key, count in counts.items() if not best[key].country}
    return best[max(counts, key=lambda key: (counts[key], -best[key].words[0]))]


def _named(setting: Setting, rules: PlaceRules) -> Iterator[tuple[Range, str]]:
    """Names of places, and capitalised words behind "in" or "near" that no other name covers."""
    doc = setting.doc
    covered: set[int] = set()
    taken_for_people = {name.entity for name in marks.names(doc) if _is_taken_for_person(setting, name, rules)}
    for name in marks.names(doc):
        covered |= set(range(name.start, name.end))
        if _is_place(doc, name, rules) or name.entity in taken_for_people:
            yield (name.start, name.end), name.name
    for date in marks.dates(doc):
        covered |= set(range(date.start, date.end))
    for index in range(1, len(doc)):
        if index in covered or not _opens_place(setting.words, index, rules) or not _is_capitalised(doc[index]):
            continue
        end = index + 1
        while end < len(doc) and end - index < LONGEST_NAME and end not in covered and _is_capitalised(doc[end]):
            end += 1
        if doc[index:end].text not in rules.not_places:
            yield (index, end), doc[index:end].text


def _is_place(doc: Doc, name: NameMark, rules: PlaceRules) -> bool:
    """A name with the label of a place, or of a building, base or street that something is in or near."""
    text = doc[name.start : name.end].text
    if not text[:1].isalpha() or any(sign.isdigit() for sign in text) or text in rules.not_places:
        return False
    if _is_hyphened(doc, name.start, name.end):
        return False
    is_inside = _before(doc, name.start) in rules.inner
    return name.label in rules.labels or (is_inside and doc[name.end - 1].lower_ in rules.facilities)


def _before(doc: Doc, start: int) -> str | None:
    """The word before a name, articles and points of the compass left out: "in the northern city of" gives "of"."""
    for token in reversed(doc[max(0, start - 3) : start]):
        if token.lower_ not in SKIPPED:
            return token.lower_
    return None


def _is_hyphened(doc: Doc, start: int, end: int) -> bool:
    """Part of a word that only has to do with a place: "pro-Beijing", "Kyiv-based", "US-led"."""
    before = doc[start - 1] if start else None
    glued = before is not None and before.text in HYPHENS and not before.whitespace_
    return glued or (end < len(doc) and doc[end].text in HYPHENS and not doc[end - 1].whitespace_)


def _is_taken_for_person(setting: Setting, name: NameMark, rules: PlaceRules) -> bool:
    """Labelled as somebody's name, but "near Mosul" or "the city of Mosul" tells what the article means by it."""
    if name.label != "PERSON" or name.end - name.start > 2 or name.start < 2:
        return False
    owned = name.end < len(setting.doc) and setting.words[name.end] in POSSESSIVES
    return not owned and _opens_place(setting.words, name.start, rules)


def _opens_place(words: tuple[str, ...], index: int, rules: PlaceRules) -> bool:
    """The word before is "in" or "near", or "of" behind a noun that has a place: "three sides of Mosul"."""
    before = words[index - 1]
    return before in rules.inner or (before == "of" and index >= 2 and words[index - 2] in rules.parts)


def _is_capitalised(token: Token) -> bool:
    return token.pos_ in ("PROPN", "") and token.text[:1].isupper() and any(sign.islower() for sign in token.text)


def _lies_in(setting: Setting, inner: Range, outer: Range) -> bool:
    """The second place only tells where the first one is: "Nablus, West Bank", "Tahrir Square in Cairo"."""
    between = setting.words[inner[1] : outer[0]] if outer[0] - inner[1] < 4 else ()
    return list(between) in ([","], ["in"], [",", "in"], ["in", "the"], ["of"], ["("], [",", "the"], [",", "in", "the"])


def _how(setting: Setting, words: Range, head: Token, rules: PlaceRules) -> float:
    """How a place is named."""
    doc = setting.doc
    if words[1] < len(doc) and doc[words[1]].lower_ in POSSESSIVES:
        return PART
    word = setting.syntax.preposition(head) if setting.parsed else None
    before = doc[words[0] - 1] if words[0] else None
    for one in (word, before):
        if one is not None and one.lower_ in rules.prepositions:
            return LOCATIVE
        if one is not None and one.lower_ in rules.directions:
            return DIRECTION
    return BARE + ACTING * (setting.parsed and _acts(setting, head))


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
