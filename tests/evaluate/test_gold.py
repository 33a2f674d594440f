from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ClaimsError
from pipeline.evaluate import GoldError, GoldFigure, Value, read_gold

TEXT = (
    "Police said two people\ndied in Derna. In all, 12 died.\n\n\nOn Monday two more bodies, then two were found: 112."
)
LINE: dict[str, Any] = {
    "doc": "a", "p": 1, "fig": "two", "nth": 1, "low": 2, "high": 2, "approx": False, "unit": "count", "item": "people",
    "change": None, "core": True, "src": "Police", "src_p": 1, "aliases": [], "outer": None, "cue": "said",
    "modality": "fact", "type": "casualties", "trig": "died", "alts": ["people died"], "place": "Derna", "date": None,
}  # fmt: skip
RECORD: dict[str, Any] = {
    "document": {"id": "a"},
    "claimant": {"text": "Police", "name": None, "kind": "police"},
    "modality": "fact",
    "figure": {
        "text": "two", "start": 12, "end": 15, "low": 2, "high": 2, "approximate": False,
        "unit": "count", "item": "people",
    },
    "event": {"type": "casualties", "trigger": "died", "place": {"text": "Derna"}, "date": None},
}  # fmt: skip


def read(tmp_path: Path, *rows: str, text: str = TEXT) -> tuple[GoldFigure, ...]:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return read_gold(path, {"a": text})


def test_a_line_becomes_a_figure_with_offsets_in_characters(tmp_path: Path) -> None:
    (figure,) = read(tmp_path, json.dumps(LINE))
    assert figure == GoldFigure(
        document="a",
        text="two",
        start=12,
        end=15,
        core=True,
        values=(Value(2, 2, "count"),),
        approximate=False,
        item="people",
        sources=("Police",),
        aliases=(),
        modalities=("fact",),
        types=("casualties",),
        triggers=("died", "people died"),
        places=("Derna",),
        dates=(None,),
    )


@pytest.mark.parametrize(
    ("changes", "start"),
    [
        pytest.param({}, 12, id="the first in its paragraph"),
        pytest.param(
            {"p": 2, "nth": 2, "src": None, "src_p": None, "trig": "found"}, 89, id="the second, after a blank line"
        ),
        pytest.param({"fig": "12"}, 46, id="a whole word only"),
        pytest.param({"fig": "two people died"}, 12, id="over a line break"),
        pytest.param({"p": 2, "offsets": {"fig": [12, 15]}}, 12, id="stored offsets win over the paragraph"),
    ],
)
def test_a_figure_is_found_where_the_line_says(tmp_path: Path, changes: dict[str, Any], start: int) -> None:
    (figure,) = read(tmp_path, json.dumps(LINE | changes))
    assert (figure.start, figure.text) == (start, TEXT[start : figure.end])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"doc": "b"}, "doc", id="an article that isn't there"),
        pytest.param({"fig": "three"}, "fig", id="a figure that isn't there"),
        pytest.param({"fig": "wo"}, "fig", id="a part of a word"),
        pytest.param({"p": 3}, "p", id="a paragraph too many"),
        pytest.param({"p": 0}, "p", id="paragraphs count from 1"),
        pytest.param({"nth": 2}, "nth", id="an occurrence too many"),
        pytest.param({"src": "Officers"}, "src", id="a source that isn't there"),
        pytest.param({"src_p": 2}, "src", id="a source in another paragraph"),
        pytest.param({"trig": "found"}, "trig", id="a trigger in another paragraph"),
        pytest.param({"item": "dogs"}, "item", id="an item that isn't there"),
        pytest.param({"place": "Tobruk"}, "place", id="a place that isn't there"),
        pytest.param({"aliases": ["Officers"]}, "aliases", id="another name that isn't there"),
        pytest.param({"offsets": {"fig": [11, 15]}}, "offsets", id="offsets a character off"),
        pytest.param({"offsets": {"fig": [15, 12]}}, "offsets.fig", id="offsets backwards"),
        pytest.param({"low": "2"}, "low", id="a number as a string"),
        pytest.param({"high": True}, "high", id="a truth value as a number"),
        pytest.param({"core": 1}, "core", id="a number as a truth value"),
        pytest.param({"item": ""}, "item", id="empty instead of null"),
        pytest.param({"aliases": "Police"}, "aliases", id="a string instead of a list"),
        pytest.param({"modality": "sure"}, "modality", id="an unknown modality"),
        pytest.param({"type": "death"}, "type", id="an unknown type"),
        pytest.param({"types": ["casualties", "death"]}, "types", id="an unknown type in a list"),
        pytest.param({"change": "more"}, "change", id="an unknown change"),
        pytest.param({"values": [[2, 2]]}, "values", id="a value without a unit"),
        pytest.param({"figure": "two"}, "figure", id="an unknown field"),
    ],
)
def test_a_wrong_line_is_refused_by_file_line_and_field(tmp_path: Path, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(GoldError, match=rf"gold\.jsonl, line 3, {field}: "):
        read(tmp_path, json.dumps(LINE), "", json.dumps(LINE | changes))


@pytest.mark.parametrize("field", [name for name in LINE if name not in ("aliases", "alts", "outer", "cue", "src_p")])
def test_a_field_that_is_missing_is_named(tmp_path: Path, field: str) -> None:
    with pytest.raises(GoldError, match=rf"line 1, {field}: the field is missing"):
        read(tmp_path, json.dumps({name: value for name, value in LINE.items() if name != field}))


@pytest.mark.parametrize("row", [pytest.param("{", id="broken"), pytest.param("[]", id="a list")])
def test_what_is_no_json_object_is_refused(tmp_path: Path, row: str) -> None:
    with pytest.raises(GoldError, match=r"gold\.jsonl, line 1"):
        read(tmp_path, row)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match=r"none\.jsonl: can't be read"):
        read_gold(tmp_path / "none.jsonl", {})


