"""Every form reads its sentence in both label schemes, and the near misses of forms are read by none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, Span

from pipeline import rulebook
from pipeline.attributions.find import find_attributions
from pipeline.marks import AttributionMark, DateMark, FigureMark
from pipeline.rulebook.attributions import Form
from tests.trees import SCHEMES, read_trees, tree

TREES = read_trees(Path(__file__).parent.parent / "trees" / "forms.toml")
VOCAB = spacy.blank("en").vocab


def marked(sentence: dict[str, Any], scheme: str) -> Doc:
    """The sentence as a Doc with lemmas, and with marks for its numbers and dates."""
    doc = tree(sentence, scheme, VOCAB)
    for token in doc:
        token.lemma_ = sentence.get("lemmas", {}).get(token.text, token.lemma_)
    doc.set_ents(
        [Span(doc, one.i, one.i + 1, label) for one in doc if (label := sentence.get("names", {}).get(one.text))]
    )
    figures = [one for one in doc if one.pos_ == "NUM" or one.lower_ == "no"]
    doc._.numbers = tuple(
        FigureMark(one.i, one.i + 1, 1, 1, "exact", False, "count", "count", ("numbers.test",)) for one in figures
    )
    doc._.dates = tuple(
        DateMark(one.i, one.i + 1, "DATE", None, None, None, "none", "dates.test")
        for one in doc
        if one.text in sentence.get("dates", ())
    )
    return doc


def words(doc: Doc, ranges: tuple[tuple[int, int], ...]) -> str:
    """The text of ranges, joined by " / "."""
    return " / ".join(doc[start:end].text for start, end in ranges).replace(" :", ":")


def read_by(doc: Doc, form: str) -> AttributionMark:
    """What a form reads; fails if it reads nothing."""
    found = [one for one in find_attributions(doc) if one.form == form]
    assert found, f"{form} reads nothing; found {[one.form for one in find_attributions(doc)]}"
    return found[0]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", TREES)
def test_a_form_reads_its_sentence(name: str, scheme: str) -> None:
    sentence = TREES[name]
    doc = marked(sentence, scheme)
    one = read_by(doc, f"forms.{name}")
    assert words(doc, one.source) == sentence["source"]
    assert words(doc, one.cue) == sentence["cue"]
    assert words(doc, one.content) == sentence["content"]


def test_what_is_cited_stands_inside_what_the_reporter_says() -> None:
    doc = marked(TREES["citing"], "universal")
    found = find_attributions(doc)
    outer = next(index for index, one in enumerate(found) if words(doc, one.cue) == "said")
    assert read_by(doc, "forms.citing").parent == outer


def test_every_form_has_a_sentence() -> None:
    assert {form.id.removeprefix("forms.") for form in rulebook.load(Form)} == set(TREES)


NOT_SAID = {
    "negated": ("He/PRP did/VBD not/RB say/VB that/IN 12/CD died/VBD ./.",
                "nsubj:4 aux:4 advmod:4 ROOT mark:7 nsubj:7 ccomp:4 punct:4"),
    "modal": ("He/PRP could/MD say/VB that/IN 12/CD died/VBD ./.", "nsubj:3 aux:3 ROOT mark:6 nsubj:6 ccomp:3 punct:3"),
    "withheld": ("He/PRP declined/VBD to/TO say/VB that/IN 12/CD died/VBD ./.",
                 "nsubj:2 ROOT mark:4 xcomp:2 mark:7 nsubj:7 ccomp:4 punct:2"),
    "arithmetic": ("The/DT firm/NN added/VBD 200/CD jobs/NNS ./.", "det:2 nsubj:3 ROOT nummod:5 obj:3 punct:3"),
    "took lives": ("The/DT flood/NN claimed/VBD 12/CD lives/NNS ./.", "det:2 nsubj:3 ROOT nummod:5 obj:3 punct:3"),
    "found bodies": ("Divers/NNS found/VBD 12/CD bodies/NNS ./.", "nsubj:2 ROOT nummod:4 obj:2 punct:2"),
    "only did it": ("Police/NNS arrested/VBD 15/CD people/NNS ./.", "nsubj:2 ROOT nummod:4 obj:2 punct:2"),
    "while he spoke": ("Crowds/NNS cheered/VBD as/IN Roe/NNP said/VBD goodbye/UH ./.",
                       "nsubj:2 ROOT mark:5 nsubj:5 advcl:2 obj:5 punct:2"),
    "told of": ("The/DT deal/NN ,/, announced/VBN then/RB ,/, would/MD cost/VB 3/CD dollars/NNS ./.",
                "det:2 nsubj:4 punct:4 ROOT advmod:4 punct:8 aux:8 ccomp:4 nummod:10 obj:8 punct:4"),
    "praised a deal": ("He/PRP praised/VBD the/DT 3/CD deals/NNS ./.", "nsubj:2 ROOT det:5 nummod:5 obj:2 punct:2"),
}  # fmt: skip
LEMMAS = {
    "declined": "decline",
    "added": "add",
    "claimed": "claim",
    "found": "find",
    "praised": "praise",
    "announced": "announce",
}


@pytest.mark.parametrize("point", NOT_SAID)
def test_nobody_says_it(point: str) -> None:
    sentence, labels = NOT_SAID[point]
    assert find_attributions(marked({"words": sentence, "universal": labels, "lemmas": LEMMAS}, "universal")) == ()


def test_nothing_is_read_without_a_tree() -> None:
    assert find_attributions(spacy.blank("en")("Police said 12 people died.")) == ()
    assert find_attributions(Doc(VOCAB)) == ()
