"""Which words of an article name places: names with such a label, and what the words around them tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache

from spacy.tokens import Doc, Token

from pipeline import marks
from pipeline.events.inflection import noun_forms
from pipeline.events.setting import Setting
from pipeline.marks import NameMark, Range
from pipeline.rulebook import load
from pipeline.rulebook.countries import country_of
from pipeline.rulebook.events import PlaceWords

MODEL = re.compile(r"\d{1,3}(?![KM]$)[A-Z]{1,2}")
"""What stands behind the name of a make: "90B"; "Libya 2M" counts."""
MEASURING = frozenset({"recorded", "registered", "saw", "reported", "witnessed", "received", "logged", "experienced"})
LONG_ROW = 3
ANNOUNCED = 6
"""Tokens before a row in which it may be said what it is of."""
ANNOUNCING = (("as",), ("like",), ("including",), (":",), ("namely",), ("in",))
LONGEST_NAME = 4
"""Tokens."""
SKIPPED = frozenset(
    {"the", "northern", "southern", "eastern", "western", "central", "downtown", "nearby", "neighbouring"}
)
WEATHER = frozenset({"Cel", "degF", "mm", "cm"})
"""Units of what the weather brings to places."""
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
    leaving: frozenset[str]
    """Types whose events happen where those who are counted are from: "600 people from Chad fled"."""
    not_places: frozenset[str]
    parts: frozenset[str]
    """Nouns behind which "of" opens a place: "city of"."""
    facilities: frozenset[str]
    """Last words of names of buildings, bases and streets."""
    kinds: frozenset[str]
    """Nouns right behind a name that make it a place: "Aceh province"."""
    never_last: frozenset[str]
    """Last words of names that are no place: "LA Weekly", "Hangor Class"."""
    regions: frozenset[str]
    """Names of parts of the world, as wide as countries."""
    ships: frozenset[str]
    """What stands before the name of a ship: "INS Sukanya"."""


@cache
def place_rules(folders: tuple[str, ...] = ()) -> PlaceRules:
    """Our words of places with a user's over them."""
    words = {rule.id.partition(".")[2]: frozenset(rule.words) for rule in load(PlaceWords, folders)}
    none: frozenset[str] = frozenset()
    names = (field.name.replace("_", "-") for field in fields(PlaceRules))
    return PlaceRules(*(words.get(name, none) for name in names))


def named_places(setting: Setting, rules: PlaceRules, folders: tuple[str, ...] = ()) -> tuple[tuple[Range, str], ...]:
    """The places in text order, each with the name that all its mentions share.

    Names with the label of a place; capitalised words behind "in" or "near", or before "province"; and what is such a
    place elsewhere in the article.
    """
    doc = setting.doc
    covered: set[int] = set()
    taken_for_people = _taken_for_people(setting, rules)
    found: list[tuple[Range, str]] = []
    in_dates = {index for date in marks.dates(doc) for index in range(date.start, date.end)}
    for name in marks.names(doc):
        covered |= set(range(name.start, name.end))
        if name.start in setting.counting or name.start in in_dates:  # "Tk 3,000", "New Year's Eve"
            continue
        if _is_place(doc, name, rules) or name.entity in taken_for_people or _is_of_kind(doc, name, rules, folders):
            found.append(((name.start, name.end), name.name))
    covered |= in_dates
    found += _unlabelled(setting, frozenset(covered), rules)
    mates = (*_row_mates(setting, found, _plurals(rules.kinds)), *_measured(setting))
    return tuple(sorted({*found, *mates, *_named_again(setting, mates)}))


def _named_again(setting: Setting, mates: tuple[tuple[Range, str], ...]) -> Iterator[tuple[Range, str]]:
    """The same words where the model saw no name or that very name: "Banihal recorded a low"."""
    texts = {setting.words[start:end]: text for (start, end), text in mates}
    named = {name.start: (name.start, name.end) for name in marks.names(setting.doc)}
    for start in range(len(setting.words) if texts else 0):
        for words, text in texts.items():
            again = start, start + len(words)
            same = setting.words[start : again[1]] == words and setting.doc[start].text[:1].isupper()
            if same and named.get(start, again) == again:
                yield again, text


