from __future__ import annotations

import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline import marks
from pipeline.errors import RuleError
from pipeline.marks import DateMark
from pipeline.records import Article
from pipeline.spans.breaks import find_breaks
from pipeline.spans.dates import make_dates
from pipeline.spans.dates.find import find_dates
from pipeline.spans.dates.grammar import grammar_for

PUBLISHED = "2024-07-17"
"""A Wednesday."""
DATE = r"-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
END = rf"(?:\.\.|{DATE}|\d{{4}}-2[1-4]|\d{{3}}X|\d\dXX)~?"
LEVEL_1 = re.compile(rf"(?!\.\.$){END}(?:/{END})?")
NLP = spacy.blank("en")
WORDS = [
    *("in", "on", "since", "by", "from", "to", "until", "and", "or", "the", "of", "a", "last", "next", "this", "late"),
    *(
        "early",
        "mid",
        "-",
        "/",
        ",",
        ".",
        "'",
        "July",
        "May",
        "17",
        "2024",
        "2019-22",
        "Friday",
        "Monday",
        "first",
        "third",
    ),
    *(
        "quarter",
        "half",
        "week",
        "month",
        "year",
        "years",
        "ago",
        "later",
        "three",
        "1990s",
        "'80s",
        "century",
        "winter",
    ),
    *(
        "10:30",
        "p.m.",
        "GMT",
        "yesterday",
        "weekend",
        "Christmas",
        "fiscal",
        "18-20",
        "end",
        "every",
        "between",
        "2025",
    ),
    *(
        "said",
        "will",
        "\n",
        "\n\n",
        "before",
        "after",
        "day",
        "28th",
        "period",
        "earlier",
        "twice",
        "decade",
        "several",
    ),
]


def read(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None, str | None]]:
    """Words, TIMEX3 value and EDTF of each date."""
    doc, found = _found(text, published)
    return [(doc[one.start : one.end].text, one.timex_value, one.edtf) for one in found]


