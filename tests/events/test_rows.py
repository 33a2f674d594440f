"""Which place belongs to which figure of a row, with places set by hand."""

from __future__ import annotations

import pytest

from pipeline.events.lexicon import lexicon_of
from pipeline.events.rows import partner_of
from pipeline.events.setting import setting_of
from tests.events.made import counted


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        pytest.param("Ulm had three mm , Bonn four mm", "four", "Bonn", id="before the figures"),
        pytest.param("three mm in Ulm and four mm in Bonn", "three", "Ulm", id="behind the figures"),
        pytest.param("In Ulm , three men died and four in Bonn", "three", "Ulm", id="before the clause"),
        pytest.param("three men and four women died in Ulm", "three", None, id="no row"),
        pytest.param("Ulm had three mm , four mm , Bonn five mm", "four", None, id="a member without a place"),
        pytest.param("three men from Ulm died in Bonn , four in Rome and five in Kiel", "three", None, id="two places"),
    ],
)
def test_a_figure_of_a_row_has_its_own_place(text: str, figure: str, expected: str | None) -> None:
    doc = counted(text)
    at = {token.text: token.i for token in doc}
    places = [(token.i, token.i + 1) for token in doc if token.text in ("Ulm", "Bonn", "Rome", "Kiel")]
    mark = next(one for one in doc._.figures if one.start == at[figure])
    found = partner_of(setting_of(doc, lexicon_of(())), mark, places)
    assert (None if found is None else doc[found[0]].text) == expected
