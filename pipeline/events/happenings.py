"""The happening behind a figure ("the earthquake"), and which figures belong to the same one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.events.mentions import Mention
from pipeline.events.setting import Setting
from pipeline.events.times import Calendar, date_in
from pipeline.marks import DateMark, Range
from pipeline.records import EventType

NOUNS = ("NOUN", "PROPN", "ADJ", "X", "")
LEAD_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class Spotted:
    """A happening named in the text."""

    words: Range
    head: int
    key: str
    """Its last word, lower case and singular."""
    types: frozenset[EventType]
    rule: str


@dataclass(frozen=True)
class Chronicle:
    """The happenings that an article names, in text order."""

    all: tuple[Spotted, ...]
    starts: tuple[int, ...]
    lead: Range

    def within(self, stretch: Range) -> tuple[Spotted, ...]:
        """The happenings of a stretch."""
        return self.all[bisect_left(self.starts, stretch[0]) : bisect_left(self.starts, stretch[1])]


def chronicle_of(setting: Setting) -> Chronicle:
    """What happens in the article."""
    found = tuple(_spotted(setting))
    end = setting.paragraphs[:LEAD_PARAGRAPHS][-1][1] if setting.paragraphs else 0
    return Chronicle(found, tuple(one.words[0] for one in found), (0, end))


def dates_of(setting: Setting, chronicle: Chronicle, calendar: Calendar) -> dict[str, DateMark]:
    """When each happening was, by its key: the date of the first sentence that names both."""
    found: dict[str, DateMark] = {}
    for one in chronicle.all:
        date = None if one.key in found else date_in(setting, calendar, one.head)
        if date is not None:
            found[one.key] = date
    return found


def date_of(
    mention: Mention, enclosing: Spotted | None, chronicle: Chronicle, dates: dict[str, DateMark]
) -> DateMark | None:
    """The date of the happening that a figure measures, or of the one behind it."""
    measured = chronicle.within(mention.trigger) if mention.trigger is not None else ()
    keys = [one.key for one in (*measured, enclosing) if one is not None]
    return next((dates[key] for key in keys if key in dates), None)


def enclosing_of(setting: Setting, mention: Mention, chronicle: Chronicle) -> Spotted | None:
    """The happening behind a figure: nearest in its sentence, else before in the paragraph, else in the lead."""
    trigger = mention.trigger or (-1, -1)
    figure = mention.figure
    sentence, paragraph = setting.sentence(figure.start), setting.paragraph(figure.start)

    def near(one: Spotted) -> tuple[float, int]:
        return mention.path.costs.get(one.head, 99.0), abs(one.head - figure.start)

    here = [one for one in chronicle.within(sentence) if not trigger[0] <= one.head < trigger[1]]
    if here:
        return min(here, key=near)
    if any(trigger[0] <= one.head < trigger[1] for one in chronicle.within(sentence)):
        return None
    for stretch in ((paragraph[0], sentence[0]), chronicle.lead):
        before = [one for one in chronicle.within(stretch) if mention.type in one.types and one.head < figure.start]
        if before:
            return before[-1] if stretch is not chronicle.lead else before[0]
    return None


class Numbers:
    """Gives figures of the same happening the same number, from 1 in text order."""

    def __init__(self, setting: Setting, lead: DateMark | None) -> None:
        self.setting = setting
        self.lead = lead
        self.known: dict[tuple[str | None, ...], int] = {}

    def of(self, mention: Mention, enclosing: Spotted | None, date: DateMark | None) -> int:
        """The number of a figure's happening.

        It is told from the happening behind it, else from what is measured; another year is another happening.
        """
        year = _year(date) or _year(self.lead)
        if enclosing is not None:
            key: tuple[str | None, ...] = ("behind", enclosing.key, year)
        elif mention.head is None:
            key = ("figure", str(mention.figure.start))
        else:
            key = ("measured", mention.type, mention.measure or self._word(mention.head), year)
        return self.known.setdefault(key, len(self.known) + 1)

    def _word(self, head: int) -> str:
        token = self.setting.doc[head]
        return token.lemma_.lower() or token.lower_


def _year(date: DateMark | None) -> str | None:
    return None if date is None or date.edtf is None or not date.edtf[:4].isdigit() else date.edtf[:4]


def _spotted(setting: Setting) -> Iterator[Spotted]:
    words, doc, known = setting.words, setting.doc, setting.lexicon.happenings
    behind = 0
    for index, word in enumerate(words):
        if index < behind or word not in setting.lexicon.happening_starts:
            continue
        for size in (2, 1):
            rule = known.get(" ".join(words[index : index + size]))
            head = index + size - 1
            if rule is not None and head < len(words) and doc[head].pos_ in NOUNS and head not in setting.named:
                key = rule.id if rule.same else doc[head].lemma_.lower() or words[head]
                yield Spotted((index, index + size), head, key, frozenset(rule.types), rule.id)
                behind = head + 1
                break
