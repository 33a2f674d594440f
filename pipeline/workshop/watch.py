"""Watching rule folders: at each save the rules are tried and compared anew, in the same process."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from pipeline.errors import ClaimsError
from pipeline.records import Article
from pipeline.rulebook import listed
from pipeline.workshop.compare import Comparison, Sides, compare_rules
from pipeline.workshop.reading import Reader
from pipeline.workshop.trials import Trial, try_rules

PAUSE = 0.3
"""Seconds between two looks at the files."""


@dataclass(frozen=True)
class Round:
    """What one save gave: trials, the difference that the folders make, or what is wrong with a rule."""

    trials: tuple[Trial, ...]
    comparison: Comparison | None
    error: str | None
    seconds: float


def rounds(
    reader: Reader,
    ids: Sequence[str],
    articles: Sequence[Article],
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[Round]:
    """A round now, and one after each change of a rule file, without end.

    Every round reads a copy of the folders: what was made of earlier ones is never mistaken for them.
    """
    with TemporaryDirectory() as home:
        seen = None
        while True:
            now = state_of(reader.folders)
            if now != seen:
                seen = now
                yield _round(reader, ids, articles, Path(home))
            wait(PAUSE)


def state_of(folders: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of change of every rule file in some folders."""
    found = []
    for folder in map(Path, folders):
        for path in sorted(folder.glob("*.toml")):
            stat = path.stat()
            found.append((str(path), stat.st_size, stat.st_mtime_ns))
    return tuple(found)


def _round(reader: Reader, ids: Sequence[str], articles: Sequence[Article], home: Path) -> Round:
    began = time.perf_counter()
    copies = [(Path(folder), Path(mkdtemp(dir=home)) / Path(folder).name) for folder in reader.folders]
    try:
        for folder, copy in copies:
            shutil.copytree(folder, copy)
        folders = tuple(str(copy) for _, copy in copies)
        wanted = ids or _own(folders)
        trials = tuple(try_rules(reader.with_folders(folders), wanted)) if wanted else ()
        sides = Sides((), folders, reader.parses.model)
        found = compare_rules(sides, articles, workers=1) if articles else None
        return Round(trials, found, None, time.perf_counter() - began)
    except (ClaimsError, OSError) as error:
        said = str(error)
        for folder, copy in copies:
            said = said.replace(str(copy), str(folder))
        return Round((), None, said, time.perf_counter() - began)


def _own(folders: Sequence[str]) -> list[str]:
    """The rules that the folders add or change: they are tried where none is named."""
    return [
        one.rule.id
        for one in listed(tuple(folders))
        if any(str(path).startswith(folder) for path in one.entry.sources.values() for folder in folders)
    ]
