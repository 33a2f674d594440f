"""What if: the same text read with one rule changed, so that "why" and "why not" are answered by trying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from pipeline.workshop.reading import Reader
from pipeline.workshop.toml import rule_text


@dataclass
class Variants:
    """Readers with one rule changed: a folder of rules like a user's is laid over those of `reader`."""

    reader: Reader
    home: Path
    made: dict[str, Reader] = field(default_factory=dict)

    def changed(self, rule: str, fields: Mapping[str, Any]) -> Reader:
        """A reader in which these fields of a rule are others, or that has a rule of its own with these fields.

        Raises RuleError if a field can't be used.
        """
        file, _, heading = rule.partition(".")
        text = rule_text(file, heading, fields)
        if text not in self.made:
            folder = Path(mkdtemp(dir=self.home))
            (folder / f"{file}.toml").write_text(text, encoding="utf-8")
            self.made[text] = self.reader.with_folders((*self.reader.folders, str(folder)))
        return self.made[text]

    def without(self, rule: str) -> Reader:
        """A reader that lacks the rule."""
        return self.changed(rule, {"status": "off"})


@contextmanager
def variants_of(reader: Reader) -> Iterator[Variants]:
    """Variants of a reader; their folders are gone afterwards."""
    with TemporaryDirectory() as home:
        yield Variants(reader, Path(home))
