"""docs/exports.md tells every field of every format, and its commands run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest

from pipeline.exports import FORMATS, Material, acled, idmc, ucdp
from pipeline.exports.acled import TYPES, VAGUE
from pipeline.exports.claimreview import review_of
from pipeline.exports.idmc import MEASURES
from pipeline.exports.labelstudio import LABELS, LINKS
from pipeline.exports.tables import tables_of
from pipeline.records import RelationType
from tests.exports.test_codebooks import behind, claim, in_country, rows
from tests.samples import full_claim

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
FOUND = re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
SECTIONS = {name: text for heads, text in FOUND for name in heads.split(", ")}


def coded(section: str) -> set[str]:
    """All that a section gives as code, paths by their last part."""
    return {word for code in re.findall(r"`([^`\n]+)`", SECTIONS[section]) for word in (code, code.rpartition(".")[2])}


def test_every_format_has_its_section() -> None:
    assert set(FORMATS) - {"jsonl"} <= set(SECTIONS)
    first = PAGE.partition("\n## ")[0]
    assert all(f"`{name}`" in first for name in FORMATS)


@pytest.mark.parametrize("module", [ucdp, acled, idmc], ids=["ucdp", "acled", "idmc"])
def test_every_column_of_a_codebook_is_told(module: Any) -> None:
    name = module.__name__.rpartition(".")[2]
    _, _, empty = SECTIONS[name].partition("Left empty")
    left_empty = set(re.findall(r"`(\w+)`", empty.partition("\n\n")[0]))
    filled = {
        word for cell in re.findall(r"^\| (`.+?) \|", SECTIONS[name], re.M) for word in re.findall(r"`(\w+)`", cell)
    }
    assert filled | left_empty == set(module.COLUMNS) and not filled & left_empty
    told = behind(in_country(claim(url="https://example.org/a"), "IT", "Italy"), "flood")
    fled = told.model_copy(update={"event": told.event.model_copy(update={"measure": "displaced"})})
    (row,) = rows(name, fled if name == "idmc" else told)
    assert set(row) == filled
    assert f"The {len(module.COLUMNS)} columns" in SECTIONS[name]


def test_what_decides_is_told() -> None:
    assert set(TYPES) <= coded("acled") and set(MEASURES) <= coded("idmc")
    for word, number in VAGUE.items():
        assert f"{word} {number}" in SECTIONS["acled"]


def test_every_table_of_a_database_is_told() -> None:
    for table in tables_of(Material([full_claim()])):
        (row,) = re.findall(rf"^\| `{table.name}` \| (.+) \|$", SECTIONS["sqlite"], re.M)
        if table.name != "claims":
            assert re.findall(r"`(\w+)`", row) == [one.name for one in table.columns]


def test_every_property_of_a_review_is_told() -> None:
    told = coded("claimreview")
    assert properties(review_of(full_claim())) <= told


def properties(node: dict) -> set[str]:
    """All properties and types of a node and of those below it."""
    below = [one for one in node.values() if isinstance(one, dict)]
    own = {name for name in node if name != "@type"}
    return own.union(*(properties(one) for one in below))


def test_the_labelling_interface_has_all_labels_and_relations() -> None:
    (source,) = re.findall(r"```xml\n(.*?)```", SECTIONS["labelstudio"], re.S)
    interface = ElementTree.fromstring(source)
    relations = [one.get("value") for one in interface.iter("Relation")]
    assert [one.get("value") for one in interface.iter("Label")] == list(LABELS)
    assert relations == [*LINKS, *get_args(RelationType)]
    assert set(LABELS) | set(relations) <= coded("labelstudio")
