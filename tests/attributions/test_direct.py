"""Quotations go to whoever says them, and readings stand inside one another as the text has it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.attributions.find import find_attributions
from pipeline.spans.quotes import find_quotes
from tests.attributions.test_forms import marked, words
from tests.trees import SCHEMES, read_trees

TREES = read_trees(Path(__file__).parent.parent / "trees" / "direct.toml")
LEMMAS = {
    "Added": "add",
    "noted": "note",
    "said": "say",
    "stressed": "stress",
    "says": "say",
    "shows": "show",
    "showed": "show",
    "reported": "report",
    "adding": "add",
    "think": "think",
}


def spaced(text: str) -> str:
    """Text as it stands in a newspaper: no space inside quotation marks and before commas."""
    for wrong, right in (("“ ", "“"), (" ”", "”"), (" ,", ","), (" .", ".")):
        text = text.replace(wrong, right)
    return text


def readings_in(sentence: dict[str, Any], scheme: str) -> tuple[list[str], list[int]]:
    """What is read in a tree as "source | cue | content", and for each the number of the one around it or -1."""
    doc = marked({**sentence, "lemmas": LEMMAS}, scheme)
    doc._.quotes = find_quotes(doc)
    found = find_attributions(doc)
    rows = [" | ".join(spaced(words(doc, part)) for part in (one.source, one.cue, one.content)) for one in found]
    return rows, [-1 if one.parent is None else one.parent for one in found]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", TREES)
def test_who_says_what(name: str, scheme: str) -> None:
    rows, parents = readings_in(TREES[name], scheme)
    assert rows == TREES[name]["readings"]
    assert parents == TREES[name].get("parents", parents)
