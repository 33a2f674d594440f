"""What a figure measures: the word that names it, the type of event and the measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline.events.lexicon import Hit, Sense
from pipeline.events.paths import SENTENCE, Path
from pipeline.events.setting import Setting
from pipeline.marks import FigureMark, Range
from pipeline.records import EventType

CLOSE = 1.3
"""Highest cost of the word right above what is counted."""
FAR = 2.5
"""From here on a measure of people is believed only of people: "two blocks away, where a man was killed"."""
OWN = frozenset({"of", "at"})
"""Prepositions between a measure and what is counted: "the killing of 12 farmhands", "the toll rose to 12"."""
WEAK = 1.2
"""Added to the cost of a weak word."""
COUNTED = 2.4
"""Added to the cost of what is counted: "three soldiers were killed" is about killing."""
COMPOUND = 1.7
"""Added within the name of what is counted: "attack submarines" are no attacks."""
OTHERS = frozenset({"nobody", "none", "one", "he", "she", "him", "her"})
"""Whoever these pronouns stand for ("no one was injured"), it is not who is counted elsewhere in the sentence."""
SUFFERING = frozenset({"me", "us", "him", "her", "them"})
"""Pronouns of whom something is done to, whatever a parser calls them: "two men shot him"."""
UNDERGOING = frozenset(
    {
        "die",
        "perish",
        "drown",
        "suffocate",
        "succumb",
        "starve",
        "disappear",
        "vanish",
        "survive",
        "recover",
        "recuperate",
    }
)
"""What a subject does not do but goes through: "12 people are dying"."""
HURT = frozenset({"injured", "killed_or_injured", "hospitalised"})
"""Measures of people who may die of it: "two were taken to a hospital, where they died"."""
DEAD = "killed"
STAND_FOR = {"he": 1, "she": 1, "they": 2, "both": 2, "all": 2}
"""Pronouns that stand for who was counted before: one, or more."""
PERHAPS = frozenset({"may", "might", "could", "can", "would", "will"})
"""Auxiliaries of what has not come about: "two men were shot and may die"."""
PARTS = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
UNIT = 3.0
"""Cost of what the unit alone tells."""
STEPS_TO_VERB = 3
"""How far up a verb is a better trigger than a noun."""
UNCONNECTED = SENTENCE + 1.0
"""From here on a word tells the type alone; the trigger is the word that governs the figure."""
TYPICAL = 0.3
"""Taken off where the type is what most of the article is about."""
IN_SENTENCE = 1.5
IN_ARTICLE = 1.2
COMMON = 80
"""Words of company in an article of so many words are worth 1."""
OPEN = 1.0
"""Worth of a sense with company in the sentence; at most, with company in the article; without conditions."""
ENOUGH = 0.5
"""A sense that needs company must have at least this much of it."""


@dataclass(frozen=True)
class Mention:
    """The words for what is measured; `type` is None where nothing tells."""

    figure: FigureMark
    path: Path
    trigger: Range | None = None
    head: int | None = None
    type: EventType | None = None
    measure: str | None = None
    rules: tuple[str, ...] = ()
    cost: float = 99.0


@dataclass(frozen=True)
class Candidate:
    """A known word near a figure, in one of its senses."""

    cost: float
    hit: Hit
    sense: Sense


def mention_of(
    setting: Setting, figure: FigureMark, path: Path, candidates: tuple[Candidate, ...], usual: EventType | None = None
) -> Mention:
    """The nearest of the known words around a figure; without one, the unit tells the type.

    Where neither does, the governing word is the trigger. `usual` is the type that most of the article is about.
    """

    def cost(one: Candidate) -> tuple[float, int]:
        return one.cost - TYPICAL * (one.sense.type == usual), one.hit.head

    best = min(candidates, key=cost, default=None)
    death = None if best is None else _death(setting, figure, best, candidates)
    best = death or best
    unit = _sense_of_unit(setting, figure) if best is None or figure.kind == "measure" else None
    if best is not None and (unit is None or cost(best)[0] <= UNIT):
        sense, least, hit = best.sense, cost(best)[0], best.hit
        verb = None
        if death is None and (sense.counted or (best.cost >= UNCONNECTED and setting.parsed)):
            verb = _plain_trigger(setting, figure, path, hit if sense.counted else None)
        words, head = ((verb.i, verb.i + 1), verb.i) if verb is not None else (hit.words, hit.head)
        measure = DEAD if death is not None else _measure_of(setting, figure, best)
        return Mention(figure, path, words, head, sense.type, measure, (sense.rule,), least)
    governing = _plain_trigger(setting, figure, path, None)
    place = None if governing is None else governing.i
    mention = Mention(figure, path, None if place is None else (place, place + 1), place)
    if unit is None:
        return mention
    return replace(mention, type=unit.type, measure=unit.measure, rules=(unit.rule,), cost=UNIT)


def _death(
    setting: Setting, figure: FigureMark, best: Candidate, candidates: tuple[Candidate, ...]
) -> Candidate | None:
    """The word that says that all who were hurt died: "two men were shot and died", "the three wounded men died"."""
    if best.sense.measure not in HURT or figure.item is None or not setting.parsed:
        return None
    counted = setting.head(figure.item)
    deaths = (one for one in candidates if one.sense.measure == DEAD and one.hit.head > max(counted.i, best.hit.head))
    return next((one for one in deaths if _dies(setting, figure, counted, one.hit)), None)


def _dies(setting: Setting, figure: FigureMark, counted: Token, death: Hit) -> bool:
    """Who is counted, or a pronoun that stands for them, is the subject of a word that says that they died."""
    syntax, verb = setting.syntax, setting.doc[death.head]
    kills = any(syntax.object(setting.doc[word]) is not None for word in range(*death.words))
    if kills or not syntax.is_predicate(verb) or syntax.negations(verb):
        return False
    if any(word.lower_ in PERHAPS for word in syntax.auxiliaries(verb)):
        return False
    subject = syntax.subject(verb)
    if subject is None:
        first = syntax.coordination(verb)
        return first is not None and syntax.subject(first) == counted
    number = STAND_FOR.get(subject.lower_)
    return subject == counted or (number is not None and (number == 1) == (figure.low == figure.high == 1))


def _measure_of(setting: Setting, figure: FigureMark, best: Candidate) -> str | None:
    """The measure of a word; None where it is of people and the figure is not.

    That may be seen where the two are a subject or an object apart: "killed in a 4-car wreck", "shot by two men".
    """
    measure, item = best.sense.measure, figure.item
    if measure not in setting.lexicon.counts:
        return measure
    if figure.kind in ("measure", "money"):  # "killed at home, 75 miles north of the capital"
        return None
    if item is None:
        return measure
    if best.hit.head == setting.head(item).i:  # "two deaths", but not "two gunshot wounds"
        return measure if _may_count(setting, figure, measure) else None
    preposition = setting.syntax.preposition(setting.head(item)) if setting.parsed else None
    word = "" if preposition is None else preposition.lower_
    others = best.cost >= FAR and _is_of_others(setting, item, best.hit.head)
    doer = not best.sense.company and _is_doer(setting, item, best.hit.head)  # but "lost their lives"
    if word == "by" or others or doer:
        return None
    close = best.cost < FAR and (not word or word in OWN)
    return measure if close or _may_count(setting, figure, measure) else None


def _is_doer(setting: Setting, item: Range, trigger: int) -> bool:
    """What is counted does what somebody else suffers: "two officers shot a man", "two men came and shot him"."""
    verb, syntax = setting.doc[trigger], setting.syntax
    if not setting.parsed or verb.pos_ != "VERB" or verb.lemma_.lower() in UNDERGOING or syntax.is_passive(verb):
        return False
    subject = syntax.logical_subject(verb)
    acting = any(word.lower_ in ("is", "are", "was", "were") for word in syntax.auxiliaries(verb))
    acting = acting or syntax.object(verb) is not None or any(word.lower_ in SUFFERING for word in verb.children)
    return acting and subject is not None and subject.i == setting.head(item).i


def _is_of_others(setting: Setting, item: Range, trigger: int) -> bool:
    """Somebody else suffers it: "three people were in the car when the boy was shot"."""
    verb, syntax = setting.doc[trigger], setting.syntax
    if not setting.parsed or verb.pos_ not in ("VERB", "ADJ"):
        return False
    sufferer = syntax.object(verb) or syntax.subject(verb)
    if sufferer is None or (sufferer.pos_ not in ("NOUN", "PROPN") and sufferer.lower_ not in OTHERS):
        return False
    counted = setting.head(item)
    return counted.i != sufferer.i and sufferer not in (*counted.ancestors, *syntax.conjuncts(counted))


def _may_count(setting: Setting, figure: FigureMark, measure: str | None) -> bool:
    """The figure counts what the measure is of: people are killed, bedrooms are not."""
    return bool(setting.lexicon.counts.get(measure or "", frozenset()) & things_of(setting, figure))


def candidates_of(setting: Setting, figure: FigureMark, path: Path) -> tuple[Candidate, ...]:
    """The known words around a figure that may mean something here."""
    return tuple(_candidates(setting, figure, path))


def _candidates(setting: Setting, figure: FigureMark, path: Path) -> Iterator[Candidate]:
    """The known words around a figure that may mean something here, with the cost of each."""
    start, end = setting.sentence(figure.start)
    sentence = frozenset(setting.words[start:end])
    things = things_of(setting, figure)
    item = figure.item or (0, 0)
    counted = setting.head(item).i if item[0] < item[1] else -1
    for index, own in path.costs.items():
        hit = setting.hits.get(index)
        if hit is not None:
            cost = min(path.costs.get(word, own) for word in range(*hit.words))  # "shot and killed"
            hit = _fitting(setting, hit, figure, cost)
        sense = None if hit is None else sense_of(setting, hit, figure, sentence, things)
        if hit is None or sense is None:
            continue
        if index in setting.counting and (figure.kind != "multiple" or not figure.start <= index < figure.end):
            continue
        elsewhere = cost >= SENTENCE and setting.parsed
        if elsewhere and index in setting.named:  # the "High-Level Council" levels nothing
            continue
        if sense.counted and (elsewhere or (counted >= 0 and not item[0] <= index < item[1])):
            continue
        if sense.counted and counted < 0 and figure.kind == "measure":  # "the bridge is 5 km long" counts no bridges
            continue
        inside = item[0] <= index < item[1] and index < counted in setting.hits
        yield Candidate(
            cost + WEAK * (sense.weak and not sense.things) + COUNTED * sense.counted + COMPOUND * inside, hit, sense
        )


def _fitting(setting: Setting, hit: Hit, figure: FigureMark, cost: float) -> Hit:
    """The word with the senses that it may have so far from the figure, and in its number.

    "Four shot" counts no shots, since those would be more than one; "one shot" does.
    """
    before_of = hit.words[1] == figure.start - 1 and setting.words[hit.words[1]] == "of"
    senses = tuple(one for one in hit.senses if (before_of or not one.of) and (cost <= CLOSE or not one.close))
    token = setting.doc[hit.words[0]]
    if hit.words[0] == figure.end and token.lemma_.lower() == token.lower_:
        plural = setting.lexicon.senses.get(token.lower_ + "s", ())
        things = tuple(sense for sense in senses if sense.counted and sense in plural)
        others = tuple(sense for sense in senses if sense not in things)
        senses = things or others if figure.low == 1 and token.pos_ == "NOUN" else others
    return replace(hit, senses=senses)


def _sense_of_unit(setting: Setting, figure: FigureMark) -> Sense | None:
    """What a unit tells by itself: millimetres are rain, degrees temperature; money is business."""
    word = "money" if figure.kind == "money" else figure.unit.lower()
    senses = setting.lexicon.senses.get(word, ()) if figure.kind in ("measure", "money") else ()
    return next((sense for sense in senses if sense.counted), None)


def things_of(setting: Setting, figure: FigureMark) -> frozenset[str]:
    """What a figure counts, as words and phrases that may stand in a rule's `things`; its unit too.

    The unit "count" stands for a bare number: "four were shot".
    """
    found = {figure.unit.lower()} if figure.item is None or figure.kind != "count" else set()
    if figure.item is not None and figure.item[0] < figure.item[1]:
        head = setting.head(figure.item)
        words = [token.lower_ for token in setting.doc[figure.item[0] : head.i + 1]]
        found |= {" ".join(words[size:]) for size in range(len(words))} | {head.lemma_.lower()}
    elif figure.kind == "percent":
        found.add("percent")
    return frozenset(found)


def sense_of(
    setting: Setting, hit: Hit, figure: FigureMark, sentence: frozenset[str], things: frozenset[str]
) -> Sense | None:
    """The sense of a known word whose conditions hold and that has most company; None if none may be meant."""
    best: tuple[float, Sense] | None = None
    for sense in hit.senses:
        if (sense.kinds and figure.kind not in sense.kinds) or (sense.company and not sense.company & sentence):
            continue
        if sense.things and not sense.things & things:
            continue
        company = _company(setting, sense, hit, sentence)
        worth = 2.0 * bool(sense.things) + 1.0 * bool(sense.company) + company
        if (company if sense.strict else worth) >= ENOUGH and (best is None or worth > best[0]):
            best = worth, sense
    return best[1] if best else None


def _company(setting: Setting, sense: Sense, hit: Hit, sentence: frozenset[str]) -> float:
    """How well the words around fit the sense; the word itself does not count as its own company."""
    if not sense.near:
        return OPEN
    own = setting.words[hit.words[0] : hit.words[1]]
    if not (sense.near & sentence) <= set(own):
        return IN_SENTENCE
    count = setting.count(sense.near) - sum(setting.bag[word] for word in own if word in sense.near)
    return min(IN_ARTICLE, COMMON * count / len(setting.words))


def _plain_trigger(setting: Setting, figure: FigureMark, path: Path, counted: Hit | None) -> Token | None:
    """The word that governs a figure where no rule knows what happened.

    That is the verb on the way up that says something, else such a noun, else one of change ("rose"), else the nearest:
    "858 entities were outlawed". Where what is
    counted is known, only a predicate is better than that: "six rifles were handed over", but "it has six submarines".
    """
    above = [
        token
        for token in path.chain
        if token.i not in setting.counting | setting.named and token.pos_ in PARTS and token.text[:1].isalpha()
    ]
    verbs = [token for token in above if token.pos_ == "VERB"] if counted is not None else above
    change = setting.lexicon.light.get("change", frozenset())
    near = [token for token in verbs[:STEPS_TO_VERB] if token.pos_ == "VERB"]
    for token in (*near, *verbs):
        if not setting.lexicon.is_light(token):
            return token
    for token in verbs:
        if token.lemma_.lower() in change:
            return token
    return above[0] if above and counted is None else None


def with_types(setting: Setting, mentions: list[Mention], usual: EventType | None) -> list[Mention]:
    """Mentions without a type take that of the figure next to them in the sentence or paragraph, else the article's."""
    found = []
    for index, mention in enumerate(mentions):
        unsure = mention.type is None or mention.cost >= SENTENCE + 2.0
        found.append(_like_neighbour(setting, mentions, index, usual) if unsure else mention)
    return found


