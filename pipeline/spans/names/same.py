"""Which names mean the same thing: full name and surname, organisation and acronym, short and long form."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline.rulebook import load
from pipeline.rulebook.countries import country_code, is_country
from pipeline.rulebook.names import NameWords, Role
from pipeline.spans.names.mentions import Mention

SMALL = frozenset({"of", "the", "for", "and", "in", "on", "at", "&", "'s", "’s"})

Form = tuple[str, ...]
"""A name's words in lower case, without dots, article, possessive and legal form."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that is named: its number in the article from 1, its fullest name, the label most mentions have."""

    number: int
    name: str
    label: str


@dataclass(slots=True)
class _Thing:
    """What is gathered about an entity while forms are compared."""

    forms: set[Form] = field(default_factory=set)
    spellings: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    first: int = 0


def entities_of(mentions: Sequence[Mention], folders: tuple[str, ...] = ()) -> tuple[Entity, ...]:
    """The entity of each mention."""
    forms = [_form(one.text, folders) for one in mentions]
    labels: dict[Form, Counter[str]] = {}
    for one, form in zip(mentions, forms, strict=True):
        labels.setdefault(form, Counter())[one.label] += 1
    groups = _Groups(labels, folders)
    groups.join(mentions, forms)
    things: dict[Form, _Thing] = {}
    roots: list[Form] = []
    for place, (one, form) in enumerate(zip(mentions, forms, strict=True)):
        root = groups.root_at(form, place)
        roots.append(root)
        thing = things.setdefault(root, _Thing(first=place))
        thing.spellings[one.text] += 1
        if one.long:
            thing.spellings[one.long] += 1
        thing.labels[one.label] += 1
    ordered = sorted(things.items(), key=lambda item: item[1].first)
    made = {
        root: Entity(number, _fullest(thing.spellings), groups.labels.get(root) or _label(thing.labels))
        for number, (root, thing) in enumerate(ordered, start=1)
    }
    return tuple(made[root] for root in roots)


class _Groups:
    """Forms joined to the fuller form they stand for; a surname of two persons goes to the one named last before it."""

    def __init__(self, labels: dict[Form, Counter[str]], folders: tuple[str, ...]) -> None:
        self.labels = {form: _label(counted) for form, counted in labels.items()}
        self.folders = folders
        self.above: dict[Form, Form] = {}
        self.rivals: dict[Form, tuple[Form, ...]] = {}
        self.places: dict[Form, list[int]] = {}

    def join(self, mentions: Sequence[Mention], forms: Sequence[Form]) -> None:
        """Compares all forms, longer ones first."""
        for place, form in enumerate(forms):
            self.places.setdefault(form, []).append(place)
        for one, form in zip(mentions, forms, strict=True):
            long = _form(one.long, self.folders) if one.long else form
            if long != form:
                self.above.setdefault(form, long)
                self.labels.setdefault(long, one.label)
        ordered = sorted(self.labels, key=lambda form: (-len(form), self.places.get(form, [0])[0], form))
        surnames = {form[-1]: form for form in ordered if self.labels[form] == "PERSON" and len(form) > 1}
        for form in ordered:
            full = surnames.get(form[0]) if len(form) == 1 else None
            if full is not None and self._follows(form, full) and not self._is_vague(form):
                self.labels[form] = "PERSON"  # models take a surname that stands alone for a town
        self._persons([form for form in ordered if self.labels[form] == "PERSON"])
        self._others([form for form in ordered if self.labels[form] != "PERSON"])

    def _follows(self, form: Form, full: Form) -> bool:
        """Whether a short form stands in the article only behind the full one."""
        return self.places.get(full, [0])[0] <= self.places.get(form, [0])[0]

    def _persons(self, ordered: Sequence[Form]) -> None:
        """Surnames and shorter names to the full name: "trump" to "donald j trump"."""
        by_word: dict[str, list[Form]] = {}
        for form in ordered:
            last, first = by_word.get(form[-1], []), by_word.get(form[0], [])
            full = [long for long in last if long[-1] == form[-1] and _is_part(form, long)]
            if len(form) == 1:
                full = full or [long for long in first if long[0] == form[0]] or last
            if full:
                self._rival(form, full)
            else:
                for word in dict.fromkeys(form):
                    by_word.setdefault(word, []).append(form)

    def _rival(self, form: Form, full: Sequence[Form]) -> None:
        if len(full) == 1:
            self.above.setdefault(form, full[0])
        else:
            self.rivals[form] = tuple(full)

    def _others(self, ordered: Sequence[Form]) -> None:
        """Acronyms to the names whose initials they are, short forms to the one long form that they open or end."""
        by_key: dict[str, Form] = {}
        ends: dict[Form, list[Form]] = {}
        for form in ordered:
            key = self._key(form)
            found = by_key.get(key)
            if found is None and len(form) == 1 and len(form[0]) > 1:
                found = by_key.get(f"initials {form[0]}")
            if found is None and self.labels[form] == "ORG" and not self._is_vague(form):
                longer = [full for full in ends.get(form, []) if self._follows(form, full)]
                found = longer[0] if len(longer) == 1 else None
            if found is not None and found != form:
                self.above.setdefault(form, found)
                continue
            by_key[key] = form
            if len(form) > 1 and self.labels[form] in ("ORG", "MISC", "LOC"):
                by_key.setdefault("initials " + "".join(word[0] for word in form if word not in SMALL), form)
            if self.labels[form] in ("ORG", "MISC"):
                for part in _ends(form):
                    ends.setdefault(part, []).append(form)

    def _key(self, form: Form) -> str:
        """The same for "Ministry of Health" and "Health Ministry", and for "U.S." and "United States"."""
        name = " ".join(form)
        if self.labels[form] in ("LOC", "ORG", "NORP"):
            for spelling in (name.title(), name.upper()):
                code = country_code(spelling, self.folders)
                if code is not None and is_country(spelling, self.folders):
                    return f"country {code}"
        return "words " + " ".join(sorted(word for word in form if word not in SMALL))

    def _is_vague(self, form: Form) -> bool:
        """Words that say too little alone: "United", or a place."""
        name, vague = " ".join(form), _words("names.not-alone", self.folders)
        if all(word in vague for word in form) or name in _known(self.folders):
            return True
        return (
            country_code(name.title(), self.folders) is not None or country_code(name.upper(), self.folders) is not None
        )

    def root_at(self, form: Form, place: int) -> Form:
        """The fullest form for the mention at a place."""
        for _ in range(8):
            if form in self.rivals:
                form = max(self.rivals[form], key=lambda full: self._nearness(full, place))
            elif form in self.above:
                form = self.above[form]
            else:
                break
        return form

    def _nearness(self, form: Form, place: int) -> tuple[bool, int]:
        """How near before a place a form stands last; later ones count only if there is none."""
        places = self.places.get(form, [0])
        before = bisect_left(places, place)
        return (True, places[before - 1]) if before else (False, -places[0])


