from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.columns import COLUMNS, column_named
from pipeline.errors import OptionError
from pipeline.where import where
from tests.samples import bare_claim, full_claim

FULL, BARE = full_claim(), bare_claim()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("measure=killed and low>=100", id="the example of the issue"),
        pytest.param("event.measure = killed", id="path of the record"),
        pytest.param("figure_low>599.5", id="column of the table"),
        pytest.param("low<=600 and low>=600", id="number equal"),
        pytest.param("MEASURE=Killed", id="case of column and value"),
        pytest.param("claimant_name='national intelligence service'", id="several words in quotes"),
        pytest.param('sentence ~ "had died"', id="words inside"),
        pytest.param("sentence !~ flood", id="no such words inside"),
        pytest.param("place in (Kyiv, kursk)", id="any of several"),
        pytest.param("published>=2025-07 and published<=2025-07", id="a month holds its days"),
        pytest.param("published=2025", id="a year holds its days"),
        pytest.param("date_edtf<2025-07-09", id="before a day"),
        pytest.param("high=null and measure!=null", id="open end"),
        pytest.param("approximate=no", id="truth"),
        pytest.param("measure=injured or measure=killed and low=600", id="and before or"),
        pytest.param("not measure=injured and not (low<600 or low>600)", id="not and brackets"),
        pytest.param("via~yonhap", id="outer source"),
        pytest.param("item != 'null'", id="null in quotes is a word"),
    ],
)
def test_a_claim_that_is_wanted(text: str) -> None:
    assert where(text)(FULL)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("measure=killed", id="what is missing equals nothing"),
        pytest.param("measure~k", id="nothing inside what is missing"),
        pytest.param("published>=1900", id="a missing date has no order"),
        pytest.param("measure!=null", id="missing"),
        pytest.param("low>600", id="not greater than itself"),
        pytest.param("low=600 and not low=600", id="contradiction"),
        pytest.param("approximate=yes", id="truth"),
        pytest.param("claimant_kind in (police, court)", id="none of several"),
    ],
)
def test_a_claim_that_is_not_wanted(text: str) -> None:
    assert not where(text)(BARE)


def test_unequal_is_the_opposite_of_equal() -> None:
    assert where("measure!=killed")(BARE) and not where("measure!=killed")(FULL)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("mesure=killed", "no column mesure; did you mean measure?", id="nearest column"),
        pytest.param("zzz=1", "no column zzz; columns are id, document_id, ", id="no column is near"),
        pytest.param("country=KR", "country may be claimant_country or place_country", id="one name for two columns"),
        pytest.param("event_type=casualty", "is never 'casualty'; did you mean casualties?", id="nearest value"),
        pytest.param("modality=zzz", "is never 'zzz'; it is fact, possible, future, negated", id="values"),
        pytest.param("low>=many", "figure_low is a number, which 'many' is not", id="no number"),
        pytest.param("low>=1,000", "makes no sense at ',' at character 7", id="comma in a number"),
        pytest.param("published>July", "published is a date, which 'July' is not; write", id="no date"),
        pytest.param("approximate=maybe", "approximate is true or false", id="no truth"),
        pytest.param("place>Kursk", "place is text and has no order", id="order of text"),
        pytest.param("low>null", "null goes with = and != only", id="order of null"),
        pytest.param("measure", "makes no sense at the end: after a column goes one of =", id="no operator"),
        pytest.param("measure=", "makes no sense at the end: a value goes here", id="no value"),
        pytest.param("", "makes no sense at the end: the name of a column goes here", id="nothing"),
        pytest.param("=killed", "'=' at character 1: the name of a column goes here", id="no column"),
        pytest.param("claimant_name=Red Cross", "'Cross' at character 19: 'and' or 'or' goes here", id="no quotes"),
        pytest.param("(measure=killed", "makes no sense at the end: ) goes here", id="open bracket"),
        pytest.param("measure=killed)", "')' at character 15: 'and' or 'or' goes here", id="bracket too many"),
        pytest.param("place='Kursk", '"\'" at character 7: close the quotes', id="open quotes"),
        pytest.param("place in Kursk", "'Kursk' at character 10: ( goes here", id="in without brackets"),
        pytest.param("low<nan", "figure_low is a number, which 'nan' is not", id="not a number"),
        pytest.param("(" * 9999, "too many brackets or nots within each other", id="too deep"),
        pytest.param("measure=killed and", "makes no sense at the end", id="nothing behind and"),
    ],
)
def test_what_makes_no_sense_says_where(text: str, says: str) -> None:
    with pytest.raises(OptionError) as refused:
        where(text)
    assert says in str(refused.value) and str(refused.value).startswith("--where: ")


def test_every_column_is_known_by_its_name_and_by_its_path() -> None:
    for column in COLUMNS:
        assert column_named(column.name, "--by") is column
        assert column_named(column.path, "--by") is column


WORDS = st.sampled_from(
    ["measure", "low", "published", "and", "or", "not", "in", "null", "(", ")", ",", "=", "!=", ">=", "~", "'x'", '"']
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(WORDS | st.text(max_size=4), max_size=9).map(" ".join))
def test_anything_is_a_condition_or_refused(text: str) -> None:
    with contextlib.suppress(OptionError):
        assert where(text)(FULL) in (True, False)
