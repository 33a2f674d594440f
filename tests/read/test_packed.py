from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import OptionError
from pipeline.read import Choice, Source, find_sources, read_article, table_of
from pipeline.records import Failure

pyarrow = pytest.importorskip("pyarrow")
pytest.importorskip("warcio")
zstd = pytest.importorskip("backports.zstd")

ROWS = [{"id": f"a{number}", "text": f"Number {number} died.", "published": "2024-05-03"} for number in range(300)]
LINES = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
PAGE = b"<html><head><title>T</title></head><body><article><p>%s</p></article></body></html>"
LONG = b"At least 12 people died in the flood on Monday, officials of the province said. " * 5


def table() -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, ROWS[0], delimiter=";")
    writer.writeheader()
    writer.writerows(ROWS)
    return stream.getvalue().encode()


def parquet() -> bytes:
    from pyarrow import Table, parquet  # noqa: PLC0415 - an extra

    stream = io.BytesIO()
    parquet.write_table(Table.from_pylist(ROWS), stream)
    return stream.getvalue()


def zipped(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.docx", b"no article")
        archive.writestr(name, data)
    return stream.getvalue()


def tarred(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def crawled(number: int, *, status: str = "200 OK", kind: str = "text/html") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + PAGE % (b"Page %d. " % number + LONG)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.org/2024/05/03/{number}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nWARC-Date: 2024-06-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n")


def made(path: Path, data: bytes) -> tuple[Source | Failure, ...]:
    path.write_bytes(data)
    return find_sources([str(path)])


def texts(found: tuple[Source | Failure, ...]) -> list[str]:
    return [read_article(one).article.text for one in found if isinstance(one, Source)]


def errors(found: tuple[Source | Failure, ...]) -> list[str]:
    return [one.error for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("rows.jsonl.gz", lambda: gzip.compress(LINES), id="gzip"),
        pytest.param("rows.jsonl.zst", lambda: zstd.compress(LINES), id="zstd"),
        pytest.param("rows.jsonl.bz2", lambda: bz2.compress(LINES), id="bzip2"),
        pytest.param("rows.csv", table, id="csv"),
        pytest.param("rows.csv.gz", lambda: gzip.compress(table()), id="csv in gzip"),
        pytest.param("rows.parquet", parquet, id="parquet"),
        pytest.param("all.zip", lambda: zipped("2024/rows.jsonl", LINES), id="zip"),
        pytest.param("all.zip", lambda: zipped("rows.parquet", parquet()), id="parquet in zip"),
        pytest.param("all.tar.gz", lambda: tarred("2024/rows.csv", table()), id="tar"),
        pytest.param("all.tgz", lambda: tarred("rows.jsonl.gz", gzip.compress(LINES)), id="gzip in tar"),
    ],
)
def test_every_packing_gives_the_same_articles(tmp_path: Path, name: str, data: Callable[[], bytes]) -> None:
    found = made(tmp_path / name, data())
    assert errors(found) == []
    articles = [read_article(one).article for one in found if isinstance(one, Source)]
    assert [(one.id, one.text, one.published) for one in articles] == [
        (row["id"], row["text"], row["published"]) for row in ROWS
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("rows.jsonl.gz", lambda: gzip.compress(os.urandom(0) + LINES), id="gzip"),
        pytest.param("rows.jsonl.zst", lambda: zstd.compress(LINES), id="zstd"),
        pytest.param("rows.csv.gz", lambda: gzip.compress(table() * 50), id="csv"),
        pytest.param("all.tar.gz", lambda: tarred("rows.jsonl", LINES), id="tar"),
        pytest.param("crawl.warc.gz", lambda: b"".join(map(crawled, range(40))), id="warc"),
        pytest.param("rows.parquet", parquet, id="parquet"),
        pytest.param("all.zip", lambda: zipped("rows.jsonl", LINES), id="zip"),
    ],
)
def test_what_is_cut_off_is_told_behind_what_could_be_read(
    tmp_path: Path, name: str, data: Callable[[], bytes]
) -> None:
    whole, cut = data(), data()[: -len(data()) // 3]
    count = len(texts(made(tmp_path / name, whole)))
    found = made(tmp_path / name, cut)
    said = errors(found)[-1]
    assert "cut off or damaged" in said or "is no whole" in said or "is no zip file" in said
    if name.endswith(".gz"):
        assert 0 < len([one for one in found if isinstance(one, Source)]) < count
        assert "articles before that were read" in said


def test_pages_of_a_crawl_have_an_address_and_its_day(tmp_path: Path) -> None:
    data = [crawled(1), crawled(2, status="404 Not Found"), crawled(3, kind="image/png"), crawled(4)]
    found = made(tmp_path / "CC-NEWS-20240601.warc.gz", b"".join(data))
    articles = [read_article(one).article for one in found if isinstance(one, Source)]
    assert [(one.url, one.published, one.published_from) for one in articles] == [
        ("https://x.org/2024/05/03/1", "2024-05-03", "html"),
        ("https://x.org/2024/05/03/4", "2024-05-03", "html"),
    ]
    assert articles[1].text.startswith("Page 4. At least 12 people")


def test_a_folder_is_read_through_patterns(tmp_path: Path) -> None:
    for name in ("2023/a.txt", "2024/b.txt", "2024/c.html", "2024/drafts/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("12 people died.", encoding="utf-8")
    choice = Choice(include=("2024/*", "a.*"), exclude=("*.html", "*/drafts/*"))
    assert [one.id for one in find_sources([str(tmp_path)], choice=choice) if isinstance(one, Source)] == ["a", "b"]


def test_columns_may_have_other_names(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("key,body,headline\nx,12 people died.,Toll\n", encoding="utf-8")
    choice = Choice(columns=(("id", "key"), ("text", "body")))
    (source,) = find_sources([str(tmp_path / "rows.csv")], choice=choice)
    assert isinstance(source, Source)
    article = read_article(source).article
    assert (article.id, article.text, article.title) == ("x", "12 people died.", "Toll")


def test_a_table_without_the_column_says_so(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("key,body\nx,12\n", encoding="utf-8")
    (source,) = find_sources([str(tmp_path / "rows.csv")], choice=Choice(columns=(("text", "story"),)))
    assert isinstance(source, Source)
    with pytest.raises(Exception, match="has no story"):
        read_article(source)


def test_a_table_of_metadata_fills_what_a_file_leaves_open(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12 people died.", encoding="utf-8")
    (tmp_path / "b.md").write_text("---\ntitle: Own\n---\n12 people died.", encoding="utf-8")
    table = tmp_path / "known.tab"
    table.write_text("file,title,published\na.txt,Toll,2024-05-03\nb.md,Other,2024-05-04\n", encoding="utf-8")
    found = find_sources([str(tmp_path)], choice=Choice(table=table_of(table)))
    articles = [read_article(one).article for one in found if isinstance(one, Source)]
    assert [(one.title, one.published, one.published_from) for one in articles] == [
        ("Toll", "2024-05-03", "metadata"),
        ("Own", "2024-05-04", "metadata"),
    ]


def test_a_table_of_metadata_without_a_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "known.csv").write_text("title\nToll\n", encoding="utf-8")
    with pytest.raises(OptionError, match="has no column id or file or filename or path"):
        table_of(tmp_path / "known.csv")


def test_odd_names_are_read_and_can_be_printed(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    for name in (b"two words.txt", b"new\nline.txt", b"caf\xe9.txt", "Zürich.txt".encode()):
        Path(os.fsdecode(folder + b"/" + name)).write_text("12 people died.", encoding="utf-8")
    found = find_sources([str(tmp_path)])
    assert len(texts(found)) == 4
    assert all(one.name.encode("utf-8") for one in found if isinstance(one, Source))
