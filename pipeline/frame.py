"""Claims as a pandas table: one row for each claim, with the columns of `columns.COLUMNS`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from pipeline.columns import COLUMNS, Column
from pipeline.records import Claim


def to_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """A table with the columns of COLUMNS, a row for each claim in their order.

    A value that the article does not give is missing (`pd.NA`, `pd.NaT`).
    """
    rows = list(claims)
    return pd.DataFrame({column.name: _series(column, rows) for column in COLUMNS})


def _series(column: Column, rows: list[Claim]) -> pd.Series[Any]:
    values = pd.Series([column.of(claim) for claim in rows], dtype="object")
    if column.dtype == "datetime64[s]":
        return pd.to_datetime(values, errors="coerce", format="ISO8601").astype("datetime64[s]")
    return values.astype(column.dtype)
