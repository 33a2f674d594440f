"""When it happened: the date of the figure's clause, then of its sentence, its paragraph, and of the article's lead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline import marks
from pipeline.events.mentions import Mention
from pipeline.events.paths import cost_of
from pipeline.events.rows import partner_of
from pipeline.events.setting import Setting
from pipeline.marks import DateMark, FigureMark, Range

FAR = 5.0
"""Cost of any date that the tree does not connect with the figure."""
FIGURE_BETWEEN = 1.5
"""Added for each other figure between: "from 45 in May to 61 in June"."""
COMPARED = 4.0
"""Added where the date belongs to what the figure is compared with: "5 % more than in June"."""
LIMIT = 7.0
"""A date that costs more does not date the figure."""
COMPARING = frozenset({"than", "against", "compared", "versus", "vs", "from", "over", "since"})
RELATIVE = frozenset({"when", "which", "where", "who"})
"""Behind a comma they go on with the date: "15 % fewer than in 2020, which ended with 1,341"."""
COMPARED_WITH = frozenset({"than", "against", "compared", "versus", "vs"})
NEXT = 2
"""Tokens that may stand between a figure and its date: "17.8 on the previous night"."""
DATING = frozenset({"in", "on", "for"})
"""Between a figure and its date."""
DATED = frozenset({"at", "with"})
"""Between a date and its figure."""
TYPES = ("DATE", "TIME")
LEAD_PARAGRAPHS = 4
STAMP = 15
"""Tokens in the longest paragraph that may be a stamp."""
DATELINE = 8
"""Tokens before a date in a dateline, and from there to its dash, at most."""
DASHES = frozenset({"-", "–", "—", "--"})
LONG_AGO = 2
"""Years before publication from which a date is history: news of today does not inherit it."""
YEARLESS = frozenset({"dates.month-day"})
"""Rules of days that do not say their year."""
HOUR_ALONE = "dates.clock-alone"
MONTH = 7
"""Characters of a month, "2024-05"."""
DAY = 10
"""Characters of a day, "2024-05-03": one speaks on a day, not in a year."""


@dataclass(frozen=True)
class Calendar:
    """The dates of an article that may date an event, in text order."""

    dates: tuple[DateMark, ...]
    starts: tuple[int, ...]
    figures: tuple[int, ...]
    said: frozenset[int]
    """First tokens of dates that tell when something was said: "said on Friday"."""
    lead: DateMark | None
    """The first date of the article's beginning that dates an event, else the first day on which something is said."""
    beginning: Range
    compared: Mapping[int, int]
    """First tokens of dates that are of what something is compared with, to that figure's first token."""
    to_come: bool
    """The lead's date reaches beyond the day of publication, so that nothing that has happened can inherit it."""

    def within(self, stretch: Range) -> tuple[DateMark, ...]:
        """The dates of a stretch."""
        return self.dates[bisect_left(self.starts, stretch[0]) : bisect_left(self.starts, stretch[1])]


def calendar_of(setting: Setting) -> Calendar:
    """The dates of the article; the stamp that says when it was published dates nothing."""
    usable = tuple(date for date in marks.dates(setting.doc) if date.timex_type in TYPES and _tells_day(date))
    stamps = _stamps(setting, usable)
    dates = tuple(
        date for date in usable if setting.paragraph(date.start)[0] not in stamps and not _is_in_dateline(setting, date)
    )
    contents = _contents(setting)
    said = frozenset(date.start for date in dates if _hangs_on(setting, date, contents))
    end = setting.paragraphs[:LEAD_PARAGRAPHS][-1][1] if setting.paragraphs else 0
    first = [date for date in dates if date.start < end]
    recent = [date for date in first if not _is_history(setting, date)]
    lead = next((date for date in recent if date.start not in said), recent[0] if recent else None)
    starts = tuple(date.start for date in dates)
    figures = marks.figures(setting.doc)
    compared = _compared(setting, dates, figures)
    numbers = tuple(one.start for one in figures)
    return Calendar(dates, starts, numbers, said, lead, (0, end), compared, _is_to_come(setting, lead))


def past_of(setting: Setting, calendar: Calendar) -> Calendar:
    """The calendar for what has happened: what would be ahead of the article was a year before, or is not about it.

    "April 2" in January is that of last year, and in "Classes resume Wednesday after four students were shot" nobody
    was shot on Wednesday.
    """
    dates = tuple(date for one in calendar.dates if (date := passed(setting, one)) is not None)
    lead = None if calendar.lead is None else passed(setting, calendar.lead)
    return replace(calendar, dates=dates, starts=tuple(date.start for date in dates), lead=lead)


def passed(setting: Setting, date: DateMark) -> DateMark | None:
    """The date, a year before if it did not say its year and is ahead of the article; None where it is ahead else."""
    if date.edtf is None or date.anchor != "published" or not _is_ahead(setting, date.edtf.partition("/")[0]):
        return date
    if date.rule not in YEARLESS:
        return None
    year = int(date.edtf[:4])
    return replace(date, edtf=date.edtf.replace(str(year), str(year - 1)))


