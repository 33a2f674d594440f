from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import OptionError
from pipeline.write import whole_file, write_records
from tests.samples import bare_claim, full_claim


def test_a_record_is_a_line(tmp_path: Path) -> None:
    write_records(tmp_path / "claims.jsonl", [full_claim(), bare_claim()])
    lines = (tmp_path / "claims.jsonl").read_bytes().split(b"\n")
    assert [json.loads(line)["id"] for line in lines[:2]] == ["9f2c41d0a1b2c3d4", "0aa17b3e11223344"]
    assert lines[2:] == [b""]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    out.write_text("old\n", encoding="utf-8")

    def lines() -> Iterator[str]:
        yield "new"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), whole_file(out) as write:
        write(lines())
    assert out.read_text(encoding="utf-8") == "old\n"
    assert list(tmp_path.iterdir()) == [out]


def test_folders_that_lack_are_made(tmp_path: Path) -> None:
    with whole_file(tmp_path / "new" / "er" / "claims.jsonl") as write:
        write(["a"])
    assert (tmp_path / "new" / "er" / "claims.jsonl").read_text(encoding="utf-8") == "a\n"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "claims.jsonl")
    with whole_file(tmp_path / "link") as write:
        write(["a"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "claims.jsonl").read_text(encoding="utf-8") == "a\n"


def test_a_device_is_written_to_and_not_replaced() -> None:
    with whole_file("/dev/null") as write:
        write(["a"])
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("out", "error"),
    [
        pytest.param("", "is a folder; name a file", id="folder"),
        pytest.param("file.txt/claims.jsonl", "can't be written: .*; name another file", id="below a file"),
    ],
)
def test_where_nothing_can_be_written_is_told(tmp_path: Path, out: str, error: str) -> None:
    (tmp_path / "file.txt").touch()
    with pytest.raises(OptionError, match=error), whole_file(tmp_path / out):
        pass
