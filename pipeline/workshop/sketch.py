"""A rule to begin with, drawn from words in a text: what they are there, with the sentence as its example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

from pipeline import marks
from pipeline.errors import OptionError
from pipeline.marks import Range
from pipeline.records import Article
from pipeline.syntax import syntax_of
from pipeline.workshop.conditions import attempts_at
from pipeline.workshop.edits import rules_by_id
from pipeline.workshop.reading import Reader
from pipeline.workshop.toml import rule_text

WHY = "TODO: what these words do, and where that was seen"
NEAR_MISS = "TODO: a sentence with the same words that this rule must leave alone"


@dataclass(frozen=True)
class Sketch:
    """A rule to begin with; `text` is its table as it stands in a rule file."""

    file: str
    heading: str
    fields: Mapping[str, Any]

    @property
    def text(self) -> str:
        """The rule as TOML."""
        return rule_text(self.file, self.heading, self.fields)


def sketch(reader: Reader, article: Article, start: int, end: int) -> Sketch:
    """A rule for the words between two characters: a cue, a trigger, words of a form or a bound, as the tree has it.

    Raises OptionError if there are no words.
    """
    doc = reader.read(article)
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not span.text.strip():
        raise OptionError(f"--from: there are no words between {start} and {end} of {article.id}")
    sentence = next((one.start, one.end) for one in doc.sents if one.start <= span.start < one.end)
    words = (span.start, span.end)
    for draw in (_bound, _phrase, _cue):
        found = draw(reader, doc, sentence, words)
        if found is not None:
            return found
    return _trigger(doc, sentence, words)


def _bound(reader: Reader, doc: Doc, sentence: Range, words: Range) -> Sketch | None:
    """Words right before a figure: "a good" 12."""
    figure = next((one for one in marks.figures(doc) if words[1] == one.start), None)
    if figure is None:
        return None
    text = doc[slice(*words)].text.lower()
    example = _tagged(doc, sentence, [((words[0], figure.end), "figure bound='at_least'")])
    return _made("bounds", text, {"bound": "at_least", "words": [text]}, example)


def _phrase(reader: Reader, doc: Doc, sentence: Range, words: Range) -> Sketch | None:
    """Words that end in a preposition before a name or noun: "on the word of" police."""
    last = doc[words[1] - 1]
    if last.pos_ not in ("ADP", "SCONJ") or words[1] >= sentence[1] or words[1] - words[0] < 2:
        return None
    head = next((one for one in doc[words[1] : sentence[1]] if one.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if head is None:
        return None
    phrase = syntax_of(doc).noun_phrase(head)
    source = (words[1], max(one.i for one in phrase) + 1)
    text = doc[slice(*words)].text.lower()
    fields = {"words": [text], "source": "phrase", "content": "around", "stance": "says"}
    return _made("forms", text, fields, _tagged(doc, sentence, [(words, "cue"), (source, "source")]))


def _cue(reader: Reader, doc: Doc, sentence: Range, words: Range) -> Sketch | None:
    """A verb or noun with which somebody says something: the frames of all forms that would read it."""
    rules = rules_by_id(reader.folders)
    head = _head(doc, words)
    attempts = [
        one
        for one in attempts_at(doc, sentence, reader.folders)
        if one.place == head.i
        # "are said to have fled" names nobody; other forms without a source would fit any predicate.
        and (one.source or getattr(rules[one.rule].rule, "frame", None) == "raised")
        and head.i not in one.source
        and all(each.passed or each.name == "cue" or each.name.startswith("frame") for each in one.conditions)
    ]
    if not attempts:
        return None
    frames = list(dict.fromkeys(getattr(rules[one.rule].rule, "frame", None) for one in attempts))
    parts: list[tuple[Range, str]] = [(words, "cue")]
    source = attempts[0].source
    if source:
        parts.append(((source[0], source[-1] + 1), "source"))
    classes = {"VERB": {}, "NOUN": {"word": "noun"}, "ADV": {"word": "adverb"}, "ADJ": {"word": "adjective"}}
    fields = {"lemmas": [_lemma(doc, words)], **classes.get(head.pos_, {}), "frames": frames, "stance": "says"}
    return _made("cues", _lemma(doc, words), fields, _tagged(doc, sentence, parts))


def _trigger(doc: Doc, sentence: Range, words: Range) -> Sketch:
    """A word for what a figure measures; the type is that of the figure's event as it is read now."""
    head = _head(doc, words)
    field = {"VERB": "verbs", "ADJ": "adjectives"}.get(head.pos_, "nouns")
    parts: list[tuple[Range, str]] = [(words, "trigger")]
    figure = next((one for one in marks.figures(doc) if sentence[0] <= one.start < sentence[1]), None)
    if figure is not None and (figure.end <= words[0] or words[1] <= figure.start):
        parts.append(((figure.start, figure.end), "figure"))
    events = [one for one in marks.events(doc) if marks.figures(doc)[one.figure] == figure]
    fields: dict[str, Any] = {"type": events[0].type if events else "other"}
    if events and events[0].measure:
        fields["measure"] = events[0].measure
    return _made("events", _lemma(doc, words), {**fields, field: [_lemma(doc, words)]}, _tagged(doc, sentence, parts))


def _made(file: str, words: str, fields: Mapping[str, Any], example: str) -> Sketch:
    heading = "-".join("".join(sign if sign.isalnum() else " " for sign in words).split()) or "mine"
    about = {"why": WHY, "status": "experimental"}
    return Sketch(file, heading, {**about, **fields, "finds": [example], "skips": [NEAR_MISS]})


def _head(doc: Doc, words: Range) -> Token:
    """The word that the others of a stretch depend on."""
    return doc[slice(*words)].root


def _lemma(doc: Doc, words: Range) -> str:
    """The base form of the first word, the others as they stand: "point out"."""
    first, *rest = doc[slice(*words)]
    return " ".join((first.lemma_.lower(), *(one.lower_ for one in rest)))


def _tagged(doc: Doc, sentence: Range, parts: list[tuple[Range, str]]) -> str:
    """The sentence with some stretches in tags, on one line."""
    opened = {start: tag for (start, _), tag in parts}
    closed = {end: tag.partition(" ")[0] for (_, end), tag in parts}
    text = ""
    for token in doc[slice(*sentence)]:
        before = f"<{opened[token.i]}>" if token.i in opened else ""
        after = f"</{closed[token.i + 1]}>" if token.i + 1 in closed else ""
        text += f"{before}{token.text}{after}{token.whitespace_}"
    return " ".join(text.split())
