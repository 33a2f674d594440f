from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.read import Source, find_sources
from pipeline.records import Failure


def made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Article {name}", encoding="utf-8")
    return folder


def ids(found: tuple[Source | Failure, ...]) -> list[str]:
    return [one.id for one in found if isinstance(one, Source)]


def errors(found: tuple[Source | Failure, ...]) -> list[str]:
    return [f"{Path(one.article).name}: {one.error}" for one in found if isinstance(one, Failure)]


def test_a_folder_gives_all_below_it_in_the_order_of_names(tmp_path: Path) -> None:
    made(
        tmp_path, "b.txt", "a.md", "deep/er/c.html", "deep/d.TXT", "picture.png", "notes.csv", ".hidden/e.txt", ".f.txt"
    )
    assert ids(find_sources([str(tmp_path)])) == ["a", "b", "d", "c"]


def test_paths_keep_the_order_they_were_given_in_and_no_file_comes_twice(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a.txt")
    assert ids(find_sources([str(tmp_path / "b.txt"), str(tmp_path)])) == ["b", "a"]


def test_a_pattern_that_the_shell_left_alone_is_followed(tmp_path: Path) -> None:
    made(tmp_path, "x/b.txt", "x/y/a.txt", "c.md")
    assert ids(find_sources([f"{tmp_path}/**/*.txt"])) == ["b", "a"]


def test_a_file_named_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    made(tmp_path, "count[1].txt")
    assert ids(find_sources([str(tmp_path / "count[1].txt")])) == ["count[1]"]


def test_a_named_file_is_text_whatever_its_ending(tmp_path: Path) -> None:
    (found,) = find_sources([str(made(tmp_path, "wire.asc") / "wire.asc")])
    assert isinstance(found, Source) and found.format == "text"


def test_the_same_name_in_two_folders_gets_a_number(tmp_path: Path) -> None:
    made(tmp_path, "a/quake.txt", "b/quake.md", "b/quake-2.txt", "c/quake.html")
    assert ids(find_sources([str(tmp_path)])) == ["quake", "quake-2", "quake-3", "quake-4"]


@pytest.mark.parametrize(
    ("path", "error"),
    [
        pytest.param("nowhere.txt", "nowhere.txt: no such file or folder", id="missing file"),
        pytest.param("nothing*.txt", "nothing*.txt: matches no file; check the pattern", id="pattern without match"),
        pytest.param(
            "empty",
            "empty: holds no articles; they end in .txt .md .html .htm .json .jsonl .csv .tsv .parquet .warc .zip .tar",
            id="empty folder",
        ),
    ],
)
def test_a_path_without_articles_is_a_failure_and_the_rest_goes_on(tmp_path: Path, path: str, error: str) -> None:
    (tmp_path / "empty").mkdir()
    made(tmp_path, "good.txt")
    found = find_sources([str(tmp_path / path), str(tmp_path / "good.txt")])
    assert errors(found) == [error]
    assert ids(found) == ["good"]


def test_each_row_is_an_article_with_its_own_id_or_its_line(tmp_path: Path) -> None:
    rows = [{"id": "one", "text": "A"}, {"text": "B"}, {"id": 7, "text": "C"}, {"id": " ", "text": "D"}]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\n\n{broken\n", encoding="utf-8")
    found = find_sources([str(path)])
    assert ids(found) == ["one", "rows-2", "7", "rows-4", "rows-6"]
    assert [one.read() for one in found if isinstance(one, Source)][1] == b'{"text": "B"}\n'
    assert str(found[4]).count("line 6")


def test_rows_behind_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "one", "text": "A"}\r\n{"id": "two", "text": "B"}\r\n')
    assert ids(find_sources([str(path)])) == ["one", "two"]


@pytest.mark.parametrize("fields", [("document", "figure"), ("document", "figures"), ("article", "kind", "error")])
def test_our_own_output_is_no_input(tmp_path: Path, fields: tuple[str, ...]) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(json.dumps(dict.fromkeys(fields, "")) + "\n", encoding="utf-8")
    assert errors(find_sources([str(tmp_path)])) == [
        "claims.jsonl: holds what this program wrote, not articles; leave it out"
    ]


def test_the_file_that_is_going_to_be_written_is_left_out(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "claims.jsonl")
    assert ids(find_sources([str(tmp_path)], leave_out=tmp_path / "claims.jsonl")) == ["a"]


@pytest.mark.parametrize(
    ("data", "formats"),
    [
        pytest.param(b"Twelve people died.", ["text"], id="text"),
        pytest.param(b"\n <!DOCTYPE html><html></html>", ["page"], id="page"),
        pytest.param(b'{"text": "A"}\n{"text": "B"}', ["row", "row"], id="rows"),
        pytest.param(b'{\n "text": "A"\n}', ["row"], id="one object over many lines"),
        pytest.param(b"", ["text"], id="nothing"),
    ],
)
def test_standard_input_shows_what_it_is(data: bytes, formats: list[str]) -> None:
    assert [one.format for one in find_sources(["-"], stdin=data) if isinstance(one, Source)] == formats
