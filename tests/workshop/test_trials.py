from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import RuleError
from pipeline.workshop.reading import reader_for
from pipeline.workshop.trials import Trial, try_rules
from tests.workshop.conftest import written

pytestmark = pytest.mark.model

CUE = """[cues.mutter]
lemmas = ["mutter"]
frames = ["clause"]
stance = "says"
"""


def tried(tmp_path: Path, rule: str, **files: str) -> list[Trial]:
    """The trials of one rule of a user's folder."""
    return list(try_rules(reader_for(written(tmp_path / "mine", **files)), [rule]))


def test_kept_promises_pass(tmp_path: Path) -> None:
    finds = 'finds = ["<source>Police</source> <cue>muttered</cue> <content>that 12 people died</content>."]\n'
    skips = 'skips = ["The muttered words were 12."]\n'
    assert [(one.sort, one.passed) for one in tried(tmp_path, "cues.mutter", cues=CUE + finds + skips)] == [
        ("finds", True),
        ("skips", True),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param('finds = ["<source>Police</source> sang of 12."]', "nobody says anything", id="nothing found"),
        pytest.param('finds = ["Police <source>muttered</source> that 12 died."]', "not 'muttered'", id="other words"),
        pytest.param('finds = ["<source>Police</source> said that 12 died."]', "not by this rule", id="another rule"),
        pytest.param('skips = ["Police muttered that 12 died."]', "reads this near miss", id="near miss is read"),
        pytest.param('finds = ["<source>Police muttered that 12 died."]', "never closed", id="open tag"),
        pytest.param('finds = ["<sauce>Police</sauce> muttered that 12 died."]', "<sauce> is no tag", id="no tag"),
    ],
)
def test_a_broken_promise_is_told(tmp_path: Path, line: str, told: str) -> None:
    (trial,) = tried(tmp_path, "cues.mutter", cues=CUE + line)
    assert trial.failed
    assert told in trial.wrong[0]


def test_a_known_gap_is_no_failure_and_a_solved_one_is_told(tmp_path: Path) -> None:
    todo = 'todo = ["<source>Police</source> <cue>muttered</cue> that 12 died.", "<source>Police</source> sang of 12."]'
    solved, gap = tried(tmp_path, "cues.mutter", cues=CUE + todo)
    assert (solved.surprise, solved.failed) == (True, False)
    assert (gap.surprise, gap.failed) == (False, False)


@pytest.mark.parametrize(
    ("file", "text", "wrong"),
    [
        pytest.param("bounds", "<figure bound='at_most'>at least 12</figure> died", "bound is at_least", id="figure"),
        pytest.param("skips", "in Article <skip why='date'>4</skip> of it", "why is name, not date", id="skip"),
        pytest.param("dates", "on <date value='2024-07-19'>July 2</date>", "timex_value is 2024-07-02", id="date"),
        pytest.param("events", "12 <trigger>people</trigger> slept; police killed 3.", "not 'people'", id="trigger"),
        pytest.param("demonyms", "<country code='FR'>Seoul</country> said", "is KR, not FR", id="country"),
        pytest.param("roles", "<source kind='police'>an army spokesman</source>", "is of the kind military", id="role"),
    ],
)
def test_each_tag_is_held_against_what_was_read(tmp_path: Path, file: str, text: str, wrong: str) -> None:
    rules = {"bounds": "at-least", "skips": "designator", "dates": "month-day", "events": "killed"}
    heading = rules.get(file) or {"demonyms": "capitals", "roles": "military"}[file]
    told = tried(tmp_path, f"{file}.{heading}", **{file: f'[{file}.{heading}]\nfinds = ["{text}"]\n'})
    assert wrong in told[0].wrong[0]


def test_an_unknown_rule_is_named_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"cues.sai: no such rule; did you mean .*cues.say"):
        list(try_rules(reader_for(), ["cues.sai"]))


def test_our_own_rules_keep_their_promises() -> None:
    assert [(one.rule, one.example, one.wrong) for one in try_rules(reader_for()) if one.failed] == []
