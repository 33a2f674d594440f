"""What is said as an object or another complement of its cue: "reported 11 infections", "put the toll at 36"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.attributions.clauses import NOMINAL, STOPS, VERBS, own_deeds, own_end
from pipeline.attributions.page import Found, Page, Source, is_passive, tokens_of
from pipeline.attributions.roles import ASKING
from pipeline.marks import figures

ABOUT = frozenset({"of", "about", "on"})
"""Prepositions between a noun and what it says."""
MEASURES = frozenset({"at", "as", "between", "to", "around", "above", "below", "near", "over", "under"})
"""Prepositions of an estimate: "put the toll at 36"."""


def object_(page: Page, trigger: Token, source: Source) -> Found:
    """The object, or the subject of a passive, and what follows them: "reported 11 infections in the city"."""
    syntax = page.syntax
    passive = is_passive(page, trigger)
    found = syntax.subject(trigger) if passive else syntax.object(trigger)
    if found is None and passive:
        found = syntax.modified_by_clause(trigger)
        if found is not None:
            return tokens_of(syntax.noun_phrase(found)) | tokens_of(trigger.subtree)
    if found is None:
        return None if passive else _behind(page, trigger)
    end = own_end(page, trigger, clause=False)
    words = frozenset(i for i in tokens_of(found.subtree) if i < end or passive)
    rest = frozenset(range(min(words, default=end), end))
    if not words:
        return None
    if passive:  # the number before what is counted, wherever the parser hung it
        first = min(words)
        words |= {i for one in figures(page.doc) if one.end == first for i in range(one.start, one.end)}
    if passive and source:  # "reported by the ministry"
        rest, words = rest - frozenset(range(source[0] - 1, source[-1] + 1)), words - frozenset(source)
    return (words | rest) - own_deeds(page, trigger, min(words)) - _other_clauses(page, trigger, max(words))


def _behind(page: Page, trigger: Token) -> Found:
    """All behind a verb that a number or noun follows which the parser took for no object: "showed Roe leading Poe"."""
    first, end = trigger.i + 1, page.sentence(trigger)[1]
    if first >= end or page.in_date[first]:
        return None
    opens = page.parts[first] in NOMINAL or page.has_figure([first])
    return frozenset(range(first, end)) if opens else None


def _other_clauses(page: Page, trigger: Token, last: int) -> frozenset[int]:
    """Clauses with a subject of their own behind an object: "reported 11 infections, and police arrested five"."""
    found: set[int] = set()
    for other in page.syntax.conjuncts(trigger):
        if other.i > last and page.syntax.subject(other) is not None:
            found |= tokens_of(other.subtree)
    return frozenset(found)


def counted(page: Page, trigger: Token, source: Source) -> Found:
    """The subject of a passive, or what stands before a bare participle: "No injuries reported"."""
    if is_passive(page, trigger) and page.syntax.subject(trigger) is not None:
        return object_(page, trigger, source)
    syntax = page.syntax
    start, end = page.sentence(trigger)
    if syntax.object(trigger) is not None or syntax.clause(trigger) is not None or syntax.auxiliaries(trigger):
        return None
    before = range(start, trigger.i)
    if any(page.parts[i] in VERBS or page.texts[i] in STOPS for i in before) or not page.has_figure(before):
        return None
    return frozenset(range(start, end))


HANDING = frozenset({"give", "set", "put", "place"})
"""Verbs behind which "to" leads to who gets it and not to how much it is."""


def measure(page: Page, trigger: Token, source: Source) -> Found:
    """The object with its measure: "the toll at 36"; "him at 43%"; "the cost to be $3bn"."""
    syntax = page.syntax
    found = syntax.subject(trigger) if is_passive(page, trigger) else syntax.object(trigger)
    if found is None or found.lower_ in ("that", "which"):
        found = syntax.modified_by_clause(trigger)  # "a crowd that the organisers estimated at 3,000"
    measured: set[int] = set()
    for word, below in syntax.prepositional(trigger):
        handed = word.lower_ == "to" and trigger.lemma_.lower() in HANDING  # "gave licences to 850 shops"
        if word.lower_ in MEASURES and not handed:
            measured |= {word.i, *tokens_of(below.subtree)}
    open_ = syntax.infinitive(trigger)
    if open_ is not None:
        measured |= tokens_of(open_.subtree)
    if not page.has_figure(measured):
        measured = _measure_behind(page, trigger)
    if found is None or not measured:
        return None
    whole = tokens_of(found.subtree) if trigger not in found.subtree else tokens_of(syntax.noun_phrase(found))
    return whole | frozenset(measured)


def _measure_behind(page: Page, trigger: Token) -> set[int]:
    """From "at" and a figure on, wherever the parser hung it: "put losses in the Kursk region at more than 6,000"."""
    end = page.sentence(trigger)[1]
    for i in range(trigger.i + 1, end - 1):
        if page.texts[i] in STOPS:
            break
        if page.words[i] in ("at", "between") and page.has_figure(range(i + 1, min(i + 4, end))):
            return set(range(i, end))
    return set()


def about(page: Page, trigger: Token, source: Source) -> Found:
    """The phrase with "of" or "about" and what follows: "300 dead" in "spoke at that time of 300 dead"."""
    end = page.sentence(trigger)[1]
    for i in range(trigger.i + 1, min(trigger.i + 8, end - 1)):
        if page.words[i] in ("of", "about") and page.has_figure(range(i + 1, min(i + 4, end))):
            return frozenset(range(i + 1, end))
    return None


def infinitive(page: Page, trigger: Token, source: Source) -> Found:
    """The open complement: "to have 600,000 followers", with an object before it."""
    open_ = page.syntax.infinitive(trigger)
    if open_ is None:
        return None
    found = page.syntax.object(trigger)
    before = frozenset() if found is None or found in open_.subtree else tokens_of(found.subtree)
    return tokens_of(open_.subtree) | before


def gerund(page: Page, trigger: Token, source: Source) -> Found:
    """The participle clause behind a preposition: "cutting the rate to 28 percent" in "called for cutting ..."."""
    preposition = trigger.i + 1
    for below in page.syntax.adverbial_clauses(trigger):
        if below.i > preposition and page.words[below.i].endswith("ing"):
            words = tokens_of(below.subtree) - {preposition}
            return words if min(words) == preposition + 1 else None
    return None


def raised(page: Page, trigger: Token, source: Source) -> Found:
    """The subject with its complement: "12 people were reported dead", "is believed to have killed 12", "seems to"."""
    syntax = page.syntax
    found = syntax.subject(trigger)
    if found is None:
        return None
    if syntax.infinitive(trigger) is not None:
        return tokens_of(trigger.subtree) - tokens_of(syntax.auxiliaries(trigger)) - {trigger.i}
    end = page.sentence(trigger)[1]  # the parser may hang the infinitive elsewhere
    if trigger.i + 2 < end and page.words[trigger.i + 1] == "to" and page.parts[trigger.i + 2] in VERBS:
        return tokens_of(found.subtree) | frozenset(range(trigger.i + 1, end))
    return None


def complement(page: Page, trigger: Token, source: Source) -> Found:
    """Whatever completes an attitude: object, infinitive or clause."""
    syntax = page.syntax
    parts = [
        one for one in (syntax.object(trigger), syntax.infinitive(trigger), syntax.clause(trigger)) if one is not None
    ]
    return frozenset().union(*(tokens_of(one.subtree) for one in parts)) if parts else None


def question(page: Page, trigger: Token, source: Source) -> Found:
    """What somebody is asked: from "whether" or "about" to the end of the phrase, wherever the parser hung it."""
    end = max(tokens_of(trigger.subtree)) + 1
    behind = range(trigger.i + 1, end)
    first = next((i for i in behind if page.words[i] in ASKING or (i == behind[0] and page.words[i] in ABOUT)), None)
    return None if first is None else frozenset(range(first, end)) - frozenset(source)


def complement_with(page: Page, trigger: Token, prepositions: tuple[str, ...]) -> Found:
    """A prepositional phrase of the cue: "called for a ceasefire"."""
    for word, below in page.syntax.prepositional(trigger):
        if word.lower_ in prepositions and word.i > trigger.i:
            return tokens_of(below.subtree) - {word.i}
    return None


def modified(page: Page, trigger: Token, source: Source) -> Found:
    """The noun that the cue's participle modifies: "four deaths" in "four deaths recorded by activists"."""
    noun = page.syntax.modified_by_clause(trigger)
    return None if noun is None else tokens_of(page.syntax.noun_phrase(noun)) - tokens_of(trigger.subtree)


def of(page: Page, noun: Token, source: Source) -> Found:
    """The phrase behind "of": "3 million" in "its estimate of 3 million".

    Where the parser hung it elsewhere, all up to the next verb or comma.
    """
    for word, below in page.syntax.prepositional(noun):
        if word.lower_ in ABOUT:
            return tokens_of(below.subtree) - {word.i}
    end = page.sentence(noun)[1]
    if noun.i + 1 >= end or page.words[noun.i + 1] not in ABOUT:
        return None
    stop = next((i for i in range(noun.i + 2, end) if page.parts[i] in VERBS or page.texts[i] in STOPS), end)
    return frozenset(range(noun.i + 2, stop))
