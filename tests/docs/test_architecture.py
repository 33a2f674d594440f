"""ARCHITECTURE.md shows the layers that lint-imports proves."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_layers_are_those_that_are_proved() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    (shown,) = re.findall(r"## Who may import whom\n.*?```\n(.*?)\n```", page, re.S)
    assert shown.splitlines() == contract["layers"]
