"""A real Chromium: Debian's, or the one that playwright brought; tests that need it are skipped where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.claims.changes import changes_of
from pipeline.link import link_claims
from pipeline.records import Claim
from pipeline.report import Sources, page_of, view_of
from tests.report.made import TEXT, army, mayor, red_cross
from tests.report.test_view import numbers_of

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    with playwright.sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        except playwright.Error as error:
            pytest.skip(f"no Chromium to test in: {str(error).splitlines()[0]}")
        yield browser
        browser.close()


@pytest.fixture
def browse(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens claims as a report and gives the page; at the end nothing may have failed or asked for the network."""
    wrong: list[str] = []
    contexts = []

    def show(
        claims: list[Claim], *, sources: Sources | None = None, place: str = "", storage: Any = None, **options: Any
    ) -> Any:
        path = tmp_path / "report.html"
        path.write_text(page_of(view_of(claims, sources), title="Report"), encoding="utf-8")
        context = storage or chromium.new_context(accept_downloads=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda one: None if one.url.startswith(("file:", "blob:")) else wrong.append(one.url))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.accept()))
        page.goto(f"{path.as_uri()}{place}")
        return page

    yield show
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def flood() -> list[Claim]:
    """Three claims of one article and one of another."""
    return [mayor(), red_cross(), army(), mayor("later", confidence=0.5)]


@pytest.fixture
def sources(flood: list[Claim]) -> Sources:
    """All that a report can show beside them."""
    return Sources(
        texts={"flood": TEXT, "later": TEXT},
        events=[event.model_dump() for event in link_claims(flood)],
        numbers=[numbers_of(*flood[:3])],
        changes=changes_of([red_cross(confidence=0.1), mayor("gone")], flood),
    )
