"""What every rule has, whatever it reads."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

Status = Literal["experimental", "stable", "deprecated", "off"]


class Rule(BaseModel):
    """A rule as an analyst writes it: `[file.heading]` in `rules/file.toml`, whose id is `file.heading`.

    `finds` are examples in which the rule reads what is tagged, `skips` are near misses, `todo` are known gaps.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    file: ClassVar[str]
    """Name of the rule file without `.toml`, which is also the table that holds its rules."""

    id: str
    why: str = ""
    status: Status = "stable"
    finds: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    todo: tuple[str, ...] = ()
