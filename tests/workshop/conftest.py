from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.workshop.cache import VARIABLE


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that all tests of a run share and that nobody else sees."""
    folder = tmp_path_factory.getbasetemp() / "cache"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


def written(folder: Path, **files: str) -> tuple[str, ...]:
    """A folder of rules with these files, as folders of a user."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return (str(folder),)
