"""The kinds of rule that the attributions stage reads: cue words, and the forms of sentence in which they attribute."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from pipeline.records import Modality, SourceKind, Stance
from pipeline.rulebook.rule import Rule

Frame = Literal[
    "clause",  # said that 12 died; also passive: it was reported that 12 died
    "speech",  # said 12 died, where the parser saw no clause
    "quoted",  # only beside quotation marks: "It hurts," she went on
    "inserted",  # 12 died, police said; "...," he said
    "aside",  # as she put it, 12 died
    "object",  # reported 12 deaths; 12 deaths were reported by the ministry
    "finding",  # a poll showed a lead
    "about",  # spoke of 300 dead
    "issued",  # gave different numbers: 3.5 million; raised its forecast to 3 percent
    "measure",  # put the toll at 12; estimated the cost to be $3bn
    "infinitive",  # claims to have 600,000 followers
    "proposal",  # called for cutting the rate to 28 percent
    "raised",  # is believed to have killed 12; 12 were reported dead
    "seeming",  # seems to know; no figure is claimed by it
    "expected",  # is expected to come; no figure is claimed by it
    "reported",  # no injuries were reported
    "attitude",  # praised the deal, wants to leave; no figure is claimed by it
    "asked",  # asked whether 12 had died, she left
    "noun",  # its claim that 12 died; an estimate of 12
    "voice",  # expressed fear that 12 died: tells whose the noun behind it is
    "document",  # in a poll, she leads by 4 points
    "account",  # by its own count, it has 4,000 members
    "adverb",  # reportedly
    "withheld",  # declined to say: what stands in its infinitive is not said
]
"""What a cue word may stand in; a form asks for one of them."""

Source = Literal[
    "speaker",  # who says it: subject or agent, also through coordination, participles and relative clauses
    "agent",  # by whom it is said
    "doer",  # the same, or nobody where that is not told
    "owner",  # its estimate, an estimate by X, X voiced fear; else the cue's own noun phrase: "estimates of 3 million"
    "phrase",  # the noun phrase after the words: according to X
    "cue",  # the cue's own noun phrase: in a poll
    "object",  # citing X
    "nobody",
]
"""Where a form looks for the source."""

Content = Literal[
    "clause",  # the finite clause that completes the cue
    "that-tail",  # all from "that" on, where the parser saw no clause
    "tail",  # all behind the cue, where the parser saw no clause
    "host",  # the sentence that the cue's clause is put into
    "object",  # the object, or the subject of a passive
    "counted",  # the subject of a passive, or what stands before a bare participle
    "measure",  # the object with its measure: the toll at 12
    "infinitive",  # the open complement
    "gerund",  # the participle clause behind the cue's preposition
    "raised",  # the subject with its complement: 12 ... dead
    "question",  # what somebody is asked: whether 12 had died, about the dead
    "complement",  # object, open complement or prepositional phrase, whatever there is
    "modified",  # the noun that the cue's participle modifies: four deaths recorded by
    "about",  # the phrase with "of" or "about" after the cue's verb
    "of",  # the phrase with "of" after the cue's noun
    "noun-clause",  # the clause with "that" after the cue's noun
    "around",  # the clause around the source's phrase, without the phrase
    "aside",  # the sentence without the clause that "as" opens
    "rest",  # the clause around an adverb
    "reported",  # what the clause that this one belongs to reports
]
"""Where a form looks for what is said."""

Need = Literal[
    "figure", "no-figure", "passive", "active", "undergone", "as", "bare", "named", "participle", "set-off", "voice"
]  # fmt: skip
"""A condition on a reading: content with or without a figure, a verb that is passive or not, one that is passive or a
past participle, a clause opened by "as", a verb without object or clause, a source that is named, a participle; of
fixed words that they open a sentence or stand behind a comma, and that the noun behind them is a name or a word for
somebody or a document.
"""


class Cue(Rule):
    """Words that say that somebody says something: `lemmas` of one class, and the frames in which they do."""

    file: ClassVar[str] = "cues"

    lemmas: tuple[str, ...] = Field(min_length=1)
    """Lemmas; with further words as they stand behind it: "point out"."""
    word: Literal["verb", "noun", "adverb", "adjective"] = "verb"
    hearer: bool = False
    """The object is who is told."""
    frames: tuple[Frame, ...] = Field(min_length=1)
    prepositions: tuple[str, ...] = ()
    """Which of them may open the complement in the frame `attitude`: "warned of", and the phrase of a `document`."""
    objects: tuple[str, ...] = ()
    """Lemmas of which one must be the object in the frame `issued`."""
    stance: Stance
    modality: Modality | None = None
    """What the cue does to what is said; None leaves it as it is."""
    kinds: tuple[SourceKind, ...] = ()
    """Sources that the frames `object` and `measure` are read for; empty for all."""
    not_names: tuple[str, ...] = ()
    """Labels of names that are no source of the frame `object`: a town that recorded 40 degrees says nothing."""


class Form(Rule):
    """A form of attribution as a frame: what triggers it, where the source stands and where what is said."""

    file: ClassVar[str] = "forms"

    frame: Frame | None = None
    """Triggered by cue words that allow this frame."""
    words: tuple[str, ...] = ()
    """Triggered by these words, lower case."""
    source: Source
    content: Content
    needs: tuple[Need, ...] = ()
    stance: Stance | None = None
    """None takes the cue's."""
    modality: Modality | None = None
    """None takes the cue's."""

    @model_validator(mode="after")
    def _has_trigger(self) -> Form:
        if (self.frame is None) == (not self.words):
            raise ValueError("a form has either a frame or words")
        if self.words and self.stance is None:
            raise ValueError("a form that is triggered by words has a stance")
        return self


KINDS: tuple[type[Rule], ...] = (Cue, Form)
