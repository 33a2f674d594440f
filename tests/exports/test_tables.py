from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
import zipfile
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.columns import COLUMNS
from pipeline.errors import InputError, OptionError
from pipeline.exports import Material
from pipeline.read import read_claims
from pipeline.records import Claim
from pipeline.write import line_of
from tests.exports.made import EVIL, binary, claims, evil_claim, text_of
from tests.samples import bare_claim, full_claim

NAMES = [column.name for column in COLUMNS]


def saved(name: str, folder: Path, *given: Claim) -> Path:
    path = folder / f"claims.{name}"
    binary(name).save(path, Material(given))
    return path


def test_csv_gives_every_value_back() -> None:
    rows = list(csv.DictReader(io.StringIO(text_of("csv", *claims()), newline="")))
    assert list(rows[0]) == NAMES
    for row, claim in zip(rows, claims(), strict=True):
        for column in COLUMNS:
            value = column.of(claim)
            shown = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
            assert row[column.name] == shown, column.name


def test_no_claims_are_a_table_without_rows() -> None:
    assert text_of("csv") == ",".join(NAMES) + "\n"


NUMBERS = st.none() | st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.tuples(NUMBERS, NUMBERS, TEXTS, st.none() | TEXTS), max_size=4))
def test_parquet_loses_nothing(tmp_path_factory: pytest.TempPathFactory, made: list[tuple]) -> None:
    claim = full_claim()
    given = [
        claim.model_copy(
            update={
                "figure": claim.figure.model_copy(update={"low": low, "high": high, "item": item}),
                "sentence": claim.sentence.model_copy(update={"text": text}),
            }
        )
        for low, high, text, item in made
    ]
    path = saved("parquet", tmp_path_factory.mktemp("parquet"), *given)
    assert [line_of(one) for one in read_claims(path)] == [line_of(one) for one in given]


def test_parquet_has_typed_columns_with_their_meaning(tmp_path: Path) -> None:
    table = pyarrow.parquet.read_table(saved("parquet", tmp_path, *claims()))
    assert table.column_names == [*NAMES, "record"]
    assert table["published"].to_pylist() == [date(2025, 7, 9), None, None]
    assert table["figure_low"].to_pylist() == [600.0, 600.0, 2.5]
    assert table["approximate"].to_pylist() == [False, False, False]
    assert table.schema.field("measure").metadata[b"meaning"] == b"what is measured: killed, injured, price, ..."
    assert table.schema.metadata[b"schema_version"] == b"1.0"


