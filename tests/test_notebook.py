from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline import card
from pipeline.notebook import SHOWN, Claims
from pipeline.read import read_claims
from pipeline.records import Claim
from pipeline.write import write_records
from tests.samples import SAID, bare_claim, full_claim

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover='x'&amp;"


class Page(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.marked: dict[str, str] = {}
        self.text = ""
        self._part: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert {name for name, _ in attrs} <= {"style", "title"}
        self._part = dict(attrs).get("title")

    def handle_endtag(self, tag: str) -> None:
        self._part = None

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._part is not None:
            self.marked.setdefault(self._part, data)


def hostile() -> Claim:
    claim = full_claim()
    return claim.model_copy(
        update={
            "sentence": claim.sentence.model_copy(update={"text": EVIL, "start": 0, "end": len(EVIL)}),
            "claimant": claim.claimant.model_copy(update={"name": EVIL}),
            "document": claim.document.model_copy(update={"id": EVIL, "title": EVIL}),
            "figure": claim.figure.model_copy(update={"text": EVIL, "item": EVIL}),
        }
    )


def test_a_claim_shows_its_words_by_role() -> None:
    page = Page(full_claim()._repr_html_())
    assert page.marked["figure"] == "at least 600" and page.marked["claimant"] == "National Intelligence Service"
    assert SAID in page.text and "Toll · 2025-07-09 · nk · 9f2c41d0a1b2c3d4" in page.text


def test_the_stretches_of_a_sentence_are_the_sentence() -> None:
    stretches = list(card.sentence(full_claim()))
    assert "".join(words for words, _ in stretches) == SAID
    by_part = {part: words for words, part in stretches if part}
    assert by_part == {
        "claimant": "the NIS",
        "cue": "citing",
        "date": "Tuesday",
        "figure": "at least 600",
        "item": "soldiers",
        "place": "Kursk",
    }


@pytest.mark.parametrize("html", [hostile()._repr_html_(), Claims([hostile()])._repr_html_()], ids=["claim", "run"])
def test_an_article_is_text_and_no_script(html: str) -> None:
    page = Page(html)
    assert not {"script", "img"} & set(page.tags)
    assert EVIL in page.text


def test_a_run_is_a_table_of_its_first_claims() -> None:
    page = Page(Claims([full_claim(), bare_claim()])._repr_html_())
    assert page.text.startswith("2 claims of 1 article")
    assert page.tags.count("tr") == 3 and "more" not in page.text
    many = Page(Claims([full_claim()] * (SHOWN + 5))._repr_html_())
    assert many.tags.count("tr") == SHOWN + 1 and many.text.endswith("… and 5 more")


def test_claims_that_are_read_show_themselves(tmp_path: Path) -> None:
    write_records(tmp_path / "claims.jsonl", [full_claim()])
    claims = read_claims(tmp_path / "claims.jsonl")
    assert claims == [full_claim()] and "<p>1 claim of 1 article</p>" in claims._repr_html_()
