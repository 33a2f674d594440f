"""The default model: what it holds, how large it is, and easy sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

MODEL = Path(__file__).resolve().parent.parent / "models" / "en_news_sm"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def heads(nlp: Language, text: str) -> dict[str, tuple[str, str]]:
    return {token.text: (token.dep_, token.head.text) for token in nlp(text)}


def test_parts(nlp: Language) -> None:
    assert {"tok2vec", "tagger", "morphologizer", "parser", "lemmatizer", "ner"} <= set(nlp.pipe_names)


def test_size() -> None:
    size = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file())
    assert size <= 20_000_000


def test_meta_tells_version_sources_and_scores() -> None:
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    assert (meta["name"], meta["version"]) == ("news_sm", "1.3.0")
    assert len(meta["sources"]) >= 3
    assert meta["performance"]["both"]["dep_las"] >= 81
    assert meta["performance"]["names"]["ents_f"] >= 73


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a 20-year-old man", ["a", "20", "-", "year", "-", "old", "man"]),
        ("a 6.1-magnitude quake", ["a", "6.1", "-", "magnitude", "quake"]),
        ("six-member council", ["six", "-", "member", "council"]),
        ("the U.S.-led talks", ["the", "U.S.", "-", "led", "talks"]),
        ("in mid-2019", ["in", "mid", "-", "2019"]),
        ("10–12 boats", ["10", "–", "12", "boats"]),
        ("$2.5m, 10bn and 25K", ["$", "2.5m", ",", "10bn", "and", "25K"]),
        ("a non-profit, re-elected", ["a", "non-profit", ",", "re-elected"]),
        ("a well-known co-founder", ["a", "well", "-", "known", "co-founder"]),
        ("buses and/or trains", ["buses", "and", "/", "or", "trains"]),
        ("call 212-555-0147.", ["call", "212-555-0147", "."]),
        ("from 2,000-3,000", ["from", "2,000", "-", "3,000"]),
        ("What?! Now!!", ["What", "?!", "Now", "!!"]),
        ("Lt. Col. Ray", ["Lt.", "Col.", "Ray"]),
        ("They don't know", ["They", "do", "n't", "know"]),
        ("One.\n\nTwo.", ["One", ".", "\n\n", "Two", "."]),
    ],
)
def test_tokens(nlp: Language, text: str, words: list[str]) -> None:
    assert [token.text for token in nlp.make_doc(text)] == words


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Officials said 12 people died.", "said", "say"),
        ("Officials said 12 people died.", "people", "people"),
        ("Officials said 12 people died.", "12", "12"),
        ("Officials said 12 people died.", "died", "die"),
        ("At least 2,500 men were killed in the attack.", "killed", "kill"),
        ("At least 2,500 men were killed in the attack.", "men", "man"),
        ("At least 2,500 men were killed in the attack.", "2,500", "2,500"),
        ("At least 2,500 men were killed in the attack.", "were", "be"),
        ("The troops found three bodies on Monday.", "troops", "troop"),
        ("The troops found three bodies on Monday.", "found", "find"),
        ("The troops found three bodies on Monday.", "bodies", "body"),
        ("The ministry put the death toll at 40.", "put", "put"),
        ("They hoped that the hall, rated highly, was reopened.", "hoped", "hope"),
        ("They hoped that the hall, rated highly, was reopened.", "rated", "rate"),
        ("He hopes to bring taxes down.", "hopes", "hope"),
        ("He hopes to bring taxes down.", "bring", "bring"),
        ("He hopes to bring taxes down.", "taxes", "tax"),
        ("She fled and hopped over a fence.", "fled", "flee"),
        ("She fled and hopped over a fence.", "hopped", "hop"),
        ("They need leaves for the wolves.", "need", "need"),
        ("They need leaves for the wolves.", "leaves", "leaf"),
    ],
)
def test_lemmas(nlp: Language, text: str, word: str, lemma: str) -> None:
    assert {token.lemma_ for token in nlp(text) if token.text == word} == {lemma}


def test_reported_speech(nlp: Language) -> None:
    tree = heads(nlp, "Officials said 12 people died.")
    assert tree["Officials"] == ("nsubj", "said")
    assert tree["died"] == ("ccomp", "said")
    assert tree["people"] == ("nsubj", "died")
    assert tree["12"] == ("nummod", "people")


def test_passive(nlp: Language) -> None:
    tree = heads(nlp, "Three soldiers were killed by rebels in the north.")
    assert tree["soldiers"] == ("nsubj:pass", "killed")
    assert tree["were"] == ("aux:pass", "killed")
    assert tree["rebels"][1] == "killed"


def test_source_after_the_statement(nlp: Language) -> None:
    tree = heads(nlp, "At least 30 people were injured, the police said.")
    assert tree["police"] == ("nsubj", "said")
    assert "said" in {tree["injured"][1], tree["said"][1]}


def test_sentences(nlp: Language) -> None:
    doc = nlp("The river rose on Friday. Two villages were cut off.\n\nNo one was hurt, the mayor said.")
    assert [sentence.text.strip().split()[0] for sentence in doc.sents] == ["The", "Two", "No"]


def test_names(nlp: Language) -> None:
    doc = nlp("John Smith of the World Health Organization said in Nairobi on Monday that Kenya needed help.")
    found = {(span.text.removeprefix("the "), span.label_) for span in doc.ents}
    assert {("John Smith", "PERSON"), ("World Health Organization", "ORG"), ("Nairobi", "LOC")} <= found
    assert ("Kenya", "LOC") in found
