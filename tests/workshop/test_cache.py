from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.records import Article
from pipeline.workshop.cache import Cache, cache_folder, key_of
from pipeline.workshop.reading import reader_for
from tests.workshop.conftest import written


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_put_is_got(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get(key_of("a")) is None
    cache.put(key_of("a"), b"parse")
    assert cache.get(key_of("a")) == b"parse"


def test_parts_of_a_key_do_not_run_together() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")


@pytest.mark.parametrize("damage", [b"", b"x" * 10, b"y" * 100], ids=["empty", "cut off", "overwritten"])
def test_a_damaged_file_counts_as_missing_and_is_replaced(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path)
    cache.put(key_of("a"), b"parse")
    (path,) = files_in(tmp_path)
    path.write_bytes(damage)
    assert cache.get(key_of("a")) is None
    cache.put(key_of("a"), b"parse")
    assert cache.get(key_of("a")) == b"parse"


def test_many_may_write_the_same_at_once(tmp_path: Path) -> None:
    cache, value = Cache(tmp_path), b"parse" * 10_000

    def work(_: int) -> bytes | None:
        cache.put(key_of("a"), value)
        return cache.get(key_of("a"))

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(work, range(64))) == {value}
    assert len(files_in(tmp_path)) == 1, "no draft is left behind"


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "below")
    cache.put(key_of("a"), b"parse")
    assert cache.get(key_of("a")) is None


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CLAIMS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "news-claims"


@pytest.mark.model
def test_a_changed_rule_asks_for_no_new_parse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_CACHE", str(tmp_path / "cache"))
    text = "Police muttered that 12 people died."
    article = Article(id="a", text=text)
    assert reader_for().claims(article)[0].claimant.kind == "article"
    rules = written(tmp_path / "mine", cues='[cues.mutter]\nlemmas = ["mutter"]\nframes = ["clause"]\nstance = "says"')
    reader = reader_for(rules)
    assert reader.parses.has(text)
    assert reader.claims(article)[0].claimant.text == "Police"
    assert len(files_in(tmp_path / "cache")) == 1


@pytest.mark.model
def test_only_rules_that_part_sentences_ask_for_a_new_parse(tmp_path: Path) -> None:
    rules = written(tmp_path / "mine", abbreviations='[abbreviations.mine]\nwords = ["vol"]\nbefore = "anything"')
    assert reader_for(rules).parses.key("a") != reader_for().parses.key("a")


@pytest.mark.model
def test_a_cached_parse_gives_the_same_claims() -> None:
    article = Article(id="a", text="Police said at least 12 people died.\n\nIt was the worst flood in 20 years.")
    reader = reader_for()
    assert reader.claims(article) == reader.claims(article)
    assert len(reader.read(article)._.paragraphs) == 2
