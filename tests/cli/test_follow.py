from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli.follow import follow
from pipeline.errors import ModelError, OptionError
from pipeline.read import find_sources
from pipeline.run.plan import Job
from tests.run.makers import no_lines, word_lines

JOB = Job("claims")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("one two", encoding="utf-8")
    (folder / "b.txt").write_text("three", encoding="utf-8")
    return folder


def test_lines_go_to_the_file_and_one_line_sums_up(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = articles.parent / "claims.jsonl"
    assert follow(JOB, find_sources([str(articles)]), out=out, maker=word_lines) == 0
    assert out.read_text(encoding="utf-8") == "a one\na two\nb three\n"
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("claims: 2 articles, 3 claims, 0 failures, ") and said.err.endswith(" words/s\n")
    assert said.err.count("\n") == 1


def test_without_a_file_lines_go_to_standard_output(articles: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (articles / "c.txt").write_text("café", encoding="utf-8")
    assert follow(JOB, find_sources([str(articles)]), out=None, maker=word_lines) == 0
    assert capsysbinary.readouterr().out == "a one\na two\nb three\nc café\n".encode()


def test_failures_are_a_line_each_and_a_file_beside_the_output(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (articles / "c.txt").write_text("crash", encoding="utf-8")
    (articles / "d.txt").write_text("", encoding="utf-8")
    out = articles.parent / "claims.jsonl"
    found = find_sources([str(articles), str(articles / "nowhere.txt")])
    assert follow(JOB, found, out=out, maker=word_lines) == 1
    kept = [json.loads(line) for line in (articles.parent / "claims.failures.jsonl").read_text().splitlines()]
    assert [(Path(one["article"]).name, one["kind"]) for one in kept] == [
        ("c.txt", "error"),
        ("d.txt", "empty"),
        ("nowhere.txt", "unreadable"),
    ]
    assert "lines_of" in kept[0]["trace"]
    crash, empty, nowhere, total = capsys.readouterr().err.splitlines()
    assert nowhere == f"claims: {articles}/nowhere.txt: no such file or folder"
    assert crash.startswith(
        f"claims: {articles}/c.txt: ZeroDivisionError: twelve divided by nothing (a mistake of this"
    )
    assert crash.endswith(f"its traceback is in {articles.parent}/claims.failures.jsonl)")
    assert empty == f"claims: {articles}/d.txt: is empty; nothing to read"
    assert total.startswith("claims: 4 articles, 3 claims, 3 failures, ")


def test_a_good_run_takes_away_the_failures_of_the_last_one(articles: Path) -> None:
    (articles.parent / "claims.failures.jsonl").write_text("{}\n", encoding="utf-8")
    follow(JOB, find_sources([str(articles)]), out=articles.parent / "claims.jsonl", maker=word_lines)
    assert not (articles.parent / "claims.failures.jsonl").exists()


def test_with_nothing_to_read_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = find_sources([str(tmp_path / "nowhere")])
    assert follow(JOB, found, out=tmp_path / "claims.jsonl", maker=word_lines) == 2
    assert capsys.readouterr().err == f"claims: {tmp_path}/nowhere: no such file or folder\n"
    assert list(tmp_path.iterdir()) == []


def test_a_model_that_cannot_be_used_leaves_the_old_file(articles: Path) -> None:
    out = articles.parent / "claims.jsonl"
    out.write_text("old\n", encoding="utf-8")
    with pytest.raises(ModelError):
        follow(JOB, find_sources([str(articles)]), out=out, maker=no_lines)
    assert out.read_text(encoding="utf-8") == "old\n"
    assert sorted(path.name for path in articles.parent.iterdir()) == ["articles", "claims.jsonl"]


def test_an_output_that_cannot_be_written_is_told_before_the_first_article(articles: Path) -> None:
    with pytest.raises(OptionError, match="is a folder"):
        follow(JOB, find_sources([str(articles)]), out=articles, maker=no_lines)


def test_marks_are_lines_of_articles_and_no_claims(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    follow(Job("marks"), find_sources([str(articles)]), out=articles.parent / "m.jsonl", maker=word_lines)
    assert capsys.readouterr().err.startswith("claims: 2 articles, 0 failures, ")