def _measured(setting: Setting) -> Iterator[tuple[Range, str]]:
    """Names that open a sentence about weather and measured it: "Banihal recorded a low of 19.8°C"."""
    weather = (figure.start for figure in marks.figures(setting.doc) if figure.unit in WEATHER)
    for start in sorted({setting.sentence(place)[0] for place in weather}):
        end = start
        while end < len(setting.words) and end - start < LONGEST_NAME and _is_capitalised(setting.doc[end]):
            end += 1
        if start < end < len(setting.words) and setting.words[end] in MEASURING:
            yield (start, end), setting.doc[start:end].text


def _is_announced(setting: Setting, sentence: Range, first: Range, kinds: frozenset[str]) -> bool:
    """A row of places is announced: "two more provinces, such as Rioja", "in these districts: Rioja"."""
    before = setting.words[max(sentence[0], first[0] - ANNOUNCED) : first[0]]
    return before[-1:] in ANNOUNCING and not kinds.isdisjoint(before)


@cache
def _plurals(nouns: frozenset[str]) -> frozenset[str]:
    """The nouns in the plural."""
    return frozenset(form for noun in nouns for form in noun_forms(noun, {})) - nouns


def _row_mates(setting: Setting, found: list[tuple[Range, str]], kinds: frozenset[str]) -> Iterator[tuple[Range, str]]:
    """Names right before figures, where others in the sentence are places: "Katra 23.0°C and Banihal 20.3°C".

    Nobody but places has degrees and millimetres, so for those one that is known will do, or a long row of names. So
    will a long row that a noun for places (`kinds`) announces: "provinces such as Rioja (+3 %); Jaen (+2 %); Maynas".
    """
    named = {name.end: (name.start, name.end) for name in marks.names(setting.doc)}
    places = {words[1]: words for words, _ in found}
    rows: dict[tuple[Range, bool], list[Range]] = {}
    for figure in marks.figures(setting.doc):
        end = figure.start - (figure.start > 0 and setting.words[figure.start - 1] == "(")
        start = end
        while start > 0 and end - start < LONGEST_NAME and _is_capitalised(setting.doc[start - 1]):
            start -= 1
        if start < end:
            one = places.get(end) or named.get(end) or (start, end)
            rows.setdefault((setting.sentence(figure.start), figure.unit in WEATHER), []).append(one)
    texts = {setting.words[start:end] for (start, end), _ in found}
    for (sentence, of_weather), row in rows.items():
        known = [one for one in row if setting.words[slice(*one)] in texts]
        sure = of_weather and (known or len(row) >= LONG_ROW)
        listed = len(row) >= LONG_ROW and _is_announced(setting, sentence, row[0], kinds)
        if sure or listed or (len(known) > 1 and 3 * len(known) >= len(row)):
            new = (one for one in row if places.get(one[1]) != one)
            yield from ((one, setting.doc[one[0] : one[1]].text) for one in new)


def _unlabelled(setting: Setting, covered: frozenset[int], rules: PlaceRules) -> Iterator[tuple[Range, str]]:
    """Capitalised words that no name covers, and that what stands around them shows to be a place."""
    doc = setting.doc
    index = 1
    while index < len(doc):
        end = index
        while end < len(doc) and end - index < LONGEST_NAME and end not in covered and _is_capitalised(doc[end]):
            end += 1
        if end == index:
            index += 1
            continue
        of_kind = end < len(doc) and doc[end].lower_ in rules.kinds and not doc[index].is_sent_start
        if (of_kind or _opens_place(setting.words, index, rules)) and doc[index:end].text not in rules.not_places:
            yield (index, end), doc[index:end].text
        index = end


