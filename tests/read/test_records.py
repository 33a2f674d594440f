from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.read import read_claims
from pipeline.write import line_of
from tests.samples import bare_claim, full_claim


def test_claims_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(f"{line_of(full_claim())}\n\n{line_of(bare_claim())}\n", encoding="utf-8")
    assert read_claims(path) == [full_claim(), bare_claim()]


def test_the_folder_of_a_run_stands_for_its_claims(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text(f"{line_of(full_claim())}\n", encoding="utf-8")
    assert read_claims(tmp_path) == [full_claim()]


def test_a_folder_without_claims_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"claims\.jsonl: can't be read: No such file"):
        read_claims(tmp_path)


@pytest.mark.parametrize(
    ("line", "error"),
    [
        pytest.param("{", "line 2: is no claim: ", id="cut off"),
        pytest.param("{}", "line 2: is no claim: id: Field required", id="a field lacks"),
        pytest.param(
            line_of(bare_claim()).replace('"fact"', '"true"'), "line 2: is no claim: modality: ", id="unknown value"
        ),
        pytest.param(
            line_of(bare_claim())[:-1] + ', "x": 1}', "line 2: is no claim: x: Extra inputs", id="unknown field"
        ),
    ],
)
def test_a_line_that_is_no_claim_is_named(tmp_path: Path, line: str, error: str) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(f"{line_of(full_claim())}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=error) as raised:
        read_claims(path)
    assert str(path) in str(raised.value) and "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.jsonl: can't be read"):
        read_claims(tmp_path / "nowhere.jsonl")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(b"\xff\xfe{")
    with pytest.raises(InputError, match="is not UTF-8"):
        read_claims(path)
