"""Which words tell what a figure measures: how far each word around it is, along the tree.

The cost of a word is about its number of steps from the figure: 0 for what it counts, 1 for the predicate or noun
that governs this, more for the predicate's other arguments and for predicates above.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from pipeline.events.setting import Setting
from pipeline.marks import FigureMark

STEPS_UP = 6
MODIFIER = 0.4
BEHIND = 0.1
"""Taken off right behind the noun: "four wounded in a shooting"."""
PHRASE = 0.6
ARGUMENT = 1.0
OBLIQUE = 1.3
OPEN_COMPLEMENT = 0.4
SIDE_CLAUSE = 1.6
COORDINATION = 0.3
COORDINATE_VERB = 0.7
TRANSPARENT = 0.2
"""A step to a word that only sums up: "a total of 14 rifles"."""
ELSEWHERE = 0.5
"""Added from the noun before, where a bare number stands for it: "one person died and 19 were hurt"."""
NEXT = 0.6
"""The word right behind a figure that counts nothing else: "24 dead, over 200 injured"."""
PARTICIPLE = 1.2
"""A form of a verb right behind what is counted, whatever the tree says: "left nine people hospitalized"."""
SENTENCE = 5.0
"""From here on cost is distance in the sentence, whatever the tree says."""
UNPARSED = 0.7
"""The same where there is no tree."""
STEPS_TO = 4
"""How far up from a date or place a word is looked for that the figure is connected with."""
STEP = 1.5
"""Cost of such a step."""
SEPARATORS = frozenset({",", ";", "—", "–", ":", "and", "but", "while"})


@dataclass(slots=True)
class Path:
    """Costs by token index, and the predicate that governs the figure."""

    costs: dict[int, float] = field(default_factory=dict)
    predicate: Token | None = None
    chain: list[Token] = field(default_factory=list)
    """From the figure upwards."""

    def reach(self, token: Token, cost: float) -> bool:
        """Notes a way to a token; True where it is the shortest so far."""
        if self.costs.get(token.i, cost + 1) <= cost:
            return False
        self.costs[token.i] = cost
        return True


def path_of(setting: Setting, figure: FigureMark) -> Path:
    """The costs of the words around a figure."""
    path = Path()
    number = setting.head((figure.start, figure.end))
    starts = [number]
    if figure.item is not None and figure.item[0] < figure.item[1]:
        elsewhere = (
            figure.item[1] <= figure.start and figure.kind == "count" and (number.pos_ == "NUM" or number.like_num)
        )
        starts.insert(elsewhere, setting.head(figure.item))
    if setting.parsed:
        _walk(setting, path, starts[0], 0.0, figure.start)
        for start in starts[1:]:
            first = setting.syntax.coordination(start)
            if first is not None and first.pos_ == "ADJ":  # "one dead and three others" are no two states
                continue
            _walk(setting, path, start, ELSEWHERE if starts[0] is number else 0.0, figure.start)
    for stretch in (figure.item, (figure.start, figure.end)):
        for token in setting.doc[stretch[0] : stretch[1]] if stretch else ():
            path.reach(token, 0.0 if token.i == starts[0].i else 0.5)
    if (figure.item is None or figure.item[1] <= figure.start) and figure.end < len(setting.doc):
        path.reach(setting.doc[figure.end], NEXT)
    if figure.item is not None and figure.start < figure.item[1] < len(setting.doc):
        behind = setting.doc[figure.item[1]]
        if behind.pos_ in ("VERB", "ADJ") and behind.lemma_.lower() != behind.lower_:
            path.reach(behind, PARTICIPLE)
    _along_sentence(setting, path, figure, SENTENCE if setting.parsed else UNPARSED)
    return path


def cost_of(setting: Setting, path: Path, token: Token, far: float) -> float:
    """Steps in the tree from the figure to a date or place, also up from one below what is counted; at most `far`."""
    above: Token | None = token
    best = far
    for steps in range(STEPS_TO if setting.parsed else 1):
        if above is None:
            break
        best = min(best, path.costs.get(above.i, far) + STEP * steps)
        above = setting.syntax.governor(above)
    return best


def _walk(setting: Setting, path: Path, start: Token, cost: float, before: int) -> None:
    """From what is counted up to the predicate and beyond, looking at what hangs on each word.

    The figure begins at token `before`.
    """
    syntax = setting.syntax
    token, came_from = start, start
    for step in range(STEPS_UP):
        path.reach(token, cost)
        path.chain.append(token)
        _phrase(setting, path, token, cost, came_from, before if step == 0 else None)
        if syntax.is_predicate(token):
            if path.predicate is None:
                path.predicate = token
            _arguments(setting, path, token, cost, came_from)
        above = _clause_behind(setting, token) or syntax.coordination(token)
        alike = above is not None and (above.pos_ == "VERB") == (token.pos_ == "VERB")
        raised = COORDINATION if alike and step == 0 else 1.0
        above = above if above is not None else syntax.governor(token)
        if above is None:
            return
        if setting.lexicon.is_light(above, "amount"):
            raised = TRANSPARENT
        came_from, token, cost = token, above, cost + raised


def _clause_behind(setting: Setting, noun: Token) -> Token | None:
    """The verb whose subject a noun is where the parser coordinates both with the verb before.

    In "houses were damaged and 12 villagers were injured" it takes the villagers for something else that was damaged.
    """
    first = setting.syntax.coordination(noun)
    if first is None or noun.pos_ == "VERB" or first.pos_ != "VERB" or first.i > noun.i:
        return None
    behind = (one for one in setting.syntax.conjuncts(first) if one.pos_ == "VERB" and one.i > noun.i)
    verb = next(behind, None)
    return verb if verb is not None and setting.syntax.subject(verb) is None else None


def _phrase(setting: Setting, path: Path, noun: Token, cost: float, came_from: Token, number: int | None) -> None:
    """Modifiers and complements of a noun, and the clauses that modify it: "12 people killed in".

    An adjective before a noun's number, which stands at token `number`, is none of them: "one dead and three others".
    """
    syntax = setting.syntax
    for child in noun.children:
        if child.i == came_from.i or child.is_punct:
            continue
        if syntax.modified_by_clause(child) is not None or (
            child.pos_ == "VERB" and child.i > noun.i and not syntax.is_predicate(noun)
        ):
            path.reach(
                child, cost + (MODIFIER if child.i > noun.i else MODIFIER + 0.1) - BEHIND * (child.i == noun.i + 1)
            )
            for below in child.children:
                if below.pos_ in ("NOUN", "PROPN", "NUM"):
                    path.reach(below, cost + MODIFIER + PHRASE)
        elif child.i < noun.i and child.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "X"):
            if child.pos_ == "ADJ" and number is not None and child.i < number:
                continue
            path.reach(child, cost + MODIFIER + 0.2)
            for below in child.children:
                if below.pos_ in ("NOUN", "PROPN", "ADJ", "VERB"):
                    path.reach(below, cost + MODIFIER + 0.4)
        elif child.i == noun.i + 1 and child.pos_ == "ADJ":  # "left two people dead"
            path.reach(child, cost + MODIFIER - BEHIND)
    for _, complement in syntax.prepositional(noun):
        if complement.i != came_from.i and not syntax.is_predicate(noun):
            _noun_below(path, complement, cost + ARGUMENT)


def _arguments(setting: Setting, path: Path, verb: Token, cost: float, came_from: Token) -> None:
    """Subject, object and obliques of a predicate, and what stands below it."""
    syntax = setting.syntax
    for argument in (syntax.object(verb), syntax.subject(verb)):
        if argument is not None and argument.i != came_from.i:
            _noun_below(path, argument, cost + ARGUMENT)
            for _, complement in syntax.prepositional(argument):
                _noun_below(path, complement, cost + ARGUMENT + PHRASE)
    for _, noun in syntax.prepositional(verb):
        if noun.i != came_from.i:
            _noun_below(path, noun, cost + OBLIQUE)
            for _, complement in syntax.prepositional(noun):
                _noun_below(path, complement, cost + OBLIQUE + PHRASE)
    _other_clauses(setting, path, verb, cost, came_from)


def _other_clauses(setting: Setting, path: Path, verb: Token, cost: float, came_from: Token) -> None:
    """Complements, coordinated verbs and adverbial clauses of a predicate, and its adverbs."""
    syntax = setting.syntax
    for below in (syntax.infinitive(verb), syntax.clause(verb)):
        if below is not None and below.i != came_from.i:
            _noun_below(path, below, cost + OPEN_COMPLEMENT)
    for other in syntax.conjuncts(verb):
        if other.i != came_from.i and syntax.subject(other) is None:
            path.reach(other, cost + COORDINATE_VERB)
    for clause in syntax.adverbial_clauses(verb):
        if clause.i != came_from.i:
            path.reach(clause, cost + SIDE_CLAUSE)
    for word in (*syntax.adverbs(verb), *(child for child in verb.children if child.pos_ == "ADJ")):
        path.reach(word, cost + PHRASE)


def _noun_below(path: Path, noun: Token, cost: float) -> None:
    if path.reach(noun, cost):
        for child in noun.children:
            if child.i < noun.i and child.pos_ in ("NOUN", "PROPN", "ADJ", "VERB"):
                path.reach(child, cost + MODIFIER)


def _along_sentence(setting: Setting, path: Path, figure: FigureMark, base: float) -> None:
    """The other words of the sentence by distance; a comma or "and" between makes them farther."""
    start, end = setting.sentence(figure.start)
    for words, first in (
        (range(figure.start - 1, start - 1, -1), figure.start),
        (range(figure.end, end), figure.end - 1),
    ):
        hurdles = 0.0
        for index in words:
            token = setting.doc[index]
            if token.lower_ in SEPARATORS:
                hurdles += 0.5
            path.reach(token, base + hurdles + 0.1 * abs(index - first))
