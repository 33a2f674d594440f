from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluate import GoldFigure
from pipeline.records import Article
from pipeline.workshop.gaps import find_gaps
from pipeline.workshop.stats import RuleStats, rule_stats
from tests.evaluate.made import gold
from tests.workshop.conftest import written

pytestmark = pytest.mark.model

CUE = '[cues.mutter]\nlemmas = ["mutter"]\nframes = ["clause"]\nstance = "says"\n'
ARTICLES = [
    Article(id="a", text="Police muttered that 12 people died. The army muttered that 13 people died."),
    Article(id="b", text="The mayor whispered that 14 houses were zapped. John Smith took line 40 there."),
]


def test_gaps_are_ranked_by_how_often_they_are_met(tmp_path: Path) -> None:
    found = find_gaps((), ARTICLES)
    cues = [(one.word, one.count) for one in found if one.sort == "unknown cue"]
    assert cues[0] == ("mutter", 2)
    first = next(one for one in found if one.word == "mutter")
    assert first.sentences[0] == "a: Police muttered that 12 people died."
    assert ("no record", "skips.designator") in [(one.sort, one.word) for one in found]


def test_a_rule_closes_its_gap(tmp_path: Path) -> None:
    rules = written(tmp_path / "mine", cues=CUE)
    assert "mutter" not in [one.word for one in find_gaps(rules, ARTICLES)]


def stats(rule: str, folders: tuple[str, ...], wanted: tuple[GoldFigure, ...] = ()) -> RuleStats:
    return next(one for one in rule_stats(folders, ARTICLES, wanted) if one.rule == rule)


def test_a_rule_fires_and_wins(tmp_path: Path) -> None:
    found = stats("cues.mutter", written(tmp_path / "mine", cues=CUE))
    assert (found.fires, found.wins, found.judged, found.precision) == (2, 2, 0, None)


def test_precision_is_that_of_the_part_that_the_rule_tells(tmp_path: Path) -> None:
    place = {"document": "a", "text": "12", "start": 21, "end": 23, "triggers": ("died",), "dates": (None,)}
    rules = written(tmp_path / "mine", cues=CUE)
    right, wrong = gold(**place, sources=("Police",)), gold(**place, sources=("army",))
    assert stats("cues.mutter", rules, (right,)).precision == 1
    found = stats("cues.mutter", rules, (wrong,))
    assert (found.right, found.judged) == (0, 1)
    assert [(one.document, one.figure) for one in found.wrong] == [("a", "12")]


def test_two_sources_for_one_figure_overlap_and_conflict() -> None:
    articles = [Article(id="a", text="The NIS said police believe that 12 people died.")]
    found = {one.rule: one for one in rule_stats((), articles)}
    assert (found["cues.say"].overlaps, found["cues.say"].conflicts) == (1, 1)
    assert found["cues.deny"].overlaps == 0
