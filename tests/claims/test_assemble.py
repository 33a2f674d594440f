from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.claims.assemble import attribution_of, chain_of, find_claims, strongest
from pipeline.claims.export import claims_of, marks_of
from pipeline.marks import AttributionMark, ClaimantMark, DateMark, EventMark, FigureMark, PlaceMark, set_article
from pipeline.records import Article, Claim, Modality

NLP = spacy.blank("en")
TEXT = "Yonhap, citing the NIS, said on Tuesday that at least 600 soldiers died in Kursk. Prices rose 8 %."


def figure(start: int, end: int, *, item: tuple[int, int] | None = None, unit: str = "count") -> FigureMark:
    return FigureMark(start, end, 600, None, "at_least", False, unit, "count", ("bounds.at-least",), item=item)


def said(source: tuple[int, int], content: tuple[int, int], **rest: object) -> AttributionMark:
    who = ClaimantMark(name="National Intelligence Service", kind="intelligence", country="KR")
    return AttributionMark((source,), ((6, 7),), (content,), "says", who, ("forms.says-that", "cues.say"), **rest)  # type: ignore[arg-type]


@pytest.fixture
def doc() -> Doc:
    """A text with the marks that the stages would leave on it, set by hand."""
    doc = NLP(TEXT)
    at = {token.text: token.i for token in reversed(doc)}
    doc[at["Prices"]].is_sent_start = True
    for token in doc:
        if token.i and token.text != "Prices":
            token.is_sent_start = False
    set_article(doc, Article(id="nk", text=TEXT, published="2025-07-09", published_from="option"))
    dead = figure(at["at"], at["600"] + 1, item=(at["soldiers"], at["soldiers"] + 1))
    rise = FigureMark(at["8"], at["%"] + 1, 8, 8, "exact", False, "%", "percent", ("units.percent",), change="up")
    doc._.numbers = (dead, rise)
    yonhap = said((0, 1), (at["at"], at["Kursk"] + 1))
    service = said((at["the"], at["NIS"] + 1), (at["at"], at["Kursk"] + 1), parent=0)
    doc._.attributions = (yonhap, service)
    place = PlaceMark(at["Kursk"], at["Kursk"] + 1, "RU", "places.clause")
    date = DateMark(
        at["Tuesday"], at["Tuesday"] + 1, "DATE", "2025-07-08", None, "2025-07-08", "published", "dates.weekday"
    )
    doc._.events = (
        EventMark(
            0, (at["died"], at["died"] + 1), "casualties", "killed", "fact", ("events.die",), 1, place=place, date=date
        ),
        EventMark(1, (at["rose"], at["rose"] + 1), "economy", "price", "fact", ("events.price",), 2),
    )
    doc._.claims = find_claims(doc)
    return doc


def test_the_innermost_source_is_the_claimant_and_outer_ones_pass_it_on(doc: Doc) -> None:
    claim = claims_of(doc)[0]
    assert (claim.claimant.text, [via.text for via in claim.claimant.via]) == ("the NIS", ["Yonhap"])


def test_a_figure_outside_every_content_is_the_articles_own(doc: Doc) -> None:
    claim = claims_of(doc)[1]
    assert claim.claimant.kind == "article"
    assert claim.claimant.text is None
    assert claim.attribution is None


def test_every_span_slices_back_to_its_text(doc: Doc) -> None:
    spans = list(_spans([claim.model_dump() for claim in claims_of(doc)])) + list(_spans(marks_of(doc)))
    assert len(spans) >= 14
    assert [TEXT[span["start"] : span["end"]] for span in spans] == [span["text"] for span in spans]


def test_the_sentence_is_that_of_the_figure(doc: Doc) -> None:
    assert [claim.sentence.text[-6:] for claim in claims_of(doc)] == ["Kursk.", "s rose 8 %."[-6:]]


def test_a_record_survives_json(doc: Doc) -> None:
    for claim in claims_of(doc):
        assert Claim.model_validate_json(claim.model_dump_json()) == claim


def test_ids_depend_on_document_figure_and_claimant_alone(doc: Doc) -> None:
    before = [claim.id for claim in claims_of(doc)]
    set_article(doc, Article(id="nk", text=TEXT, title="Another title"))
    assert [claim.id for claim in claims_of(doc)] == before
    set_article(doc, Article(id="other", text=TEXT))
    assert not set(before) & {claim.id for claim in claims_of(doc)}


def test_every_rule_that_set_a_field_is_named_once(doc: Doc) -> None:
    assert claims_of(doc)[0].rules == (
        "bounds.at-least", "forms.says-that", "cues.say", "events.die", "places.clause", "dates.weekday",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("modalities", "expected"),
    [
        pytest.param(["fact", "possible"], "possible", id="possible over fact"),
        pytest.param(["possible", "future"], "future", id="future over possible"),
        pytest.param(["future", "negated", "fact"], "negated", id="negated over all"),
    ],
)
def test_the_strongest_departure_from_fact_wins(modalities: list[Modality], expected: Modality) -> None:
    assert strongest(*modalities) == expected


def test_a_denial_reaches_the_figure(doc: Doc) -> None:
    outer, inner = doc._.attributions
    doc._.attributions = (said(outer.source[0], outer.content[0], modality="negated"), inner)
    assert find_claims(doc)[0].modality == "negated"


def test_a_circle_of_parents_ends() -> None:
    found = (said((0, 1), (8, 12), parent=1), said((2, 3), (8, 12), parent=0))
    assert chain_of(0, found) == (0, 1)


def test_of_two_equal_contents_the_shorter_wins() -> None:
    found = (said((0, 1), (5, 20)), said((2, 3), (8, 12)))
    assert attribution_of(figure(9, 10), found) == 1


def test_a_text_without_figures_has_no_claims() -> None:
    assert find_claims(NLP("")) == ()
    assert claims_of(NLP("Nothing happened.")) == ()


def _spans(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        here = [value] if {"text", "start", "end"} <= set(value) and value["text"] is not None else []
        return here + [span for inner in value.values() for span in _spans(inner)]
    if isinstance(value, list | tuple):
        return [span for inner in value for span in _spans(inner)]
    return []


@pytest.mark.parametrize(
    ("text", "cue", "mention"),
    [
        pytest.param("The mayor , who said 12 died , left", "said", "who", id="a-relative-pronoun"),
        pytest.param("The mayor , who has often said 12 died , left", "said", "who", id="before-auxiliaries"),
        pytest.param("The mayor of a town that burned said 12 died", "said", "The mayor", id="another-clause-between"),
        pytest.param("The mayor said 12 died", "said", "The mayor", id="none"),
    ],
)
def test_the_marks_tell_where_the_clause_of_the_cue_mentions_its_source(text: str, cue: str, mention: str) -> None:
    doc = NLP(text)
    for token in doc:
        token.pos_ = {"said": "VERB", "burned": "VERB", "town": "NOUN", "has": "AUX", "often": "ADV", ",": "PUNCT"}.get(
            token.text, "X"
        )
    at = next(token.i for token in doc if token.text == cue)
    who = ClaimantMark(name=None, kind="person")
    doc._.attributions = (
        AttributionMark(((0, 2),), ((at, at + 1),), ((at + 1, at + 3),), "says", who, ("forms.says-that",)),
    )
    (row,) = marks_of(doc)["attributions"]
    assert [text[start:end] for start, end in row["source"]] == [mention]
    assert row["claimant"]["text"] == "The mayor"
