"""Names read off at once are those of the recognizer that goes from token to token."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from pipeline.build import load_pipeline
from pipeline.spans.names import recognizer
from pipeline.spans.names.recognizer import Moves, RecognizerAtOnce

ROOT = Path(__file__).parents[2]
TEXTS = {
    "a name that ends the text": "It was built by Siemens Energy",
    "a name of one token": "Derna",
    "a name at the end of a sentence": "He lives in New York. Times are hard. Ask Bob Roe. United Nations staff left.",
    "a name across a line": "Said by the Ministry of\n\nHealth of Gaza \n in Rafah",
    "no name": "twelve people died in the flood.",
    "white space alone": " \n\n ",
    "nothing": "",
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


@pytest.fixture(scope="module")
def own(nlp: Language) -> EntityRecognizer:
    found = nlp.get_pipe("ner")
    assert isinstance(found, EntityRecognizer)
    return found


def names_of(doc: Doc) -> list[tuple[int, int, str]]:
    return [(one.start, one.end, one.label_) for one in doc.ents]


@pytest.fixture(scope="module")
def parsed(nlp: Language) -> Callable[[str], Doc]:
    """A text as it comes to the recognizer."""
    before = nlp.pipe_names[: nlp.pipe_names.index(recognizer.NAME)]

    def make(text: str) -> Doc:
        doc = nlp.make_doc(text)
        for name in before:
            doc = nlp.get_pipe(name)(doc)
        return doc

    return make


@pytest.mark.model
class TestWithTheModel:
    """Against the recognizer of the model that is shipped."""

    def test_the_names_of_the_corpus_are_the_same(self, own: EntityRecognizer, parsed: Callable[[str], Doc]) -> None:
        found = 0
        for path in sorted((ROOT / "corpus" / "articles").glob("*.md")):
            doc = parsed(path.read_text(encoding="utf-8"))
            wanted = names_of(own(doc.copy()))
            assert names_of(RecognizerAtOnce(own)(doc)) == wanted, path.name
            found += len(wanted)
        assert found > 500

    @pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
    def test_so_are_those_of(self, text: str, own: EntityRecognizer, parsed: Callable[[str], Doc]) -> None:
        one, other = parsed(text), parsed(text)
        assert names_of(RecognizerAtOnce(own)(one)) == names_of(own(other))
        assert [token.ent_iob_ for token in one] == [token.ent_iob_ for token in other]

    def test_names_that_are_there_already_stay(self, own: EntityRecognizer, parsed: Callable[[str], Doc]) -> None:
        doc = parsed("Bob Roe lives in New York.")
        doc.set_ents([Span(doc, 0, 1, label="MISC")], default="unmodified")
        assert (0, 1, "MISC") in names_of(RecognizerAtOnce(own)(doc))

    def test_moves_are_known_by_their_columns(self, own: EntityRecognizer) -> None:
        moves = Moves.of(own)
        columns = {moves.outside, *moves.begins, *moves.units, *(one for pair in moves.inner.values() for one in pair)}
        blocked = 1  # the move "U-", for a token that may be no name
        assert len(columns) + blocked == own.moves.n_moves
        assert all(own.moves.get_class_name(column) == f"B-{label}" for column, label in moves.begins.items())
        assert all(own.moves.get_class_name(column) == f"U-{label}" for column, label in moves.units.items())

    def test_the_recognizer_itself_is_not_asked_again(self, nlp: Language) -> None:
        assert recognizer.NAME in nlp.pipe_names
        assert "ner" in nlp.disabled


def test_only_a_recognizer_of_spacy_that_takes_the_best_move_can_read_at_once() -> None:
    blank = spacy.blank("en")
    assert not recognizer.can_read_at_once(blank.add_pipe("sentencizer"))
    assert not recognizer.can_read_at_once(blank.add_pipe("beam_ner"))
    assert recognizer.can_read_at_once(blank.add_pipe("ner"))