def _form(name: str, folders: tuple[str, ...]) -> Form:
    legal = _words("names.company-form", folders)
    kept = name.lower().replace(".", "").replace("’", "'").replace("'s", "").split()
    while len(kept) > 1 and kept[0] == "the":
        del kept[0]
    while len(kept) > 1 and kept[-1] in legal:
        del kept[-1]
    return tuple(kept) or (name.lower(),)


def _is_part(form: Form, long: Form) -> bool:
    """Whether all words of a name stand in a longer one in the same order; "J." stands for "James"."""
    at = 0
    for word in long:
        if at < len(form) and (word == form[at] or (len(form[at]) == 1 and word.startswith(form[at]))):
            at += 1
    return at == len(form)


def _ends(form: Form) -> list[Form]:
    """The shorter forms that may stand for an organisation: its first words, or its last two and more."""
    opening = [form[:length] for length in range(1, len(form)) if form[length - 1] not in SMALL]
    return opening + [form[start:] for start in range(1, len(form) - 1) if form[start] not in SMALL]


def _fullest(spellings: Counter[str]) -> str:
    """The spelling with most words, in small letters rather than capitals, then the longest, then the most frequent."""
    return min(spellings, key=lambda name: (-len(name.split()), name.isupper(), -len(name), -spellings[name], name))


def _label(labels: Counter[str]) -> str:
    """The most frequent label; of two as frequent the first of the alphabet, so that nothing depends on order."""
    return min(labels, key=lambda label: (-labels[label], label))


@cache
def _known(folders: tuple[str, ...]) -> frozenset[str]:
    """Names in lower case that mean something by themselves: the UN is not short for the "UN Charter"."""
    return frozenset(name.lower().replace(".", "") for rule in load(Role, folders) for name in rule.names)


@cache
def _words(rule_id: str, folders: tuple[str, ...]) -> frozenset[str]:
    """Words of a rule in lower case, without dots."""
    rules = (rule for rule in load(NameWords, folders) if rule.id == rule_id)
    return frozenset(word.lower().replace(".", "") for rule in rules for word in rule.words)
