"""The pipeline of `en_news_accurate`: easy sentences, given starts, long texts, and what is said where torch lacks."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from pipeline.build import load_pipeline
from pipeline.errors import ModelError
from pipeline.run.one import extract

MODEL = Path(__file__).resolve().parents[2] / "models" / "en_news_accurate"
TEXT = "Police said on Monday that at least 12 people were killed by a flood near Lagos. Kenya sent help.\n\nIt rained."

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp() -> Language:
    pytest.importorskip("torch", reason="the extra [accurate] is not installed")
    return spacy.load(MODEL)


def test_size_and_meta() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) <= 60_000_000
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    assert meta["name"] == "news_accurate"
    assert meta["performance"]["both"]["dep_las"] >= 85


def test_easy_sentences(nlp: Language) -> None:
    doc = nlp(TEXT)
    tree = {token.text: (token.dep_, token.head.text) for token in doc}
    assert tree["Police"] == ("nsubj", "said")
    assert tree["people"] == ("nsubj:pass", "killed")
    assert tree["killed"] == ("ccomp", "said")
    assert tree["flood"] == ("obl:agent", "killed")
    assert [sentence[0].text for sentence in doc.sents] == ["Police", "Kenya", "It"]
    assert {(span.text, span.label_) for span in doc.ents} == {("Monday", "DATE"), ("Lagos", "LOC"), ("Kenya", "LOC")}
    assert [token.lemma_ for token in doc if token.pos_ == "VERB"] == ["say", "kill", "send", "rain"]


def test_given_sentence_starts_are_kept(nlp: Language) -> None:
    doc = nlp.make_doc("The mayor of Lagos left. He said nothing.")
    for token in doc:
        token.is_sent_start = token.text in ("The", "Lagos")
    assert [sentence[0].text for sentence in nlp(doc).sents] == ["The", "Lagos"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\n A dam broke.\n", "x" * 500, "rain " * 2000, "?! -- *** ."])
def test_odd_texts_are_read_whole(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(token.head.sent == token.sent and token.dep_ for token in doc)


def test_a_claim_with_its_claimant(nlp: Language) -> None:
    (claim,) = extract(TEXT, model=str(MODEL))
    assert (claim.figure.low, claim.claimant.text, claim.event.measure) == (12, "Police", "killed")


def test_where_torch_lacks_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("pipeline.accurate.net", "pipeline.accurate.read"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(ModelError, match=r"needs the package torch: pip install 'news-claims\[accurate\]'"):
        load_pipeline(f"{MODEL}/")  # a name of its own: pipelines are kept by name
