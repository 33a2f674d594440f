"""Who speaks where the page tells: headlines, transcripts, statements and quotations over several paragraphs."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.build import load_pipeline
from pipeline.claims.export import characters
from pipeline.marks import attributions

PAGES = {
    "headline with a dash and a small word": ("Storm leaves 12 dead - police", "police", "12"),
    "answer under a letter": ("Q: How large is your army?\n\nA: We have 9,000 men under arms.", "A", "9,000"),
    "headline in capitals": ("Police Arrest 40 in Drug Raids, Report Claims", "Report", "40"),
    "headline in capitals that begins with its source": ("Survey Finds 52 Percent of Voters Back Deal", "Survey", "52"),
    "agency in brackets": ("At least 30 people were hurt in the blaze. [AP]", "AP", "30"),
    "broadcaster in brackets": ("Roe leads by 6 points in the state (NBC). Others trail.", "NBC", "6"),
    "signature behind a no-break space": ("“We have lost 40 houses.” ―\xa0Mary Jones", "Mary Jones", "40"),
    "headline with a colon": ("UN: 3 million people displaced", "UN", "3 million"),
    "headline with a dash": ("Deficit to hit $500 billion - CBO", "CBO", "$500 billion"),
    "transcript": ("COOPER: We know that 12 people died.", "COOPER", "12"),
    "signature": ("“We have lost 40 houses.” ― Mary Jones", "Mary Jones", "40"),
    "statement": (
        "The foreign minister said:\n\nWe welcome the report.\n\nAt least 40,000 people are still besieged.",
        "The foreign minister",
        "40,000",
    ),
    "quotation in the next paragraph": (
        "“We need help,” the mayor said.\n\n“There are 300 people without water.”",
        "the mayor",
        "300",
    ),
    "quotation that runs on": (
        "“We need help,” the mayor said. “The dam broke.\n\n“There are 300 people without water.”",
        "the mayor",
        "300",
    ),
    "quotation left open before its speaker": (
        "“There are 300 people without water.\n\n“We need help,” the mayor said.",
        "the mayor",
        "300",
    ),
    "quotation after a colon": ('The mayor said:\n\n"There are 300 people without water."', "The mayor", "300"),
}
PLAIN = {
    "a letter that answers nothing": "A. The fund has 40 members in all.",
    "a name spelled out": "They sold 12 photographs to the Associated Press (AP).",
    "a place in brackets": "The storm destroyed 40 houses in the capital (Dili).",
    "a headline in capitals": "Storm Destroys 40 Houses, Roads Closed",
    "a label is no source": "Date: 12 May 2021",
    "a place is no speaker": "PARIS — Some 300 people marched.",
    "a sentence that only follows": "The fire is out, police said. It destroyed 40 houses.",
    "a quotation that no space ends": "“We need help.”Police responded to 40 calls.",
    "another paragraph": "“We need help,” the mayor said.\n\nThe fire destroyed 40 houses.",
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def said_by(nlp: Language, text: str, figure: str) -> list[str]:
    """The sources of all contents that hold the figure."""
    doc = nlp(text)
    at = text.index(figure)
    return [
        text[slice(*characters(doc, one.source[0]))]
        for one in attributions(doc)
        if one.source and any(start <= at < end for start, end in (characters(doc, part) for part in one.content))
    ]


@pytest.mark.model
@pytest.mark.parametrize("point", PAGES)
def test_the_page_tells_who_speaks(nlp: Language, point: str) -> None:
    text, source, figure = PAGES[point]
    assert source in said_by(nlp, text, figure)


@pytest.mark.model
@pytest.mark.parametrize("point", PLAIN)
def test_nobody_speaks(nlp: Language, point: str) -> None:
    text = PLAIN[point]
    figure = next(word for word in text.split() if word.isdigit())
    assert said_by(nlp, text, figure) == []
