"""From the bytes of a file to its text: UTF-8 unless the file says or shows otherwise."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from pipeline.errors import InputError

MARKED: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the longer ones stand before those that they begin with."""

BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip file or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
"""How files begin that are often taken for text."""

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
CONTROL_SHARE = 0.02
"""Of the first bytes, at least this share are control characters where a file is not text."""

DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
WESTERN = "cp1252"
LINE_END = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file with line ends as newlines; `note` says where the bytes were not plain UTF-8."""

    text: str
    note: str | None = None


def text_of(data: bytes, *, declared: bool = False) -> Decoded:
    """The text of a file's bytes; `declared` asks the head of a page for its encoding.

    Raises InputError, without the file's name, if they are not text.
    """
    for mark, encoding in MARKED:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, noted=encoding != "utf-8")
    for likely in (_wide(data), "utf-8"):
        try:
            if likely is not None:
                return _decoded(data, likely, noted=likely != "utf-8", refuse=True)
        except UnicodeDecodeError:
            continue
    _refuse_binary(data)
    if _is_damaged_utf8(data):
        return Decoded(_plain(data.decode("utf-8", "replace")), "a few bytes are not UTF-8 and were replaced")
    return _decoded(data, (_declared(data) if declared else None) or _guessed(data))


def _decoded(data: bytes, encoding: str, *, noted: bool = True, refuse: bool = False) -> Decoded:
    text = data.decode(encoding, "strict" if refuse else "replace")
    if "\x00" in text:
        _refuse_binary(data)
    return Decoded(_plain(text), f"read as {encoding}, not UTF-8" if noted else None)


def _plain(text: str) -> str:
    """`text` with each line end as one newline."""
    return LINE_END.sub("\n", text)


def _refuse_binary(data: bytes) -> None:
    """Raises InputError if the bytes are no text in any encoding."""
    for head, what in BINARY:
        if data.startswith(head):
            raise InputError(f"is {what}, not text; save it as .txt or .html first")
    head = data[:4096]
    if len(CONTROL.findall(head)) > CONTROL_SHARE * len(head):
        raise InputError("is a binary file, not text; save it as .txt or .html first")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told from the zeros in every other byte."""
    head = data[:512]
    for encoding, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if len(head) >= 8 and zeros.count(0) > 0.7 * len(zeros) and not others.count(0):
            return encoding
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Most of what is not ASCII is good UTF-8: one cut-off character must not turn every "é" into "Ã©"."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - bad > 2 * bad


def _declared(data: bytes) -> str | None:
    """The encoding that the head of a page names; None where it is unknown or must be wrong."""
    found = DECLARED.search(data[:4096])
    if found is None:
        return None
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
        data.decode(WESTERN if encoding == "iso8859-1" else encoding)
    except (LookupError, UnicodeDecodeError):
        return None
    return WESTERN if encoding == "iso8859-1" else encoding


def _guessed(data: bytes) -> str:
    """The likeliest encoding; the Western one wherever it is possible.

    A short text in Windows-1252 looks as well in Windows-1250, in which "£30" would read "Ł30".
    """
    found = from_bytes(data)
    best = found.best()
    if best is None:
        raise InputError("is in no known encoding; save it as UTF-8")
    possible = {encoding for match in found for encoding in match.could_be_from_charset}
    return WESTERN if WESTERN in possible else best.encoding
