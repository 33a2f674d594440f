"""What is quicker gives the same."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from thinc.api import Model, NumpyOps

from pipeline.build import MODEL, load_pipeline, model_folder
from pipeline.quick import LEMMAS, ReadingOps, quicken


class TestReadingOps:
    """The arithmetic of a model that reads."""

    @pytest.mark.parametrize("pieces", [1, 2, 3])
    def test_maxout_is_that_of_thinc(self, pieces: int) -> None:
        values = np.random.default_rng(1).standard_normal((40, 96, pieces)).astype("float32")
        best, which = ReadingOps().maxout(values)
        assert (best == NumpyOps().maxout(values)[0]).all()
        assert best.flags["C_CONTIGUOUS"]
        assert which is None

    def test_so_is_the_product_of_matrices(self) -> None:
        one, other = np.random.default_rng(2).standard_normal((2, 30, 30)).astype("float32")
        assert np.allclose(ReadingOps().gemm(one, other), NumpyOps().gemm(one, other), atol=1e-4)


def test_a_pipeline_without_such_parts_stays_as_it_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    quicken(nlp)
    assert nlp.pipe_names == ["sentencizer"]


@pytest.mark.model
class TestWithTheModel:
    """Against the model as spaCy loads it."""

    def test_tags_and_lemmas_are_those_of_the_model(self) -> None:
        text = "The men who'd fled were seen dying. Wolves, geese and taxes rose; she has lain there, better and worse."
        plain = spacy.load(model_folder(MODEL))(text)
        quick = load_pipeline()(text)
        assert [(one.text, one.tag_, one.lemma_) for one in quick] == [
            (one.text, one.tag_, one.lemma_) for one in plain
        ]

    def test_every_layer_reads_with_it(self) -> None:
        nlp = load_pipeline()
        models = [nlp.get_pipe(name).model for name in ("tok2vec", "tagger", "parser", "ner")]
        layers = [layer for model in models if isinstance(model, Model) for layer in model.walk()]
        assert layers
        assert all(isinstance(layer.ops, ReadingOps) for layer in layers if isinstance(layer.ops, NumpyOps))

    def test_known_lemmas_are_looked_up(self) -> None:
        table = load_pipeline().get_pipe("lemmatizer").lookups.get_table(LEMMAS)
        assert all(isinstance(known, dict) for known in table.values())
