"""What is said as a clause behind its cue: "said that 12 died", "his claim that 90% back him"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.attributions.page import Found, Page, Source, tokens_of

RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where"})
DASHES = frozenset({",", "—", "–"})
SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i"})
QUOTES = frozenset({"“", '"', "``", "‘", "'", "«"})
FRONTED = frozenset({"if", "although", "though", "while", "unless", "because", "since", "when", "as", "once", "even"})
"""Openers of a clause between cue and content that is part of what is said: "said if he were picked, he would"."""
BACKGROUND = frozenset(
    {"although", "though", "as", "after", "while", "when", "before", "amid", "following", "where", "during", "whereas"}
)
"""Openers of a clause behind a comma in which the reporter goes on: "said 12 died, as rescuers dug on"."""
SUBORDINATE = FRONTED | BACKGROUND
"""Openers of a sentence whose main clause comes later."""
CUT_OFF = frozenset({",", "—", "–", "--", ";"})
"""Marks behind which the source goes on or the sentence with something else: "said 12 died, adding"."""
OPENERS = frozenset({"with", "of", "as", "including", "among", "from", "for"})
"""Words that open a sentence whose first phrase belongs to what is said."""
STOPS = frozenset({",", ":", ";", "."})
VERBS = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ"})
"""Parts of speech that a main clause opens with."""


def clause(page: Page, trigger: Token, source: Source) -> Found:
    """The clause behind the cue and the rest of its sentence: "12 died" in "said on Monday that 12 died".

    What the cue's own verb goes on to do is left out: "said 12 died, adding that the fire was out".
    """
    said = page.syntax.clause(trigger)
    if said is None or (page.syntax.is_participle(said) and page.syntax.subject(said) is None):
        return None
    words = tokens_of(said.subtree)
    if stands_between_commas(page, trigger, source) or _is_told_of(page, trigger, said, min(words)):
        return None
    end = _end(page, trigger)
    words |= _cut_off(page, trigger, said, min(words))
    first = min(words)
    if first - 1 > trigger.i and quotation_behind(page, first - 1) is not None:
        return None
    if _is_aside(page, first):
        return None
    own = own_end(page, trigger)
    if first < own:
        words = frozenset(i for i in words if i < own)
    content = words | frozenset(range(max(first, trigger.i + 1), end)) if said.i > trigger.i else words
    return (content | _fronted(page, trigger, first) | opening(page, trigger, source)) - own_deeds(page, trigger, first)


def _is_told_of(page: Page, trigger: Token, said: Token, first: int) -> bool:
    """A participle between commas, whatever the tree says: "The deal, announced on Friday, would last four years"."""
    before, behind = page.texts[trigger.i - 1 : trigger.i], page.texts[first - 1 : first + 1]
    parted = "," in before and "," in behind and first - 1 > trigger.i
    return parted and page.syntax.subject(said) is None and page.syntax.marker(said) is None


def _is_aside(page: Page, first: int) -> bool:
    """Behind a comma a relative pronoun opens what is no complement: "reported 12 deaths, of which two ..."."""
    begin = first + (page.texts[first] == ",")
    opened = page.words[begin : begin + 2] if page.parts[begin] == "ADP" else page.words[begin : begin + 1]
    return begin > 0 and page.texts[begin - 1] == "," and opened[-1] in ("which", "whom", "whose")


def quotation_behind(page: Page, participle: int) -> int | None:
    """Where the quotation begins that a participle alone opens: "he said, adding, “It is over.”"."""
    if not page.words[participle].endswith("ing") or page.parts[participle] not in VERBS:
        return None
    begin = participle + 1
    if begin < len(page.texts) and page.texts[begin] in (",", ":"):
        begin += 1
    return begin if begin < len(page.texts) and page.texts[begin] in QUOTES and page.quoted[begin] >= 0 else None


def _cut_off(page: Page, trigger: Token, said: Token, first: int) -> frozenset[int]:
    """What the parser cut off the beginning of what is said, as an object or adverbial of the cue.

    A number, "three" in "said three of the suspects were held", or the whole subject of "estimates 40,000 people will
    come".
    """
    syntax = page.syntax
    thing = syntax.object(trigger)
    if thing is not None and thing.i == first - 1 and page.words[first] == "of" and page.has_figure([thing.i]):
        return tokens_of(thing.subtree)
    if syntax.subject(said) is not None or syntax.marker(said) is not None or syntax.tense(said) is None:
        return frozenset()
    begin = _behind_adverbials(page, trigger, first)
    words = range(begin, first)
    whole = page.has_figure(words) and not any(page.texts[i] in STOPS for i in words)
    return frozenset(words) if whole else frozenset()


def stands_between_commas(page: Page, trigger: Token, source: Source) -> bool:
    """Put into a sentence, whatever the tree says: "It was 82 percent, the officer said, the highest since 1990"."""
    start, end = page.sentence(trigger)
    first = min((trigger.i, *source))
    behind = trigger.i + 1
    if first - 1 <= start or behind >= end:
        return False
    return page.texts[behind] in (*DASHES, ";") and page.texts[first - 1] in DASHES


def _end(page: Page, trigger: Token) -> int:
    """Where what is said ends at the latest: with the cue's own clause, or with the relative clause around the cue."""
    if page.syntax.modified_by_clause(trigger) is None:
        return own_end(page, trigger)
    return max(tokens_of(trigger.subtree)) + 1


