from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import OptionError
from pipeline.read.dateline import day_of_dateline, day_said
from pipeline.read.published import Published, published_of

PAGE = """<html><head><title>Quake</title>{head}</head><body><article><p>A strong earthquake struck the coast on
Tuesday, killing 12 people, officials said. Rescue teams are on their way.</p>{body}</article></body></html>"""
META = '<meta property="article:published_time" content="2021-03-04T10:00:00Z">'
JSON_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-03-05T10:00:00Z"}</script>'
)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        pytest.param("2022-07-21", "2022-07-21", id="ISO day"),
        pytest.param("2022-07-21T23:30:00-05:00", "2022-07-21", id="ISO time, day of the place"),
        pytest.param("2022-07-21 10:00:00", "2022-07-21", id="day and time with a blank"),
        pytest.param("20220721", "2022-07-21", id="digits alone"),
        pytest.param(20220721, "2022-07-21", id="YAML reads digits as a number"),
        pytest.param("Thu, 21 Jul 2022 10:00:00 GMT", "2022-07-21", id="mail header"),
        pytest.param("July 21, 2022", "2022-07-21", id="American"),
        pytest.param("21st of July 2022", "2022-07-21", id="British"),
        pytest.param("21/07/2022", "2022-07-21", id="numbers that have one reading"),
        pytest.param("2022 Jul 21", "2022-07-21", id="year first"),
        pytest.param("21.07.2022", "2022-07-21", id="points"),
        pytest.param(date(2022, 7, 21), "2022-07-21", id="YAML date"),
        pytest.param(datetime(2022, 7, 21, 10), "2022-07-21", id="YAML time"),
        pytest.param(1658397600, "2022-07-21", id="seconds"),
        pytest.param(1658397600000, "2022-07-21", id="milliseconds"),
        pytest.param("2 hours ago", None, id="the clock is never asked"),
        pytest.param("yesterday", None, id="nor for yesterday"),
        pytest.param("Friday", None, id="a weekday is no day"),
        pytest.param("July 2022", None, id="no day is invented"),
        pytest.param("07/08/2013", None, id="numbers with two readings"),
        pytest.param("2022-13-45", None, id="no such day"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="none"),
        pytest.param(True, None, id="true is no date"),
        pytest.param(["2022-07-21"], None, id="list"),
        pytest.param(-5, None, id="negative number"),
        pytest.param(float("1e300"), None, id="huge number"),
    ],
)
def test_a_field_may_say_the_day_in_any_form(value: object, day: str | None) -> None:
    assert published_of("", front_matter={"Date": value}).day == day
    assert published_of("", metadata=value).day == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Rescue\n\nMonday, May 18, 2015\n\nOn Friday, 12 died.", "2015-05-18", id="line of its own"),
        pytest.param("WEDNESDAY 03 JULY 2013\n\n12 died.", "2013-07-03", id="capitals"),
        pytest.param("July 2, 2013 07:44\n\n12 died.", "2013-07-02", id="with a time"),
        pytest.param("Updated: November 11, 2011 18:50 IST\n\n12 died.", "2011-11-11", id="updated"),
        pytest.param("Raid\n\nUpdated: 10 Sep 2013 11:25\nPublished: 09 Sep 2013\n", "2013-09-09", id="published wins"),
        pytest.param("Last updated 15:48 15 / 09 / 2013\n\n12 died.", "2013-09-15", id="numbers"),
        pytest.param("TNN Nov 12, 2011, 05.51AM IST MUMBAI:\n\n12 died.", "2011-11-12", id="agency, time and place"),
        pytest.param("Thursday, May 7, 2015 On Tuesday, the government said 12 died.", "2015-05-07", id="runs on"),
        pytest.param("NAIROBI, Oct 27, 2013 (Wire) - Twelve died on Saturday, police said.", "2013-10-27", id="wire"),
        pytest.param("NAIROBI, Oct 27 (Wire) - Twelve died on Saturday, police said.", None, id="no year is said"),
        pytest.param("The operator said today (4 November 2011) that 12 died in the fire.", "2011-11-04", id="today"),
        pytest.param("On July 20, 2022 the minister said that 12 died in the fire there.", None, id="day of an event"),
        pytest.param("Twelve died in the attack of July 20, 2022, the health minister said.", None, id="in a sentence"),
        pytest.param("Founded in 2004\n\n12 died.", None, id="year alone"),
        pytest.param("07/08/2013\n\n12 died.", None, id="numbers with two readings"),
        pytest.param("", None, id="empty"),
        pytest.param("\n\n—\n", None, id="no words"),
    ],
)
def test_the_head_of_an_article_may_say_its_day(text: str, day: str | None) -> None:
    assert day_of_dateline(text) == day
    assert published_of(text) == Published(day, "dateline" if day else None)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        pytest.param("https://x.org/2022/07/21/quake", "2022-07-21", id="folders"),
        pytest.param("https://x.org/news/20220721-quake.html", "2022-07-21", id="digits"),
        pytest.param("https://x.org/news/2022-07-21-quake", "2022-07-21", id="hyphens"),
        pytest.param("https://x.org/stories/202207260345.html", "2022-07-26", id="day and serial"),
        pytest.param("https://x.org/view.php?ud=20220717000234&np=9", "2022-07-17", id="day and serial in a field"),
        pytest.param("https://x.org/view/AEN20220726003400325", "2022-07-26", id="letters, day and serial"),
        pytest.param("https://x.org/cuba/1656779392_40649.html", "2022-07-02", id="seconds and serial"),
        pytest.param("https://x.org/asia/indonesia/130702/quake-kills", "2013-07-02", id="folder of six digits"),
        pytest.param("https://x.org/europe/130909-paris-hit", "2013-09-09", id="six digits before words"),
        pytest.param("http://web.archive.org/web/20170316052905/http://x.org/quake", None, id="day of a copy"),
        pytest.param("http://web.archive.org/web/20170316052905/http://x.org/2016/12/23/q", "2016-12-23", id="copied"),
        pytest.param("https://x.org/a/202213260345.html", None, id="serial of twelve digits, no day"),
        pytest.param("https://x.org/a/2022072603.html", None, id="number of ten digits"),
        pytest.param("https://x.org/a/2003782199", None, id="number of ten digits like seconds"),
        pytest.param("https://x.org/a/1656779392", None, id="ten digits alone need not be seconds"),
        pytest.param("https://x.org/a/1656779392/40649", None, id="two numbers"),
        pytest.param("https://x.org/a/2207261", None, id="number of seven digits"),
        pytest.param("https://x.org/asia/130702", None, id="six digits at the end"),
        pytest.param("https://x.org/story/130702/quake", None, id="number of a story"),
        pytest.param("https://x.org/section/3/120112/quake", None, id="number in a section"),
        pytest.param("https://x.org/asia/721611/quake", None, id="six digits that are no day"),
        pytest.param("https://x.org/asia/1307021/quake", None, id="seven digits"),
        pytest.param("https://x.org/news/quake-130702", None, id="six digits behind words"),
        pytest.param("https://x.org/?page=/asia/130702/quake", None, id="six digits in a field"),
        pytest.param("https://x.org/2022/07/quake", None, id="month alone"),
        pytest.param("https://x.org/a/1202207219", None, id="a longer number"),
        pytest.param("https://x.org/section/3/192458/quake", None, id="number of an article"),
        pytest.param("https://x.org/2022/13/45/quake", None, id="no such day"),
    ],
)
def test_an_address_may_hold_the_day(url: str, day: str | None) -> None:
    assert published_of("", url=url) == Published(day, "url" if day else None)


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        pytest.param(META, "", "2021-03-04", id="meta"),
        pytest.param(JSON_LD, "", "2021-03-05", id="JSON-LD"),
        pytest.param("", "<p>It was the worst since July 20, 2019, they said.</p>", None, id="prose is no metadata"),
        pytest.param("", "", None, id="says nothing"),
    ],
)
def test_a_page_may_say_the_day(head: str, body: str, day: str | None) -> None:
    found = published_of("", html=PAGE.format(head=head, body=body))
    assert found == Published(day, "html" if day else None)


