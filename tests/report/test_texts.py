from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Span
from pipeline.report.texts import KnownText, known_text
from tests.report.made import FIRST, SECOND, TEXT, army, mayor, red_cross


def units(text: str, start: int, end: int) -> str:
    """What JavaScript's `slice` gives."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@given(st.text(st.sampled_from("ab é🙏𝟓\n"), min_size=1, max_size=40), st.data())
def test_a_browser_slices_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    known = KnownText([(0, text)], whole=True)
    assert units(text, known.unit(start), known.unit(end)) == text[start:end]


def test_the_whole_text_is_one_piece() -> None:
    known = known_text(TEXT, [mayor(), red_cross()])
    assert known.whole
    assert known.pieces() == [(0, TEXT)]


def test_without_a_text_the_quoted_words_are_known() -> None:
    known = known_text(None, [army(), mayor()])
    assert not known.whole
    assert [words for _, words in known.pieces()] == ["Arda", FIRST, SECOND]


def test_numbers_are_known_too() -> None:
    known = known_text(None, [], [Span(text="2024", start=90, end=94)])
    assert known.pieces() == [(90, "2024")]


def test_words_that_overlap_are_one_piece() -> None:
    known = known_text(None, [], [Span(text="late 2024", start=5, end=14), Span(text="2024 and", start=10, end=18)])
    assert known.pieces() == [(5, "late 2024 and")]


def test_another_version_of_the_text_is_not_shown() -> None:
    assert not known_text(f"Updated. {TEXT}", [mayor()]).whole
