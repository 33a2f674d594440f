from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.records import Article
from pipeline.workshop.reading import reader_for
from pipeline.workshop.variants import Variants, variants_of
from pipeline.workshop.why import Explanation, explain

pytestmark = pytest.mark.model

SAID = "Police said that at least 12 people died in Article 4 cases."


@pytest.fixture(scope="module")
def variants(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Variants]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMS_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
        with variants_of(reader_for()) as found:
            yield found


def why(variants: Variants, text: str, offset: int | None = None) -> list[Explanation]:
    return list(explain(variants, Article(id="a", text=text, published="2024-07-17"), offset))


def test_everything_found_has_its_rules_and_its_words(variants: Variants) -> None:
    (one,) = why(variants, SAID)
    found = {each.sort: each for each in one.found}
    assert SAID[found["figure"].start : found["figure"].end] == "at least 12"
    assert "bounds.at-least" in found["figure"].rules
    assert found["skip"].rules == ("skips.designator",)
    assert found["attribution"].rules[:2] == ("forms.says-that", "cues.say")
    assert found["event"].says.startswith("event casualties killed of 'at least 12', told by 'died'")
    assert [claim["figure"]["text"] for claim in one.claims] == ["at least 12"]


def test_it_is_told_what_would_be_read_without_a_rule(variants: Variants) -> None:
    (one,) = why(variants, SAID)
    lost = {each.without: each for found in one.found for each in found.lost}
    assert lost["bounds.at-least"].says.startswith("figure '12' = 12 count, exact")
    assert lost["cues.say"].says == "nothing"
    assert lost["forms.says-that"].same and lost["forms.says-that"].rules == ("forms.says-that-later",)


def test_the_tree_holds_every_word_once(variants: Variants) -> None:
    (one,) = why(variants, "Police said 12 people died.")

    def words(trees: tuple[object, ...]) -> list[str]:
        return [word for tree in trees for word in (tree.text, *words(tree.below))]  # type: ignore[attr-defined]

    assert sorted(words(one.tree)) == sorted(["Police", "said", "12", "people", "died", "."])


def test_an_offset_picks_its_sentence_and_none_picks_those_with_numbers(variants: Variants) -> None:
    text = "Police said 12 died. Nobody knows why. It took 3 hours."
    assert [one.sentence for one in why(variants, text)] == ["Police said 12 died.", "It took 3 hours."]
    assert [one.sentence for one in why(variants, text, text.index("Nobody"))] == ["Nobody knows why."]
    assert why(variants, text, 1000) == []


def test_a_variant_leaves_no_trace(variants: Variants, tmp_path: Path) -> None:
    assert why(variants, SAID) == why(variants, SAID)
