"""Sets readings against each other: what stands inside what, and which of two overlapping ones gives way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.attributions.clauses import VERBS
from pipeline.attributions.page import Page, tokens_of, trimmed
from pipeline.attributions.reading import Reading
from pipeline.attributions.roles import FIRST_PERSON

BACKGROUND = "forms.in-a-poll"
"""A form that says nothing where somebody says so: "in a June report the agency said" is the agency's."""

IMPRESSIONS = frozenset({"forms.seems", "forms.expected-to"})
"""Forms that say nothing where somebody below them does: "the mayor seemed to praise the firemen" is the mayor's."""
SAYING = frozenset({"forms.says-that", "forms.says-that-later", "forms.says-on", "forms.reports-figure"})
"""Forms of which two in a row stand beside each other: "police said 12 had died and the mayor said 14 had"."""
LINKS = frozenset({"and", "but", "then", "while"})
PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "you", "who", "that", "which", "this", "these", "those"})
ASKED = "forms.asked"
"""A form that tells a question, of which the answer is no part."""

Settled = tuple[Reading, int | None]
"""A reading and the index of the one it is nested in."""


def settled(page: Page, readings: Sequence[Reading]) -> tuple[Settled, ...]:
    """Readings in the order of their contents, each with its parent's index; those that lose out are left out."""
    spoken = _without_questions(page, [one for one in readings if not _is_own_voice(page, one)])
    kept = _untangled(page, _split(page, _parted(page, spoken)))
    parents = _parents(page, kept)
    while True:
        dropped = set()
        for index, parent in enumerate(parents):
            if parent is not None and not kept[index].source:
                dropped.add(index)
            elif parent is not None and kept[parent].rules[0] in IMPRESSIONS:
                dropped.add(parent)
            elif parent is not None and kept[parent].rules[0] == BACKGROUND:
                asked = page.has_figure(kept[index].source)  # "in a poll, 38 percent said so" is the poll's
                dropped.add(index if asked else parent)
        if not dropped:
            break
        kept = [one for index, one in enumerate(kept) if index not in dropped]
        parents = _parents(page, kept)
    order = sorted(range(len(kept)), key=lambda index: (min(kept[index].content), kept[index].trigger))
    new: dict[int | None, int] = {old: index for index, old in enumerate(order)}
    return tuple((kept[old], new.get(parents[old])) for old in order)


def _is_own_voice(page: Page, reading: Reading) -> bool:
    """The "I think" and "we believe" of a quotation: that is the one who is quoted."""
    return (
        page.quoted[reading.trigger] >= 0 and len(reading.source) == 1 and page.words[reading.source[0]] in FIRST_PERSON
    )


def _without_questions(page: Page, readings: list[Reading]) -> list[Reading]:
    """Whoever answers does not say the question: "Asked if 12 had died, she said yes".

    A figure in a question of nobody is the article's: "asked about the 12 dead, she left".
    """
    found = list(readings)
    for question in readings:
        verb = page.doc[question.trigger]
        if question.rules[0] != ASKED or page.syntax.auxiliaries(verb):
            continue
        phrase = tokens_of(verb.subtree)
        above = page.syntax.governor(verb)
        for index, other in enumerate(found):
            answers = other.inserted or (above is not None and other.trigger == above.i)
            if answers and other.trigger not in phrase and question.trigger in other.content:
                found[index] = replace(other, content=other.content - phrase)
    return [
        one
        for one in found
        if one.content and (one.rules[0] != ASKED or one.source or not page.has_figure(one.content))
    ]


def _parted(page: Page, readings: list[Reading]) -> list[Reading]:
    """What a source goes on to say in the same sentence is not inside what it said first.

    "Police said 12 died, adding that five fled", "He said 12 died, but he noted it", "She praised it and said so".
    """
    found = sorted(readings, key=lambda one: one.trigger)
    for index, reading in enumerate(found):
        for other in found[index + 1 : index + 4]:
            if other.trigger not in reading.content or page.quoted[other.trigger] >= 0:
                continue
            cut = _goes_on_at(page, reading, other)
            if cut is not None:
                kept = frozenset(one for one in found[index].content if one < cut)
                found[index] = replace(found[index], content=frozenset(trimmed(page, kept)))
    return [one for one in found if one.content]


