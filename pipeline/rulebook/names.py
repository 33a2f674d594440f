"""The kinds of rule that tell names apart and say who a source is."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from pipeline.records import SourceKind
from pipeline.rulebook.rule import Rule

Gender = Literal["m", "f"]
Denotes = Literal["person", "people", "body", "document"]
CountryCode = Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")]


class Title(Rule):
    """Words before a person's name that are no part of it: "Mr", "Gen.", "Prime Minister"."""

    file: ClassVar[str] = "titles"

    words: tuple[str, ...] = Field(min_length=1)
    gender: Gender | None = None
    """None where the title does not tell."""


class Role(Rule):
    """Words that say what kind of source somebody is: "spokesman", "ministry", "survey"."""

    file: ClassVar[str] = "roles"

    kind: SourceKind
    denotes: Denotes
    """What a noun phrase with such a head is; `people` are several persons."""
    words: tuple[str, ...] = ()
    """Nouns in the singular, also of several words: "prime minister"."""
    names: tuple[str, ...] = ()
    """Names that are known to be of this kind, whole: "Red Cross"."""
    weak: bool = False
    """Gives way to another word of the phrase: the kind of a "police spokesman" is that of "police"."""
    gender: Gender | None = None


class Demonym(Rule):
    """Words that name a country, its people or its capital, with its code."""

    file: ClassVar[str] = "demonyms"

    words: dict[str, CountryCode] = Field(min_length=1)
    plural: bool = False
    """Whether "s" may follow: "Ukrainians"."""
    not_after: tuple[str, ...] = ()
    """Words that make it something else: "Latin America"."""


class NameWords(Rule):
    """Words that names are treated by: company forms, words that are no name."""

    file: ClassVar[str] = "names"

    words: tuple[str, ...] = Field(min_length=1)


KINDS: tuple[type[Rule], ...] = (Title, Role, Demonym, NameWords)
