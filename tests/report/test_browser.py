"""The report as people use it, in headless Chromium."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Claim, Document, Place, Span
from pipeline.report import Sources, page_of, view_of
from pipeline.report.reviews import apply_reviews, read_reviews
from tests.report.conftest import Open
from tests.report.made import TEXT, army, mayor, red_cross
from tests.report.test_render import PAYLOADS
from tests.report.test_reviews import reviewed

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}}
MOST_SECONDS = 3
"""For a report of 50,000 claims to open."""

POINT_OF = """
(words) => {
  const [over, tip] = [document.querySelector(".u-over"), document.querySelector("#tip")];
  const { left, top, width, height } = over.getBoundingClientRect();
  for (let x = left; x < left + width; x += 4) for (let y = top; y < top + height; y += 4) {
    over.dispatchEvent(new MouseEvent("mousemove", { clientX: x, clientY: y }));
    if (!tip.hidden && tip.textContent.includes(words)) return [x, y];
  }
  return null;
}
"""
"""Where on the chart the pointer is told of words; null if nowhere."""


def rows(page: Any) -> list[str]:
    """The figures in the list."""
    found: list[str] = page.locator(".list.claims .row b").all_inner_texts()
    return found


def hash_of(page: Any) -> str:
    found: str = page.evaluate("decodeURIComponent(location.hash)")
    return found


def contrasts(page: Any) -> list[str]:
    """Words on the page whose contrast with what is behind them is below 4.5, as Chromium computes their colours."""
    script = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
    found: list[str] = page.evaluate(script)
    return found


def test_it_opens_with_its_claims_and_the_first_article(browse: Open, flood: list[Claim], sources: Sources) -> None:
    page = browse(flood, sources=sources)
    assert rows(page) == ["≥ 1,200", "950", "40", "≥ 1,200"]
    assert page.locator("#reader .text").inner_text().startswith("🌊 Flood in Arda")


def test_filters_narrow_down_and_count(browse: Open, flood: list[Claim]) -> None:
    page = browse(flood)
    page.get_by_label("ngo").check()
    assert rows(page) == ["950"]
    assert page.locator("#views [aria-current] .count").inner_text().strip() == "1"
    kinds = page.locator("fieldset", has_text="Kind of claimant").locator(".value").all_inner_texts()
    assert [" ".join(one.split()) for one in kinds] == ["ngo 1", "government 2", "article 1"]
    modalities = page.locator("fieldset", has_text="Modality").locator(".value").all_inner_texts()
    assert [" ".join(one.split()) for one in modalities] == ["fact 1"]
    page.get_by_role("button", name="Clear all").click()
    assert len(rows(page)) == 4


def test_search_finds_words_of_the_sentence_without_accents(browse: Open, flood: list[Claim]) -> None:
    page = browse(flood)
    page.get_by_label("Search").fill("RED cróss dead")
    assert rows(page) == ["950", "40"]
    page.get_by_label("Search").fill("nothing like this")
    assert page.get_by_text("No claim fits these filters.").is_visible()


def test_columns_sort_both_ways_with_the_unsaid_last(browse: Open, flood: list[Claim]) -> None:
    page = browse(flood)
    page.get_by_role("button", name="Figure").click()
    assert rows(page) == ["40", "950", "≥ 1,200", "≥ 1,200"]
    page.get_by_role("button", name="Where").click()
    page.get_by_role("button", name="Where").click()
    assert rows(page) == ["≥ 1,200", "≥ 1,200", "950", "40"]
    assert page.locator("[aria-sort=descending]").inner_text().startswith("Where")


def test_an_address_leads_back_to_the_same_view(browse: Open, flood: list[Claim]) -> None:
    page = browse(flood)
    page.get_by_label("government").check()
    page.get_by_role("button", name="Conf.").click()
    page.locator(".row", has_text="Arda").nth(1).click()
    place = page.evaluate("location.hash")
    assert hash_of(page) == "#sort=confidence&claim=mayor-flood&claims.claimant_kind=government"
    again = browse(flood, place=place)
    assert len(rows(again)) == 2
    assert again.locator("[aria-selected=true] .c-confidence").inner_text() == "0.90"
    assert again.get_by_label("government").is_checked()


@pytest.mark.parametrize("place", ["#view=changes", "#view=none", "#number=7&claims.none=x", "#%E0%A4%A"])
def test_an_address_of_another_report_shows_the_claims(browse: Open, flood: list[Claim], place: str) -> None:
    page = browse(flood, place=place)
    assert len(rows(page)) == 4
    assert page.get_by_role("button", name="Clear all").count() == 0


def test_words_are_underlined_by_their_roles(browse: Open, flood: list[Claim], sources: Sources) -> None:
    page = browse(flood, sources=sources, place="#claim=mayor-flood")
    found = {one.get_attribute("data-roles"): one.inner_text() for one in page.locator(".text [data-roles]").all()}
    assert found["claimant"] == "The mayor of Arda"
    assert (found["cue"], found["figure"], found["item"], found["hedge"]) == (
        "said",
        "at least 1,200",
        "people",
        "may have",
    )


def test_words_of_two_roles_carry_two_lines(browse: Open) -> None:
    start = TEXT.index("Arda said")
    place = Place(text="Arda", start=start, end=start + 4)
    page = browse(
        [mayor(event=mayor().event.model_copy(update={"place": place}))], sources=Sources(texts={"flood": TEXT})
    )
    words = page.locator(".text [data-roles='claimant place']")
    assert words.inner_text() == "Arda"
    offsets = words.evaluate("one => getComputedStyle(one).backgroundPosition").split(", ")
    assert len(offsets) == len(set(offsets)) == 2


def test_hovering_tells_the_rule(browse: Open, flood: list[Claim], sources: Sources) -> None:
    page = browse(flood, sources=sources)
    page.locator(".text [data-roles=figure]").hover()
    assert page.locator("#tip").inner_text() == "figure: bounds.at-least, numbers.digits"


def test_other_claims_of_the_article_are_one_click_away(browse: Open, flood: list[Claim], sources: Sources) -> None:
    page = browse(flood, sources=sources)
    page.locator(".text a", has_text="950").click()
    assert page.locator(".said").inner_text().startswith("950")
    page.go_back()
    assert page.locator(".said").inner_text().startswith("≥ 1,200")


def test_without_the_article_its_sentences_are_shown(browse: Open, flood: list[Claim]) -> None:
    page = browse(flood, place="#claim=cross-flood")
    assert "give --articles" in page.locator("#reader").inner_text()
    assert page.locator(".text .here").all_inner_texts()[0].startswith("The Red Cross")


def test_reviews_are_made_by_keyboard_saved_and_applied(
    browse: Open, flood: list[Claim], sources: Sources, tmp_path: Path
) -> None:
    page = browse(flood, sources=sources)
    for key in ("a", "j", "r", "n"):
        page.keyboard.press(key)
    page.keyboard.type("not the 🙏 Red Cross")
    page.keyboard.press("Enter")
    page.locator(".list.claims").focus()
    page.keyboard.press("j")
    page.keyboard.press("a")
    with page.expect_download() as download:
        page.keyboard.press("s")
    path = tmp_path / "reviews.jsonl"
    download.value.save_as(path)
    found = apply_reviews(flood, read_reviews(path))
    assert {name: one.verdict for name, one in found.holds.items()} == {
        "mayor-flood": "accept",
        "cross-flood": "reject",
        "army-flood": "accept",
    }
    assert found.holds["cross-flood"].note == "not the 🙏 Red Cross"
    assert (found.changed, found.gone) == ((), ())


def test_a_review_counts_wide_characters_once(browse: Open, tmp_path: Path) -> None:
    text = "🙏 The army counted 𝟒𝟎 boats."
    start = text.index("𝟒")
    figure = army().figure.model_copy(update={"text": "𝟒𝟎", "start": start, "end": start + 2})
    claim = army(figure=figure, sentence=Span(text=text, start=0, end=len(text)))
    page = browse([claim], sources=Sources(texts={"flood": text}))
    assert page.locator(".text [data-roles=figure]").inner_text() == "𝟒𝟎"
    page.keyboard.press("a")
    with page.expect_download() as download:
        page.keyboard.press("s")
    download.value.save_as(tmp_path / "reviews.jsonl")
    assert [*apply_reviews([claim], read_reviews(tmp_path / "reviews.jsonl")).holds] == ["army-flood"]


def test_reviews_outlive_the_page(browse: Open, flood: list[Claim]) -> None:
    page = browse(flood)
    page.keyboard.press("r")
    again = browse(flood, storage=page.context)
    assert again.locator(".mark.reject").count() == 1
    later = browse([mayor(event=mayor().event.model_copy(update={"measure": "injured"}))], storage=page.context)
    assert "said something else when it was reviewed (rejected)" in later.locator("#reader").inner_text()


def test_claims_can_be_found_by_their_review(browse: Open, flood: list[Claim]) -> None:
    page = browse(flood, sources=Sources(reviews=[reviewed(red_cross(), "reject")]))
    page.get_by_label("not reviewed").check()
    assert rows(page) == ["≥ 1,200", "40", "≥ 1,200"]
    page.locator(".list.claims").focus()
    page.keyboard.press("Home")
    page.keyboard.press("a")
    assert rows(page) == ["40", "≥ 1,200"]
    page.keyboard.press("j")
    assert page.locator("[aria-selected=true] b").inner_text() == "40"


def test_given_reviews_are_shown_per_rule(browse: Open, flood: list[Claim]) -> None:
    reviews = [reviewed(mayor(), "accept"), reviewed(red_cross(), "reject")]
    page = browse(flood, sources=Sources(reviews=reviews), place="#view=rules")
    assert "2 of 4 claims reviewed; 50 % of them accepted." in page.locator("main").inner_text()
    digits = page.locator("tr", has_text="numbers.digits").inner_text().split()
    assert digits == ["numbers.digits", "4", "1", "1", "50", "%"]


def test_changes_against_another_run(browse: Open, flood: list[Claim], sources: Sources) -> None:
    page = browse(flood, sources=sources)
    assert len(rows(page)) == 4
    page.get_by_role("link", name="Changes").click()
    told = page.locator("fieldset", has_text="Compared").locator(".value").all_inner_texts()
    assert sorted(" ".join(one.split()) for one in told) == ["gained 3", "lost 1", "reread 1"]
    page.get_by_label("reread").check()
    assert page.locator(".before-now tbody tr").inner_text().split() == ["confidence", "0.1", "0.62"]
    page.get_by_label("reread").uncheck()
    page.get_by_label("lost").check()
    assert rows(page) == ["≥ 1,200"]
    assert page.get_by_role("button", name="Accept").count() == 0


def test_numbers_without_a_claim_have_a_reason(browse: Open, flood: list[Claim], sources: Sources) -> None:
    page = browse(flood, sources=sources, place="#view=numbers")
    assert page.locator(".list.numbers .row").inner_text().split("\n")[:2] == ["March 2024", "date dates.month-year"]
    assert page.locator(".text .number").inner_text() == "March 2024"


def test_without_marks_it_tells_how_to_make_them(browse: Open, flood: list[Claim]) -> None:
    assert "claims marks" in browse(flood, place="#view=numbers").locator("main").inner_text()


def test_events_show_every_claimant_and_who_contradicts_whom(
    browse: Open, flood: list[Claim], sources: Sources
) -> None:
    page = browse(flood, sources=sources, place="#view=events")
    measure = page.locator(".measure", has_text="killed").first
    assert measure.locator("canvas").count() == 1
    assert "≠ Red Cross (950)" in measure.inner_text()
    measure.get_by_role("link", name="950").click()
    assert page.locator(".said").inner_text().startswith("950")


def test_the_chart_draws_figures_and_opens_them(browse: Open, flood: list[Claim], sources: Sources) -> None:
    page = browse(flood, sources=sources, place="#view=chart")
    assert page.locator("main .chart").get_attribute("aria-label").startswith("killed: 3 figures")
    page.wait_for_selector(".u-over")
    x, y = page.evaluate(POINT_OF, "950")
    page.mouse.click(x, y)
    assert hash_of(page) == "#view=chart&claim=cross-flood"


def test_the_legend_of_the_chart_narrows_down(browse: Open, flood: list[Claim]) -> None:
    page = browse(flood, place="#view=chart")
    page.get_by_role("button", name="Red Cross").click()
    assert hash_of(page) == "#view=chart&claims.claimant=Red+Cross"


def test_a_verdict_leaves_the_article_where_it_is(browse: Open) -> None:
    text = f"{TEXT}\n\n{'And so on. ' * 2000}"
    page = browse([mayor(), red_cross()], sources=Sources(texts={"flood": text}))
    page.locator(".text").evaluate("one => { one.scrollTop = 500; }")
    page.keyboard.press("a")
    assert page.locator(".text").evaluate("one => one.scrollTop") == 500


def test_lists_and_articles_work_by_keyboard_alone(browse: Open, flood: list[Claim], sources: Sources) -> None:
    page = browse(flood, sources=sources)
    page.keyboard.press("End")
    assert hash_of(page) == "#claim=mayor-later"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    assert hash_of(page) == "#claim=cross-flood"
    page.keyboard.press("]")
    assert hash_of(page) == "#claim=army-flood"
    page.keyboard.press("/")
    page.keyboard.type("ja")
    assert hash_of(page) == "#q=ja&claim=army-flood"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["claims", "changes", "events", "chart", "numbers", "rules"])
def test_all_words_can_be_read(browse: Open, flood: list[Claim], sources: Sources, view: str, scheme: str) -> None:
    page = browse(flood, sources=sources, place=f"#view={view}&claim=mayor-flood", color_scheme=scheme)
    assert contrasts(page) == []


def test_everything_that_can_be_used_has_a_name(browse: Open, flood: list[Claim], sources: Sources) -> None:
    page = browse(flood, sources=sources)
    nameless = page.evaluate(
        "[...document.querySelectorAll('button, a[href], input, select')]"
        ".filter(one => !(one.textContent.trim() || one.getAttribute('aria-label') || one.labels?.length))"
        ".map(one => one.outerHTML)"
    )
    assert nameless == []


def test_a_phone_shows_list_then_article(browse: Open, flood: list[Claim], sources: Sources) -> None:
    page = browse(flood, sources=sources, **PHONE)
    assert not page.locator("#reader").is_visible()
    page.locator(".row", has_text="950").click()
    assert page.locator(".text").is_visible()
    page.get_by_role("button", name="Back to the list").click()
    assert not page.locator("#reader").is_visible()
    page.locator(".row", has_text="40").last.click()
    page.go_back()
    page.go_back()
    assert page.locator(".list.claims").is_visible() and not page.locator("#reader").is_visible()
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("ngo").check()
    page.get_by_role("button", name="Filters").click()
    assert rows(page) == ["950"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_run_nothing(browse: Open, payload: str) -> None:
    document = Document(id=payload, title=payload, publisher=payload)
    claim = army().model_copy(update={"document": document, "sentence": Span(text=payload, start=0, end=len(payload))})
    page = browse([claim], sources=Sources(texts={payload: f"{payload} {TEXT}"}))
    page.wait_for_timeout(100)
    assert payload in page.locator("#reader").inner_text()
    assert page.locator("#reader img, #reader svg, #reader script").count() == 0


def many(number: int) -> list[Claim]:
    """Claims of many articles, ten of each."""
    claims = []
    for one in range(number):
        claim = army(f"flood-{one // 10}")
        figure = claim.figure.model_copy(update={"low": one, "high": one})
        claims.append(claim.model_copy(update={"id": f"c{one}", "figure": figure}))
    return claims


def test_fifty_thousand_claims_open_in_three_seconds(chromium: Any, tmp_path: Path) -> None:
    claims = many(50_000)
    path = tmp_path / "large.html"
    texts = {f"flood-{number}": TEXT for number in range(5_000)}
    path.write_text(page_of(view_of(claims, Sources(texts=texts)), title="Large"), encoding="utf-8")
    page = chromium.new_page()
    began = time.perf_counter()
    page.goto(path.as_uri())
    page.wait_for_selector(".row")
    seconds = time.perf_counter() - began
    page.keyboard.press("End")
    page.wait_for_selector("#row-49999[aria-selected=true]")
    assert page.locator(".row").count() < 100
    page.close()
    assert seconds < MOST_SECONDS
