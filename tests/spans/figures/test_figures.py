"""What is read as a figure, how it is normalised, and what is passed over with its reason."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline import marks
from pipeline.marks import DateMark, FigureMark, SkipMark
from pipeline.records import Article
from pipeline.spans.figures import find_numbers

NLP = spacy.blank("en")


def read(text: str, url: str | None = None) -> tuple[Doc, tuple[FigureMark | SkipMark, ...]]:
    doc = NLP.make_doc(text)
    marks.set_article(doc, Article(id="x", text=text, url=url))
    return doc, find_numbers(doc)


def figures(text: str, url: str | None = None) -> list[tuple[str, float | None, float | None, str, str]]:
    doc, found = read(text, url)
    return [
        (doc[one.start : one.end].text, one.low, one.high, one.bound, one.unit)
        for one in found
        if isinstance(one, FigureMark)
    ]


def skipped(text: str) -> list[tuple[str, str]]:
    doc, found = read(text)
    return [(doc[one.start : one.end].text, one.why) for one in found if isinstance(one, SkipMark)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("11,000 troops", ("11,000", 11000, 11000, "exact", "count"), id="thousands with a comma"),
        pytest.param("10 000 troops", ("10 000", 10000, 10000, "exact", "count"), id="thousands with a space"),
        pytest.param("1.234.567 people", ("1.234.567", 1234567, 1234567, "exact", "count"), id="thousands with points"),
        pytest.param("N$2,25 billion", ("N$2,25 billion", 2.25e9, 2.25e9, "exact", "NAD"), id="decimal comma"),
        pytest.param("1,00,000 homes", ("1,00,000", 100000, 100000, "exact", "count"), id="Indian groups"),
        pytest.param("2½ miles", ("2½ miles", 2.5, 2.5, "exact", "mi"), id="fraction of one character"),
        pytest.param("2 1/2 miles", ("2 1/2 miles", 2.5, 2.5, "exact", "mi"), id="fraction with a stroke"),
        pytest.param(
            "two and a half million", ("two and a half million", 2.5e6, 2.5e6, "exact", "count"), id="and a half"
        ),
        pytest.param("half a million people", ("half a million", 5e5, 5e5, "exact", "count"), id="half a million"),
        pytest.param("25k people", ("25k", 25000, 25000, "exact", "count"), id="k is a thousand"),
        pytest.param("300m people fled", ("300m", 3e8, 3e8, "exact", "count"), id="m before a noun is a million"),
        pytest.param("a 300m drop", ("300m", 300, 300, "exact", "m"), id="m is a metre"),
        pytest.param("€2m in jewels", ("€2m", 2e6, 2e6, "exact", "EUR"), id="m behind a currency is a million"),
        pytest.param(
            "a $2.6-million booty", ("$2.6-million", 2.6e6, 2.6e6, "exact", "USD"), id="hyphen before a magnitude"
        ),
        pytest.param("-5°C overnight", ("-5°C", -5, -5, "exact", "Cel"), id="below zero"),
        pytest.param("25,000 to 30,000 troops", ("25,000 to 30,000", 25000, 30000, "range", "count"), id="range"),
        pytest.param(
            "between 3 and 4 million", ("between 3 and 4 million", 3e6, 4e6, "range", "count"), id="shared magnitude"
        ),
        pytest.param(
            "$10-15 billion", ("$10-15 billion", 1e10, 1.5e10, "range", "USD"), id="shared magnitude and currency"
        ),
        pytest.param("three or four men", ("three or four", 3, 4, "range", "count"), id="or"),
        pytest.param(
            "not more than 40 men", ("not more than 40", None, 40, "at_most", "count"), id="polarity of not more"
        ),
        pytest.param(
            "no fewer than 40 men", ("no fewer than 40", 40, None, "at_least", "count"), id="polarity of no fewer"
        ),
        pytest.param("upwards of 40 men", ("upwards of 40", 40, None, "more_than", "count"), id="upwards of"),
        pytest.param("just under 40 men", ("just under 40", None, 40, "less_than", "count"), id="just under"),
        pytest.param(
            "at least another 30", ("at least another 30", 30, None, "at_least", "count"), id="bound with another"
        ),
        pytest.param("some 40 men or so", ("some 40", 40, 40, "about", "count"), id="some"),
        pytest.param("100+ people", ("100+", 100, None, "at_least", "count"), id="plus sign"),
        pytest.param(
            "tens of millions of dollars", ("tens of millions of dollars", 2e7, None, "vague", "USD"), id="vague money"
        ),
        pytest.param("hundreds of miles away", ("hundreds of miles", 200, None, "vague", "mi"), id="vague measure"),
        pytest.param("a few hundred men", ("a few hundred", 200, None, "vague", "count"), id="a few hundred"),
        pytest.param("two dozen men", ("two dozen", 24, 24, "exact", "count"), id="two dozen"),
        pytest.param("one in five adults", ("one in five", 20, 20, "exact", "%"), id="one in five"),
        pytest.param("8 out of 10 adults", ("8 out of 10", 80, 80, "exact", "%"), id="out of"),
        pytest.param("an 18-fold rise", ("18-fold", 18, 18, "exact", "x"), id="fold"),
        pytest.param("290 times higher", ("290 times", 290, 290, "exact", "x"), id="times higher"),
        pytest.param("a tenth of a point", ("a tenth of a point", 0.1, 0.1, "exact", "pp"), id="part of a point"),
        pytest.param("half a mile away", ("half a mile", 0.5, 0.5, "exact", "mi"), id="half a mile"),
        pytest.param(
            "90 per 100,000 people", ("90 per 100,000 people", 90, 90, "exact", "count"), id="rate with a number"
        ),
        pytest.param("50 cents a share", ("50 cents", 0.5, 0.5, "exact", "USD"), id="cents are hundredths of a dollar"),
        pytest.param("200 pounds of meat", ("200 pounds", 200, 200, "exact", "lb"), id="pounds of something weigh"),
        pytest.param(
            "3 million pounds", ("3 million pounds", 3e6, 3e6, "exact", "GBP"), id="millions of pounds are money"
        ),
        pytest.param("9 mm / yr of creep", ("9 mm / yr", 9, 9, "exact", "mm/a"), id="rate of a length"),
        pytest.param("a magnitude 6.1 quake", ("magnitude 6.1", 6.1, 6.1, "exact", "magnitude"), id="magnitude before"),
        pytest.param("a 6.1-magnitude quake", ("6.1", 6.1, 6.1, "exact", "magnitude"), id="magnitude behind"),
        pytest.param("it flew 6.7 km/s then", ("6.7 km/s", 6.7, 6.7, "exact", "km/s"), id="unit over a time"),
        pytest.param("yields of 3 t/ha", ("3 t/ha", 3, 3, "exact", "t/ha"), id="unit over a unit"),
        pytest.param("2.5×10−3 metres", ("2.5×10−3 metres", 0.0025, 0.0025, "exact", "m"), id="power of ten"),
        pytest.param("3 x 10^8 people", ("3 x 10^8", 3e8, 3e8, "exact", "count"), id="power with a caret"),
        pytest.param("a 6'1\" guard", ("6'1\"", 6.0833, 6.0833, "exact", "ft"), id="feet and inches"),
        pytest.param("a 5-foot-10 guard", ("5-foot-10", 5.8333, 5.8333, "exact", "ft"), id="foot and inches"),
        pytest.param("they are 6ft 2in tall", ("6ft 2in", 6.1667, 6.1667, "exact", "ft"), id="ft and in"),
        pytest.param("fell 50% to 75% below it", ("50% to 75%", 50, 75, "range", "%"), id="range of a change"),
        pytest.param("a poll of 1,033 adults", ("1,033", 1033, 1033, "exact", "count"), id="poll of"),
        pytest.param("of which half may go", ("half", 50, 50, "exact", "%"), id="half may"),
        pytest.param("1,200 colones were paid", ("1,200 colones", 1200, 1200, "exact", "CRC"), id="colones"),
        pytest.param("26 trillion U.S. dollars", ("26 trillion U.S. dollars", 26e12, 26e12, "exact", "USD"), id="U.S."),
        pytest.param("it tripled over the decade", ("tripled", 3, 3, "exact", "x"), id="tripled over"),
        pytest.param("and 1.3m had been paid", ("1.3m", 1.3e6, 1.3e6, "exact", "count"), id="m before a verb"),
        pytest.param("911 people came", ("911", 911, 911, "exact", "count"), id="911 of them"),
        pytest.param("plans to double settlement", ("double", 2, 2, "exact", "x"), id="to double"),
        pytest.param("multiplied output 43 times", ("43 times", 43, 43, "exact", "x"), id="multiplied times"),
        pytest.param(
            "an eighth of 1 percent", ("an eighth of 1 percent", 0.125, 0.125, "exact", "%"), id="part of 1 %"
        ),
        pytest.param("more then ten types", ("more then ten", 10, None, "more_than", "count"), id="more then"),
        pytest.param("± 3 percent", ("± 3 percent", 3, 3, "exact", "%"), id="plus or minus"),
        pytest.param("between +/- 3.1 and 4.9", ("between +/- 3.1 and 4.9", 3.1, 4.9, "range", "count"), id="+/-"),
        pytest.param("an average of 1500.", ("1500", 1500, 1500, "exact", "count"), id="average is no year"),
    ],
)
def test_a_figure_is_read_whole(text: str, wanted: tuple[str, float | None, float | None, str, str]) -> None:
    assert figures(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("rose from 2,560 to 3,365", ["2,560", "3,365"], id="before and after"),
        pytest.param("rose 64 percent to 4,577 cases", ["64 percent", "4,577"], id="change and level"),
        pytest.param("by $43.6bn to $419.2bn", ["$43.6bn", "$419.2bn"], id="by and to"),
        pytest.param("11 of 699 cases", ["11", "699"], id="part and whole"),
        pytest.param("shares rocketed 9 1/2 to 39.", ["9 1/2", "39"], id="rocketed"),
        pytest.param("shares rose 3 to 20.", ["3", "20"], id="change and level, both bare"),
        pytest.param("100 km (62 miles)", ["100 km", "62 miles"], id="conversion in brackets"),
        pytest.param("from 5 to 7 per cent", ["5", "7 per cent"], id="before and after with one unit"),
        pytest.param("from 5 to 7 to 9 to 11 per cent", ["5 to 7", "9 to 11 per cent"], id="from range to range"),
        pytest.param("costs 8 or $9", ["8", "$9"], id="one currency for two"),
        pytest.param("beat her by 1 point, with 47 percent", ["1 point", "47 percent"], id="points of a poll"),
        pytest.param("fell by 58 points, or 1.2 percent", ["58", "1.2 percent"], id="points of an index"),
        pytest.param("Cases rose (1,220 to 1,551)", ["1,220", "1,551"], id="counted before and after"),
        pytest.param("Roe trails Poe 458 to 359", ["458", "359"], id="votes behind a name"),
        pytest.param("was down only 25 cents to $30.25", ["25 cents", "$30.25"], id="down only"),
        pytest.param("measures 80 x 85 cm", ["80", "85 cm"], id="length and width"),
    ],
)
def test_two_figures_stay_two(text: str, wanted: list[str]) -> None:
    assert [one[0] for one in figures(text)] == wanted


def test_the_first_of_two_takes_unit_and_magnitude_of_the_second() -> None:
    assert [one[1:] for one in figures("up from 2.3 to 2.5 million")] == [
        (2.3e6, 2.3e6, "exact", "count"),
        (2.5e6, 2.5e6, "exact", "count"),
    ]
    assert [one[4] for one in figures("It fell from 7 to 5 percent")] == ["%", "%"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("a 35-year-old man", ("35-year-old", "age"), id="age with hyphens"),
        pytest.param("Jane Roe, 35, died", ("35", "age"), id="age behind a name"),
        pytest.param("Smith, 52, was shot", ("52", "age"), id="age behind a surname"),
        pytest.param("Lee Roe Jr., 22, fled", ("22", "age"), id="age behind junior"),
        pytest.param("Another woman, 24, was shot", ("24", "age"), id="age behind a noun"),
        pytest.param("the victim was 17, but", ("17", "age"), id="a victim's age"),
        pytest.param("girls, ages 9, 4 and 3", ("3", "age"), id="ages in a row"),
        pytest.param("his 6- and 12-year-old sons", ("6-", "age"), id="an age without its year"),
        pytest.param("men, 25 and 30 years old", ("25", "age"), id="years old at the end"),
        pytest.param("on Monday (6/30) evening", ("6/30", "date"), id="month and day behind a weekday"),
        pytest.param("Page 1 of 3", ("3", "name"), id="page of pages"),
        pytest.param("numbered 1, 2 and 3", ("3", "name"), id="numbered"),
        pytest.param("men ranged in age from 11 to 30", ("in age from 11 to 30", "age"), id="in age from"),
        pytest.param("she will turn 10 in May", ("turn 10", "age"), id="turns an age"),
        pytest.param("Ann Roe (26), Lee Poe (23) and Ray (24) fled", ("24", "age"), id="age in a row of brackets"),
        pytest.param("Match: Peru 1-3 Chile", ("1-3", "score"), id="score between names"),
        pytest.param("Peru defeated Chile 2 -1", ("2 -1", "score"), id="score with a blank"),
        pytest.param("his two-wheeler hit it", ("two-wheeler", "name"), id="two-wheeler"),
        pytest.param("in the S8 they drove", ("S8", "name"), id="capital S and a digit"),
        pytest.param("during 2016 Stone spoke", ("2016", "date"), id="a name is no unit"),
        pytest.param("they scored a third in May", ("third", "ordinal"), id="one more goal"),
        pytest.param("a 3-for-2 split", ("3-for-2", "score"), id="split of shares"),
        pytest.param("in his 30s", ("30s", "age"), id="decade of life"),
        pytest.param("for three days", ("three days", "duration"), id="duration"),
        pytest.param("hundreds of years", ("hundreds of years", "duration"), id="vague duration"),
        pytest.param("the next day or two", ("day or two", "duration"), id="or two"),
        pytest.param("in 2019 they left", ("2019", "date"), id="year"),
        pytest.param("on 2024-05-31", ("2024-05-31", "date"), id="date in digits"),
        pytest.param("the 1990s", ("1990s", "date"), id="decade"),
        pytest.param("at 10:45 pm", ("10:45 pm", "time"), id="clock"),
        pytest.param("three o'clock", ("three o'clock", "time"), id="clock in words"),
        pytest.param("the 22nd amendment", ("22nd", "ordinal"), id="ordinal in digits"),
        pytest.param("Covid-19 spread", ("Covid-19", "name"), id="hyphened name"),
        pytest.param("the G20 met", ("G20", "name"), id="letters and digits"),
        pytest.param("an AK - 47 rifle", ("AK - 47", "name"), id="spaced code"),
        pytest.param("a 401(k) plan", ("401(k)", "name"), id="paragraph of a law"),
        pytest.param("under Article 4 of it", ("Article 4", "name"), id="article"),
        pytest.param("the S&P 500 fell", ("S&P 500", "name"), id="index"),
        pytest.param("zero tolerance for it", ("zero tolerance", "name"), id="zero tolerance"),
        pytest.param("one of the men", ("one of", "pronoun"), id="one of"),
        pytest.param("the other one", ("one", "pronoun"), id="the other one"),
        pytest.param("a 2-1 defeat", ("2-1", "score"), id="score"),
        pytest.param("a 2-to-1 vote", ("2-to-1", "score"), id="odds"),
        pytest.param("call 555-123-4567", ("555-123-4567", "phone"), id="telephone"),
        pytest.param("at 575 Wilbraham Road", ("575 Wilbraham Road", "address"), id="street"),
        pytest.param("at 501 E. Elder Lane", ("501 E. Elder Lane", "address"), id="street with an initial"),
        pytest.param("at 4235 Oak Shadows about it", ("4235 Oak Shadows", "address"), id="house"),
        pytest.param("in the 6300 block of Elm", ("6300 block", "address"), id="block of houses"),
        pytest.param("the 100-block of Elm", ("100-block", "address"), id="block with a hyphen"),
        pytest.param("the 11,000 block of Elm", ("11,000 block", "address"), id="block with a comma"),
        pytest.param("call 512-472-TIPS now", ("512-472-TIPS", "phone"), id="letters at the end of a number"),
        pytest.param("the 4+1 group met", ("4+1", "name"), id="one more member"),
        pytest.param('time="1448038800" here', ('time="1448038800', "name"), id="stamp of a page"),
        pytest.param("UpdatedFebruary 6, by staff", ("6", "date"), id="month glued to a word"),
        pytest.param("a century and a half", ("half", "name"), id="half of a time"),
        pytest.param("another left, a third would stay", ("third", "ordinal"), id="the third of a row"),
        pytest.param("since I was five", ("five", "age"), id="an age that is remembered"),
        pytest.param("in grades 3 through 8", ("8", "name"), id="grades"),
        pytest.param("head of the Two Holy Mosques", ("Two", "name"), id="a title's number"),
        pytest.param("Ann Roe, Jr., 38; Ivanka, 34; Sue", ("34", "age"), id="ages in a row of strokes"),
        pytest.param("reserve at 415 153 7092.", ("415 153 7092", "phone"), id="telephone with blanks"),
        pytest.param("text a tip to 274637 (CRIMES)", ("274637", "phone"), id="keys before their letters"),
        pytest.param("\u201c1. If a bank fails", ("1.", "list"), id="list number behind a quotation mark"),
        pytest.param("//x.org/photo-1024×683.jpg", ("photo-1024×683.jpg", "name"), id="web address"),
        pytest.param("Wang, then 27, said so", ("27", "age"), id="an age at that time"),
        pytest.param("under s177(3) of it", ("s177(3", "name"), id="section of a law"),
        pytest.param("stages 4 and higher", ("stages 4", "name"), id="stages"),
        pytest.param("went one better by it", ("one", "pronoun"), id="one better"),
        pytest.param("tel +248-361812 in time", ("+248-361812", "phone"), id="telephone with a plus sign"),
        pytest.param("report it to 911.", ("911", "phone"), id="emergency"),
        pytest.param("her Azimio-One Kenya group said so", ("One", "name"), id="a name's number behind a hyphen"),
        pytest.param("and will double check it", ("double", "name"), id="double check"),
        pytest.param("his five-for in May", ("five-for", "name"), id="wickets"),
        pytest.param("call (800) 458-TIPS", ("800) 458-TIPS", "phone"), id="letters for keys"),
        pytest.param("text CRIMES (274637)", ("274637", "phone"), id="keys in brackets"),
        pytest.param("a .45-caliber pistol", (".45-caliber", "name"), id="calibre"),
        pytest.param("the tanker (IMO: 9620944) sank", ("IMO: 9620944", "name"), id="number of a register"),
        pytest.param("nearly a quarter of a century", ("a quarter of a century", "duration"), id="part of a time"),
        pytest.param("tools of Industry 4.0 here", ("Industry 4.0", "name"), id="version"),
        pytest.param("Six: Real support within parties", ("Six:", "list"), id="list number in words"),
        pytest.param("1. Wash your hands", ("1.", "list"), id="list number"),
    ],
)
def test_other_numbers_are_passed_over_with_their_reason(text: str, wanted: tuple[str, str]) -> None:
    assert figures(text) == []
    assert wanted in skipped(text)


@pytest.mark.parametrize(
    ("url", "code"),
    [("https://www.example.ca/news", "CAD"), ("https://example.com.au/x", "AUD"), ("https://example.com/ca", "USD")],
)
def test_a_bare_dollar_is_that_of_the_papers_country(url: str, code: str) -> None:
    assert figures("$5 million", url)[0][4] == code


def test_the_places_of_an_article_settle_whose_shillings_they_are() -> None:
    assert figures("Kampala, Uganda: 200 shillings")[0][4] == "UGX"
    assert figures("Nairobi, Kenya: 200 shillings")[0][4] == "KES"


def test_a_date_is_no_figure_but_money_beside_it_is() -> None:
    doc = NLP.make_doc("On May 5 $20 million was paid")
    doc._.set("dates", (DateMark(1, 3, "DATE", "2024-05-05", None, "2024-05-05", "published", "dates.month-day"),))
    found = find_numbers(doc)
    assert [(doc[one.start : one.end].text, isinstance(one, FigureMark)) for one in found] == [
        ("May 5", False),
        ("$20 million", True),
    ]


def test_paragraphs_are_not_read_across() -> None:
    text = "It has 12\n\nmillion reasons"
    doc = NLP.make_doc(text)
    doc._.set("paragraphs", ((0, 3), (4, len(doc))))
    assert [one.low for one in find_numbers(doc) if isinstance(one, FigureMark)] == [12]


WORDS = (
    "12 3.5 1,000 two dozens of million $ % to - and a half per day one in 2019 people ( ) rose Rs km “ 50/50 ½ "
    "year-old + at least 1.2.3 x 10:45 pm"
)
PIECES = st.sampled_from((*WORDS.split(), "\n\n", ""))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=60))
def test_marks_are_in_order_apart_and_leave_out_no_digit(text: str) -> None:
    doc, found = read(text)
    assert all(0 <= one.start < one.end <= len(doc) for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    taken = {token for one in found for token in range(one.start, one.end)}
    assert not [
        token.text for token in doc if token.i not in taken and any(c.isascii() and c.isdigit() for c in token.text)
    ]
    for one in found:
        if isinstance(one, FigureMark) and one.low is not None and one.high is not None:
            assert one.low <= one.high


def test_the_same_text_gives_the_same_marks() -> None:
    text = "Between 10 and 12 million euros, or 5% of GDP, went to 3,000 homes in 2019."
    assert read(text)[1] == read(text)[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It has dimensions of 130 and 200 square meters.", [(130, "m2"), (200, "m2")], id="a shared unit"),
        pytest.param("It cost two and half million dollars.", [(2_500_000, "USD")], id="and half"),
        pytest.param("It lies at 21.22 degrees North and 99.85 degrees East.", [], id="coordinates"),
        pytest.param("It was 30 degrees on Sunday.", [(30, "deg")], id="a temperature is none"),
        pytest.param("We move from one role to another.", [], id="one to another"),
        pytest.param("It has a minimum five rooms.", [(5, "count")], id="a minimum"),
    ],
)
def test_forms_of_papers_around_the_world(text: str, expected: list[tuple[float, str]]) -> None:
    found = [one for one in find_numbers(spacy.blank("en")(text)) if isinstance(one, FigureMark)]
    assert [(one.low, one.unit) for one in found] == expected
