"""Copies of an article: the same wire story printed by many, with another headline or a sentence less.

Two articles are copies if nearly all runs of five words are the same and their claims give the same figures in the same
order: a story that was brought up to date, from 12 dead to 15, is none.
"""

from __future__ import annotations

import json
import re

from pipeline.run.outcome import Outcome

WORDS = re.compile(r"\w+")
RUN = 5
"""Words in a row that are compared."""
HASHES = 64
BAND = 4
"""Hashes that must all be equal for two articles to be compared at all."""
SAME = 0.8
"""Share of equal hashes, which is about that of equal runs of words, from which on articles are copies."""

Print = tuple[int, ...]
"""What is left of an article's words for comparison (MinHash); empty where there are too few."""


def print_of(text: str) -> Print:
    """The print of a text."""
    from datasketch import MinHash  # noqa: PLC0415 - takes a second to import, and only a run folder needs it

    words = WORDS.findall(text.lower())
    runs = {" ".join(words[place : place + RUN]).encode() for place in range(len(words) - RUN + 1)}
    if not runs:
        return ()
    found = MinHash(num_perm=HASHES)
    found.update_batch(sorted(runs))
    return tuple(int(value) for value in found.hashvalues)


class Copies:
    """The articles of a run that made claims, in its order."""

    def __init__(self) -> None:
        self.first: dict[int, tuple[str, Print]] = {}
        """The first article with these figures and this band of hashes, by a hash over both."""

    def original(self, article: str, outcome: Outcome) -> str | None:
        """Id of the earlier article that this one is a copy of; None if it is one of its own, and then known."""
        if not outcome.print or not outcome.lines:
            return None
        figures = [json.loads(line)["figure"] for line in outcome.lines]
        said = tuple((figure["text"], figure["low"], figure["high"], figure["unit"]) for figure in figures)
        bands = [hash((said, place, outcome.print[place : place + BAND])) for place in range(0, HASHES, BAND)]
        for band in bands:
            known = self.first.get(band)
            if known is not None and _likeness(known[1], outcome.print) >= SAME:
                return known[0]
        for band in bands:
            self.first.setdefault(band, (article, outcome.print))
        return None


def _likeness(one: Print, other: Print) -> float:
    """Share of hashes that are equal."""
    return sum(first == second for first, second in zip(one, other, strict=True)) / HASHES
