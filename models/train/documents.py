"""Building spaCy documents with gold analyses out of treebank sentences."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from augment import change_case, change_quotes
from conllu import Sentence
from spacy.tokens import Doc
from spacy.vocab import Vocab

LONGEST_RUN = 14
WRAP_WIDTH = 72


@dataclass
class Layout:
    """How a run of sentences is laid out as text: the paragraph break, and the line width where lines are wrapped."""

    paragraph_break: str = "\n\n"
    wrap_width: int = 0


@dataclass
class Rows:
    """The columns of a document under construction."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    line_length: int = 0


def runs(sentences: list[Sentence], chance: random.Random | None) -> Iterator[list[Sentence]]:
    """Cut a treebank into runs of consecutive sentences of one document, ending at a paragraph end where possible.

    With `chance` the wanted length of each run is drawn from 1 to 14 sentences, without it is 10.
    """
    run: list[Sentence] = []
    wanted = chance.randint(1, LONGEST_RUN) if chance else 10
    for sentence in sentences:
        full = len(run) >= wanted and (sentence.starts_paragraph or len(run) >= wanted + 3)
        if run and (sentence.starts_document or full):
            yield run
            run = []
            wanted = chance.randint(1, LONGEST_RUN) if chance else 10
        run.append(sentence)
    if run:
        yield run


def training_documents(sentences: list[Sentence], vocab: Vocab, chance: random.Random) -> Iterator[Doc]:
    """Yield training documents: varied layout, quotation marks and case."""
    for run in runs(sentences, chance):
        changed = [change_case(sentence, chance) for sentence in change_quotes(run, chance)]
        yield build_document(changed, vocab, draw_layout(chance), marked_breaks=True)


def development_documents(sentences: list[Sentence], vocab: Vocab) -> Iterator[Doc]:
    """Yield development documents: text as it is, line breaks analysed so that none is scored."""
    for run in runs(sentences, None):
        yield build_document(run, vocab, Layout(), marked_breaks=False)


def draw_layout(chance: random.Random) -> Layout:
    """Draw a layout: three in ten with single line breaks between paragraphs, one in ten with wrapped lines."""
    paragraph_break = "\n" if chance.random() < 0.3 else "\n\n"
    return Layout(paragraph_break, WRAP_WIDTH if chance.random() < 0.1 else 0)


def build_document(run: list[Sentence], vocab: Vocab, layout: Layout, marked_breaks: bool) -> Doc:
    """Return the document of a run of sentences, line breaks being tokens of their own.

    With `marked_breaks` a line break is tagged _SP / SPACE / dep; without, it has no tag, and the label punct, which
    the scorer leaves out.
    """
    rows = Rows()
    for place, sentence in enumerate(run):
        if place:
            separate(rows, sentence, layout, marked_breaks)
        add_sentence(rows, sentence, layout, marked_breaks)
    return Doc(
        vocab,
        words=rows.words,
        spaces=rows.spaces,
        tags=rows.tags,
        pos=rows.parts,
        morphs=rows.features,
        heads=rows.heads,
        deps=rows.labels,
    )


def separate(rows: Rows, following: Sentence, layout: Layout, marked: bool) -> None:
    """End a sentence: a paragraph break where the next one starts a paragraph, a space otherwise."""
    if following.starts_paragraph:
        rows.spaces[-1] = False
        add_break(rows, layout.paragraph_break, marked)
    else:
        rows.spaces[-1] = True


def add_break(rows: Rows, text: str, marked: bool) -> None:
    """Append a line break token that hangs on the token before it."""
    rows.words.append(text)
    rows.spaces.append(False)
    rows.tags.append("_SP" if marked else "")
    rows.parts.append("SPACE" if marked else "")
    rows.features.append("")
    rows.heads.append(len(rows.words) - 2)
    rows.labels.append("dep" if marked else "punct")
    rows.line_length = 0


def add_sentence(rows: Rows, sentence: Sentence, layout: Layout, marked: bool) -> None:
    """Append the words of a sentence, wrapping lines where the layout asks for it."""
    places: list[int] = []
    first = len(rows.words)
    for number, word in enumerate(sentence.words):
        places.append(len(rows.words))
        rows.words.append(word)
        rows.spaces.append(sentence.spaces[number])
        rows.tags.append(sentence.tags[number])
        rows.parts.append(sentence.parts[number])
        rows.features.append(sentence.features[number])
        rows.heads.append(-1)
        rows.labels.append(sentence.labels[number])
        rows.line_length += len(word) + 1
        wrap = layout.wrap_width and rows.line_length > layout.wrap_width
        if wrap and rows.spaces[-1] and number + 1 < len(sentence.words):
            rows.spaces[-1] = False
            add_break(rows, "\n", marked)
    for number, head in enumerate(sentence.heads):
        rows.heads[places[number]] = places[head]
    assert all(head >= first for head in rows.heads[first:])
