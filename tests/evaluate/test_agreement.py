from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluate import Value
from pipeline.evaluate.agreement import agreement_of, is_same_name, shares_word
from tests.evaluate.made import claim, gold


@pytest.mark.parametrize(
    ("found", "accepted", "same"),
    [
        pytest.param("the interior ministry", "Interior Ministry", True, id="articles and capitals aside"),
        pytest.param("Ukraine’s intelligence", "Ukraine intelligence", True, id="possessives aside"),
        pytest.param("Kinana", "Brigadier Tembinkosi Kinana", True, id="the surname"),
        pytest.param("Amnesty", "Amnesty International researchers", True, id="the beginning"),
        pytest.param("The National Intelligence Service (NIS)", "NIS", True, id="the acronym at the end"),
        pytest.param("Reuters reporters in Kyiv", "Reuters photographers in Kyiv", True, id="half of all words"),
        pytest.param("the president", "President Joe Biden", False, id="a title alone"),
        pytest.param("health ministry", "interior ministry", False, id="another ministry"),
        pytest.param("Tembinkosi", "Brigadier Tembinkosi Kinana", False, id="the middle"),
        pytest.param("the", "the police", False, id="no words left"),
    ],
)
def test_same_name(found: str, accepted: str, same: bool) -> None:
    assert is_same_name(found, accepted) is same
    assert is_same_name(accepted, found) is same


@pytest.mark.parametrize(
    ("found", "accepted", "shares"),
    [
        pytest.param("were killed", ("killed or wounded",), True, id="one word is enough"),
        pytest.param("Kursk’s", ("Kursk",), True, id="possessives aside"),
        pytest.param("killing", ("killed",), False, id="whole words"),
        pytest.param(None, ("killed",), False, id="nothing shares nothing"),
        pytest.param("killed", (None,), False, id="nothing to share with"),
    ],
)
def test_shares_word(found: str | None, accepted: tuple[str | None, ...], shares: bool) -> None:
    assert shares_word(found, accepted) is shares


@pytest.mark.parametrize(
    ("figure", "values", "right"),
    [
        pytest.param({"low": 1004, "high": 1004}, (Value(1000, 1000, "count"),), True, id="within half a percent"),
        pytest.param({"low": 1006, "high": 1006}, (Value(1000, 1000, "count"),), False, id="beyond half a percent"),
        pytest.param({"low": 12, "high": 12}, (Value(12, None, "count"),), False, id="an open end is no number"),
        pytest.param({"low": 0, "high": 0}, (Value(0, 0, "count"),), True, id="none at all"),
        pytest.param({"low": 0, "high": None}, (Value(None, None, "count"),), False, id="zero is not open"),
        pytest.param({"low": 5, "high": 5, "unit": "EUR"}, (Value(5, 5, "USD"),), False, id="another currency"),
        pytest.param({"low": 2, "high": 2}, (Value(2, 2, "x"), Value(2, 2, "count")), True, id="any of the values"),
    ],
)
def test_value(figure: dict[str, Any], values: tuple[Value, ...], right: bool) -> None:
    made = claim(**{f"figure__{name}": value for name, value in figure.items()})
    assert agreement_of(gold(values=values), made).value is right


@pytest.mark.parametrize(
    ("claimant", "sources", "aliases", "right"),
    [
        pytest.param({"kind": "article"}, (None,), (), True, id="the article"),
        pytest.param({"kind": "article"}, ("Police", None), (), True, id="the article among others"),
        pytest.param({"kind": "article"}, ("Police",), (), False, id="the article instead of a source"),
        pytest.param({"kind": "police", "text": "Police"}, (None,), (), False, id="a source instead of the article"),
        pytest.param({"kind": "person", "text": "He", "name": "Budanov"}, ("he",), ("Budanov",), True, id="the name"),
        pytest.param({"kind": "person", "text": "Zelensky"}, ("he",), ("Budanov",), False, id="another name"),
        pytest.param({"kind": "unnamed", "text": None}, ("unnamed",), (), True, id="nobody named"),
        pytest.param({"kind": "media", "text": "reports"}, ("unnamed",), (), True, id="words for nobody"),
        pytest.param({"kind": "media", "text": "Reuters"}, ("unnamed",), (), False, id="somebody named"),
        pytest.param({"kind": "unnamed", "text": "officials"}, ("officials",), (), True, id="unnamed with the words"),
        pytest.param({"kind": "unnamed", "text": None}, ("officials",), (), False, id="unnamed without the words"),
        pytest.param({}, (None,), (), False, id="no claimant at all"),
    ],
)
def test_claimant(
    claimant: dict[str, Any], sources: tuple[str | None, ...], aliases: tuple[str, ...], right: bool
) -> None:
    made = claim(claimant=claimant)
    assert agreement_of(gold(sources=sources, aliases=aliases), made).claimant is right


@pytest.mark.parametrize(
    ("changes", "field", "right"),
    [
        pytest.param({}, {}, {"place": True, "date": True, "item": True}, id="all there"),
        pytest.param({"places": (None,)}, {}, {"place": None}, id="no place in gold"),
        pytest.param({"places": ("Derna", None)}, {"event__place": None}, {"place": True}, id="place may lack"),
        pytest.param({}, {"event__place": None}, {"place": False}, id="place is lacking"),
        pytest.param({"dates": (None,)}, {}, {"date": None}, id="no date in gold"),
        pytest.param({"dates": ("2023", None)}, {"event__date": None}, {"date": True}, id="date may lack"),
        pytest.param({}, {"event__date": {"edtf": "2023-09-11"}}, {"date": False}, id="a date too fine"),
        pytest.param({"item": None}, {}, {"item": None}, id="nothing counted in gold"),
        pytest.param({}, {"figure__item": None}, {"item": False}, id="item is lacking"),
        pytest.param({}, {"figure__approximate": True}, {"approximate": False}, id="too approximate"),
        pytest.param({}, {"event": None}, {"type": False, "trigger": False, "event": False}, id="no event"),
        pytest.param({}, {"event__type": "law"}, {"type": False, "event": True}, id="the trigger is enough"),
        pytest.param({}, {"event__trigger": "fled"}, {"trigger": False, "event": True}, id="the type is enough"),
        pytest.param({}, {"modality": "possible"}, {"modality": False}, id="too careful"),
    ],
)
def test_fields(changes: dict[str, Any], field: dict[str, Any], right: dict[str, bool | None]) -> None:
    agreement = agreement_of(gold(**changes), claim(**field))
    assert {name: getattr(agreement, name) for name in right} == right


@pytest.mark.parametrize(
    ("changes", "levels"),
    [
        pytest.param({}, "span value claimant event claim full", id="all right"),
        pytest.param({"figure__low": 13}, "span", id="nothing counts without the value"),
        pytest.param({"claimant__text": "Doctors", "claimant__name": None}, "span value event", id="somebody else"),
        pytest.param({"event": None}, "span value claimant", id="no event"),
        pytest.param({"modality": "future"}, "span value claimant event claim", id="another modality"),
        pytest.param({"event__date": None}, "span value claimant event claim", id="no date"),
    ],
)
def test_levels_build_on_each_other(changes: dict[str, Any], levels: str) -> None:
    names = ("span", "value", "claimant", "event", "claim", "full")
    reached = agreement_of(gold(), claim(**changes)).levels
    assert " ".join(name for name, right in zip(names, reached, strict=True) if right) == levels
