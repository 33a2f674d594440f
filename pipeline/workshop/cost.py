"""What a rule costs: the time that sentences take with it, less the time they take without it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from timeit import timeit

from spacy.tokens import Doc

from pipeline.records import Article
from pipeline.rulebook import Listed, listed
from pipeline.rulebook.marked import read_marked
from pipeline.workshop.lint import UNWRITTEN, Remark
from pipeline.workshop.reading import Reader
from pipeline.workshop.trials import article_of, chosen
from pipeline.workshop.variants import variants_of

SENTENCES = 200
"""So many of the longest examples of all rules are read, beside those of the rule itself."""
ROUNDS = 5
"""Times each is read with a rule and without; its quickest counts, as whatever else runs only slows it down."""
SLOW = 50.0
"""Microseconds per sentence from which a rule is called slow."""


def slow_rules(reader: Reader, ids: Iterable[str], slow: float = SLOW) -> Iterator[Remark]:
    """A remark on each rule with these ids or files that costs `slow` microseconds per sentence or more.

    The cost takes in what later stages do with all that the rule finds. Raises RuleError if there is no such rule.
    """
    longest = sorted(
        {text for one in listed(reader.folders) for text in _examples(one)}, key=lambda text: (len(text), text)
    )
    for one in chosen(reader.folders, ids):
        if one.rule.status != "off":
            texts = dict.fromkeys((*longest[-SENTENCES:], *_examples(one)))
            cost = cost_of(reader, one.rule.id, [reader.parses.doc(text) for text in texts])
            if cost >= slow:
                why = f"{cost:.0f} µs per sentence, over {len(texts)} examples; {slow:.0f} or more is slow"
                yield Remark(one.place(), one.rule.id, "slow", why)


def cost_of(reader: Reader, rule: str, docs: Sequence[Doc]) -> float:
    """Microseconds of processor time per sentence that would be saved without the rule; below 0 by chance."""
    with variants_of(reader) as variants:
        without = variants.without(rule)
        saved = sum(_saved(reader, without, doc) for doc in docs)
    return saved / len(docs) * 1e6


def _saved(reader: Reader, without: Reader, doc: Doc) -> float:
    """Seconds of processor time that the second reader saves on one parsed sentence."""
    article = article_of(doc.text)
    # In turns, so that a machine that slows down slows down both; the first turn only loads the rules.
    turns = [(_seconds(reader, doc, article), _seconds(without, doc, article)) for _ in range(ROUNDS + 1)][1:]
    return min(one for one, _ in turns) - min(other for _, other in turns)


def _seconds(reader: Reader, doc: Doc, article: Article) -> float:
    """Processor time to find all marks in a parsed sentence, but for garbage collection."""
    return timeit(lambda: reader.mark(doc, article), timer=time.process_time, number=1)


def _examples(one: Listed) -> list[str]:
    """The examples of a rule without their tags."""
    return [
        read_marked(example)[0] for example in (*one.rule.finds, *one.rule.skips) if not example.startswith(UNWRITTEN)
    ]
