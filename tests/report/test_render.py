from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from typing import Any

import pytest
from jinja2 import UndefinedError

from pipeline.records import Document
from pipeline.report.render import SCRIPTS, environment, page_of
from pipeline.report.view import Sources, view_of
from tests.report.made import TEXT, mayor

PAYLOADS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "<!--<script>",
    "]]>\u2028&lt;script&gt;",
)
FOLDER = files("pipeline.report")


def page(**document: str) -> str:
    claim = mayor().model_copy(update={"document": Document(id="flood", **document)})
    return page_of(view_of([claim], Sources(texts={"flood": TEXT})), title="1 claim")


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="view">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_stay_inside_the_data(payload: str) -> None:
    plain, hostile = page(title="Flood"), page(title=payload)
    tags = re.compile(r"<[a-zA-Z/!][^>]*")
    assert tags.findall(hostile) == tags.findall(plain)
    assert data_of(hostile)["articles"][0]["title"] == payload


def test_a_title_is_escaped() -> None:
    html = page_of(view_of([mayor()]), title="<b>R&D</b>")
    assert "<h1>&lt;b&gt;R&amp;D&lt;/b&gt;</h1>" in html


def test_only_our_script_and_style_may_be_used() -> None:
    html = page()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy and policy[1].startswith("default-src 'none'")
    for tag in ("script", "style"):
        inline = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
        assert len(inline) == 1
        assert f"'sha256-{digest}'" in policy[1].replace("&#39;", "'")


def test_nothing_is_fetched() -> None:
    html = page(url="https://example.org/flood")
    assert not re.search(r"<(link|img|iframe|object|embed|base)\b|<script[^>]+src|@import|url\(", html)
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|importScripts)\b", "".join(ours()))


def ours() -> list[str]:
    return [FOLDER.joinpath("page", name).read_text(encoding="utf-8") for name in SCRIPTS]


def test_our_scripts_make_no_html_of_words() -> None:
    for name, script in zip(SCRIPTS, ours(), strict=True):
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", script), (
            name
        )


def test_every_script_is_in_the_page() -> None:
    there = {one.name for one in FOLDER.joinpath("page").iterdir() if one.name.endswith(".js")}
    assert there == set(SCRIPTS)


def test_the_template_is_strict_about_missing_names() -> None:
    with pytest.raises(UndefinedError):
        environment().get_template("page.html.j2").render(title="only this")


def test_the_same_claims_make_the_same_page() -> None:
    assert page() == page()


def test_the_charting_library_is_the_release_it_says() -> None:
    told = FOLDER.joinpath("uplot", "README.md").read_text(encoding="utf-8")
    for name in ("uPlot.iife.min.js", "uPlot.min.css", "LICENSE"):
        digest = hashlib.sha256(FOLDER.joinpath("uplot", name).read_bytes()).hexdigest()
        assert f"| `{name}` | `{digest}` |" in told
