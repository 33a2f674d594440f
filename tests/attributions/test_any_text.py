"""No text breaks the stage: stray, nested and unbalanced quotation marks under trees that no grammar would allow."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.attributions.find import find_attributions
from pipeline.build import load_pipeline
from pipeline.marks import FigureMark, attributions
from pipeline.spans.quotes import find_quotes

VOCAB = spacy.blank("en").vocab
WORDS = {
    "PUNCT": (
        "“",
        "”",
        '"',
        "''",
        "``",
        "‘",
        "’",
        "'",
        "«",
        "»",
        ",",
        ".",
        ":",
        ";",
        "—",
        "-",
        "(",
        ")",
        "[",
        "]",
        "?",
    ),
    "VERB": (
        "said",
        "says",
        "reported",
        "added",
        "citing",
        "put",
        "cut",
        "called",
        "showed",
        "estimated",
        "has",
        "told",
    ),
    "NOUN": ("police", "poll", "estimate", "forecast", "reports", "figures", "spokesman", "toll", "claim", "people"),
    "PROPN": ("Roe", "AP", "Reuters", "UN", "OFFICIALS"),
    "PRON": ("he", "it", "they", "I", "we", "who", "that", "which"),
    "ADP": ("by", "of", "in", "per", "for", "at", "to", "according"),
    "SCONJ": ("as", "if", "that", "while"),
    "NUM": ("12", "five"),
    "DET": ("the", "a"),
    "ADV": ("reportedly", "also"),
    "SPACE": ("\n\n",),
}
LEMMAS = {"said": "say", "says": "say", "reported": "report", "added": "add", "citing": "cite", "called": "call"}
LEMMAS |= {"showed": "show", "estimated": "estimate", "has": "have", "told": "tell"}
LABELS = {
    "universal": "nsubj obj ccomp xcomp advcl obl nmod case mark conj cc parataxis appos acl:relcl acl nsubj:pass "
    "aux:pass obl:agent nmod:poss punct amod nummod",
    "clearnlp": "nsubj dobj ccomp xcomp advcl prep pobj mark conj cc parataxis appos relcl acl nsubjpass auxpass agent "
    "poss punct amod nummod npadvmod pcomp",
}
TOKEN = st.sampled_from([(word, part) for part, words in WORDS.items() for word in words])


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """A Doc of any words under any tree, with quotations, figures and paragraphs marked as the stages before would."""
    tokens = draw(st.lists(TOKEN, min_size=1, max_size=25))
    labels = LABELS[draw(st.sampled_from(sorted(LABELS)))].split()
    heads = [draw(st.integers(0, place)) for place in range(len(tokens))]
    if draw(st.booleans()):
        heads = [len(tokens) - 1 - head for head in reversed(heads)]
    deps = ["ROOT" if head == i else draw(st.sampled_from(labels)) for i, head in enumerate(heads)]
    words = [word for word, _ in tokens]
    parts = [part for _, part in tokens]
    doc = Doc(
        VOCAB, words, heads=heads, deps=deps, pos=parts, lemmas=[LEMMAS.get(word, word.lower()) for word in words]
    )
    breaks = [i for i, part in enumerate(parts) if part == "SPACE"]
    edges = zip([0, *(i + 1 for i in breaks)], [*breaks, len(doc)], strict=True)
    doc._.paragraphs = tuple((start, end) for start, end in edges if start < end)
    doc._.quotes = find_quotes(doc)
    doc._.numbers = tuple(
        FigureMark(i, i + 1, 1, 1, "exact", False, "count", "count", ("numbers.test",))
        for i, part in enumerate(parts)
        if part == "NUM"
    )
    return doc


@given(docs())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_tree_is_read(doc: Doc) -> None:
    found = find_attributions(doc)
    for index, one in enumerate(found):
        assert one.content
        assert one.cue
        assert all(0 <= start < end <= len(doc) for part in (one.source, one.cue, one.content) for start, end in part)
        seen, around = {index}, one.parent
        while around is not None:
            assert around not in seen
            seen.add(around)
            around = found[around].parent


MARKS = ("“", "”", '"', "''", "``", "‘", "’", "'", "«", "»", "(", ")", "[AP]", " — ", "\n\n", ": ", ", ", ". ")
SPOKEN = (
    "The mayor said ",
    "12 people died",
    ", he added",
    "according to police",
    "Roe was angry",
    "We lost 40 houses",
)


@pytest.mark.model
@given(st.lists(st.sampled_from((*MARKS, *SPOKEN)), max_size=12).map("".join))
@settings(max_examples=100, deadline=None)
def test_any_marks_are_read(text: str) -> None:
    doc = load_pipeline()(text)
    assert all(start < end for one in attributions(doc) for start, end in one.content)
