"""The kinds of rule that the events stage reads."""

from __future__ import annotations

from typing import ClassVar, Literal

from pipeline.records import EventType, FigureKind, Modality, RelationType
from pipeline.rulebook.rule import Rule

Standing = Literal["auxiliary", "adverb", "above", "clause", "passive", "noun", "unproven", "marker", "modifier"]
"""Where words of modality stand, seen from the predicate."""


class Trigger(Rule):
    """Words that tell what a figure measures: "killed", "infections", "deployed".

    Words stand in their base form, phrases as words in a row; "@name" means a heading of things.toml or topics.toml.
    """

    file: ClassVar[str] = "events"

    type: EventType
    measure: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    """The figure must count one of these."""
    company: tuple[str, ...] = ()
    """One of these must stand in the same sentence."""
    near: tuple[str, ...] = ()
    """Some of these must stand in the sentence or abound in the article; the sense with more company wins."""
    kinds: tuple[FigureKind, ...] = ()
    """The figure must be of one of these kinds."""
    weak: bool = False
    """Loses to another word that is about as near."""
    strict: bool = False
    """What `near` asks for must hold, also where the figure counts one of `things`."""
    close: bool = False
    """Only right above what the figure counts: "the shooting of four people", not "four people saw the shooting"."""
    of: bool = False
    """Only with "of" between it and the figure: "a father of three was killed", not "two fathers were killed"."""


class Thing(Rule):
    """Nouns whose number tells the type of event when no predicate does: "16 submarines"."""

    file: ClassVar[str] = "things"

    type: EventType
    measure: str | None = None
    words: tuple[str, ...]
    near: tuple[str, ...] = ()
    weak: bool = False


class Measure(Rule):
    """What may be counted; rules name measures by their headings."""

    file: ClassVar[str] = "measures"

    means: str
    of: tuple[str, ...] = ()
    """What it counts; empty where that is open. A figure of anything else has it only from a word close by."""


class Topic(Rule):
    """Words that tell a subject."""

    file: ClassVar[str] = "topics"

    words: tuple[str, ...]


class Inflection(Rule):
    """Forms of the word in the heading that don't follow from it: "fled"."""

    file: ClassVar[str] = "inflections"

    forms: tuple[str, ...]


class Light(Rule):
    """Predicates that say little themselves: "rose", "have", "reported"."""

    file: ClassVar[str] = "light"

    words: tuple[str, ...]


class Happening(Rule):
    """Nouns for what may lie behind a figure: "earthquake", "riot"."""

    file: ClassVar[str] = "happenings"

    words: tuple[str, ...]
    types: tuple[EventType, ...] = ()
    """Figures of these types take it from the paragraph or lead where their own sentence names none."""
    same: bool = False
    """All its words are names of the same happening: "earthquake", "quake"."""


class Hedge(Rule):
    """Words that move a figure away from fact: "may", "reportedly", "plans to", "denied"."""

    file: ClassVar[str] = "modality"

    modality: Modality
    stands: Standing
    words: tuple[str, ...]


class PlaceWords(Rule):
    """Words and labels that tell a place where something happened."""

    file: ClassVar[str] = "places"

    words: tuple[str, ...]


class RelationWords(Rule):
    """Words in a row between two figures that tell how they relate: "of those", "up from"."""

    file: ClassVar[str] = "relations"

    type: RelationType
    before: tuple[str, ...] = ()
    """Stand right before the figure that has the relation."""
    behind: tuple[str, ...] = ()
    """Stand behind it, between it and its target where this comes after."""
    unless: tuple[str, ...] = ()
    """Words that take those behind the figure elsewhere: "56 % of those asked"."""
    target: Literal["before", "after", "next"]
    """The figure before it, the one after it, or the one that follows the words directly."""


KINDS: tuple[type[Rule], ...] = (
    Trigger,
    Thing,
    Measure,
    Topic,
    Inflection,
    Light,
    Happening,
    Hedge,
    PlaceWords,
    RelationWords,
)
