from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.workshop.cost import slow_rules
from pipeline.workshop.lint import Remark, lint_rules
from pipeline.workshop.reading import reader_for
from tests.workshop.conftest import written

pytestmark = pytest.mark.model

CUE = """[cues.{name}]
lemmas = [{lemmas}]
frames = ["clause"]
stance = "says"
hearer = true
finds = ["x"]
skips = ["y"]
"""
MUTTER = CUE.format(name="a", lemmas='"mutter"')
TWO = CUE.format(name="a", lemmas='"mutter", "hum"')


def remarks(tmp_path: Path, text: str, rule: str) -> list[Remark]:
    return list(lint_rules(reader_for(written(tmp_path / "mine", cues=text)), [rule]))


@pytest.mark.parametrize(
    ("text", "rule", "what", "line"),
    [
        pytest.param(CUE.format(name="a", lemmas='"mutter", "mutter"'), "cues.a", "repeated-word", 2, id="repeated"),
        pytest.param(MUTTER.replace('finds = ["x"]\n', ""), "cues.a", "no-finds", 1, id="finds"),
        pytest.param(MUTTER.replace('skips = ["y"]\n', ""), "cues.a", "no-skips", 1, id="skips"),
        pytest.param(TWO + CUE.format(name="b", lemmas='"hum"'),
                     "cues.b", "never-reached", 9, id="beaten"),
        pytest.param(TWO + CUE.format(name="b", lemmas='"hum", "sing"'),
                     "cues.b", "same-as", 9, id="shared word"),
        pytest.param(MUTTER + 'not_names = ["GPE"]\n', "cues.a", None, 0, id="labels"),
        pytest.param(MUTTER, "cues.a", None, 0, id="nothing to say"),
    ],
)  # fmt: skip
def test_what_is_badly_made_is_told_with_its_line(
    tmp_path: Path, text: str, rule: str, what: str | None, line: int
) -> None:
    found = remarks(tmp_path, text, rule)
    assert [one.what for one in found] == ([what] if what else [])
    assert all(one.place.endswith(f"cues.toml:{line}") for one in found)


def test_a_lemma_that_the_model_does_not_give_is_told(tmp_path: Path) -> None:
    (found,) = remarks(tmp_path, CUE.format(name="a", lemmas='"zz"'), "cues.a")
    assert found.what == "unknown-lemma" and "'zz'" in found.why


def test_an_exception_needs_a_near_miss(tmp_path: Path) -> None:
    text = '[demonyms.mine]\nnot_after = ["Old"]\nwords = {Ruritania = "RO"}\nskips = ["New Ruritania"]\n'
    reader = reader_for(written(tmp_path / "mine", demonyms=text))
    assert [one.what for one in lint_rules(reader, ["demonyms.mine"])] == ["exception-without-example"]


def test_a_rule_that_tries_too_many_ways_is_slow(tmp_path: Path) -> None:
    form = '[dates.one]\npattern = "{pattern} MONTH"\nreads = "month_of_year"\nskips = ["{words} rain"]\n'
    # Each "of" may stand for any of the optional words: over 100,000 ways to fail, each as long as the sentence.
    ways = form.format(pattern="of? " * 19, words="of " * 19)
    (found,) = slow_rules(reader_for(written(tmp_path / "ways", dates=ways)), ["dates.one"])
    assert (found.rule, found.what) == ("dates.one", "slow")
    assert found.place.endswith("dates.toml:1") and "µs per sentence" in found.why
    # A plain one costs too little to measure here, where other programs may run: far below what the other costs.
    plain = reader_for(written(tmp_path / "plain", dates=form.format(pattern="of?", words="of " * 19)))
    assert not list(slow_rules(plain, ["dates.one"], slow=200))
