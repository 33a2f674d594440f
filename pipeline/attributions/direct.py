"""Direct speech: whose words stand in quotation marks. Pairs of marks are no grammar, so this is no frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipeline.attributions.cues import Table, cue_table, cue_tokens, cues_at, is_void
from pipeline.attributions.kinds import sort_with
from pipeline.attributions.page import Page, is_cut_in, trimmed
from pipeline.attributions.phrases import source_of
from pipeline.attributions.reading import Reading
from pipeline.attributions.roles import speaker
from pipeline.attributions.stretches import DASHES, noun_head
from pipeline.marks import QuoteMark, Range
from pipeline.rulebook.attributions import Cue

NEAR = 14
"""Tokens between a quotation and the cue beside it, at most."""
FRAMES = frozenset({"inserted", "clause", "quoted"})
"""Frames of which one lets a cue introduce a quotation."""
LEAST = 3
"""Words of a quotation that can stand without a cue of its own; shorter ones are titles and scare quotes."""
LONG = 8
"""Tokens of a quotation, marks included, that a sentence before it may lead into."""
STOPS = frozenset({".", "!", "?", ";"})


def with_quotations(page: Page, readings: Sequence[Reading], folders: tuple[str, ...]) -> tuple[Reading, ...]:
    """The readings with the quotations they belong to, and new ones for cues beside a quotation."""
    found = [_with_whole_quotations(page, one) for one in readings]
    speech = _Speech(page, found, cue_table(folders))
    for index in range(len(page.quotations)):
        if index not in speech.reading_of:
            speech.beside(index)
    for index in reversed(range(len(page.quotations) - 1)):
        if index not in speech.reading_of:
            speech.left_open(index)
    for index in range(len(page.quotations)):
        if index not in speech.reading_of:
            speech.going_on(index)
        if index not in speech.reading_of:
            speech.led_into(index)
    return tuple(speech.found)


def _with_whole_quotations(page: Page, reading: Reading) -> Reading:
    """What is said reaches to the end of a quotation that it begins: "“We lost. It hurts,” he said"."""
    if page.quoted[reading.trigger] >= 0:
        return reading
    own = {reading.trigger, *reading.cue, *reading.source}
    content = set(reading.content)
    for index in {page.quoted[token] for token in reading.content} - {-1}:
        content |= set(range(page.quotations[index].start, page.quotations[index].end)) - own
    return replace(reading, content=frozenset(content))


def _whom_it_is_about(page: Page, sentence: Range) -> tuple[int, ...] | None:
    """The person who is the subject of a sentence's predicate; None where several people may be meant."""
    root = next((page.doc[i] for i in range(*sentence) if page.syntax.is_root(page.doc[i])), None)
    subject = None if root is None else page.syntax.subject(root)
    if subject is None or not sentence[0] <= subject.i < sentence[1]:
        return None
    person = subject.ent_type_ == "PERSON" or page.words[subject.i] in ("he", "she")
    denoted = sort_with((subject,), subject, ()).denotes == "person"
    plural = "Plur" in subject.morph.get("Number", []) or bool(page.syntax.conjuncts(subject))
    return source_of(page, subject) if (person or denoted) and not plural else None


