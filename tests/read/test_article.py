from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import EmptyError, InputError
from pipeline.read import Reading, Source, find_sources, read_article
from pipeline.read.rows import parts_of_object

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"


def read(path: Path, content: str | bytes, **options: str) -> Reading:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (source,) = find_sources([str(path)])
    assert isinstance(source, Source)
    return read_article(source, **options)


def test_front_matter_gives_title_publisher_address_and_day(tmp_path: Path) -> None:
    content = "---\ntitle: 'Toll: 12'\npublisher: Wire\nurl: https://x.org/a\ndate: 2025-07-09\n---\n\nTwelve died.\n"
    article = read(tmp_path / "a.md", content).article
    assert article.text == "Twelve died.\n"
    assert (article.title, article.publisher, article.url) == ("Toll: 12", "Wire", "https://x.org/a")
    assert (article.published, article.published_from) == ("2025-07-09", "front matter")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("Twelve people died.\n---\nSix more were hurt.\n---\n", id="rules further down"),
        pytest.param("---\nTwelve people died\n---\nSix more were hurt.\n", id="prose between rules"),
        pytest.param("---\nTwelve people died and six were hurt.\n", id="a rule that never ends"),
        pytest.param("---\n- 12 dead\n- 6 hurt\n---\nA list.\n", id="a list between rules"),
    ],
)
def test_rules_around_prose_are_no_front_matter(tmp_path: Path, content: str) -> None:
    assert read(tmp_path / "a.md", content).article.text == content


def test_an_impossible_day_in_front_matter_is_no_day(tmp_path: Path) -> None:
    article = read(tmp_path / "a.md", "---\ndate: 2025-13-45\n---\nTwelve died.").article
    assert (article.text, article.published) == ("Twelve died.", None)


def test_broken_front_matter_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not valid YAML, line 3; mend it"):
        read(tmp_path / "a.md", "---\npublisher: Wire\ntitle: Toll: 12\ndate: 2025-07-09\n---\nTwelve died.")


def test_the_text_is_kept_as_it_stands_but_for_line_ends(tmp_path: Path) -> None:
    assert read(tmp_path / "a.txt", "  Twelve\r\ndied. \r\n\r\n").article.text == "  Twelve\ndied. \n\n"


def test_the_option_dates_what_nothing_else_dates(tmp_path: Path) -> None:
    article = read(tmp_path / "a.txt", "Twelve died.", published="2025-07-09").article
    assert (article.published, article.published_from) == ("2025-07-09", "option")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json"])
@pytest.mark.parametrize("content", ["", " \n\n\t", "\ufeff"])
def test_an_empty_file_is_told_apart_from_an_unreadable_one(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(EmptyError, match="is empty"):
        read(tmp_path / name, content)


def test_front_matter_alone_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyError):
        read(tmp_path / "a.md", "---\ntitle: Nothing\n---\n")


def test_a_page_gives_its_article_in_paragraphs() -> None:
    (source,) = find_sources([str(CORPUS / "ever-given.html")])
    assert isinstance(source, Source)
    article = read_article(source).article
    assert article.title == "Hundreds of ships wait as Suez Canal stays blocked"
    assert (article.publisher, article.published) == ("Harbour Wire", "2021-03-28")
    assert "\n\nSyria has begun to ration fuel. Its oil ministry said" in article.text
    assert "Most read" not in article.text and "4812" not in article.text and "<" not in article.text


def test_lists_and_tables_of_a_page_stay_apart(tmp_path: Path) -> None:
    page = (
        "<html><body><article><h1>Toll</h1><p>Rescuers counted the dead in three towns on Monday, officials said.</p>"
        "<ul><li>12 in Derna</li><li>4 in <b>Sousa</b></li></ul>"
        "<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Derna</td><td>12</td></tr></table>"
        "<p>The search goes on<br>in all of them, the mayor of the largest said.</p></article></body></html>"
    )
    paragraphs = read(tmp_path / "a.html", page).article.text.split("\n\n")
    assert paragraphs[-5:] == [
        "12 in Derna",
        "4 in Sousa",
        "Town | Dead",
        "Derna | 12",
        "The search goes on\nin all of them, the mayor of the largest said.",
    ]


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<<<>>>", "<p>", "no page at all"])
def test_a_page_without_an_article_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(InputError, match="no article found in the page"):
        read(tmp_path / "a.html", page)


def test_an_object_gives_what_it_says_and_may_say_more(tmp_path: Path) -> None:
    row = {
        "id": "x",
        "text": "Twelve\r\ndied.",
        "title": " The\n toll ",
        "published": "2025-07-09T10:00:00Z",
        "tags": [1],
    }
    (source,) = find_sources(["-"], stdin=json.dumps(row).encode())
    assert isinstance(source, Source)
    article = read_article(source).article
    assert (article.id, article.text, article.title) == ("x", "Twelve \ndied.", "The toll")
    assert (article.published, article.published_from) == ("2025-07-09", "metadata")


def test_offsets_hold_in_the_text_of_an_object(tmp_path: Path) -> None:
    text = "Police:\r\n\r\nTwelve died.\rOne lives.\n"
    (source,) = find_sources(["-"], stdin=json.dumps({"text": text}).encode())
    assert isinstance(source, Source)
    read_text = read_article(source).article.text
    assert read_text == "Police: \n \nTwelve died.\nOne lives.\n"
    assert len(read_text) == len(text)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param('{"text": "A"', "is not valid JSON: .* column 13; mend it", id="cut off"),
        pytest.param("[1, 2]", "holds a list; save it as .jsonl", id="list"),
        pytest.param("12", "is not an object", id="number"),
        pytest.param('{"id": "a"}', "has no text", id="no text"),
        pytest.param('{"text": 12}', "has a text that is no string", id="text is a number"),
        pytest.param("[" * 100_000, "is no JSON that can be read|not valid JSON", id="nested too deep"),
    ],
)
def test_what_is_no_article_is_refused(data: str, error: str) -> None:
    with pytest.raises(InputError, match=error):
        parts_of_object(data)


def test_half_a_surrogate_pair_does_not_reach_the_text() -> None:
    assert parts_of_object('{"text": "12 died \\ud83d", "title": "\\ude00"}').text == "12 died \ufffd"


def test_a_text_too_long_for_one_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="too long for one article; split it"):
        read(tmp_path / "a.txt", "x" * 5_000_001)


def test_a_file_that_went_away_is_told() -> None:
    with pytest.raises(InputError, match="can't be read: No such file"):
        read_article(Source("a", "a.txt", "text", path="/nowhere/a.txt"))
