"""A run folder at an address, such as s3://bucket/runs/2024: the same files, each put there whole."""

from __future__ import annotations

import hashlib
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import OptionError
from pipeline.read import Source
from pipeline.run.folder import ENDINGS, PATIENCE, RunFolder
from pipeline.stores import driver_errors, opened, put, store_of
from pipeline.write import Write, whole_file


class FarFolder(RunFolder):
    """What is kept of a run in a store that fsspec knows."""

    def __init__(self, address: str, *, retry: bool = False) -> None:
        super().__init__(Path(address), retry=retry)
        self.name = address.rstrip("/")
        with self._telling():
            self.store, self.root = store_of(self.name)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other runs out. Raises OptionError if one is at work here, or if the store can't be written.

        A killed run leaves its lock behind: this machine knows that its own is void, another one can't tell.
        """
        digest = hashlib.sha256(self.name.encode()).hexdigest()[:16]
        machine = socket.gethostname()
        said = f"{self.name}: another run is at work here"
        try:
            with FileLock(Path(tempfile.gettempdir()) / f"claims-{digest}.lock", timeout=PATIENCE):
                other = self._locked_by(machine)
                if other != machine:
                    hint = f"wait for it, or remove {self.name}/lock if that machine is gone"
                    raise OptionError(f"{said}, on {other}; {hint}")
                try:
                    yield
                finally:
                    with self._telling():
                        self.store.rm_file(f"{self.root}/lock")
        except Timeout as error:
            raise OptionError(f"{said}; wait for it or name another folder") from error

    def _locked_by(self, machine: str) -> str:
        """The machine that the lock names, this one if there was none."""
        lock = f"{self.root}/lock"
        try:
            with self._telling():
                self.store.pipe_file(lock, machine.encode(), mode="create")
        except FileExistsError:
            with self._telling():
                return str(self.store.cat_file(lock).decode())
        return machine

    @contextmanager
    def writing(self, name: str) -> Iterator[Write]:
        """Writes the file `name` here, and puts it there once it is whole. Raises OptionError if that can't be done."""
        with tempfile.TemporaryDirectory() as folder:
            draft = Path(folder) / "draft"
            with whole_file(draft) as write:
                yield write
            with self._telling():
                put(draft, f"{self.name}/{name}")

    def shard_names(self) -> list[str]:
        """The shards that are there, by name."""
        with self._telling():
            self.store.invalidate_cache()
            found = self.store.find(f"{self.root}/shards")
        return sorted(name for one in found if (name := one.rpartition("/")[2]).endswith(".jsonl"))

    def shard_bytes(self, name: str) -> bytes:
        """What stands in a shard."""
        with self._telling(), opened(f"{self.name}/shards/{name}") as stream:
            return stream.read()

    def drop(self, name: str) -> None:
        """Takes a shard away."""
        with self._telling():
            self.store.rm_file(f"{self.root}/shards/{name}")

    def save(self, key: str, source: Source) -> None:
        """Puts the bytes of an article into quarantine."""
        with self._telling():
            self.store.pipe_file(f"{self.root}/quarantine/{key}{ENDINGS[source.format]}", source.data or b"")

    def saved(self, key: str) -> str | None:
        """The address of the bytes of an article in quarantine; None where there are none."""
        names = (f"quarantine/{key}{ending}" for ending in ENDINGS.values())
        with self._telling():
            return next((f"{self.name}/{name}" for name in names if self.store.exists(f"{self.root}/{name}")), None)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """An error of the store as one of the option that named it."""
        try:
            with driver_errors():
                yield
        except FileExistsError:
            raise
        except OSError as error:
            said = f"{self.name}: can't be used: {error.strerror or error}; check the address and your access to it"
            raise OptionError(said) from error
