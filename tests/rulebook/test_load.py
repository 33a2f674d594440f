from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Literal

import pytest

from pipeline import rulebook
from pipeline.errors import RuleError
from pipeline.rulebook import Rule


class Colour(Rule):
    """A kind of rule made for these tests."""

    file: ClassVar[str] = "colours"
    words: tuple[str, ...]
    bright: bool = False
    shade: Literal["light", "middling", "dark"] = "middling"


OURS = """
[colours.red]
words = ["red", "scarlet"]
[colours.blue]
words = ["blue"]
"""


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own rules, in place of the real one."""
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / "colours.toml").write_text(OURS, encoding="utf8")
    monkeypatch.setattr(rulebook, "RULES", ours)
    monkeypatch.setattr(rulebook, "KINDS", (Colour,))
    rulebook.load.cache_clear()
    yield tmp_path
    rulebook.load.cache_clear()


def user(folder: Path, text: str, name: str = "colours.toml") -> tuple[str, ...]:
    """The folders of a user who wrote one rule file."""
    theirs = folder / "theirs"
    theirs.mkdir()
    (theirs / name.partition(":")[0]).write_text(text, encoding="utf8")
    return (str(theirs),)


def test_rules_come_in_the_order_of_the_file_with_file_and_heading_as_id(pack: Path) -> None:
    assert [rule.id for rule in rulebook.load(Colour)] == ["colours.red", "colours.blue"]


def test_a_new_heading_adds_a_rule_before_ours(pack: Path) -> None:
    folders = user(pack, '[colours.green]\nwords = ["green"]')
    assert [rule.id for rule in rulebook.load(Colour, folders)] == ["colours.green", "colours.red", "colours.blue"]


def test_a_known_heading_overrides_single_fields(pack: Path) -> None:
    folders = user(pack, "[colours.red]\nbright = true")
    red = rulebook.load(Colour, folders)[0]
    assert (red.words, red.bright) == (("red", "scarlet"), True)


def test_status_off_drops_a_rule(pack: Path) -> None:
    folders = user(pack, '[colours.red]\nstatus = "off"')
    assert [rule.id for rule in rulebook.load(Colour, folders)] == ["colours.blue"]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        pytest.param("[colours.red]\nwrods = []", "colours.toml:2", ["[colours.red] wrods", "mean words?"], id="typo"),
        pytest.param("[colours.red]\nbright = 3.5", "colours.toml:2", ["[colours.red] bright"], id="wrong type"),
        pytest.param("\n[colours.red]\nshade = 'drak'", "colours.toml:3", ["shade: 'drak'", "mean dark?"], id="value"),
        pytest.param("[colours.red]\nwords = 'red'", "colours.toml:2", ['should be a list: ["red"]'], id="no list"),
        pytest.param("[colours.pink]\n", "colours.toml", ["[colours.pink] words", "required"], id="field missing"),
        pytest.param("[colors.red]\nwords = []", "colours.toml", ["[colors]", "[colours.NAME]"], id="wrong table"),
        pytest.param("[colours]\nred = 1", "colours.toml", ["red", "a rule is a table"], id="rule is no table"),
        pytest.param("[colours.red", "colours.toml", ["not valid TOML"], id="not TOML"),
        pytest.param("", "colour.toml", ["colour.toml", "did you mean colours?"], id="unknown file"),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_used_is_named(pack: Path, text: str, name: str, told: list[str]) -> None:
    with pytest.raises(RuleError) as error:
        rulebook.check(user(pack, text, name))
    assert all(part in str(error.value) for part in [name, *told]), error.value


def test_a_missing_folder_is_named(pack: Path) -> None:
    with pytest.raises(RuleError, match="nowhere: no such folder"):
        rulebook.check((str(pack / "nowhere"),))


def test_each_field_knows_the_line_it_comes_from(pack: Path) -> None:
    folders = user(pack, "# mine\n[colours.red]\nbright = true\n[colours.green]\nwords = ['green']")
    green, red, blue = rulebook.listed(folders)
    assert red.place().endswith("ours/colours.toml:2")
    assert red.place("words").endswith("ours/colours.toml:3")
    assert red.place("bright").endswith("theirs/colours.toml:3")
    assert green.place("words").endswith("theirs/colours.toml:5")
    assert blue.place("bright").endswith("ours/colours.toml:4"), "a default has the place of its rule"


def test_rules_that_are_off_are_listed_but_not_used(pack: Path) -> None:
    folders = user(pack, '[colours.red]\nstatus = "off"')
    assert rulebook.listed(folders)[0].rule.status == "off"
    assert [rule.id for rule in rulebook.load(Colour, folders)] == ["colours.blue"]


def test_a_whole_pack_takes_the_place_of_ours(pack: Path) -> None:
    folders = user(pack, "[colours.green]\nwords = ['green']")
    (Path(folders[0]) / "pack.toml").write_text("[pack]\ninstead_of_ours = true\n", encoding="utf8")
    assert [rule.id for rule in rulebook.load(Colour, folders)] == ["colours.green"]
    rulebook.check(folders)


def test_a_pack_file_with_other_fields_is_refused(pack: Path) -> None:
    folders = user(pack, "")
    (Path(folders[0]) / "pack.toml").write_text("[pack]\ninstead = true\n", encoding="utf8")
    with pytest.raises(RuleError, match="instead_of_ours"):
        rulebook.load(Colour, folders)
