"""Values kept between runs, one file each: safe to delete, to share between processes, and to find broken."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

VARIABLE = "CLAIMS_CACHE"
"""The environment variable that names the folder; else `news-claims` in the user's cache folder."""

DIGEST = 32
"""Bytes of the checksum that every file begins with."""


def cache_folder() -> Path:
    """Where parses and results are kept: $CLAIMS_CACHE, else $XDG_CACHE_HOME or ~/.cache with `news-claims` below."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "news-claims"


def key_of(*parts: str) -> str:
    """The same key for the same parts, whatever they hold."""
    digest = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class Cache:
    """Bytes by key in one folder.

    A file is written beside its place and then moved there, so that a reader sees all of it or nothing. It begins with
    a checksum: one that was cut off or damaged counts as missing. Where nothing can be written, nothing is kept.
    """

    folder: Path

    def get(self, key: str) -> bytes | None:
        """What was put under `key`; None where there is nothing, or nothing whole."""
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        value = data[DIGEST:]
        return value if sha256(value).digest() == data[:DIGEST] else None

    def put(self, key: str, value: bytes) -> None:
        """Keeps `value` under `key`; another process may do the same at the same time."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as draft:
                draft.write(sha256(value).digest() + value)
            Path(draft.name).replace(path)
        except OSError:
            return

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]
