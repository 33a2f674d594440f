"""The bytes of a file, unpacked where it is compressed."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from pathlib import PurePath
from typing import IO, Any, cast

from pipeline.errors import InputError
from pipeline.extras import install

BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError)
"""What a compressed file that was cut off or damaged raises."""


def unpacked(name: str, stream: IO[bytes]) -> tuple[str, IO[bytes]]:
    """The name of what is inside a compressed file, and its bytes; both as they are where it is not compressed."""
    path = PurePath(name)
    opener = OPENERS.get(path.suffix.lower())
    if opener is None:
        return name, stream
    inner = path.with_suffix("")
    return str(inner.with_suffix(".tar") if path.suffix.lower() == ".tgz" else inner), cast(
        "IO[bytes]", io.BufferedReader(_Steps(opener(stream)))
    )


class _Steps(io.RawIOBase):
    """An unpacked stream, read in small steps: what stands before the place where it breaks off is not lost."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self.stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self.stream.read1(len(buffer))
        except Exception as error:
            if isinstance(error, BROKEN) or type(error).__name__ == "ZstdError":
                raise InputError(f"is cut off or damaged: {error}") from error
            raise
        buffer[: len(data)] = data
        return len(data)


def _zstd(stream: IO[bytes]) -> Any:
    try:
        from backports import zstd  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise lacking("backports.zstd") from error
    return zstd.open(stream)


def lacking(package: str) -> InputError:
    """That a format needs a package which is not there."""
    return InputError(f"needs the package {package}: {install('formats')}")


OPENERS: dict[str, Callable[[IO[bytes]], Any]] = {
    ".gz": gzip.open,
    ".tgz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
    ".zst": _zstd,
}
"""By the ending of a name, what unpacks a file."""
