"""The fields of a model are described by their docstrings, and only once somebody asks."""

from __future__ import annotations

from pipeline.meanings import described
from pipeline.records import Claim, Figure
from pipeline.rulebook.figures import UnitRule


def test_a_field_means_what_stands_below_it() -> None:
    assert described(UnitRule).model_fields["code"].description == "UCUM code, `%`, `pp`, `bp`, `x` or `magnitude`."


def test_a_field_without_a_docstring_is_not_described() -> None:
    assert described(UnitRule).model_fields["words"].description is None


def test_the_models_in_a_model_are_described_with_it() -> None:
    described(Claim)
    assert Figure.model_fields["unit"].description
