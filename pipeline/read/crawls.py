"""Web archives (WARC), such as those of CC-NEWS: the pages that a crawler fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from pipeline.errors import InputError
from pipeline.read.streams import lacking


def pages_of_warc(stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of each page that a server gave, in order; pictures, errors and the crawler's notes left out.

    The day of the crawl is no day of publication, so it is not given. Raises InputError, without the file's name, at a
    record that can't be read, or if the reader is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError as error:
        raise lacking("warcio") from error
    try:
        for record in ArchiveIterator(stream):
            head = record.http_headers
            if record.rec_type != "response" or head is None or head.get_statuscode() != "200":
                continue
            if "html" in (head.get_header("Content-Type") or ""):
                yield record.rec_headers.get_header("WARC-Target-URI") or "", record.content_stream().read()
    except ArchiveLoadFailed as error:
        raise InputError(f"holds what is no record of a crawl: {' '.join(str(error).split())[:80]}") from error
