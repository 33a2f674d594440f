from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from pipeline.errors import OptionError
from pipeline.read import each_source
from pipeline.run.engines import Worked, run_apart, run_here
from pipeline.run.folder import RunFolder
from pipeline.run.into import Engine, Progress, Run
from pipeline.run.plan import Job, Shard
from tests.run.makers import word_lines

JOB = Job("claims")
HERE = partial(run_here, maker=word_lines)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(f"number {number}", encoding="utf-8")
    return folder


def run(articles: Path, folder: Path, engine: Engine = HERE, *, job: Job = JOB, retry: bool = False) -> list[Progress]:
    """What a run told; its folder holds the result."""
    kept = RunFolder(folder, retry=retry)
    with kept.locked():
        return list(Run(kept, job).work(each_source([str(articles)]), engine))


def worked(steps: list[Progress]) -> int:
    """Articles that were not known."""
    return sum(step.articles for step in steps if not step.known)


def manifest(folder: Path) -> list[dict[str, object]]:
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [{key: value for key, value in json.loads(line).items() if key != "ms"} for line in lines]


def result(folder: Path) -> tuple[object, ...]:
    return (
        (folder / "claims.jsonl").read_bytes(),
        manifest(folder),
        (folder / "run.json").read_bytes(),
        [json.loads(line)["error"] for line in (folder / "quarantine.jsonl").read_text().splitlines()],
    )


def backwards(shards: Iterable[Shard]) -> Iterator[Worked]:
    """An engine that is done with the last shard first."""
    return iter(list(run_here(shards, word_lines))[::-1])


def failing_after(count: int) -> Engine:
    """An engine that ends with an error after some shards."""

    def engine(shards: Iterable[Shard]) -> Iterator[Worked]:
        for number, done in run_here(shards, word_lines):
            if number == count:
                raise ZeroDivisionError
            yield number, done

    return engine


def test_claims_come_in_the_order_of_the_articles_with_a_line_each_in_the_manifest(
    articles: Path, tmp_path: Path
) -> None:
    assert worked(run(articles, tmp_path / "run")) == 12
    claims = (tmp_path / "run" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert claims[:4] == ["00 number", "00 0", "01 number", "01 1"] and len(claims) == 24
    assert manifest(tmp_path / "run")[1] == {
        "article": f"{articles}/01.txt",
        "id": "01",
        "sha256": hashlib.sha256(b"number 1").hexdigest(),
        "status": "ok",
        "duplicate_of": None,
        "claims": 2,
        "characters": 8,
        "error": None,
    }


@pytest.mark.parametrize("engine", [backwards, partial(run_apart, workers=2, maker=word_lines)], ids=["order", "two"])
def test_engine_and_order_of_arrival_change_nothing(articles: Path, tmp_path: Path, engine: Engine) -> None:
    (articles / "05.txt").write_text("crash", encoding="utf-8")
    run(articles, tmp_path / "one")
    run(articles, tmp_path / "other", engine)
    assert result(tmp_path / "one") == result(tmp_path / "other")


def test_a_run_that_ends_early_goes_on_where_it_stopped(articles: Path, tmp_path: Path) -> None:
    run(articles, tmp_path / "whole")
    with pytest.raises(ZeroDivisionError):
        run(articles, tmp_path / "cut", failing_after(5))
    assert not (tmp_path / "cut" / "claims.jsonl").exists()
    assert worked(run(articles, tmp_path / "cut")) == 7
    assert result(tmp_path / "whole") == result(tmp_path / "cut")


def test_only_an_edited_article_is_read_again(articles: Path, tmp_path: Path) -> None:
    run(articles, tmp_path / "run")
    (articles / "03.txt").write_text("new words", encoding="utf-8")
    (articles / "03b.txt").write_text("one more", encoding="utf-8")
    assert worked(run(articles, tmp_path / "run")) == 2
    run(articles, tmp_path / "fresh")
    assert result(tmp_path / "run") == result(tmp_path / "fresh")


def test_another_option_reads_all_again_and_leaves_nothing_of_before(articles: Path, tmp_path: Path) -> None:
    run(articles, tmp_path / "run")
    before = set((tmp_path / "run" / "shards").iterdir())
    assert worked(run(articles, tmp_path / "run", job=Job("claims", published="2024-01-01"))) == 12
    assert not before & set((tmp_path / "run" / "shards").iterdir())


def test_a_changed_rule_reads_all_again(articles: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    job = Job("claims", rules=(str(rules),))
    run(articles, tmp_path / "run", job=job)
    assert worked(run(articles, tmp_path / "run", job=job)) == 0
    (rules / "bounds.toml").write_text('[bounds.at-least]\nwords = ["a good"]\n', encoding="utf-8")
    assert worked(run(articles, tmp_path / "run", job=job)) == 12


def test_what_failed_is_kept_in_quarantine_and_tried_again_only_when_asked(articles: Path, tmp_path: Path) -> None:
    (articles / "rows.jsonl").write_text('{"id": "bad", "text": "crash"}\n', encoding="utf-8")
    run(articles, tmp_path / "run")
    (line,) = (tmp_path / "run" / "quarantine.jsonl").read_text(encoding="utf-8").splitlines()
    kept = json.loads(line)
    assert kept["error"] == "ZeroDivisionError: twelve divided by nothing" and "lines_of" in kept["trace"]
    command, _, path = kept["reproduce"].rpartition(" ")
    assert command == "claims extract" and Path(path).read_text() == '{"id": "bad", "text": "crash"}\n'
    assert worked(run(articles, tmp_path / "run")) == 0
    assert worked(run(articles, tmp_path / "run", retry=True)) == 1


def test_a_missing_path_is_in_manifest_and_quarantine(tmp_path: Path) -> None:
    run(tmp_path / "nowhere", tmp_path / "run")
    (entry,) = manifest(tmp_path / "run")
    assert (entry["status"], entry["error"]) == ("error", "no such file or folder")


def test_a_second_run_in_the_same_folder_is_refused(articles: Path, tmp_path: Path) -> None:
    with RunFolder(tmp_path / "run").locked(), pytest.raises(OptionError, match="another run is at work here; wait"):
        run(articles, tmp_path / "run")


def test_half_written_files_of_a_killed_run_are_taken_away(articles: Path, tmp_path: Path) -> None:
    shards = tmp_path / "run" / "shards"
    shards.mkdir(parents=True)
    (shards / ".abc.jsonl.17.part").write_text('{"key": "', encoding="utf-8")
    run(articles, tmp_path / "run")
    assert all(path.suffix == ".jsonl" for path in shards.iterdir())