def own_end(page: Page, trigger: Token, *, clause: bool = True) -> int:
    """The end of the sentence, or the comma before its main clause: "When she said that 12 had died, all left".

    `clause`: a clause is said, so that the comma stands behind its verb.
    """
    start, end = page.sentence(trigger)
    first = start + (page.parts[start] == "CCONJ")
    if page.words[first] not in SUBORDINATE or "," in page.texts[start : trigger.i]:
        return end
    return next((i for i in range(trigger.i + 1, end) if _ends_fronted(page, trigger, i, end, clause)), end)


def _ends_fronted(page: Page, trigger: Token, comma: int, end: int, clause: bool) -> bool:
    """The comma before the main clause: "When she said that 12 had died, the crowd was silent"."""
    if page.texts[comma] != "," or page.quoted[comma] >= 0 or comma + 1 >= end:
        return False
    said = not clause or any(page.finite[i] for i in range(trigger.i + 1, comma))
    nominal = page.parts[comma + 1] in NOMINAL and page.words[comma + 1] not in RELATIVES
    return said and nominal and any(page.finite[i] for i in range(comma + 1, end))


def _fronted(page: Page, trigger: Token, first: int) -> frozenset[int]:
    """A condition between the cue and what is said."""
    found: set[int] = set()
    for below in page.syntax.adverbial_clauses(trigger):
        marker = page.syntax.marker(below)
        if trigger.i < below.i < first and marker is not None and marker.lower_ in FRONTED:
            found |= tokens_of(below.subtree)
    return frozenset(found)


def own_deeds(page: Page, trigger: Token, first: int) -> frozenset[int]:
    """What hangs on the cue behind what is said and is not said itself.

    Participles ("adding"), what the source did next ("and left"), background behind a comma ("as rescuers dug on").
    """
    syntax = page.syntax
    found: set[int] = set()
    for below in syntax.adverbial_clauses(trigger):
        words = tokens_of(below.subtree)
        marker = syntax.marker(below)
        background = marker is not None and marker.lower_ in BACKGROUND
        if min(words) > first and _is_cut_off(page, min(words)) and (syntax.is_participle(below) or background):
            found |= words
    for other in syntax.conjuncts(trigger):
        own = page.parts[other.i] in VERBS and other.i > first and syntax.subject(other) is None
        counted = page.has_figure([other.i - 1])  # "said 12 percent backed her and 15 percent backed him"
        if own and not counted and not _is_past_of_present(page, trigger, other):
            found |= tokens_of(
                syntax.subtree(other, without=[one for one in syntax.conjuncts(other) if one.i > other.i])
            )
    return frozenset(found)


def _is_cut_off(page: Page, position: int) -> bool:
    """Behind a comma, also one inside quotation marks that close: "it was “corrupt,” noting that"."""
    before = page.texts[position - 1]
    return before in CUT_OFF or (before in ("”", '"', "''") and page.texts[position - 2] == ",")


def _is_past_of_present(page: Page, cue: Token, other: Token) -> bool:
    """A past tense that goes on with what is said: "opted" in "says it looked at the site but opted not to build"."""
    return page.syntax.tense(cue) == "present" and page.syntax.tense(other) == "past"


def opening(page: Page, trigger: Token, source: Source) -> frozenset[int]:
    """A phrase before "he said" that holds a figure: "With two deaths this weekend, he said rescuers ..."."""
    start = page.sentence(trigger)[0]
    first = min((trigger.i, *source))
    before = range(start, first - 1)
    if first - 1 <= start or page.texts[first - 1] != "," or page.words[start] not in OPENERS:
        return frozenset()
    if any(page.parts[i] in VERBS for i in before) or not page.has_figure(before):
        return frozenset()
    return frozenset(before)


