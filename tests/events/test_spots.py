"""Which words name places, with names set by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.events.lexicon import lexicon_of
from pipeline.events.setting import setting_of
from pipeline.events.spots import named_places, place_rules
from pipeline.marks import AttributionMark, ClaimantMark, FigureMark, NameMark

WORDS = spacy.blank("en")


def places(text: str, names: dict[str, str]) -> list[str]:
    """The places of a text in which names have the labels given."""
    made = WORDS(text)
    doc = Doc(WORDS.vocab, words=[one.text for one in made], spaces=[bool(one.whitespace_) for one in made])
    for token in doc:
        token.pos_ = "PROPN" if token.text[:1].isupper() and token.i else "NOUN"
    marked = []
    for number, (name, label) in enumerate(names.items()):
        span = next(doc[i : i + len(name.split())] for i in range(len(doc)) if doc[i:].text.startswith(name))
        marked.append(NameMark(span.start, span.end, label, name, number, "names.ner"))
    doc._.names = tuple(marked)
    return [doc[start:end].text for (start, end), _ in named_places(setting_of(doc, lexicon_of(())), place_rules())]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param("A quake hit Aceh province.", {}, ["Aceh"], id="before the name of a kind"),
        pytest.param("A quake hit Aceh province.", {"Aceh": "NORP"}, ["Aceh"], id="whatever its label"),
        pytest.param("They left the Libyan city of Derna.", {"Libyan": "NORP"}, ["Derna"], id="a people is no place"),
        pytest.param("They ride Apple island buses.", {"Apple": "ORG"}, [], id="nor is a company"),
        pytest.param("It read LA Weekly with care.", {"LA Weekly": "LOC"}, [], id="a newspaper taken for a place"),
        pytest.param("They sank two Agosta 90B ships.", {"Agosta": "LOC"}, [], id="a model"),
        pytest.param("They boarded USS Cole at sea.", {"Cole": "LOC"}, [], id="a ship"),
        pytest.param("They sank two Kilo Class ships.", {"Kilo": "LOC"}, [], id="what a class is named after"),
        pytest.param("It read Nablus with care.", {"Nablus": "LOC"}, ["Nablus"], id="a place"),
        pytest.param("They fled to safety in Smith.", {"Smith": "PERSON"}, ["Smith"], id="something is in it"),
    ],
)
def test_places(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert places(text, names) == expected


def test_a_speaker_is_no_place_although_something_is_in_him() -> None:
    doc, names = WORDS("Smith said trust in Smith grew."), []
    for token in doc:
        token.pos_ = "PROPN" if token.text == "Smith" else "NOUN"
        if token.text == "Smith":
            names.append(NameMark(token.i, token.i + 1, "PERSON", "Smith", 0, "names.ner"))
    doc._.names = tuple(names)
    said = AttributionMark(((0, 1),), ((1, 2),), ((2, 6),), "says", ClaimantMark("Smith", "person"), ("forms.x",))
    doc._.attributions = (said,)
    assert named_places(setting_of(doc, lexicon_of(())), place_rules()) == ()


def test_names_beside_degrees_are_places_if_one_of_them_is() -> None:
    doc = WORDS("Katra 23 and Banihal 20 and Smith")
    for token in doc:
        token.pos_ = "PROPN" if token.text.istitle() else "NUM" if token.is_digit else "CCONJ"
    doc._.names = (NameMark(0, 1, "LOC", "Katra", 0, "names.ner"),)
    for unit, expected in (("Cel", ["Katra", "Banihal"]), ("count", ["Katra"])):
        doc._.numbers = tuple(
            FigureMark(at, at + 1, 20.0, 20.0, "exact", False, unit, "measure", ("x",)) for at in (1, 4)
        )
        found = named_places(setting_of(doc, lexicon_of(())), place_rules())
        assert [doc[start:end].text for (start, end), _ in found] == expected


def rows_in(text: str, unit: str) -> list[str]:
    """The places of a text whose numbers have a unit and in which no name is known."""
    doc = WORDS(text)
    for token in doc:
        token.pos_ = "PROPN" if token.text.istitle() else "NUM" if token.like_num else "NOUN"
    doc._.names = ()
    doc._.numbers = tuple(
        FigureMark(token.i, token.i + 1, 20.0, 20.0, "exact", False, unit, "measure", ("x",))
        for token in doc
        if token.like_num
    )
    return [doc[start:end].text for (start, end), _ in named_places(setting_of(doc, lexicon_of(())), place_rules())]


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        pytest.param("it rose in two provinces : Rioja 3 , Jaen 4 , Tarma 5", "count", ["Rioja", "Jaen", "Tarma"]),
        pytest.param("voters chose Rioja 3 , Jaen 4 , Tarma 5", "count", []),
        pytest.param("it was hot : Rioja 3 , Jaen 4 , Tarma 5", "Cel", ["Rioja", "Jaen", "Tarma"]),
        pytest.param("Banihal recorded a low of 19", "Cel", ["Banihal"]),
        pytest.param("Banihal recorded a loss of 19", "count", []),
    ],
)
def test_a_row_of_names_with_figures_is_of_places_where_something_says_so(
    text: str, unit: str, expected: list[str]
) -> None:
    assert rows_in(text, unit) == expected
