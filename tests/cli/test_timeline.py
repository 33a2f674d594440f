from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import run_command
from pipeline.cli.plot import Scale, shown_number
from pipeline.link import link_claims
from pipeline.write import write_records
from tests.cli.terminal import seen
from tests.link.made import claim, jsonl

QUAKE = {"place": "Pellin", "country": "IT", "date": "2025-03-01"}
CLAIMS = (
    claim("a", 12, name="Velmar police", **QUAKE),
    claim("b", 20, high=None, name="Red Cross", kind="ngo", published="2025-03-03", **QUAKE),
    claim("c", 15, high=25, name="Velmar police", published="2025-03-04", **QUAKE),
    claim("c", 300, name="Velmar police", published="2025-03-04", measure="injured", at=9, **QUAKE),
)


@pytest.fixture
def claims(tmp_path: Path) -> str:
    path = tmp_path / "claims.jsonl"
    path.write_text(jsonl(*CLAIMS), encoding="utf-8")
    return str(path)


def test_each_statement_has_a_line_in_the_order_of_time(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["timeline", "killed italy", claims, "--measure", "killed"]) == 0
    title, _, heading, axis, *lines = capsys.readouterr().out.rstrip().splitlines()
    assert title.startswith("killed · there (IT) · 2025-03-01 · 3 articles · 4 claims · e_")
    assert heading.startswith("killed people")
    assert axis.split() == ["12", "25"]
    assert [line.split()[0] for line in lines] == ["2025-03-02", "2025-03-03", "2025-03-04"]
    first, second, third = (line[11:].split("  ")[0] for line in lines)
    assert (first, second, third) == ("Velmar police", "Red Cross", "Velmar police")
    assert "●" in lines[0] and "12" in lines[0].split("●")[1]
    assert "─▶  at least 20" in lines[1]
    assert "├─" in lines[2] and "─┤  15–25" in lines[2]


def test_bars_stand_where_their_numbers_are(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["timeline", "killed", claims, "--measure", "killed"])
    lines = capsys.readouterr().out.splitlines()[4:7]
    starts = [min(line.index(sign) for sign in "●├" if sign in line) for line in lines]
    assert starts[0] < starts[2] < starts[1]


def test_all_measures_are_shown_where_none_is_named(claims: str, capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["timeline", "killed", claims])
    out = capsys.readouterr().out
    assert "\nkilled people" in out and "\ninjured people" in out


def test_a_terminal_gets_colours_and_its_width(claims: str) -> None:
    wide, narrow = (seen("timeline", "killed", claims, "--measure", "killed", columns=width) for width in (160, 90))
    assert "\x1b[36m" in wide and len(max(wide.splitlines(), key=len)) > len(max(narrow.splitlines(), key=len))


def test_linked_events_are_read_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = link_claims(CLAIMS)
    write_records(tmp_path / "events.jsonl", events)
    assert run_command(["timeline", events[0].id[:6], str(tmp_path / "events.jsonl")]) == 0
    assert events[0].id in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["tsunami"], "no event 'tsunami' among 1; see their ids", id="no event"),
        pytest.param([""], "no event '' among 1", id="no words"),
        pytest.param(["killed", "--measure", "displaced"], "nothing is said of displaced", id="no measure"),
    ],
)
def test_what_is_not_there_is_one_line(
    claims: str, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["timeline", arguments[0], claims, *arguments[1:]]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and says in said.err


def test_a_broken_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.jsonl").write_text('{"measures": []}\n', encoding="utf-8")
    assert run_command(["timeline", "x", str(tmp_path / "bad.jsonl")]) == 2
    assert "bad.jsonl line 1: is no linked event: id: Field required" in capsys.readouterr().err


def test_a_wide_spread_is_logarithmic() -> None:
    assert [Scale(1, 10_000, 41).at(number) for number in (1, 100, 10_000)] == [0, 20, 40]
    assert [Scale(0, 100, 11).at(number) for number in (0, 50, 100)] == [0, 5, 10]
    assert Scale(7, 7, 11).at(7) == 5


def test_numbers_are_shown_as_people_write_them() -> None:
    assert [shown_number(one) for one in (12500, 0.25, 1.5e9, -3)] == ["12,500", "0.25", "1,500,000,000", "-3"]