def that_tail(page: Page, trigger: Token, source: Source) -> Found:
    """All from "that" on, where the parser saw no clause behind the cue: "reported this Sunday that 300 ..."."""
    end = own_end(page, trigger)
    that = next((i for i in range(trigger.i + 1, min(trigger.i + 12, end)) if page.words[i] == "that"), None)
    if that is None or page.parts[that] not in ("SCONJ", "PRON", "DET") or _is_relative_that(page, trigger, that):
        return None
    between = range(trigger.i + 1, that)
    if any(page.parts[i] in VERBS or page.texts[i] in STOPS for i in between) or page.has_figure(between):
        return None
    if any(i > trigger.i for i in source) or not any(page.parts[i] in VERBS for i in range(that, end)):
        return None
    return frozenset(range(that, end))


def _is_relative_that(page: Page, trigger: Token, that: int) -> bool:
    """The "that" of "reported —a figure that climbed" and "reported the bridge that fell"."""
    before = that - 1
    if before == trigger.i or page.in_date[before] or page.parts[before] not in ("NOUN", "PROPN"):
        return False
    word = page.doc[that]
    if page.syntax.marker(word.head) == word and page.syntax.subject(word.head) is not None:
        return False
    thing = page.syntax.object(trigger)
    return page.parts[that] == "PRON" or (thing is not None and thing.i == before)


def tail(page: Page, trigger: Token, source: Source) -> Found:
    """All behind the cue where the parser saw no clause, adverbials that open it left out."""
    if any(one > trigger.i for one in source):
        return None
    end = own_end(page, trigger)
    begin = quotation_behind(page, trigger.i) or _behind_adverbials(page, trigger, end)
    if begin >= end or (page.doc[begin].is_punct and page.texts[begin] not in QUOTES):
        return None
    if page.parts[begin] in ("ADP", "SCONJ", "ADV", "PART", "CCONJ") and not page.has_figure([begin]):
        return None
    verbs = [i for i in range(begin, end) if page.parts[i] in VERBS and page.words[i - 1] != "to"]
    finite = [page.doc[i] for i in verbs if page.finite[i]]
    if not verbs or (finite and all(_is_in_relative(page, verb, begin) for verb in finite)):
        return None
    return frozenset(range(begin, end))


def _is_in_relative(page: Page, verb: Token, begin: int) -> bool:
    """Told of a noun only: "killed" and "hurt" in "noted the damage of storms that killed 12 and hurt 30".

    Not what opens what is said: "said in a letter 12 had died".
    """
    clause_verb = page.syntax.predicate(verb)
    first = page.syntax.coordination(clause_verb) or clause_verb
    subject = page.syntax.subject(first)
    if subject is not None and min(tokens_of(subject.subtree)) == begin:
        return False
    return page.syntax.is_relative(first) and page.syntax.marker(first) is None  # "told reporters that 12 died"


def _behind_adverbials(page: Page, trigger: Token, end: int) -> int:
    """The first token behind "on Monday" and "in his column"."""
    opened = page.syntax.prepositional(trigger)
    phrases = {min((word.i, *tokens_of(below.subtree))): below for word, below in opened}
    begin = trigger.i + 1
    while begin < end:
        if page.in_date[begin]:
            begin += 1
            if begin < end and page.words[begin] == "of":  # "said each year of school yields a bump"
                return trigger.i + 1
        elif begin in phrases and not page.has_figure([begin]):
            words = tokens_of(phrases[begin].subtree)
            subject = next((i for i in sorted(words) if page.words[i] in SUBJECTS and i > phrases[begin].i), None)
            subject = _counted_subject(page, phrases[begin]) if subject is None else subject
            if subject is not None:
                return subject
            if any(page.parts[i] in VERBS and i != phrases[begin].i for i in words):
                break
            begin = max(words) + 1
        else:
            break
    return begin


def _counted_subject(page: Page, noun: Token) -> int | None:
    """Where a clause begins that the parser took for the noun's though its subject counts: "in a letter 12 died"."""
    for below in noun.children:
        subject = page.syntax.subject(below) if page.syntax.is_relative(below) else None
        words = tokens_of(subject.subtree) if subject is not None else frozenset[int]()
        if words and min(words) > noun.i and page.has_figure(words):
            return min(words)
    return None


def noun_clause(page: Page, noun: Token, source: Source) -> Found:
    """The clause with "that" behind a noun, also where the parser hung it elsewhere: "his claim that 90% back him"."""
    said = page.syntax.clause(noun)
    if said is not None:
        return tokens_of(said.subtree)
    that = page.doc[noun.i + 1] if noun.i + 1 < len(page.doc) else None
    if that is None or that.lower_ != "that" or that.pos_ != "SCONJ":
        return None
    return frozenset(range(that.i, page.sentence(noun)[1]))
