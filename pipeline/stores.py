"""Addresses of files that are not on this machine, such as s3://bucket/folder: whatever fsspec has a driver for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from pipeline.errors import OptionError
from pipeline.extras import install

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
OF_DISK = "file://"
WHOLE = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oci", "oss", "memory"})
"""Stores in which a file appears whole or not at all; elsewhere it is written beside its place and then moved there."""


def is_address(path: str) -> bool:
    """Whether a path is an address, and no file or folder of this machine."""
    return ADDRESS.match(path) is not None and not path.startswith(OF_DISK)


def on_disk(path: str) -> str:
    """A path on this machine as the system knows it: file:///tmp/a is /tmp/a."""
    return path.removeprefix(OF_DISK)


def store_of(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it.

    Raises OptionError if fsspec is not installed, OSError if it has no driver or the store can't be reached.
    """
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise OptionError(f"{address}: needs the package fsspec: {install('cloud')}") from error
    with driver_errors():
        store, path = url_to_fs(address)
        return store, str(path).rstrip("/")


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """A file or an address, to be read. Raises OSError if that can't be done."""
    if not is_address(path):
        with Path(on_disk(path)).open("rb") as stream:
            yield stream
        return
    store, inside = store_of(path)
    with driver_errors():
        far = cast("IO[bytes]", store.open(inside, "rb"))
    with far:
        yield far


def below(address: str) -> list[str]:
    """The addresses of the files in a folder, or of those that match a pattern, by name; of a file its own.

    Raises OSError if the store can't be asked.
    """
    store, path = store_of(address)
    with driver_errors():
        if any(sign in path for sign in "*?["):
            found = [one for one, about in store.glob(path, detail=True).items() if about["type"] == "file"]
        else:
            found = store.find(path)
        return [store.unstrip_protocol(one) for one in sorted(found, key=lambda one: one.split("/"))]


def put(source: Path, address: str) -> None:
    """Makes a file of this machine appear at an address, whole or not at all. Raises OSError if that can't be done."""
    store, path = store_of(address)
    protocols = {store.protocol} if isinstance(store.protocol, str) else set(store.protocol)
    with driver_errors():
        if protocols & WHOLE:
            store.put_file(str(source), path)
            return
        store.makedirs(path.rpartition("/")[0], exist_ok=True)
        store.put_file(str(source), f"{path}.part")
        store.mv(f"{path}.part", path)


@contextmanager
def driver_errors() -> Iterator[None]:
    """Errors of a driver as OSErrors: every one has its own, for a wrong key, a name unknown or a line that is down."""
    try:
        yield
    except (FileExistsError, OptionError):
        raise
    except OSError as error:
        if error.strerror:
            raise
        raise OSError(0, _on_one_line(error)) from error
    except Exception as error:
        raise OSError(0, _on_one_line(error)) from error


def _on_one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