def test_the_nearest_to_the_article_wins() -> None:
    places = {
        "front_matter": {"date": "2001-01-01"},
        "metadata": {"published": "2002-01-01"},
        "html": PAGE.format(head=META.replace("2021", "2003"), body=""),
        "url": "https://x.org/2004/01/01/a",
        "file_name": "a/2006-01-01-quake.txt",
        "option": "2007-01-01",
    }
    text = "Friday, January 7, 2005\n\nTwelve died."
    origins = []
    while True:
        found = published_of(text, **places)  # type: ignore[arg-type]
        origins.append(found.origin)
        if found.origin is None:
            break
        if found.origin == "dateline":
            text = ""
        else:
            del places[found.origin.replace(" ", "_")]
    assert origins == ["front matter", "metadata", "html", "url", "dateline", "file name", "option", None]


def test_a_wrong_option_is_told_even_where_it_is_not_needed() -> None:
    with pytest.raises(OptionError, match=r"--published last week: not a day; write it as 2022-07-21"):
        published_of("", front_matter={"date": "2022-07-21"}, option="last week")


def test_a_broken_page_says_nothing() -> None:
    assert published_of("", html="<html").day is None


@given(st.text(max_size=300))
def test_any_text_can_be_asked(text: str) -> None:
    for day in (day_of_dateline(text), day_said(text)):
        assert day is None or date.fromisoformat(day).isoformat() == day