def test_lists_name_all_that_is_right(tmp_path: Path) -> None:
    many = {
        "sources": ["Police", None],
        "values": [[2, 2, "count"], [2, None, "count"]],
        "modalities": ["fact", "possible"],
        "types": ["casualties", "health"],
        "places": [None, "Derna"],
        "dates": ["2023", None],
    }
    (figure,) = read(tmp_path, json.dumps(LINE | many))
    assert figure.sources == ("Police", None)
    assert figure.values == (Value(2, 2, "count"), Value(2, None, "count"))
    assert (figure.modalities, figure.types) == (("fact", "possible"), ("casualties", "health"))
    assert (figure.places, figure.dates) == ((None, "Derna"), ("2023", None))


@pytest.mark.parametrize(
    ("claimant", "sources"),
    [
        pytest.param({"text": "Police", "name": "Derna Police", "kind": "police"}, ("Police",), id="named"),
        pytest.param({"text": None, "name": None, "kind": "unnamed"}, ("unnamed",), id="unnamed"),
        pytest.param({"text": None, "name": None, "kind": "article"}, (None,), id="the article"),
    ],
)
def test_a_claim_record_is_gold_too(tmp_path: Path, claimant: dict[str, Any], sources: tuple[str | None, ...]) -> None:
    (figure,) = read(tmp_path, json.dumps(RECORD | {"claimant": claimant}))
    assert (figure.start, figure.end, figure.core, figure.sources) == (12, 15, True, sources)
    assert (figure.triggers, figure.places, figure.dates) == (("died",), ("Derna",), (None,))


@pytest.mark.parametrize(
    ("part", "changes", "field"),
    [
        pytest.param("figure", {"start": 11}, "figure.text", id="a figure a character off"),
        pytest.param("figure", {"unit": None}, "figure.unit", id="no unit"),
        pytest.param("event", {"type": "death"}, "event.type", id="an unknown type"),
        pytest.param("claimant", {"kind": None}, "claimant.kind", id="no kind of claimant"),
        pytest.param("document", {"id": "b"}, "document.id", id="an article that isn't there"),
    ],
)
def test_a_wrong_record_is_refused_by_field(tmp_path: Path, part: str, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(GoldError, match=rf"line 1, {field}: "):
        read(tmp_path, json.dumps(RECORD | {part: RECORD[part] | changes}))
