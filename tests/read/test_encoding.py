from __future__ import annotations

import pytest

from pipeline.errors import InputError
from pipeline.read.encoding import text_of

SENTENCE = "The café’s owner paid £30 after 12 people fell ill."


@pytest.mark.parametrize(
    ("data", "note"),
    [
        pytest.param(SENTENCE.encode(), None, id="UTF-8 needs no note"),
        pytest.param(SENTENCE.encode("utf-8-sig"), None, id="a byte order mark is no part of the text"),
        pytest.param(SENTENCE.encode("utf-16"), "read as utf-16-le, not UTF-8", id="UTF-16 with a mark"),
        pytest.param(SENTENCE.encode("utf-16-be"), "read as utf-16-be, not UTF-8", id="UTF-16 without a mark"),
        pytest.param(SENTENCE.encode("utf-16-le"), "read as utf-16-le, not UTF-8", id="UTF-16, the other way round"),
        pytest.param(SENTENCE.encode("utf-32"), "read as utf-32-le, not UTF-8", id="UTF-32"),
        pytest.param(SENTENCE.encode("cp1252"), "read as cp1252, not UTF-8", id="a short text keeps its pound sign"),
        pytest.param((SENTENCE * 9).encode("cp1252"), "read as cp1252, not UTF-8", id="a long one too"),
    ],
)
def test_the_text_is_the_same_in_every_encoding(data: bytes, note: str | None) -> None:
    decoded = text_of(data)
    assert decoded.text in (SENTENCE, SENTENCE * 9)
    assert decoded.note == note


def test_a_page_that_names_its_encoding_is_believed() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Погибли 12 человек</body></html>'
    assert text_of(page.encode("cp1251"), declared=True).text == page


@pytest.mark.parametrize("charset", ["utf-8", "klingon", "rot13"])
def test_a_page_that_names_a_wrong_encoding_is_not_believed(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body>{SENTENCE}</body></html>'
    assert text_of(page.encode("cp1252"), declared=True).text == page


def test_one_broken_character_does_not_spoil_the_others() -> None:
    decoded = text_of("Málaga, Córdoba and the café: 12 dead".encode() + b"\xe2\x80")
    assert decoded.text.startswith("Málaga, Córdoba and the café: 12 dead")
    assert decoded.note == "a few bytes are not UTF-8 and were replaced"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param(b"%PDF-1.7\n\xff\xfe\x80", "a PDF", id="PDF"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)), "office document", id="docx"),
        pytest.param(bytes(range(256)) * 20, "binary", id="every byte there is"),
        pytest.param(b"\x00\x01\x02\x03" * 200, "binary", id="zeros"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        text_of(data)


def test_line_ends_become_newlines() -> None:
    assert text_of(b"one\r\ntwo\rthree\n\r\nfour").text == "one\ntwo\nthree\n\nfour"
