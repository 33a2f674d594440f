from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline import extract
from pipeline.spans.spaces import BlankTokenizer, with_blanks

ODD_TEXT = st.text(alphabet=st.sampled_from("ab 1\n\u00a0\u2009\u200b\u202f\u3000\ufeff"))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("A\u00a0Fox News poll", "A Fox News poll", id="a blank that can't be broken"),
        pytest.param("5\u00a0km", "5 km", id="before a unit"),
        pytest.param("12\u202f000 dead", "12\u202f000 dead", id="between digits it groups them"),
        pytest.param("end.\u200b Next", "end.  Next", id="a mark without width"),
        pytest.param("One.\n\nTwo", "One.\n\nTwo", id="line ends stay"),
    ],
)
def test_blanks(text: str, plain: str) -> None:
    assert with_blanks(text) == plain


@given(ODD_TEXT)
def test_no_character_is_lost(text: str) -> None:
    plain = with_blanks(text)
    assert len(plain) == len(text)
    assert all(one == other or one.isspace() or not one.isprintable() for one, other in zip(text, plain, strict=True))


def test_an_odd_blank_is_no_token() -> None:
    words = BlankTokenizer(spacy.blank("en").tokenizer)
    assert [token.text for token in words("A\u00a0Fox poll")] == ["A", "Fox", "poll"]


@pytest.mark.model
def test_records_quote_the_article_as_it_was() -> None:
    text = "A\u00a0Fox News poll, conducted jointly with Smith Research, shows Sanders with 47\u00a0percent."
    (claim,) = extract(text)
    assert claim.claimant.text == "A\u00a0Fox News poll"
    assert claim.figure.text == "47\u00a0percent"
    assert text[claim.figure.start : claim.figure.end] == claim.figure.text
