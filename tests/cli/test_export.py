from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from pipeline.cli import run_command
from pipeline.cli.export import Name
from pipeline.exports import FORMATS
from pipeline.link import link_claims
from pipeline.write import line_of, write_records
from tests.link.made import claim, jsonl
from tests.samples import SAID, bare_claim, full_claim


@pytest.fixture
def claims(tmp_path: Path) -> str:
    path = tmp_path / "claims.jsonl"
    path.write_text(f"{line_of(bare_claim())}\n{line_of(full_claim())}\n", encoding="utf-8")
    return str(path)


def test_every_format_can_be_asked_for() -> None:
    assert [name.value for name in Name] == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written(name: str, claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "nk.txt").write_text(SAID, encoding="utf-8")
    out = tmp_path / "new" / f"out.{name}"
    assert run_command(["export", claims, "--to", name, "--out", str(out), "--articles", str(tmp_path / "nk.txt")]) == 0
    assert out.stat().st_size > 100
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    assert capsys.readouterr().err == f"claims: 2 claims to {out}\n"


def test_json_lines_to_parquet_and_back_are_the_same_bytes(claims: str, tmp_path: Path) -> None:
    there, back = tmp_path / "claims.parquet", tmp_path / "back.jsonl"
    assert run_command(["export", claims, "--to", "parquet", "--out", str(there)]) == 0
    assert run_command(["export", str(there), "--to", "jsonl", "--out", str(back)]) == 0
    assert back.read_bytes() == Path(claims).read_bytes()


def test_only_what_is_wanted_goes_to_standard_output(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["export", claims, "--to", "csv", "--where", "measure=killed"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["id"] == full_claim().id


def test_events_are_linked_here_or_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = [claim("a", 12), claim("b", 15, name="Red Cross", kind="ngo")]
    path = tmp_path / "claims.jsonl"
    path.write_text(jsonl(*made), encoding="utf-8")
    write_records(tmp_path / "events.jsonl", link_claims(made))
    assert run_command(["export", str(path), "--to", "ucdp"]) == 0
    linked = capsys.readouterr().out
    assert run_command(["export", str(path), "--to", "ucdp", "--events", str(tmp_path / "events.jsonl")]) == 0
    assert capsys.readouterr().out == linked
    assert len(linked.splitlines()) == 2


@pytest.mark.parametrize("name", ["parquet", "xlsx", "duckdb", "sqlite"])
def test_a_binary_format_needs_a_file(name: str, claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["export", claims, "--to", name]) == 2
    assert capsys.readouterr().err == f"claims: --to {name}: can't go to standard output; name a file with --out\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["--to", "pdf"], "Invalid value for '--to'", id="no such format"),
        pytest.param(["--to", "csv", "--where", "low>"], "--where: 'low>' makes no sense at the end", id="condition"),
        pytest.param(["--to", "labelstudio"], "no text of article nk; name the articles with --articles", id="no text"),
        pytest.param(["--to", "ucdp", "--events", "nowhere"], "nowhere: can't be read", id="no events"),
        pytest.param(["--to", "ucdp", "--events", "x", "--where", "low>1"], "--where: does not go with", id="both"),
        pytest.param(["--to", "xlsx", "--out", "."], ".: is a folder; name a file to write to", id="folder"),
        pytest.param(["--to", "PARQUET", "--out", "/proc/x"], "/proc/x: can't be written: No such", id="no place"),
        pytest.param(["--to", "sqlite", "--out", "/dev/null"], "/dev/null: is no file", id="device"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    claims: str, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["export", claims, *arguments]) == 2
    said = capsys.readouterr()
    assert said.err.startswith("claims: ") and said.err.count("\n") == 1 and says in said.err
    assert "Feature" not in said.out


def test_events_of_other_claims_are_refused(claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_records(tmp_path / "events.jsonl", link_claims([claim("a")]))
    assert run_command(["export", claims, "--to", "acled", "--events", str(tmp_path / "events.jsonl")]) == 2
    assert "is about claims that are not in the files given" in capsys.readouterr().err


def test_a_failure_leaves_the_old_file(claims: str, tmp_path: Path) -> None:
    out = tmp_path / "out" / "tasks.json"
    out.parent.mkdir()
    out.write_text("old", encoding="utf-8")
    assert run_command(["export", claims, "--to", "labelstudio", "--out", str(out)]) == 2
    assert out.read_text(encoding="utf-8") == "old" and len(list(out.parent.iterdir())) == 1


def test_claims_from_many_files_are_one_table(claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["export", claims, claims, "--to", "geojson"]) == 0
    assert len(json.loads(capsys.readouterr().out)["features"]) == 4
