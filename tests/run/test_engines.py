from __future__ import annotations

import pytest

from pipeline.errors import ClaimsError, ModelError
from pipeline.read import Source
from pipeline.run.engines import run_shards
from pipeline.run.plan import Job, shards_of
from pipeline.run.work import Done
from tests.run.makers import dying, no_lines, word_lines

TEXTS = ["slow " * 2000, "two words", "crash", "", "a café".encode("cp1252"), *(f"number {n}" for n in range(30))]
SOURCES = [
    Source(str(number), f"{number}.txt", "text", data=text if isinstance(text, bytes) else text.encode())
    for number, text in enumerate(TEXTS)
]
JOB = Job("claims", model="none")


def outcome(done: list[Done]) -> tuple[object, ...]:
    """All that a run gave, however it was cut into shards; a traceback may differ in its innermost frames."""
    failures = [failure.model_copy(update={"trace": None}) for one in done for failure in one.failures]
    notes = [note for one in done for note in one.notes]
    return [line for one in done for line in one.lines], failures, notes, sum(one.words for one in done)


def test_many_workers_give_what_one_gives() -> None:
    one = list(run_shards(shards_of(JOB, SOURCES, workers=1), maker=word_lines))
    two = list(run_shards(shards_of(JOB, SOURCES, workers=2), workers=2, maker=word_lines))
    assert len(one) == len(TEXTS) and len(two) < len(TEXTS)
    assert outcome(one) == outcome(two)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_model_that_cannot_be_used_ends_the_run(workers: int) -> None:
    with pytest.raises(ModelError, match="none: no such model"):
        list(run_shards(shards_of(JOB, SOURCES, workers=workers), workers=workers, maker=no_lines))


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(ClaimsError, match="a worker process died"):
        list(run_shards(shards_of(JOB, SOURCES, workers=2), workers=2, maker=dying))
