"""What kind of source a noun phrase is: a ministry, a spokesman of the police, a poll."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipeline.records import SourceKind
from pipeline.rulebook import load
from pipeline.rulebook.names import Denotes, Gender, NameWords, Role, Title

LONGEST = 4
"""Words of the longest role that is looked for."""


@dataclass(frozen=True, slots=True)
class Sort:
    """What a noun phrase is by its words; None where they don't tell."""

    kind: SourceKind | None
    denotes: Denotes | None = None
    gender: Gender | None = None
    rule: str | None = None
    weak: bool = False
    """Whether the head says little by itself: "head", "official"."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words of a phrase that a rule knows; `end` is not included."""

    start: int
    end: int
    rule: Role
    named: bool


UNKNOWN = Sort(None)


def sort_with(words: Sequence[Token], head: Token | None, folders: tuple[str, ...], *, person: bool = True) -> Sort:
    """What the phrase is: by its head ("police", "spokesman"), and where that is weak by its other words.

    Of several other words the one nearest before the head counts, then the nearest behind it. Without `person` no word
    for people counts: the Press Democrat is no politician.
    """
    hits = list(_hits(words, folders))
    if not person:
        hits = [hit for hit in hits if hit.rule.denotes in ("body", "document") and _is_whole(hit, words)]
    if not hits:
        return UNKNOWN
    places = [place for place, word in enumerate(words) if head is not None and word.i == head.i]
    at = places[0] if places else len(words) - 1
    own = [hit for hit in hits if hit.start <= at < hit.end]
    body = bool(own) and own[0].rule.denotes == "body"
    others = [hit for hit in hits if hit not in own and not hit.rule.weak]
    others.sort(key=lambda hit: (body and hit.rule.denotes == "person", hit.start > at, abs(hit.end - 1 - at)))
    if not person and not others:
        others = [hit for hit in hits if hit not in own]
    strong = [hit for hit in own if not hit.rule.weak]
    weak = [hit for hit in own if hit.rule.weak]
    if strong:
        return _sort(strong[0], strong[0])
    if weak:
        return _sort(others[0] if others else weak[0], weak[0])
    return _sort(others[0], others[0]) if others and not places else _modified(others)


def _is_whole(hit: _Hit, words: Sequence[Token]) -> bool:
    """A known name must be all of a name, as the General Confederation of Labour is not Labour, or that of a paper."""
    ends = hit.end == len(words)
    return not hit.named or (ends and (hit.start <= (words[0].lower_ == "the") or hit.rule.kind == "media"))


def _modified(others: Sequence[_Hit]) -> Sort:
    """A phrase of which only modifiers are known: a "Nomura spreadsheet" is none of the kinds of Nomura itself."""
    return Sort(others[0].rule.kind, None, None, others[0].rule.id) if others else UNKNOWN


def _sort(kind: _Hit, head: _Hit) -> Sort:
    return Sort(kind.rule.kind, head.rule.denotes, head.rule.gender, kind.rule.id, head.rule.weak)


def _hits(words: Sequence[Token], folders: tuple[str, ...]) -> Iterable[_Hit]:
    """The longest known words at each place."""
    roles, names, openings = _roles(folders), _names(folders), _openings(folders)
    place = 0
    while place < len(words):
        step = 1
        longest = LONGEST if words[place].lower_ in openings else 1
        for end in range(min(len(words), place + longest), place, -1):
            part = words[place:end]
            name = names.get(_plain(" ".join(word.text for word in part))) if part[0].text[:1].isupper() else None
            rule = name or _role(part, roles)
            if rule is not None:
                yield _Hit(place, end, rule, name is not None)
                step = end - place
                break
        place += step


def _role(part: Sequence[Token], roles: dict[str, Role]) -> Role | None:
    """The rule for words as they stand, else with the last one in the singular."""
    opening = "".join(f"{word.lower_} " for word in part[:-1])
    last = part[-1]
    for form in (last.lower_, last.lemma_.lower(), _singular(last.lower_)):
        rule = roles.get(opening + form)
        if rule is not None:
            return rule
    return None


def _singular(word: str) -> str:
    """A noun without its plural ending, for texts without lemmas."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _plain(name: str) -> str:
    return name.replace(".", "").replace("’", "'")


@cache
def _roles(folders: tuple[str, ...]) -> dict[str, Role]:
    """Rule by lower-case words; the first rule wins, but a strong one over a weak one."""
    found: dict[str, Role] = {}
    for rule in sorted(load(Role, folders), key=lambda rule: rule.weak):
        for word in rule.words:
            found.setdefault(word, rule)
    return found


@cache
def _names(folders: tuple[str, ...]) -> dict[str, Role]:
    """Rule by known name, without dots."""
    found: dict[str, Role] = {}
    for rule in load(Role, folders):
        for name in rule.names:
            found.setdefault(_plain(name), rule)
    return found


@cache
def _openings(folders: tuple[str, ...]) -> frozenset[str]:
    """First words in lower case of all that has several words, also with a dot, which the names lack."""
    several = [phrase.lower() for phrase in (*_roles(folders), *_names(folders)) if " " in phrase]
    return frozenset(form for phrase in several for form in (phrase.split()[0], f"{phrase.split()[0]}."))


@cache
def words_of_kind(kind: SourceKind, folders: tuple[str, ...]) -> frozenset[str]:
    """The single words for organisations of a kind."""
    rules = (rule for rule in load(Role, folders) if (rule.kind, rule.denotes, rule.weak) == (kind, "body", False))
    return frozenset(word for rule in rules for word in rule.words if " " not in word)


@cache
def given_names(folders: tuple[str, ...]) -> dict[str, Gender]:
    """Gender by given name, for names that are seldom borne by both."""
    genders: dict[str, Gender] = {"names.men": "m", "names.women": "f"}
    rules = (rule for rule in load(NameWords, folders) if rule.id in genders)
    return {word: genders[rule.id] for rule in rules for word in rule.words}


@cache
def titles(folders: tuple[str, ...]) -> dict[str, Title]:
    """The rule of a title by its words as written."""
    return {word: rule for rule in reversed(load(Title, folders)) for word in rule.words}
