"""Who a source is, in small articles parsed with the model: surnames, acronyms, pronouns, roles."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.attributions.sources import claimant_of
from pipeline.build import load_pipeline
from tests.marked import read_marked

ENOUGH = 0.85
"""Share of the cases that must come out right: parsers err."""
TABLE = tomllib.loads(Path(__file__).with_name("aliases.toml").read_text(encoding="utf8"))


def wrong_in(nlp: Language, case: str) -> str | None:
    """What came out otherwise than marked; None if all is right."""
    text, (source,) = read_marked(case)
    doc: Doc = nlp(text)
    words = doc.char_span(source.start, source.end, alignment_mode="expand")
    claimant, _ = claimant_of(doc, ((words.start, words.end),))
    found = {"name": claimant.name, "kind": claimant.kind, "role": claimant.role, "country": claimant.country}
    bad = {field: found[field] for field, value in source.attributes.items() if value and found[field] != value}
    return f"{case}: {bad}" if bad else None


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


@pytest.mark.model
def test_most_sources_are_told_who_they_are(nlp: Language) -> None:
    every = [case for group in TABLE.values() for case in (*group["cases"], *group.get("fails", ()))]
    wrong = [one for one in (wrong_in(nlp, case) for case in every) if one]
    assert len(every) >= 150
    assert 1 - len(wrong) / len(every) >= ENOUGH, "\n".join(wrong)


@pytest.mark.model
@pytest.mark.parametrize("heading", TABLE)
def test_no_case_fails_any_more_that_is_said_to(nlp: Language, heading: str) -> None:
    mended = [case for case in TABLE[heading].get("fails", ()) if wrong_in(nlp, case) is None]
    assert not mended, "\n".join(mended)