def _is_ahead(setting: Setting, day: str) -> bool:
    article = marks.article(setting.doc)
    return article is not None and article.published is not None and len(day) == DAY and day > article.published


def _tells_day(date: DateMark) -> bool:
    """The date has a place on the calendar; an hour alone, "at 9:37 am", has that of a day named before, if any."""
    return date.edtf is not None and not (date.rule == HOUR_ALONE and date.anchor == "published")


def _is_to_come(setting: Setting, date: DateMark | None) -> bool:
    """The date ends after the article's day, as far as it is told: "may send troops in July or August"."""
    article = marks.article(setting.doc)
    if date is None or date.edtf is None or article is None or article.published is None:
        return False
    last = date.edtf.split("/")[-1]
    return last[:1].isdigit() and last > article.published[: len(last)]


def closed(setting: Setting, date: DateMark) -> DateMark:
    """The date as that of an event: what began "since 2018" lasts to the article's day, "by 2023" is 2023.

    "After 2 a.m. today" and "about 2 a.m. today" are today.
    """
    start, _, end = (date.edtf or "").partition("/")
    if date.timex_type == "TIME":
        return replace(date, edtf=(end if start == ".." else start).rstrip("~"))
    article = marks.article(setting.doc)
    if start == ".." and end:
        return replace(date, edtf=end)
    if end == ".." and article is not None and article.published is not None:
        today = article.published[: len(start)]
        if start < today:
            return replace(date, edtf=f"{start}/{today}")
    return date


def _is_history(setting: Setting, date: DateMark) -> bool:
    """The date lies years before the article: "Reagan signed the act in 1986"."""
    article = marks.article(setting.doc)
    ends = None if date.edtf is None else date.edtf.split("/")[-1][:4]
    if article is None or article.published is None or ends is None or not ends.isdigit():
        return False
    return int(article.published[:4]) - int(ends) >= LONG_AGO


def _stamps(setting: Setting, dates: tuple[DateMark, ...]) -> frozenset[int]:
    """First tokens of the short paragraphs that hold little but a date: "Published: 9 Sep 2013, 11:25 GMT"."""
    dated: dict[Range, int] = {}
    for date in dates:
        paragraph = setting.paragraph(date.start)
        dated[paragraph] = dated.get(paragraph, 0) + date.end - date.start
    return frozenset(
        start for (start, end), length in dated.items() if end - start <= STAMP and 3 * length >= end - start
    )


def _is_in_dateline(setting: Setting, date: DateMark) -> bool:
    """The date says when an article was filed: "NAIROBI, Nov 4 (Wire) -"."""
    start, _ = setting.paragraph(date.start)
    before, behind = setting.doc[start : date.start], setting.words[date.end : date.end + DATELINE]
    follows_place = 0 < len(before) < DATELINE and before[-1].text == ","
    return follows_place and not any(token.is_lower for token in before) and bool(DASHES & set(behind))


def time_of(
    setting: Setting, mention: Mention, calendar: Calendar, happened: DateMark | None, *, about_lead: bool
) -> tuple[DateMark, str] | None:
    """The date of a figure's event and the rule that says where it was found; None if the text does not tell.

    `happened` is the date of the happening behind the figure. `about_lead`: the figure is about what the article
    begins with, so its date may be inherited.
    """
    figure = mention.figure
    sentence, paragraph = setting.sentence(figure.start), setting.paragraph(figure.start)
    own = _own_date(setting, mention, calendar, sentence)
    if own is not None:
        return own
    if happened is not None and _is_day(happened):
        return closed(setting, happened), "times.happening"
    in_lead = figure.start < calendar.beginning[1]
    lead = calendar.lead
    if (
        about_lead
        and lead is not None
        and (in_lead or lead.start < figure.start)
        and (_is_day(lead) or calendar.to_come)
    ):
        return closed(setting, lead), "times.article"
    before = [date for date in calendar.within((paragraph[0], sentence[0])) if date.start not in calendar.said]
    if before and _is_day(before[-1]):
        return closed(setting, before[-1]), "times.paragraph"
    if happened is not None and about_lead and _is_month(happened):
        return closed(setting, happened), "times.happening"
    return None


def _own_date(setting: Setting, mention: Mention, calendar: Calendar, sentence: Range) -> tuple[DateMark, str] | None:
    """The date of the figure's own sentence: of its member of a row, else the nearest."""
    figure = mention.figure
    dates = [
        date
        for date in calendar.within(sentence)
        if date.start not in calendar.said and calendar.compared.get(date.start, figure.start) == figure.start
    ]
    partner = partner_of(setting, figure, [(date.start, date.end) for date in dates])
    for date in dates:
        if _is_next_to(setting, figure, date):
            return closed(setting, date), "times.clause"
        if (date.start, date.end) == partner and not _is_compared(setting, figure, date):
            return closed(setting, date), "times.row"
    ranked = [(_cost(setting, mention, date, calendar), abs(date.start - figure.start), date) for date in dates]
    near = [one for one in ranked if one[0] < LIMIT]
    if not near:
        return None
    cost, _, date = min(near, key=lambda one: one[:2])
    return closed(setting, date), "times.clause" if cost < FAR else "times.sentence"


