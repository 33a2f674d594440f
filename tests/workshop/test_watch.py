from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.records import Article
from pipeline.workshop.reading import reader_for
from pipeline.workshop.watch import rounds
from tests.workshop.conftest import written

pytestmark = pytest.mark.model

CUE = """[cues.mutter]
lemmas = ["mutter"]
frames = ["clause"]
stance = "says"
finds = ["<source>Police</source> <cue>muttered</cue> that 12 died."]
"""


def test_each_save_is_a_round_and_a_mistake_ends_none_of_them(tmp_path: Path) -> None:
    folders = written(tmp_path / "mine", cues=CUE)
    saves: Iterator[str] = iter([CUE.replace("stance", "stanse"), CUE.replace('["mutter"]', '["hum"]')])
    waited = 0

    def wait(_: float) -> None:
        nonlocal waited
        waited += 1
        if waited % 3 == 0:
            written(tmp_path / "mine", cues=next(saves))

    article = Article(id="a", text="Police muttered that 12 people died.")
    found = rounds(reader_for(folders), (), [article], wait)
    first, second, third = next(found), next(found), next(found)
    assert [(one.rule, one.failed) for one in first.trials] == [("cues.mutter", False)]
    assert first.comparison is not None and len(first.comparison.changes.changed) == 1
    assert second.error is not None
    assert f"{tmp_path}/mine/cues.toml:4: [cues.mutter] stanse: no such field; did you mean stance?" in second.error
    assert [one.failed for one in third.trials] == [True]
    assert third.comparison is not None and third.comparison.changes.changed == ()
