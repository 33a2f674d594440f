from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.errors import OptionError
from pipeline.records import Article
from pipeline.rulebook import listed
from pipeline.workshop.reading import reader_for
from pipeline.workshop.reference import html_of, markdown_of
from pipeline.workshop.sketch import sketch
from pipeline.workshop.toml import rule_text
from pipeline.workshop.trials import try_rules
from tests.workshop.conftest import written

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "file", "field", "value"),
    [
        pytest.param("Police muttered that 12 people died.", "muttered", "cues", "lemmas", ["mutter"], id="cue"),
        pytest.param("The faults have been observed to slip 7 mm a year.", "observed", "cues", "frames", ["raised"],
                     id="passive cue without a source"),
        pytest.param("On the word of local doctors, 12 people died.", "On the word of", "forms", "words",
                     ["on the word of"], id="form"),
        pytest.param("Police counted a good 12 people dead.", "a good", "bounds", "words", ["a good"], id="bound"),
        pytest.param("In the raid 12 people were zapped.", "zapped", "events", "verbs", ["zap"], id="trigger"),
    ],
)  # fmt: skip
def test_a_sketch_is_a_rule_that_keeps_its_promise(
    tmp_path: Path, text: str, words: str, file: str, field: str, value: list[str]
) -> None:
    start = text.index(words)
    found = sketch(reader_for(), Article(id="a", text=text), start, start + len(words))
    assert (found.file, found.fields[field]) == (file, value)
    reader = reader_for(written(tmp_path / "mine", **{file: found.text}))
    trials = list(try_rules(reader, [f"{file}.{found.heading}"]))
    assert [(one.sort, one.wrong) for one in trials] == [("finds", ()), ("skips", ())]


def test_no_words_are_told() -> None:
    with pytest.raises(OptionError, match="no words between 90 and 95 of a"):
        sketch(reader_for(), Article(id="a", text="Police said 12 died."), 90, 95)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"words": ['say "no"', "tab\there", "Zürich"], "weak": True, "factor": 1.5}, id="kinds of value"),
        pytest.param({"words": {"a b": 1, "ü": "x"}}, id="table with odd keys"),
        pytest.param({"finds": ["<figure>12</figure> " + "word " * 30] * 2}, id="long examples"),
    ],
)
def test_what_is_written_reads_back(fields: dict[str, object]) -> None:
    assert tomllib.loads(rule_text("units", "a b", fields)) == {"units": {"a b": fields}}


def test_the_reference_has_every_rule_and_marks_what_is_found() -> None:
    rules = listed()
    page = "\n".join(html_of(rules))
    assert all(f"id='{one.rule.id}'" in page for one in rules)
    assert "<mark>at least 12</mark> people died" in page and "<figure" not in page
    text = "\n".join(markdown_of(rules))
    assert "- Finds: **at least 12** people died" in text and text.count("\n### ") == len(rules)
