"""Rows of figures with a place or date each: "Katra had 23.6 mm, Banihal 5.4 mm", "2 % in May and 3 % in June"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import marks
from pipeline.events.setting import Setting
from pipeline.marks import FigureMark, Range

JOINTS = frozenset({",", ";", "and", "but", "while", "whereas", "/"})
MEMBERS = 2
"""Members of the shortest row."""


def partner_of(setting: Setting, figure: FigureMark, words: Sequence[Range]) -> Range | None:
    """That of the words, places or dates of a sentence in text order, which stands in the same member of a row.

    None where the sentence is no row: where fewer than two of its members have a figure and just one such word.
    """
    if len(words) < MEMBERS:
        return None
    members = [one for one in _members(setting, figure, words) if one[0] and one[1]]
    if sum(len(named) == 1 for _, named in members) < MEMBERS:
        return None
    for figures, named in members:
        if figure.start in figures and len(named) in (1, len(figures)):
            return named[0] if len(named) == 1 else named[figures.index(figure.start)]
    return None


def _members(setting: Setting, figure: FigureMark, words: Sequence[Range]) -> list[tuple[list[int], list[Range]]]:
    """The figures and words of each stretch between joints; an opening "In June," belongs to what follows."""
    start, end = setting.sentence(figure.start)
    figures = {one.start: one.end for one in marks.figures(setting.doc) if start <= one.start < end}
    named = {one[0]: one for one in words}
    found: list[tuple[list[int], list[Range]]] = [([], [])]
    index = start
    while index < end:
        if index in figures:
            found[-1][0].append(index)
            index = figures[index]
        elif index in named:
            found[-1][1].append(named[index])
            index = named[index][1]
        else:
            if setting.words[index] in JOINTS and found[-1][0]:
                found.append(([], []))
            index += 1
    return found
