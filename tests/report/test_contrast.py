"""WCAG 2.1: 4.5 to 1 for words, 3 to 1 for lines, marks and the edges of controls; in both themes."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = files("pipeline.report").joinpath("page", "page.css").read_text(encoding="utf-8")
PAIRS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", STYLE)
}
ROLES = [name for name in PAIRS if name.startswith("role-")]
SERIES = [name for name in PAIRS if name.startswith("series-")]
GROUNDS = ("paper", "panel", "raised", "chosen", "here")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", ["ink", "muted", "link", "good", "bad"])
def test_words_can_be_read(words: str, ground: str, theme: int) -> None:
    assert contrast(PAIRS[words][theme], PAIRS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "panel", "here"])
@pytest.mark.parametrize("mark", [*ROLES, *SERIES, "edge", "alarm", "link"])
def test_lines_and_edges_can_be_seen(mark: str, ground: str, theme: int) -> None:
    assert contrast(PAIRS[mark][theme], PAIRS[ground][theme]) >= 3


def test_the_tip_can_be_read() -> None:
    for theme in (0, 1):
        assert contrast(PAIRS["paper"][theme], PAIRS["ink"][theme]) >= 4.5


def test_every_colour_comes_in_a_pair() -> None:
    assert len(ROLES) == 8 and len(SERIES) == 7
    outside = re.sub(r"--[\w-]+: light-dark\([^)]*\);", "", STYLE)
    assert re.findall(r"#[0-9a-f]{3,6}\b(?=[;, )])", outside) == []
