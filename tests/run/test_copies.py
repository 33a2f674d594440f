from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.read import each_source
from pipeline.run.copies import Copies, print_of
from pipeline.run.engines import run_here
from pipeline.run.folder import RunFolder
from pipeline.run.into import Run
from pipeline.run.outcome import Outcome
from pipeline.run.plan import Job

STORY = " ".join(f"word{number} of the story" for number in range(80))


def outcome(text: str, *figures: int) -> Outcome:
    lines = (json.dumps({"figure": {"text": str(one), "low": one, "high": one, "unit": "count"}}) for one in figures)
    return Outcome(tuple(lines), print=print_of(text))


@pytest.mark.parametrize(
    ("text", "figures", "original"),
    [
        pytest.param(STORY, (12,), "first", id="the same words"),
        pytest.param(f"LONDON (Wire) {STORY} Read more here.", (12,), "first", id="a line more"),
        pytest.param(STORY, (15,), None, id="another figure"),
        pytest.param(STORY, (12, 3), None, id="one figure more"),
        pytest.param(STORY.replace("story", "tale"), (12,), None, id="other words"),
        pytest.param("", (), None, id="nothing"),
    ],
)
def test_copies_have_nearly_all_words_and_all_figures(
    text: str, figures: tuple[int, ...], original: str | None
) -> None:
    copies = Copies()
    assert copies.original("first", outcome(STORY, 12)) is None
    assert copies.original("second", outcome(text, *figures)) == original


@pytest.mark.model
@pytest.mark.parametrize("copies", [True, False])
def test_a_copy_is_named_and_not_counted(tmp_path: Path, copies: bool) -> None:
    text = "Police said on Monday that at least 12 people died in the flood in Derna, a town of the east."
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    folder = RunFolder(tmp_path / "run")
    with folder.locked():
        run = Run(folder, Job("claims", copies=copies))
        list(run.work(each_source([str(tmp_path / name) for name in ("a.txt", "b.txt")]), run_here))
    entries = [json.loads(line) for line in (tmp_path / "run" / "manifest.jsonl").read_text().splitlines()]
    assert [one["duplicate_of"] for one in entries] == [None, "a" if copies else None]
    assert [one["status"] for one in entries] == ["ok", "duplicate" if copies else "ok"]
    assert (tmp_path / "run" / "claims.jsonl").read_text().count("\n") == (1 if copies else 2)
