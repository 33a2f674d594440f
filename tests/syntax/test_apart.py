"""An article's stretches are parsed side by side as each would be alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from pipeline.build import load_pipeline
from pipeline.syntax import apart

ROOT = Path(__file__).parents[2]
WORDS = ["Two", "died", ".", "\n\n", "Police", "said", "so", ".", "He", "did", "not"]
STARTS = [1, -1, -1, -1, 1, -1, -1, -1, 0, -1, -1]


def doc_of(words: list[str], starts: list[int]) -> Doc:
    doc = Doc(spacy.blank("en").vocab, words, sent_starts=list(starts))
    doc.tensor = np.arange(2 * len(words), dtype="float32").reshape(-1, 2)
    return doc


class TestStretches:
    """Where a Doc is cut, and what each part takes along."""

    def test_a_stretch_runs_from_one_settled_start_to_the_next(self) -> None:
        stretches = apart.stretches_of(doc_of(WORDS, STARTS))
        assert [[token.text for token in stretch] for stretch in stretches] == [WORDS[:4], WORDS[4:]]

    def test_what_is_not_settled_stays_so_and_what_is_no_start_too(self) -> None:
        _, last = apart.stretches_of(doc_of(WORDS, STARTS))
        assert last.to_array("SENT_START").astype("int64").tolist() == STARTS[4:]

    def test_the_vectors_are_those_of_the_whole(self) -> None:
        whole = doc_of(WORDS, STARTS)
        first, last = apart.stretches_of(whole)
        assert (np.concatenate([first.tensor, last.tensor]) == whole.tensor).all()

    def test_an_empty_text_has_none_and_one_without_a_settled_start_is_one(self) -> None:
        assert apart.stretches_of(doc_of([], [])) == []
        assert len(apart.stretches_of(doc_of(WORDS, [0] * len(WORDS)))) == 1


def test_only_a_parser_of_spacy_with_vectors_at_hand_can_read_apart() -> None:
    assert not apart.can_read_apart(spacy.blank("en").add_pipe("sentencizer"))
    assert not apart.can_read_apart(spacy.blank("en").add_pipe("parser"))


@pytest.mark.model
class TestWithTheModel:
    """Against the parser of the model that is shipped."""

    def test_side_by_side_is_as_one_by_one(self) -> None:
        nlp = load_pipeline()
        before = nlp.pipe_names[: nlp.pipe_names.index(apart.NAME)]
        for path in sorted((ROOT / "corpus" / "articles").glob("*.md")):
            doc = nlp.make_doc(path.read_text(encoding="utf-8"))
            for name in before:
                doc = nlp.get_pipe(name)(doc)
            alone = [nlp.get_pipe("parser")(stretch) for stretch in apart.stretches_of(doc)]
            together = nlp.get_pipe(apart.NAME)(doc)
            assert tree_of(together) == [arc for stretch in alone for arc in tree_of(stretch)]
            assert [token.is_sent_start for token in together] == [
                token.is_sent_start for stretch in alone for token in stretch
            ]

    def test_the_parser_itself_is_not_asked_again(self) -> None:
        nlp = load_pipeline()
        assert apart.NAME in nlp.pipe_names
        assert "parser" in nlp.disabled


def tree_of(doc: Doc) -> list[tuple[str, str, int]]:
    """Word, label and distance to the head of each token."""
    return [(token.text, token.dep_, token.head.i - token.i) for token in doc]
