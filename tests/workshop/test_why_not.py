from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import OptionError, RuleError
from pipeline.records import Article
from pipeline.workshop.reading import reader_for
from pipeline.workshop.variants import Variants, variants_of
from pipeline.workshop.wants import wants_of
from pipeline.workshop.why_not import Answer, answer
from tests.workshop.conftest import written

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def variants(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Variants]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMS_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
        with variants_of(reader_for()) as found:
            yield found


def why_not(variants: Variants, text: str, *wants: str, rule: str | None = None) -> Answer:
    return answer(variants, Article(id="a", text=text, published="2024-07-17"), wants_of(wants), rule)


@pytest.mark.parametrize(
    ("text", "want", "cure"),
    [
        pytest.param("Police muttered that 12 people died.", "claimant=Police", "a rule for 'mutter' like cues.say",
                     id="cue that is unknown"),
        pytest.param("The NIS sent 11,000 troops in the view held by Kyiv.", "claimant=Kyiv",
                     "a rule for 'held by' like forms.according-to", id="words before a source"),
        pytest.param("Doctors sang that 12 people were zapped.", "measure=killed",
                     "a rule for 'zap' like events.killed",
                     id="trigger that is unknown"),
        pytest.param("Police counted a good 12 people dead.", "bound=at_least",
                     "a rule for 'good' like bounds.at-least",
                     id="words before a number"),
    ],
)  # fmt: skip
def test_the_smallest_change_is_named_and_works(
    variants: Variants, tmp_path: Path, text: str, want: str, cure: str
) -> None:
    found = why_not(variants, text, want)
    assert not found.met
    assert cure in [one.says for one in found.cures]
    first = found.cures[0]
    (file,) = tomllib.loads(first.toml)
    reader = reader_for(written(tmp_path / "mine", **{file: first.toml}))
    claims = reader.claims(Article(id="a", text=text, published="2024-07-17"))
    assert any(wants_of([want])[0].met_by(claim) for claim in claims), "what is shown can be pasted into a file"


def test_a_number_that_is_passed_over_is_no_figure_because_of_a_word(variants: Variants) -> None:
    found = why_not(variants, "She met 40 yo men.", "figure=40")
    assert any("skips.yo" in line for line in found.found)
    assert found.cures[0].says == "take 'yo' out of words of skips.yo"


def test_the_closest_rule_shows_the_condition_it_failed_on(variants: Variants) -> None:
    closest = why_not(variants, "Police muttered that 12 people died.", "claimant=Police").closest[0]
    assert (closest.rule, closest.word) == ("forms.says-that", "muttered")
    assert [(one.name, one.passed) for one in closest.conditions] == [
        ("cue", False),
        ("source speaker", True),
        ("content clause", True),
    ]
    assert "'muttered' (mutter)" in closest.conditions[0].said


def test_one_rule_can_be_asked_about(variants: Variants) -> None:
    found = why_not(variants, "Police said that 12 people died.", rule="forms.puts-at")
    assert {one.rule for one in found.closest} == {"forms.puts-at"}
    with pytest.raises(RuleError, match=r"forms.puts: no such rule; did you mean forms.puts-at"):
        why_not(variants, "Police said that 12 people died.", rule="forms.puts")


def test_what_is_read_so_already_needs_no_change(variants: Variants) -> None:
    found = why_not(variants, "Police said that 12 people died.", "claimant=Police", "figure=12")
    assert found.met and found.cures == ()


def test_it_is_said_where_nothing_helps(variants: Variants) -> None:
    found = why_not(variants, "Police said that 12 people died.", "claimant=Interpol")
    assert found.cures == () and found.tried > 0
    assert [(one.want, one.wanted, one.says) for one in found.instead] == [("claimant", "Interpol", "Police")]


@pytest.mark.parametrize(
    ("want", "told"), [("figure", "field=value"), ("figur=12", "did you mean figure?")], ids=["no value", "no field"]
)
def test_a_want_that_cannot_be_read_is_named(want: str, told: str) -> None:
    with pytest.raises(OptionError, match=told):
        wants_of([want])