def test_a_parquet_file_of_others_holds_no_claims(tmp_path: Path) -> None:
    pyarrow.parquet.write_table(pyarrow.table({"a": [1]}), tmp_path / "other.parquet")
    with pytest.raises(InputError, match=r"other.parquet: holds no column record; only files of claims export"):
        read_claims(tmp_path / "other.parquet")
    (tmp_path / "cut.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(InputError, match=r"cut.parquet: "):
        read_claims(tmp_path / "cut.parquet")


def test_excel_has_dates_numbers_and_no_formulas(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(saved("xlsx", tmp_path, *claims()))
    heads, full, bare, evil = book["claims"].iter_rows()
    assert [cell.value for cell in heads] == NAMES
    assert full[NAMES.index("published")].value == datetime(2025, 7, 9)
    assert (full[NAMES.index("figure_low")].value, bare[NAMES.index("measure")].value) == (600, None)
    assert {cell.data_type for cell in evil} <= {"s", "n", "b"}
    assert evil[NAMES.index("sentence")].value == EVIL.replace("\x07", "\ufffd")
    assert [evil[NAMES.index(name)].value for name in ("title", "publisher", "item")] == ["=1+1", "#N/A", "+cmd"]
    assert [row[0].value for row in book["columns"].iter_rows(min_row=2)] == NAMES
    assert book["claims"].freeze_panes == "A2" and book["claims"].auto_filter.ref == "A1:AJ4"


def test_excel_knows_no_clock(tmp_path: Path) -> None:
    path = saved("xlsx", tmp_path, *claims())
    with zipfile.ZipFile(path) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = book.read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == 2 and f"{date.today():%Y}" not in core.replace("purl.org", "")


def test_excel_refuses_more_rows_than_it_has(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"1,048,575 rows; 1,048,576 claims need csv or parquet"):
        saved("xlsx", tmp_path, *[bare_claim()] * 1_048_576)


def test_sqlite_joins_claims_with_what_they_have_several_of(tmp_path: Path) -> None:
    with closing(sqlite3.connect(saved("sqlite", tmp_path, *claims()))) as database:
        rows = database.execute("SELECT id, published, record FROM claims ORDER BY rowid").fetchall()
        assert [json.loads(row[2]) for row in rows] == [json.loads(line_of(claim)) for claim in claims()]
        assert [row[1] for row in rows] == ["2025-07-09", None, "2025"]
        joined = (
            "SELECT c.item, r.type, r.factor, o.item FROM relations r JOIN claims c ON c.id=r.claim_id JOIN claims o"
        )
        assert database.execute(f"{joined} ON o.id=r.target").fetchall() == [("+cmd", "multiple_of", 3.0, "soldiers")]
        assert database.execute("SELECT rule FROM rules WHERE claim_id='9f2c41d0a1b2c3d4'").fetchall() == [
            ("bounds.at-least",)
        ]
        meaning = "SELECT meaning FROM columns WHERE \"table\"='relations' AND \"column\"='factor'"
        assert database.execute(meaning).fetchall() == [("how many times as much",)]


def test_duckdb_is_typed(tmp_path: Path) -> None:
    with duckdb.connect(str(saved("duckdb", tmp_path, *claims())), read_only=True) as database:
        assert database.execute("SELECT max(published) FROM claims").fetchall() == [(date(2025, 7, 9),)]
        assert database.execute("SELECT sum(figure_low) FROM claims WHERE NOT approximate").fetchall() == [(1202.5,)]
        assert database.execute("SELECT record->>'$.id' FROM claims WHERE measure IS NULL").fetchall() == [
            (bare_claim().id,)
        ]
        assert database.execute("SELECT count(*) FROM relations").fetchall() == [(1,)]


@pytest.mark.parametrize("name", ["parquet", "xlsx", "sqlite"])
def test_the_same_claims_are_the_same_bytes(name: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert saved(name, tmp_path / "a", *claims()).read_bytes() == saved(name, tmp_path, *claims()).read_bytes()


@pytest.mark.parametrize(
    ("name", "package"), [("parquet", "pyarrow"), ("xlsx", "openpyxl"), ("duckdb", "duckdb"), ("duckdb", "pyarrow")]
)
def test_a_package_that_lacks_is_named_with_its_command(
    name: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [one for one in sys.modules if one.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(OptionError) as refused:
        saved(name, tmp_path, full_claim())
    needs = f"{name} needs the package {package}, which is not installed; run pip install 'news-claims[exports]'"
    assert str(refused.value) == needs


def test_geojson_names_places_and_invents_no_coordinates() -> None:
    collection = json.loads(text_of("geojson", *claims()))
    assert collection["type"] == "FeatureCollection"
    assert [one["geometry"] for one in collection["features"]] == [None] * 3
    assert list(collection["features"][0]["properties"]) == NAMES
    assert collection["features"][0]["properties"]["place"] == "Kursk"
    assert [one["id"] for one in collection["features"]] == [claim.id for claim in claims()]
    assert json.loads(text_of("geojson")) == {"type": "FeatureCollection", "features": []}


def test_json_lines_are_the_records() -> None:
    assert text_of("jsonl", *claims()) == "".join(f"{line_of(claim)}\n" for claim in claims())
    assert text_of("jsonl", evil_claim()).count("\n") == 1