def _is_day(date: DateMark) -> bool:
    """Told to the day, as things that happen are; figures of a year or a quarter say nothing of what stands near."""
    return date.edtf is not None and all(len(part) == DAY for part in date.edtf.split("/"))


def _is_month(date: DateMark) -> bool:
    return date.edtf is not None and len(date.edtf) == MONTH and "/" not in date.edtf


def date_in(setting: Setting, calendar: Calendar, index: int) -> DateMark | None:
    """The first date of the sentence around a token that does not tell when something was said."""
    dates = calendar.within(setting.sentence(index))
    return next((date for date in dates if date.start not in calendar.said), None)


def _cost(setting: Setting, mention: Mention, date: DateMark, calendar: Calendar) -> float:
    """How far a date is from a figure: steps in the tree, figures and words of comparison between."""
    figure = mention.figure
    head = setting.head((date.start, date.end))
    cost = cost_of(setting, mention.path, head, FAR)
    low, high = sorted((date.start, figure.start))
    between = bisect_left(calendar.figures, high) - bisect_left(calendar.figures, low + 1)
    return cost + FIGURE_BETWEEN * max(0, between) + COMPARED * _is_compared(setting, figure, date)


def _is_next_to(setting: Setting, figure: FigureMark, date: DateMark) -> bool:
    """Only a preposition parts them: "28.2 % in 2019 to between 32.2 % and 36.9 % in 2020", "set in 2019 at 39 °C"."""
    if date.end + 1 == figure.start and setting.words[date.end] in DATED:
        return True
    ends = (figure.end, figure.end if figure.item is None else figure.item[1])
    return any(date.start == end + 1 and setting.words[end] in DATING for end in ends)


def _is_compared(setting: Setting, figure: FigureMark, date: DateMark) -> bool:
    """The date belongs to what the figure is compared with: "5 % more than in June"."""
    if date.end <= figure.start and set(setting.words[max(0, date.start - 2) : date.start]) & COMPARED_WITH:
        behind = setting.words[date.end : date.end + 2]  # "compared to 2021, output grew 8.7 %"
        return behind[:1] == (",",) and behind[1] not in RELATIVE
    comparing = [token for token in setting.doc[figure.end : date.start] if token.lower_ in COMPARING]
    return any(not _begins_anew(setting, word, date) for word in comparing)


def _compared(setting: Setting, dates: tuple[DateMark, ...], figures: tuple[FigureMark, ...]) -> dict[int, int]:
    """The figures of dates behind a comparison: "16.8 degrees against 17.8 on the previous night, 3.5 above normal"."""
    ends = {
        one.end: one.start
        for one in figures
        if any(word in COMPARED_WITH for word in setting.words[max(0, one.start - 2) : one.start])
    }
    found = {}
    for date in dates:
        start = next((ends[end] for end in range(date.start, date.start - NEXT - 1, -1) if end in ends), None)
        if start is not None:
            found[date.start] = start
    return found


def _begins_anew(setting: Setting, word: Token, date: DateMark) -> bool:
    """Between a word and the date stands the verb of the date, and it is not below the word.

    "Tourists from Peru died on Monday" compares with nothing; "more than were killed on Monday" does.
    """
    if not setting.parsed:
        return False
    above = list(setting.head((date.start, date.end)).ancestors)
    is_below = any(token.i in (word.i, word.head.i) for token in above)
    return not is_below and any(token.pos_ == "VERB" and word.i < token.i < date.start for token in above)


def _contents(setting: Setting) -> dict[int, tuple[Range, ...]]:
    """What is said, by the tokens of its cue."""
    return {
        index: one.content
        for one in marks.attributions(setting.doc)
        for start, end in one.cue
        for index in range(start, end)
    }


def _hangs_on(setting: Setting, date: DateMark, contents: dict[int, tuple[Range, ...]]) -> bool:
    """The date tells when something was said: "said on Friday", but not "four died on Friday, police said"."""
    if date.edtf is not None and len(date.edtf) < DAY:
        return False
    governor: Token | None = setting.head((date.start, date.end)) if setting.parsed else None
    for _ in range(2):
        governor = None if governor is None else setting.syntax.governor(governor)
        if governor is None:
            return False
        if governor.i in contents:
            return date.start > governor.i or not any(start <= date.start < end for start, end in contents[governor.i])
        if governor.lemma_ in ("say", "tell", "announce", "add"):
            return True
        if governor.pos_ == "VERB":
            return False
    return False
