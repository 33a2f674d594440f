from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.align import Extent, align, is_same_figure, overlap

extents = st.builds(lambda d, s, n: Extent(d, s, s + n), st.sampled_from("ab"), st.integers(0, 30), st.integers(1, 12))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(("a", 0, 6), ("a", 0, 6), True, id="the same characters"),
        pytest.param(("a", 0, 12), ("a", 6, 12), True, id="half of the longer one"),
        pytest.param(("a", 0, 13), ("a", 7, 13), False, id="less than half of the longer one"),
        pytest.param(("a", 0, 6), ("a", 6, 12), False, id="side by side"),
        pytest.param(("a", 0, 6), ("b", 0, 6), False, id="other article"),
    ],
)
def test_figures_are_the_same_from_half_of_the_longer_one(
    one: tuple[str, int, int], other: tuple[str, int, int], same: bool
) -> None:
    assert is_same_figure(Extent(*one), Extent(*other)) is same


@pytest.mark.parametrize(
    ("claims", "agreements", "pairs", "left"),
    [
        pytest.param([(0, 6), (20, 26)], {}, ((0, 0), (1, 1)), (), id="each its own"),
        pytest.param([(0, 6), (0, 6)], {(0, 1): 1}, ((0, 1),), (0,), id="the one that agrees goes first"),
        pytest.param([(0, 5), (0, 6)], {}, ((0, 1),), (0,), id="then the one that shares more"),
        pytest.param([(0, 6), (0, 6)], {}, ((0, 0),), (1,), id="then the first"),
        pytest.param([(10, 16)], {}, (), (0,), id="beside both"),
    ],
)
def test_one_claim_for_each_figure(
    claims: list[tuple[int, int]],
    agreements: dict[tuple[int, int], int],
    pairs: tuple[tuple[int, int], ...],
    left: tuple[int, ...],
) -> None:
    gold = [Extent("a", 0, 6), Extent("a", 20, 26)]
    found = [Extent("a", *claim) for claim in claims]
    aligned = align(gold, found, lambda wanted, index: agreements.get((wanted, index), 0))
    assert (aligned.pairs, aligned.claims_left) == (pairs, left)


@given(st.lists(extents, max_size=6), st.lists(extents, max_size=6))
def test_nothing_is_used_twice_and_nothing_is_lost(gold: list[Extent], claims: list[Extent]) -> None:
    aligned = align(gold, claims, lambda wanted, found: (wanted * found) % 3)
    assert sorted([wanted for wanted, _ in aligned.pairs] + list(aligned.gold_left)) == list(range(len(gold)))
    assert sorted([found for _, found in aligned.pairs] + list(aligned.claims_left)) == list(range(len(claims)))
    assert all(2 * overlap(gold[one], claims[two]) >= len(range(*gold[one][1:])) for one, two in aligned.pairs)
