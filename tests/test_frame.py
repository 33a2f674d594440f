from __future__ import annotations

import pandas as pd

from pipeline.columns import COLUMNS
from pipeline.frame import to_frame
from tests.samples import bare_claim, full_claim


def test_the_columns_are_those_that_are_documented() -> None:
    frame = to_frame([full_claim(), bare_claim()])
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {one.name: one.dtype for one in COLUMNS}
    assert all(column.meaning for column in COLUMNS)


def test_a_row_says_what_its_claim_says() -> None:
    row = to_frame([full_claim()]).iloc[0]
    assert row["published"] == pd.Timestamp("2025-07-09")
    assert (row["claimant_name"], row["via"], row["stance"]) == ("National Intelligence Service", "Yonhap", "says")
    assert (row["figure_low"], row["figure_bound"], row["item"]) == (600.0, "at_least", "soldiers")
    assert (row["event_type"], row["measure"], row["place"], row["place_country"]) == (
        "casualties",
        "killed",
        "Kursk",
        "RU",
    )
    assert (row["date_edtf"], row["confidence"]) == ("2025-07-08", 0.8)
    assert row["figure_high"] is pd.NA


def test_what_a_claim_does_not_say_is_missing() -> None:
    row = to_frame([bare_claim()]).iloc[0]
    said = {
        "id",
        "document_id",
        "claimant_kind",
        "modality",
        "figure_text",
        "figure_low",
        "figure_high",
        "figure_bound",
    }
    said |= {"approximate", "figure_unit", "event_id", "event_type", "confidence", "sentence"}
    assert set(row.index[row.notna()]) == said


def test_no_claims_give_an_empty_table_with_all_columns() -> None:
    frame = to_frame([])
    assert len(frame) == 0
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {one.name: one.dtype for one in COLUMNS}


def test_a_table_can_be_grouped() -> None:
    frame = to_frame([full_claim(), bare_claim(), full_claim()])
    assert frame.groupby("event_type")["figure_low"].sum().to_dict() == {"casualties": 1200.0, "other": 600.0}
