"""Archives of files: zip and tar, their members in the order of the archive."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from typing import IO

from pipeline.errors import InputError

Member = tuple[str, IO[bytes]]
"""Path of a file inside an archive, and its bytes, to be read before the next."""


def members_of_zip(stream: IO[bytes]) -> Iterator[Member]:
    """The files in a zip file. Raises InputError, without the file's name, if it is none or is damaged."""
    try:
        with zipfile.ZipFile(stream) as archive:
            for info in archive.infolist():
                if not info.is_dir() and not _is_hidden(info.filename):
                    with archive.open(info) as member:
                        yield info.filename, member
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise InputError(f"is no zip file that can be read: {error}") from error


def members_of_tar(stream: IO[bytes]) -> Iterator[Member]:
    """The files in a tar file. Raises InputError, without the file's name, if it is none or was cut off."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                member = archive.extractfile(info) if info.isfile() and not _is_hidden(info.name) else None
                if member is not None:
                    yield info.name, member
    except tarfile.TarError as error:
        raise InputError(f"is no whole tar file: {error}") from error


def _is_hidden(path: str) -> bool:
    """Hidden files and what macOS puts into its archives."""
    return any(part.startswith(".") and part != "." for part in path.split("/")) or path.startswith("__MACOSX/")