def _found(text: str, published: str | None) -> tuple[spacy.tokens.Doc, tuple[DateMark, ...]]:
    doc = NLP.make_doc(text)
    marks.set_article(doc, Article(id="x", text=text, published=published))
    doc._.set("paragraphs", find_breaks(doc))
    return doc, find_dates(doc)


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        pytest.param("late 2024", "2024", "2024-09/2024-12", id="late is the last third"),
        pytest.param("early 2024", "2024", "2024-01/2024-04", id="early is the first third"),
        pytest.param("mid-2024", "2024", "2024-05/2024-08", id="mid is the middle third"),
        pytest.param("the end of 2024", "2024", "2024-12", id="the end of a year is its last month"),
        pytest.param("late June", "2024-06", "2024-06", id="part of a month is the month"),
        pytest.param("July or August 2025", "2025-07/2025-08", "2025-07/2025-08", id="alternatives are one date"),
        pytest.param("June 18-20", "2024-06-18/2024-06-20", "2024-06-18/2024-06-20", id="days of a month"),
        pytest.param("16–22 July 2022", "2022-07-16/2022-07-22", "2022-07-16/2022-07-22", id="en dash"),
        pytest.param("2019-2022", "2019/2022", "2019/2022", id="years"),
        pytest.param("autumn 2024", "2024-FA", "2024-23", id="season"),
        pytest.param("the third quarter of 2023", "2023-Q3", "2023-07/2023-09", id="quarter as months"),
        pytest.param("last week", "2024-W28", "2024-07-08/2024-07-14", id="week from Monday to Sunday"),
        pytest.param("the 1990s", "199", "199X", id="decade"),
        pytest.param("the 19th century", "18", "18XX", id="century"),
        pytest.param("Sept. 11, 2001", "2001-09-11", "2001-09-11", id="abbreviated month"),
        pytest.param("10:30 p.m. GMT", "2024-07-17T22:30", "2024-07-17", id="time of day"),
        pytest.param("June 30", "2024-06-30", "2024-06-30", id="just passed"),
        pytest.param("Aug. 3", "2024-08-03", "2024-08-03", id="soon to come"),
        pytest.param("December 20", "2023-12-20", "2023-12-20", id="long ago rather than far ahead"),
        pytest.param("Friday", "2024-07-12", "2024-07-12", id="weekday that has passed"),
        pytest.param("Wednesday", "2024-07-17", "2024-07-17", id="weekday of publication"),
        pytest.param("07/08/2024", "2024-07-08", "2024-07-08", id="of two readings the nearer to publication"),
        pytest.param("two years ago", "2022", "2022", id="years ago"),
        pytest.param("a decade ago", "2014", "2014~", id="a decade ago is about"),
        pytest.param("three months", "P3M", None, id="duration has no place"),
        pytest.param("every Friday", "XXXX-WXX-5", None, id="set has no place"),
        pytest.param("recently", "PAST_REF", None, id="vague has no place"),
    ],
)
def test_a_date_is_resolved_against_publication(text: str, value: str, edtf: str | None) -> None:
    assert read(f"It was seen {'in ' if text[:1].isdigit() and len(text) < 9 else ''}{text}.") == [(text, value, edtf)]


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        pytest.param("from 2019 to 2022", ["2019/2022"] * 2, id="from to"),
        pytest.param("between July 16 and July 22", ["2024-07-16/2024-07-22"] * 2, id="between and"),
        pytest.param("between June and now", ["2024-06/2024-07-17"] * 2, id="between and now"),
        pytest.param("from now to December", ["2024-07-17/2024-12"] * 2, id="from now to"),
        pytest.param("after 9 a.m. Friday", ["2024-07-12"], id="a time of day is one of that day"),
        pytest.param("(Photo: Ann Roe, USA TODAY)", [], id="a newspaper's name"),
        pytest.param("in 2020 and 2021", ["2020/2021"] * 2, id="neighbours"),
        pytest.param("in 2012 and 2020", ["2012", "2020"], id="no neighbours"),
        pytest.param("from Nov 20 to Dec 11, 2015", ["2015-11-20/2015-12-11"] * 2, id="the year that is said last"),
        pytest.param("from Dec 20 to Jan 11, 2015", ["2014-12-20/2015-01-11"] * 2, id="over the turn of the year"),
        pytest.param("from 2022 to 2019", ["2022", "2019"], id="backwards is no stretch"),
        pytest.param("since 2019", ["2019/.."], id="since"),
        pytest.param("until 2030", ["../2030"], id="until"),
        pytest.param("by the end of 2025", ["../2025-12"], id="by"),
        pytest.param("after Monday's attack", ["2024-07-15"], id="after what happened that day"),
        pytest.param("in the first six months of 2022", ["2022-01/2022-06"] * 2, id="first months of a year"),
        pytest.param("in the last two quarters of 2021", ["2021-07/2021-12"] * 2, id="last quarters of a year"),
        pytest.param("in the first nine months of the year", ["2024-01/2024-09"] * 2, id="of this year"),
        pytest.param("the first six months of the siege", [None], id="first months of something else"),
        pytest.param("in the quarter ended Sept. 30", ["2023-07/2023-09", "2023-09-30"], id="quarter by its end"),
        pytest.param("in the year ended June 30, 2023", ["2022-07/2023-06", "2023-06-30"], id="year by its end"),
        pytest.param("over the past five years", ["2019/2024"], id="years up to now"),
        pytest.param("in the 1940s and 1960s", ["1940/1969"] * 2, id="decades"),
        pytest.param("from the 1980s to 1995", ["1980/1995"] * 2, id="decade and year"),
        pytest.param("over the last decade", ["2014/2024"], id="the last ten years"),
        pytest.param("over the past decade", ["2014/2024"], id="decade up to now"),
        pytest.param("over the next three months", ["2024-07/2024-10"], id="months from now"),
        pytest.param("over the last 10 days", ["2024-07-07/2024-07-17"], id="days up to now"),
        pytest.param("over the previous five years", [None], id="years up to something else"),
        pytest.param("over the past several years", [None], id="how many is not said"),
    ],
)
def test_stretches_have_their_ends(text: str, edtfs: list[str]) -> None:
    assert [edtf for _, _, edtf in read(f"It was closed {text}")] == edtfs


@pytest.mark.parametrize(
    "text", ["on Friday", "last week", "this year", "on July 3", "two years ago", "at the weekend", "at noon", "Q3"]
)
def test_without_a_day_of_publication_nothing_is_counted_from_it(text: str) -> None:
    _, found = _found(f"They came {text}", None)
    assert [(one.timex_value, one.edtf, one.anchor) for one in found] == [(None, None, "none")]


