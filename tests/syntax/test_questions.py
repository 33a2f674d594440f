from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Token

from pipeline.errors import ModelError
from pipeline.syntax import Syntax, clearnlp, syntax_for, syntax_of, universal
from tests.trees import SCHEMES, read_trees, tree

SENTENCES = read_trees(Path(__file__).with_name("sentences.toml"))
VOCAB = spacy.blank("en").vocab
CHOICE = re.compile(r"(\w+)\|(\w+)")
ANSWERERS: dict[str, Syntax] = {"universal": universal, "clearnlp": clearnlp}
CASES = [
    pytest.param(heading, scheme, ask, id=f"{scheme}-{heading}-{ask}")
    for heading, sentence in SENTENCES.items()
    for scheme in SCHEMES
    for ask in sentence["asks"]
]


def word(doc: Doc, name: str) -> Token:
    """A token by its words, or by the number of its occurrence: "in#2"."""
    text, _, count = name.partition("#")
    return [token for token in doc if token.text == text][int(count or 1) - 1]


def shown(answer: object) -> str:
    """An answer as it is written in the file: words, `-` for none."""
    if answer is None or answer == ():
        return "-"
    if isinstance(answer, Token):
        return answer.text
    if isinstance(answer, Iterable) and not isinstance(answer, str):
        return " ".join(one.text if isinstance(one, Token) else "+".join(two.text for two in one) for one in answer)
    return str(answer)


@pytest.mark.parametrize(("heading", "scheme", "ask"), CASES)
def test_both_schemes_answer_alike(heading: str, scheme: str, ask: str) -> None:
    doc = tree(SENTENCES[heading], scheme, VOCAB)
    asked, expected = (part.strip() for part in CHOICE.sub(rf"\{SCHEMES.index(scheme) + 1}", ask).split(" = "))
    question, name = asked.split()
    answer = getattr(ANSWERERS[scheme], question)(word(doc, name))
    assert shown(answer) == expected


def test_every_question_is_asked_of_some_sentence() -> None:
    asked = {ask.split()[0] for sentence in SENTENCES.values() for ask in sentence["asks"]}
    questions = {name for name in vars(Syntax) if not name.startswith("_")}
    assert questions - asked == set()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_scheme_of_a_text_is_told_from_its_labels(scheme: str) -> None:
    assert syntax_of(tree(SENTENCES["said-that"], scheme, VOCAB)) is ANSWERERS[scheme]


def test_labels_of_neither_scheme_are_refused() -> None:
    assert syntax_for(["nsubj", "obl"]) is universal
    assert syntax_for(["nsubj", "pobj"]) is clearnlp
    with pytest.raises(ModelError, match="neither"):
        syntax_for(["SB", "OA"])


@pytest.mark.parametrize("answerer", ANSWERERS.values(), ids=ANSWERERS)
def test_a_text_without_a_parse_is_answered_too(answerer: Syntax) -> None:
    doc = spacy.blank("en")("Officials said 12 people died in Kursk.")
    for name in (name for name in vars(Syntax) if not name.startswith("_")):
        for token in doc:
            getattr(answerer, name)(token)


@pytest.mark.parametrize("answerer", ANSWERERS.values(), ids=ANSWERERS)
def test_a_head_that_points_both_ways_ends(answerer: Syntax) -> None:
    words = ["said", "to", "to", "died"]
    doc = Doc(VOCAB, words=words, heads=[0, 0, 1, 2], deps=["ROOT", "conj", "xcomp", "acl"])
    for name in (name for name in vars(Syntax) if not name.startswith("_")):
        for token in doc:
            getattr(answerer, name)(token)