class _Speech:
    """Readings of a page while quotations are given to them."""

    def __init__(self, page: Page, found: list[Reading], table: Table) -> None:
        self.page = page
        self.found = found
        self.table = table
        self.reading_of: dict[int, int] = {}
        """For a quotation the reading it belongs to."""
        self.at = {reading.trigger: index for index, reading in enumerate(found)}
        for index, reading in enumerate(found):
            if page.quoted[reading.trigger] < 0:
                for quotation in {page.quoted[token] for token in reading.content} - {-1}:
                    self.reading_of.setdefault(quotation, index)

    def beside(self, index: int) -> None:
        """Gives a quotation to the cue next to it: "..., said Al Cardenas"; "He was blunt, telling reporters: ..."."""
        mark = self.page.quotations[index]
        for verb in self._cues_near(mark):
            if verb.i in self.at:
                self._extend(self.at[verb.i], index)
                return
            cue = self._cue(verb)
            source = speaker(self.page, verb, hearer=cue.hearer)
            if source and not any(mark.start <= one < mark.end for one in source):
                self._add(verb, source, index)
                return
        self._behind_colon(index)

    def _behind_colon(self, index: int) -> None:
        """Gives a quotation to the name before its colon where no verb says who speaks: "Ann Roe: “We lost.”"."""
        page, mark = self.page, self.page.quotations[index]
        colon = mark.start - 1
        if colon < 1 or page.texts[colon] != ":" or page.doc[colon - 1].ent_type_ not in ("PERSON", "ORG"):
            return
        whole = source_of(page, noun_head(page, page.doc[colon - 1]))
        parted = [i for i in whole if page.texts[i] in (*DASHES, "-") and page.doc[i - 1].whitespace_]
        source = tuple(i for i in whole if not parted or i > parted[-1])
        start = page.sentences[colon - 1][0]
        if source[-1:] != (colon - 1,) or any(page.parts[i] in ("VERB", "AUX") for i in range(start, colon)):
            return
        self._give(index, colon, source, "direct.colon")

    def left_open(self, index: int) -> None:
        """Gives a quotation that its paragraph leaves open to whoever says the next paragraph's, which goes on."""
        mark, following = self.page.quotations[index : index + 2]
        next_to = self.page.paragraph[following.start] - self.page.paragraph[mark.start] == 1
        if not mark.closed and next_to and self._begins_paragraph(following) and index + 1 in self.reading_of:
            self._extend(self.reading_of[index + 1], index)

    def going_on(self, index: int) -> None:
        """Gives a quotation without a cue to whoever spoke last, as “Badly.” after “We lost,” he said."""
        mark = self.page.quotations[index]
        before = self.reading_of.get(index - 1)
        if before is None or mark.end - mark.start < LEAST + 2 or not self._begins_sentence(mark):
            return
        last = self.page.quotations[index - 1]
        same = self.page.paragraph[last.start] == self.page.paragraph[mark.start]
        if not (same or (self._begins_paragraph(mark) and (not last.closed or self._is_paragraph(mark)))):
            return
        if not same and self.page.paragraph[mark.start] - self.page.paragraph[last.start] > 1:
            return
        between = range(last.end, mark.start)
        triggers = [self.at[token] for token in between if token in self.at]
        source = self.found[before].source
        if any(one != before and self.found[one].source != source for one in triggers):
            return
        self._extend(before, index)

    def led_into(self, index: int) -> None:
        """Gives a quotation of whole sentences to the person whom the sentence before it is about.

        "The mayor was angry. “We lost 40 houses and nobody came.”"
        """
        page, mark = self.page, self.page.quotations[index]
        before = page.sentences[max(0, mark.start - 1)]
        whole = mark.end - mark.start >= LONG and page.texts[mark.end - 2] in STOPS
        if not whole or mark.start == 0 or before[1] != mark.start or not self._begins_sentence(mark):
            return
        if page.paragraph[before[0]] != page.paragraph[mark.start] or any(page.quoted[i] >= 0 for i in range(*before)):
            return
        if any(before[0] <= one < before[1] for one in self.at):
            return
        person = _whom_it_is_about(page, before)
        if person is None:
            return
        self._give(index, mark.start, person, "direct.lead-in")

    def _give(self, index: int, trigger: int, source: tuple[int, ...], rule: str) -> None:
        """Gives a quotation that no cue word introduces to `source`, as the rule found it at `trigger`."""
        mark = self.page.quotations[index]
        self.at[trigger] = self.reading_of[index] = len(self.found)
        content = frozenset(range(mark.start, mark.end))
        self.found.append(Reading(trigger, source, (trigger,), content, "says", None, (rule,), inserted=True))

    def _cues_near(self, mark: QuoteMark) -> list[Token]:
        """Verbs of saying next to a quotation in its paragraph, the one behind it first."""
        doc, page = self.page.doc, self.page
        paragraph = page.paragraph[mark.start]
        found = []
        for step, start in ((1, mark.end), (-1, mark.start - 1)):
            position = start
            while 0 <= position < len(doc) and abs(position - start) < NEAR and page.paragraph[position] == paragraph:
                token = doc[position]
                if token.text in STOPS or page.quoted[position] >= 0:
                    break
                if token.pos_ in ("VERB", "AUX") and self._introduces(token):
                    if step < 0 or not self._is_next_sentence(mark, token):
                        found.append(token)
                    break
                position += step
        return found

    def _is_next_sentence(self, mark: QuoteMark, verb: Token) -> bool:
        """A verb with more behind it, where the quotation ended in a full stop: "“We lost.” Police came at ten"."""
        return self.page.texts[mark.end - 2] == "." and not is_cut_in(self.page, verb)

    def _introduces(self, verb: Token) -> bool:
        """Whether a verb can be the cue of a quotation."""
        cues = cues_at(self.table, verb, self.page.syntax)
        return any(FRAMES & set(cue.frames) for cue in cues) and not is_void(self.page, self.table, verb)

    def _cue(self, verb: Token) -> Cue:
        return next(one for one in cues_at(self.table, verb, self.page.syntax) if FRAMES & set(one.frames))

    def _begins_sentence(self, mark: QuoteMark) -> bool:
        """Nothing of its sentence stands before it."""
        before = mark.start - 1
        while before >= 0 and self.page.doc[before].is_space:
            before -= 1
        return before < 0 or self.page.texts[before] in (*STOPS, "”", '"', "''", ":", ",", "»")

    def _begins_paragraph(self, mark: QuoteMark) -> bool:
        return self.page.paragraphs[self.page.paragraph[mark.start]][0] == mark.start

    def _is_paragraph(self, mark: QuoteMark) -> bool:
        """The whole paragraph is quoted."""
        return mark.end >= self.page.paragraphs[self.page.paragraph[mark.start]][1] - 1

    def _extend(self, reading: int, quotation: int) -> None:
        mark = self.page.quotations[quotation]
        one = self.found[reading]
        own = {one.trigger, *one.cue, *one.source}
        self.found[reading] = replace(one, content=one.content | (set(range(mark.start, mark.end)) - own))
        self.reading_of[quotation] = reading

    def _add(self, verb: Token, source: tuple[int, ...], quotation: int) -> None:
        mark = self.page.quotations[quotation]
        cue = self._cue(verb)
        words = tuple(i for i in cue_tokens(self.page, verb) if i not in source)
        content = frozenset(trimmed(self.page, set(range(mark.start, mark.end)) - set(words) - set(source)))
        if not content or not words:
            return
        self.at[verb.i] = self.reading_of[quotation] = len(self.found)
        self.found.append(
            Reading(verb.i, source, words, content, cue.stance, cue.modality, ("direct.beside", cue.id), inserted=True)
        )