def _like_neighbour(setting: Setting, mentions: list[Mention], index: int, usual: EventType | None) -> Mention:
    mention = mentions[index]
    start, end = setting.paragraph(mention.figure.start)
    for step in (-1, 1, -2):
        place = index + step
        if not 0 <= place < len(mentions):
            continue
        other = mentions[place]
        near = start <= other.figure.start < end
        if near and other.type is not None and other.cost < SENTENCE and other.figure.kind == mention.figure.kind:
            same = things_of(setting, mention.figure) & things_of(setting, other.figure)
            row = _is_row(mention.figure, other.figure) and _may_count(setting, mention.figure, other.measure)
            alike = mention.figure.item is None or bool(same) or row
            apart = setting.sentence(other.figure.start) != setting.sentence(mention.figure.start)
            of_people = other.measure in setting.lexicon.counts  # "two were hurt. The two lived with an aunt"
            measure = other.measure if alike and not (apart and of_people) else None
            return replace(
                mention, type=other.type, measure=measure, rules=("events.like-neighbour", *other.rules), cost=7.0
            )
    if mention.type is None and usual is not None:
        return replace(mention, type=usual, rules=("events.like-article",), cost=9.0)
    return mention


def _is_row(one: FigureMark, other: FigureMark) -> bool:
    """Hardly anything but what they count stands between two figures: "four women, one man shot"."""
    first, second = sorted((one, other), key=lambda figure: figure.start)
    behind = first.end if first.item is None else max(first.end, first.item[1])
    return second.start - behind <= len((",", "and"))
