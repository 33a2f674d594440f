from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluate import compare
from pipeline.evaluate.buckets import misses_of, sentence_around
from tests.evaluate.made import SAID, claim, gold

TEXTS = {"a": SAID}


@pytest.mark.parametrize(
    ("changes", "bucket"),
    [
        pytest.param({}, None, id="all right"),
        pytest.param({"figure__low": 13}, "value", id="value"),
        pytest.param({"claimant": {"kind": "article"}}, "claimant overlooked", id="nobody is named"),
        pytest.param({"claimant": {"kind": "police", "name": "Army"}}, "claimant another", id="somebody else"),
        pytest.param({"event__type": "arms", "event__trigger": "x"}, "event", id="event"),
        pytest.param({"modality": "future"}, "modality", id="modality"),
        pytest.param({"event__place": {"text": "Paris"}}, "place", id="place"),
        pytest.param({"event__date": {"edtf": "2022"}}, "date", id="date"),
    ],
)
def test_each_difference_has_its_bucket(changes: dict[str, Any], bucket: str | None) -> None:
    found = misses_of(compare([gold()], [claim(**changes)]), TEXTS)
    assert [one.bucket for one in found] == ([bucket] if bucket else [])


def test_a_source_that_nobody_named_is_invented() -> None:
    (found,) = misses_of(compare([gold(sources=(None,))], [claim()]), TEXTS)
    assert (found.bucket, found.wanted, found.found) == ("claimant invented", "the article", "Police")


def test_missed_figures_and_claims_about_none_have_their_sentences() -> None:
    missed, spurious = misses_of(compare([gold()], [claim(figure__start=30, figure__end=33)]), TEXTS)
    assert (missed.bucket, missed.sentence) == ("figure missed", SAID)
    assert spurious.bucket == "no figure"


@pytest.mark.parametrize(
    ("start", "sentence"),
    [(0, "One died."), (12, "Two were hurt!"), (28, "Three left")],
    ids=["first", "inner", "last"],
)
def test_a_sentence_ends_at_a_stop_or_a_line_end(start: int, sentence: str) -> None:
    assert sentence_around("One died. Two were hurt!\n\nThree\tleft", start) == sentence
