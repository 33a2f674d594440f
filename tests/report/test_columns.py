from __future__ import annotations

import pytest

from pipeline.report.columns import NONE, band_of, column_of, lists_of, month_of, who
from pipeline.report.spans import ROLES, role_of_rule, spans_of
from tests.report.made import TEXT, army, mayor, red_cross


def test_a_value_is_kept_once() -> None:
    assert column_of(["b", None, "a", "b"]) == {"values": ["b", "a"], "codes": [0, NONE, 1, 0]}
    assert lists_of([["x", "y"], [], ["y"]]) == {"values": ["x", "y"], "codes": [[0, 1], [], [1]]}


@pytest.mark.parametrize(
    ("date", "month"),
    [
        pytest.param("2025-07-09", "2025-07", id="day"),
        pytest.param("2025-07/2025-08", "2025-07", id="interval-by-its-beginning"),
        pytest.param("../2025-04-29", "2025-04", id="open-beginning"),
        pytest.param("2024-23", "2024", id="season"),
        pytest.param("2023-02-06~", "2023-02", id="about"),
        pytest.param("1997/..", "1997", id="year"),
        pytest.param("XXXX", None, id="nothing-known"),
        pytest.param(None, None, id="not-said"),
    ],
)
def test_the_month_of_a_date(date: str | None, month: str | None) -> None:
    assert month_of(date) == month


@pytest.mark.parametrize(
    ("confidence", "band"),
    [(0.0, "0.0 to 0.1"), (0.3, "0.3 to 0.4"), (0.7, "0.7 to 0.8"), (0.89, "0.8 to 0.9"), (1.0, "0.9 to 1.0")],
)
def test_the_step_of_a_confidence(confidence: float, band: str) -> None:
    assert band_of(confidence) == band


def test_who_says_so() -> None:
    assert [who(claim) for claim in (mayor(), red_cross(), army())] == [
        "mayor of Arda",
        "Red Cross",
        "the article itself",
    ]
    unnamed = army().claimant.model_copy(update={"kind": "unnamed"})
    assert who(army(claimant=unnamed)) is None


def test_every_role_has_its_words() -> None:
    words = {(ROLES[role], TEXT[start:end]) for role, start, end in spans_of(mayor())}
    assert words == {
        ("claimant", "The mayor of Arda"),
        ("cue", "said"),
        ("figure", "at least 1,200"),
        ("item", "people"),
        ("event", "died"),
        ("event", "flood"),
        ("place", "Arda"),
        ("date", "March 2024"),
        ("hedge", "may have"),
    }


def test_a_rule_belongs_to_the_role_it_finds() -> None:
    rules = ("bounds.at-least", "cues.say", "times.article", "relations.multiple")
    assert [role_of_rule(rule) for rule in rules] == ["figure", "cue", "date", None]
