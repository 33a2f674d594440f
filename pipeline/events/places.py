"""Where it happened: the places named around a figure, then those the article named before."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.events.gazetteer import BARE, SAYING, Gazetteer, Spot
from pipeline.events.mentions import Mention
from pipeline.events.paths import cost_of
from pipeline.events.rows import partner_of
from pipeline.events.setting import Setting
from pipeline.marks import PlaceMark
from pipeline.rulebook.countries import country_code, country_of

COUNTRY = 1.2
"""Added to a country where something happened at one spot."""
FIGURE_BETWEEN = 1.2
"""Added for each other figure between: "Katra had 23.6 mm, Banihal 5.4 mm"."""
MOST_BETWEEN = 2
"""More figures between make a place no less likely: all of a long list happened "in Nablus"."""
ORIGIN = 4.0
"""Added to the country that those who are counted are from: "six tourists from Germany were killed"."""
FAR = 5.0
"""Cost of any place that the tree does not connect with the figure."""


def place_of(setting: Setting, mention: Mention, places: Gazetteer) -> PlaceMark | None:
    """The place of a figure's event: of its sentence, else of its paragraph, else where the article plays."""
    figure = mention.figure
    wide = mention.type in places.wide or mention.measure in places.wide
    sentence, paragraph = setting.sentence(figure.start), setting.paragraph(figure.start)
    ranked = [
        (_cost(setting, mention, places, spot, wide), abs(spot.words[0] - figure.start), spot)
        for spot in places.within(sentence)
    ]
    main = places.main_wide if wide else places.main
    partner = partner_of(setting, figure, [spot.words for *_, spot in ranked])
    for *_, spot in ranked:
        if spot.words == partner:
            return _mark(setting, places, spot, "places.row")
    if ranked:
        cost, _, spot = min(ranked, key=lambda one: one[:2])
        narrower = None if wide else places.narrower(spot)
        if narrower is not None:
            return _mark(setting, places, narrower, "places.article")
        if cost < FAR:
            return _mark(setting, places, spot, "places.clause")
        if cost < FAR + SAYING and not (spot.country and main is not None and not main.country and not wide):
            return _mark(setting, places, spot, "places.sentence")
    before = [
        spot
        for spot in places.within((paragraph[0], sentence[0]))
        if spot.cost + COUNTRY * (spot.country and not wide) <= BARE
    ]
    if before:
        return _mark(setting, places, before[-1], "places.paragraph")
    return None if main is None else _mark(setting, places, main, "places.article")


def _cost(setting: Setting, mention: Mention, places: Gazetteer, spot: Spot, wide: bool) -> float:
    """How far a place is from a figure: steps in the tree, figures between, and the way it is named."""
    along = cost_of(setting, mention.path, setting.doc[spot.head], FAR)
    low, high = sorted((spot.words[0], mention.figure.start))
    between = bisect_left(places.figures, high) - bisect_left(places.figures, low + 1)
    cost = along + spot.cost + FIGURE_BETWEEN * min(max(0, between), MOST_BETWEEN)
    return cost + COUNTRY * (spot.country and not wide) + ORIGIN * _is_origin(setting, mention, places, spot)


def _is_origin(setting: Setting, mention: Mention, places: Gazetteer, spot: Spot) -> bool:
    """A country that tells whom the figure counts, not where: "six tourists from Germany"."""
    item = mention.figure.item
    if item is None or not spot.country or not setting.parsed or mention.type in places.leaving:
        return False
    place = setting.doc[spot.head]
    word, counted = setting.syntax.preposition(place), setting.syntax.governor(place)
    return word is not None and word.lower_ == "from" and counted is not None and item[0] <= counted.i < item[1]


def _mark(setting: Setting, places: Gazetteer, spot: Spot, rule: str) -> PlaceMark:
    code = country_code(spot.key, places.folders) or country_of(spot.key.split(), places.folders)
    return PlaceMark(*spot.words, code, rule)
