"""A rule after all folders are laid over each other: its fields, and where each was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.meanings import described
from pipeline.rulebook import Listed

LAST = {"why": -1, "status": 1, "finds": 2, "skips": 3, "todo": 4}
"""Where fields that every rule has are shown; those of its kind stand at 0."""


@dataclass(frozen=True)
class Field:
    """One field of a rule: its name, its value as it stands, where it was read from, and what it means.

    `origin` is file and line, None where no file sets the field; then the value is the default.
    """

    name: str
    value: Any
    origin: str | None
    means: str


def fields_of(one: Listed) -> tuple[Field, ...]:
    """The fields of a rule, the reason first and the examples last; without those that say nothing by default."""
    values = one.rule.model_dump(mode="json")
    return tuple(
        Field(
            name,
            values[name],
            one.place(name) if name in one.entry.sources else None,
            " ".join((field.description or "").split()),
        )
        for name, field in sorted(described(one.kind).model_fields.items(), key=lambda pair: LAST.get(pair[0], 0))
        if name != "id" and (name in one.entry.sources or values[name] not in (None, "", [], {}, False))
    )


def reads_of(one: Listed) -> str:
    """What rules of this kind are, in one sentence."""
    return (one.kind.__doc__ or "").strip().partition("\n\n")[0].replace("\n", " ").replace("    ", "")


def holds(one: Listed, text: str) -> bool:
    """Whether a rule mentions `text` anywhere: in its id, a word, an example."""
    return text.lower() in f"{one.rule.id} {one.rule.model_dump_json()}".lower()


def selected(
    every: Iterable[Listed], *, stage: str | None = None, status: str | None = None, text: str | None = None
) -> tuple[Listed, ...]:
    """The rules of a stage (the module its kind stands in) or file, with a status, that mention a text."""
    return tuple(
        one
        for one in every
        if (stage is None or stage in (stage_of(one), one.kind.file))
        and (status is None or one.rule.status == status)
        and (text is None or holds(one, text))
    )


def stage_of(one: Listed) -> str:
    """The stage that reads a rule: figures, dates, names, attributions, events, linking or sentences."""
    return one.kind.__module__.rpartition(".")[2]