def _goes_on_at(page: Page, reading: Reading, other: Reading) -> int | None:
    """The token at which the second reading begins, if it only continues the first."""
    verb = page.doc[other.trigger]
    if reading.inserted or other.inserted or min(reading.content) < reading.trigger:
        return None
    if verb.lower_.endswith("ing"):
        same = set(other.source) <= set(reading.source) and bool(other.source)
        return verb.i if same and page.texts[verb.i - 1] == "," else None
    return _own_clause_at(page, reading, other) if other.source else None


def _own_clause_at(page: Page, reading: Reading, other: Reading) -> int | None:
    """The token at which the second one's own clause begins, where it stands beside that of the first."""
    verb = page.doc[other.trigger]
    begin = min(verb.i, *other.source)
    if ";" in page.texts[reading.trigger : begin]:
        return next(i for i in range(reading.trigger, begin) if page.texts[i] == ";")
    if _is_beside(page, reading, other, begin):
        return begin - (page.words[begin - 1] in LINKS)
    if page.doc[reading.trigger] not in page.syntax.conjuncts(verb):
        return None
    if other.source == reading.source:
        begin = min(other.cue) - (page.words[min(other.cue) - 1] in LINKS)
    return begin if begin > reading.trigger else None


def _is_beside(page: Page, reading: Reading, other: Reading, begin: int) -> bool:
    """Somebody else says something else: "police said 12 had died, fire crews said 14 had and the mayor said none"."""
    before = page.words[begin - 1]
    named = page.words[other.source[0]] not in PRONOUNS and min(other.content) > other.trigger > max(other.source)
    says = {one.rules[0] for one in (reading, other)} <= SAYING
    told = any(page.parts[i] in VERBS for i in reading.content if i < begin)  # no "that, while"
    return says and named and told and (before == "," or before in LINKS)


def _split(page: Page, readings: list[Reading]) -> list[Reading]:
    """Two inserted cues in one sentence share it: "12 died, police said, and five were hurt, officials said"."""
    found = sorted(readings, key=lambda one: one.trigger)
    last = -1
    for index, reading in enumerate(found):
        if not reading.inserted:
            continue
        before = found[last]
        if last >= 0 and before.trigger in reading.content and reading.trigger in before.content:
            cut = max(*before.cue, *before.source, before.trigger) + 1
            found[last] = replace(before, content=frozenset(one for one in before.content if one < cut))
            found[index] = replace(reading, content=frozenset(one for one in reading.content if one >= cut))
        last = index
    return [replace(one, content=frozenset(trimmed(page, one.content))) for one in found if one.content]


def _untangled(page: Page, readings: list[Reading]) -> list[Reading]:
    """Of two readings in one another the inserted one is the outer: "police said 12 died, AFP reported"."""
    by_sentence: dict[int, list[int]] = {}
    for index, reading in enumerate(readings):
        by_sentence.setdefault(page.sentences[reading.trigger][0], []).append(index)
    found = list(readings)
    for indexes in by_sentence.values():
        for outer in indexes:
            for inner in indexes:
                one, other = found[outer], found[inner]
                if (
                    one.inserted
                    and not other.inserted
                    and one.trigger in other.content
                    and other.trigger in one.content
                ):
                    first = min(one.trigger, *one.source, *one.cue)
                    kept = frozenset(i for i in other.content if (i < first) == (other.trigger < first))
                    found[inner] = replace(other, content=frozenset(trimmed(page, kept)))
    return [one for one in found if one.content]


def _parents(page: Page, readings: Sequence[Reading]) -> list[int | None]:
    """For each reading the smallest one whose content holds its cue."""
    around: dict[int, list[int]] = {}
    triggers = {reading.trigger for reading in readings}
    for index, reading in enumerate(readings):
        for token in reading.content & triggers:
            around.setdefault(token, []).append(index)
    at = {reading.trigger: index for index, reading in enumerate(readings)}
    parents: list[int | None] = []
    for index, reading in enumerate(readings):
        outer = [one for one in around.get(reading.trigger, []) if one != index]
        if reading.within is not None and reading.within in at:
            parents.append(at[reading.within])
        else:
            parents.append(min(outer, key=lambda one: (len(readings[one].content), one), default=None))
    return _acyclic(parents)


def _acyclic(parents: list[int | None]) -> list[int | None]:
    """No reading is nested in itself."""
    found = list(parents)
    for index in range(len(found)):
        seen = {index}
        at = found[index]
        while at is not None:
            if at in seen:
                found[index] = None
                break
            seen.add(at)
            at = found[at]
    return found
