"""When it happened: the date of the figure's clause, then of its sentence and paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from pipeline import marks
from pipeline.events.mentions import Mention
from pipeline.events.setting import Setting
from pipeline.marks import DateMark, Range

FAR = 6.0
TYPES = ("DATE", "TIME")


def time_of(setting: Setting, mention: Mention) -> tuple[DateMark, str] | None:
    """The date of a figure's event and the rule that says where it was found; None if the text does not tell."""
    usable = [date for date in marks.dates(setting.doc) if date.edtf is not None and date.timex_type in TYPES]
    sentence, paragraph = setting.sentence(mention.figure.start), setting.paragraph(mention.figure.start)
    said = _reporting_verbs(setting)
    here = [date for date in usable if sentence[0] <= date.start < sentence[1]]
    own = [date for date in here if not _hangs_on(setting, date, said)]
    for dates, rule in ((own, "times.clause"), (here, "times.reported")):
        if dates:
            return _nearest(setting, mention, dates), rule
    before = [date for date in usable if paragraph[0] <= date.start < sentence[0]]
    if before:
        return before[-1], "times.paragraph"
    return None


def _nearest(setting: Setting, mention: Mention, dates: Iterable[DateMark]) -> DateMark:
    def rank(date: DateMark) -> tuple[float, int]:
        head = setting.head((date.start, date.end))
        cost = min(mention.path.costs.get(head.i, FAR + 9), FAR)
        return cost, abs(date.start - mention.figure.start)

    return min(dates, key=rank)


def _reporting_verbs(setting: Setting) -> frozenset[int]:
    return frozenset(
        index for one in marks.attributions(setting.doc) for start, end in one.cue for index in range(start, end)
    )


def _hangs_on(setting: Setting, date: DateMark, verbs: frozenset[int]) -> bool:
    """The date tells when something was said: "said on Friday"."""
    governor: Token | None = setting.head((date.start, date.end)) if setting.parsed else None
    for _ in range(2):
        governor = None if governor is None else setting.syntax.governor(governor)
        if governor is not None and governor.i in verbs:
            return True
        if governor is None or governor.pos_ == "VERB":
            return False
    return False


def stretch_of(date: DateMark) -> Range:
    """The tokens of a date."""
    return date.start, date.end