def _is_place(doc: Doc, name: NameMark, rules: PlaceRules) -> bool:
    """A name with the label of a place, or of a building, base or street that something is in or near."""
    text = doc[name.start : name.end].text
    if not text[:1].isalpha() or any(sign.isdigit() for sign in text) or text in rules.not_places:
        return False
    if _is_hyphened(doc, name.start, name.end) or doc[name.end - 1].lower_ in rules.never_last:
        return False
    if _is_model(doc, name.end) or (name.start and doc[name.start - 1].lower_ in rules.ships):
        return False
    is_inside = word_before(doc, name.start) in rules.inner
    return name.label in rules.labels or (is_inside and doc[name.end - 1].lower_ in rules.facilities)


def _is_model(doc: Doc, end: int) -> bool:
    """What follows makes it the name of a make: "Kilo Class submarines", "an Agosta 90B"."""
    following = doc[end].text if end < len(doc) else ""
    return following.lower() == "class" or MODEL.fullmatch(following) is not None


def word_before(doc: Doc, start: int) -> str | None:
    """The word before a name, articles and points of the compass left out: "in the northern city of" gives "of"."""
    for token in reversed(doc[max(0, start - 3) : start]):
        if token.lower_ not in SKIPPED:
            return token.lower_
    return None


def _is_of_kind(doc: Doc, name: NameMark, rules: PlaceRules, folders: tuple[str, ...]) -> bool:
    """Whatever its label, "Aceh province" is a place; "the Libyan city" names none, and companies stay out."""
    if name.label in ("ORG", "DATE") or name.end == len(doc) or doc[name.end].lower_ not in rules.kinds:
        return False
    return name.label != "NORP" or country_of(name.name.split(), folders) is None


def _is_hyphened(doc: Doc, start: int, end: int) -> bool:
    """Part of a word that only has to do with a place: "pro-Beijing", "Kyiv-based", "US-led"."""
    before = doc[start - 1] if start else None
    glued = before is not None and before.text in HYPHENS and not before.whitespace_
    return glued or (end < len(doc) and doc[end].text in HYPHENS and not doc[end - 1].whitespace_)


def _taken_for_people(setting: Setting, rules: PlaceRules) -> frozenset[int]:
    """What is labelled as somebody and says nothing, but something happens "in" it at every fourth mention or more."""
    names = marks.names(setting.doc)
    saying = {start for one in marks.attributions(setting.doc) for start, _ in one.source}
    mentions = Counter(name.entity for name in names)
    taken = Counter(name.entity for name in names if _is_taken_for_person(setting, name, rules))
    speakers = {name.entity for name in names if name.start in saying}
    return frozenset(entity for entity, count in taken.items() if 4 * count >= mentions[entity]) - speakers


def _is_taken_for_person(setting: Setting, name: NameMark, rules: PlaceRules) -> bool:
    """Labelled as somebody's name, but "near Mosul" or "the city of Mosul" tells what the article means by it."""
    if name.label != "PERSON" or name.end - name.start > 2 or name.start < 2:
        return False
    owned = name.end < len(setting.doc) and setting.words[name.end] in POSSESSIVES
    return not owned and _opens_place(setting.words, name.start, rules)


def is_surely_place(setting: Setting, name: Range, rules: PlaceRules) -> bool:
    """A kind of place stands behind the name, or something is "in" it, or "of" it behind a noun that has a place."""
    words, before = setting.words, word_before(setting.doc, name[0])
    of_kind = name[1] < len(words) and words[name[1]] in rules.kinds
    return of_kind or before in rules.inner or (before == "of" and _opens_place(words, name[0], rules))


def _opens_place(words: tuple[str, ...], index: int, rules: PlaceRules) -> bool:
    """The word before is "in" or "near", or "of" behind a noun that has a place: "three sides of Mosul"."""
    before = words[index - 1]
    return before in rules.inner or (before == "of" and index >= 2 and words[index - 2] in rules.parts)


def _is_capitalised(token: Token) -> bool:
    return token.pos_ in ("PROPN", "") and token.text[:1].isupper() and any(sign.islower() for sign in token.text)
