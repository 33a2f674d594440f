"""Rules as data: the kinds of rule, the packs they come from, and the only code that opens rule files.

Our own pack stands in `pipeline/rules/`. A user's folder holds files of the same names: a heading we have overrides
single fields of our rule (`status = "off"` drops it), a new heading adds a rule, which is tried before ours. A folder
whose `pack.toml` says `instead_of_ours = true` takes the place of ours, file by file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from pipeline.errors import RuleError
from pipeline.rulebook import attributions, claims, dates, events, figures, linking, names, sentences
from pipeline.rulebook.packs import PACK, Entry, entries, place_of
from pipeline.rulebook.rule import Rule
from pipeline.rulebook.wrong import nearest, no_such_rule, wrong_rule

__all__ = ["KINDS", "RULES", "Listed", "Rule", "check", "fingerprint", "listed", "load", "no_such_rule"]

RULES = Path(__file__).resolve().parent.parent / "rules"
"""The folder of our own rules."""

KINDS: tuple[type[Rule], ...] = (
    *figures.KINDS,
    *dates.KINDS,
    *names.KINDS,
    *attributions.KINDS,
    *events.KINDS,
    *claims.KINDS,
    *linking.KINDS,
    *sentences.KINDS,
)
"""Every kind of rule."""

R = TypeVar("R", bound=Rule)


@cache
def load(kind: type[R], folders: tuple[str, ...] = ()) -> tuple[R, ...]:
    """The rules of a kind in the order in which they are tried; later folders override earlier ones and ours.

    Raises RuleError if a file, a rule or a field can't be used.
    """
    telling = tuple(folder for folder in folders if any((Path(folder) / name).exists() for name in _names(kind)))
    if telling != folders:
        return load(kind, telling)
    rules = (_rule(kind, heading, entry) for heading, entry in entries(RULES, kind.file, folders).items())
    return tuple(rule for rule in rules if rule.status != "off")


def check(folders: tuple[str, ...]) -> None:
    """Raises RuleError unless every file in a user's rule folders can be used: run it before the first article."""
    known = sorted({kind.file for kind in KINDS})
    for folder in map(Path, folders):
        if not folder.is_dir():
            raise RuleError(f"{folder}: no such folder of rules")
        for path in sorted(folder.glob("*.toml")):
            if path.stem not in known and path.name != PACK:
                raise RuleError(f"{path}: no rules are read from this name{nearest(path.stem, known)}")
    for kind in KINDS:
        load(kind, folders)


def fingerprint(folders: tuple[str, ...] = ()) -> dict[str, str]:
    """Text of every rule file in use by path, ours first: what a run's result depends on."""
    return {
        str(path): path.read_text(encoding="utf8")
        for folder in (RULES, *map(Path, folders))
        for path in sorted(folder.glob("*.toml"))
    }


@dataclass(frozen=True)
class Listed:
    """A rule with its kind, and the file that each of its fields was read from; also one that is off."""

    kind: type[Rule]
    rule: Rule
    entry: Entry

    @property
    def heading(self) -> str:
        """Its heading, without the name of the file."""
        return self.rule.id.partition(".")[2]

    def place(self, field: str | None = None) -> str:
        """File and line of the rule, or of one of its fields: `my-rules/cues.toml:12`."""
        path = self.entry.home if field is None else self.entry.sources.get(field, self.entry.home)
        return place_of(path, self.kind.file, self.heading, field)


def listed(folders: tuple[str, ...] = ()) -> tuple[Listed, ...]:
    """Every rule of every kind, those that are off included, in the order in which they are tried.

    Raises RuleError if a file, a rule or a field can't be used.
    """
    return tuple(
        Listed(kind, _rule(kind, heading, entry), entry)
        for kind in KINDS
        for heading, entry in entries(RULES, kind.file, folders).items()
    )


def _names(kind: type[Rule]) -> tuple[str, str]:
    """The files in a folder that tell about a kind of rule."""
    return f"{kind.file}.toml", PACK


def _rule(kind: type[R], heading: str, entry: Entry) -> R:
    """The rule under one heading."""
    try:
        return kind.model_validate({**entry.fields, "id": f"{kind.file}.{heading}"})
    except ValidationError as error:
        raise wrong_rule(error, kind.file, heading, entry, set(kind.model_fields) - {"id"}) from error