def test_a_month_without_year_takes_that_of_the_month_before_it() -> None:
    assert read("In early November 2005 it began; on 10 November it ended.", None)[1][1] == "2005-11-10"
    assert read("In 2005 it began; on 10 November it ended.", None)[1][1] is None


def test_a_year_earlier_is_the_same_quarter() -> None:
    assert read("Profit in the first quarter fell from $2 million a year earlier.")[1][1] == "2023-Q1"


@pytest.mark.parametrize(
    "text",
    [
        "more than 2000 died", "1500 homes burned", "fell 2000ft", "about 2000 people", "two thousand homes",
        "a 20-year-old man", "flight 2024-3", "$2024", "Section 2019", "he may march", "a second attack", "F-2000",
        "Theresa May spoke", "three-quarters of them", "5 people a week", "a score of 24/7", "7.1.2 beta", "No. 1999",
        "+44 2019 443", "10-15 people", "a quarter of voters", "the Daily Star", "her 30s and 40s",
    ],
)  # fmt: skip
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "\n\n\n", "2024", "-", "'", "“July 3", "July\n3, 2024", "İstanbul on July 3", "99/99/9999",
        "31 April 2024", "9999999999 years ago", "the 99th century", "1,000,000 decades ago", "Feb. 29, 2023",
        "29 February", "٣ July",
    ],
)  # fmt: skip
@pytest.mark.parametrize("published", [None, PUBLISHED, "0001-01-01", "9999-12-31", "not a day"])
def test_ugly_text_is_read(text: str, published: str | None) -> None:
    for words, _, edtf in read(text, published):
        assert words in text
        assert edtf is None or LEVEL_1.fullmatch(edtf)


def test_a_date_runs_on_over_a_wrapped_line_but_not_over_a_paragraph() -> None:
    wrapped = "\n".join(
        ["The fire that broke out in the old town of the northern city on July"] * 3 + ["3, 2024 was put out."]
    )
    assert "July\n3, 2024" in [words for words, _, _ in read(wrapped)]
    assert read("Dead in July\n\n2024 was dry")[0][0] == "July"


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from([None, PUBLISHED]))
def test_marks_stand_in_order_and_apart_and_their_places_are_edtf(words: list[str], published: str | None) -> None:
    doc, found = _found(" ".join(words), published)
    ends = [0]
    for one in found:
        assert ends[-1] <= one.start < one.end <= len(doc)
        assert one.edtf is None or LEVEL_1.fullmatch(one.edtf), one
        assert (one.anchor == "none") <= (one.edtf is None)
        ends.append(one.end)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        pytest.param('pattern = "MOON DAY"\nreads = "year"', "no class of words is called MOON", id="unknown class"),
        pytest.param('pattern = "(YEAR"\nreads = "year"', "dates.mine: '\\(YEAR'", id="open bracket"),
        pytest.param('pattern = "YEAR"\nreads = "year"\nafter = "COUNT"', "COUNT is a phrase", id="phrase before"),
        pytest.param('pattern = "YEAR"\nreads = "moon"', "nothing reads 'moon'", id="unknown reader"),
    ],
)
def test_a_wrong_rule_is_told_before_the_first_article(tmp_path: Path, rule: str, told: str) -> None:
    (tmp_path / "dates.toml").write_text(f"[dates.mine]\n{rule}", encoding="utf8")
    with pytest.raises(RuleError, match=told):
        make_dates(NLP, "dates", [str(tmp_path)])


def test_a_user_adds_a_form_and_words(tmp_path: Path) -> None:
    (tmp_path / "dates.toml").write_text('[dates.anno]\npattern = "anno YEAR"\nreads = "year"', encoding="utf8")
    (tmp_path / "holidays.toml").write_text(
        '[holidays.moon]\nnames = ["Moon Day"]\nmonth = 7\nday = 20', encoding="utf8"
    )
    doc = NLP.make_doc("Built anno 1850, shut on Moon Day 2021")
    found = find_dates(doc, (str(tmp_path),))
    assert [(one.rule, one.edtf) for one in found] == [("dates.anno", "1850"), ("dates.holiday", "2021-07-20")]


def test_the_grammar_is_made_once() -> None:
    assert grammar_for(()) is grammar_for(())


def test_long_articles_take_time_in_proportion() -> None:
    text = "In late 2024, on Friday, July 3, some 11,000 troops were sent since 2019 to the region. " * 2500
    assert len(read(text)) >= 3 * 2500
