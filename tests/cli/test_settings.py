from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli.settings import folders_of
from pipeline.errors import OptionError


def test_rules_are_looked_up_from_the_working_folder_upwards(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "claims.toml").write_text('rules = ["mine", "yours"]\n', encoding="utf-8")
    assert folders_of(None, below) == (str(tmp_path / "mine"), str(tmp_path / "yours"))
    (below / "claims.toml").write_text("", encoding="utf-8")
    assert folders_of(None, below) == (), "the nearest file counts"


def test_an_option_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "claims.toml").write_text('rules = ["mine"]\n', encoding="utf-8")
    assert folders_of(["others"], tmp_path) == ("others",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("rule = []", "rule: no such setting", id="unknown"),
        pytest.param("rules = 'mine'", "rules: should be a list", id="no list"),
        pytest.param("rules = [", "can't be read", id="no TOML"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "claims.toml").write_text(text, encoding="utf-8")
    with pytest.raises(OptionError, match=told):
        folders_of(None, tmp_path)
