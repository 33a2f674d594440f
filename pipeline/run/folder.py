"""The folder of a run: what was made of which article, kept so that a run that ends early goes on where it stopped.

    shards/HASH.jsonl   results of some articles: a line each, with the key of what it was made from
    claims.jsonl        the result, in the order of the articles
    manifest.jsonl      a line for each article: what became of it
    quarantine.jsonl    a line for each article that could not be read: why, and a command that shows it
    quarantine/         bytes of such articles that are no file of their own
    run.json            what the results were made with

Every file appears whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from pipeline.errors import OptionError
from pipeline.read import Source
from pipeline.records import Failure
from pipeline.run.outcome import Outcome
from pipeline.write import Write, whole_file

KEYED = re.compile(rb'\{"key": "([0-9a-f]{32})", "status": "(\w+)"')
"""How a line of a shard begins."""
GOOD = (b"ok", b"empty")

ENDINGS = {"text": ".txt", "page": ".html", "object": ".json", "row": ".jsonl"}
"""Of a file in quarantine, by the format of the article."""

PATIENCE = 1.0
"""Seconds to wait for the lock: a child that a killed run was just about to start may hold it a moment longer."""

Place = tuple[str, int]
"""Where a result stands: name of its shard, and its line, from 0."""


class RunFolder:
    """What is kept of a run on this machine's disk."""

    def __init__(self, path: Path, *, retry: bool = False) -> None:
        self.path, self.name = path, str(path)
        self.retry = retry
        """Results that are no good are not known; they are made again."""
        self.shard = lru_cache(maxsize=4)(self._shard)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other runs out. Raises OptionError if one is at work here, or if the folder can't be made."""
        try:
            (self.path / "shards").mkdir(parents=True, exist_ok=True)
            with FileLock(self.path / "lock", timeout=PATIENCE):
                for draft in [*self.path.glob(".*.part"), *self.path.glob("shards/.*.part")]:
                    draft.unlink()
                yield
        except Timeout as error:
            said = f"{self.path}: another run is at work here; wait for it or name another folder"
            raise OptionError(said) from error
        except (FileExistsError, NotADirectoryError, PermissionError) as error:
            raise OptionError(f"{self.path}: can't be written: {error.strerror}; name another folder") from error

    @contextmanager
    def writing(self, name: str) -> Iterator[Write]:
        """Writes the file `name` whole or not at all. Raises OptionError if it can't be written."""
        with whole_file(self.path / name) as write:
            yield write

    def known(self) -> dict[bytes, Place]:
        """Where the results of earlier runs stand, by key."""
        places: dict[bytes, Place] = {}
        for name in self.shard_names():
            for number, line in enumerate(self.shard_bytes(name).splitlines()):
                begin = KEYED.match(line)
                if begin is not None and (not self.retry or begin[2] in GOOD):
                    places[bytes.fromhex(begin[1].decode())] = (name, number)
        return places

    def keep(self, keys: Sequence[str], outcomes: Sequence[Outcome]) -> str:
        """Writes a shard; its name."""
        name = f"{hashlib.sha256(''.join(keys).encode()).hexdigest()[:16]}.jsonl"
        with self.writing(f"shards/{name}") as write:
            write(_line(key, outcome) for key, outcome in zip(keys, outcomes, strict=True))
        self.shard.cache_clear()
        return name

    def outcome(self, place: Place) -> Outcome:
        """The result at a place."""
        kept: dict[str, Any] = json.loads(self.shard(place[0])[place[1]])
        del kept["key"], kept["status"]
        failure = kept.pop("failure")
        kept["lines"], kept["print"] = tuple(kept["lines"]), tuple(kept["print"])
        return Outcome(**kept, failure=None if failure is None else Failure(**failure))

    def shard_names(self) -> list[str]:
        """The shards that are there, by name."""
        return sorted(path.name for path in (self.path / "shards").glob("*.jsonl"))

    def shard_bytes(self, name: str) -> bytes:
        """What stands in a shard."""
        return (self.path / "shards" / name).read_bytes()

    def _shard(self, name: str) -> list[bytes]:
        return self.shard_bytes(name).splitlines()

    def drop(self, name: str) -> None:
        """Takes a shard away, if it is there."""
        (self.path / "shards" / name).unlink(missing_ok=True)

    def save(self, key: str, source: Source) -> None:
        """Puts the bytes of an article into quarantine."""
        path = self.path / "quarantine" / f"{key}{ENDINGS[source.format]}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(source.data or b"")

    def saved(self, key: str) -> str | None:
        """The path to the bytes of an article in quarantine; None where there are none."""
        paths = (self.path / "quarantine" / f"{key}{ending}" for ending in ENDINGS.values())
        return next((str(path) for path in paths if path.exists()), None)


def _line(key: str, outcome: Outcome) -> str:
    fields = {**asdict(outcome), "failure": None if outcome.failure is None else outcome.failure.model_dump()}
    return json.dumps({"key": key, "status": outcome.status, **fields})
