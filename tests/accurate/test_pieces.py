"""Words in pieces of a small vocabulary."""

from __future__ import annotations

import pytest

from pipeline.accurate.pieces import Pieces, print_of

VOCABULARY = ["[UNK]", "[SEP]", "flood", "##ed", "##s", "u", "s", ".", "-", "'", "cafe", "$"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        pytest.param("flood", ["flood"], id="known"),
        pytest.param("Flooded", ["flood", "##ed"], id="the longest pieces in lower case"),
        pytest.param("U.S.", ["u", ".", "s", "."], id="marks apart"),
        pytest.param("Café", ["cafe"], id="without accents"),
        pytest.param("$", ["$"], id="signs"),
        pytest.param("floodx", ["[UNK]"], id="an unknown rest makes all unknown"),
        pytest.param("flood" * 30, ["[UNK]"], id="too long"),
        pytest.param("\u200b", ["[UNK]"], id="nothing left"),
        pytest.param("\n\n", ["[SEP]"], id="white space"),
    ],
)
def test_pieces(word: str, pieces: list[str]) -> None:
    numbers = {piece: number for number, piece in enumerate(VOCABULARY)}
    assert [VOCABULARY[number] for number in Pieces(numbers).of(word)] == pieces


def test_words_printed_alike_are_told_alike() -> None:
    alike = [("rain", "flood"), ("Lagos", "Kenya"), ("NATO", "U.S."), ("I", "A"), ("McRae", "iPhone"), ("12", "2,500"),
             ("F-16", "25K"), (",", "—"), ("\n", " ")]  # fmt: skip
    kinds = [{print_of(word, True) for word in words} for words in alike]
    assert all(len(kind) == 1 for kind in kinds)
    assert len(set.union(*kinds)) == len(alike)
    assert print_of("rain", True) != print_of("rain", False)
