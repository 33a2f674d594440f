"""The kinds of rule that the dates stage reads: words of the calendar, forms of dates, holidays."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from pipeline.rulebook.rule import Rule


class CalendarWords(Rule):
    """A class of words: the heading in capitals is its name in the patterns of `DateForm` (`day-part` is DAY_PART).

    `words` gives each word, in lower case, what it stands for; a word may hold spaces or full stops ("a.m.").
    """

    file: ClassVar[str] = "calendar"

    words: dict[str, int | str]
    letter: Literal["capital", "small"] | None = None
    """The first letter it must have: "May" is a month, "may" is not; "daily" is how often, "Daily" names a paper."""

    @model_validator(mode="after")
    def _in_lower_case(self) -> Self:
        wrong = [word for word in self.words if word != word.lower() or not word.strip()]
        if wrong:
            raise ValueError(f"{wrong[0]!r}: words are written in lower case")
        return self


class DateForm(Rule):
    """A form of temporal expression.

    `pattern` is a row of words: classes of words in capitals (MONTH, see `calendar.toml`), other words in lower case,
    marks as they are; `( | ) ?` group, choose and make optional. `MONTH:until` names a part that comes twice.
    `reads` is the function that resolves it. The other patterns look one word around it.
    """

    file: ClassVar[str] = "dates"

    pattern: str
    reads: str
    after: str | None = None
    """A word that must stand before it."""
    not_after: str | None = None
    before: str | None = None
    """What must follow it, if anything does."""
    not_before: str | None = None


class Holiday(Rule):
    """A holiday that falls on a fixed day, on the nth weekday of a month, or so many days from Easter Sunday.

    `month` with `day`, or with `weekday` (1 is Monday) and `nth` (1 to 5, -1 is the last), or `easter`.
    """

    file: ClassVar[str] = "holidays"

    names: Annotated[tuple[str, ...], Field(min_length=1)]
    month: Annotated[int | None, Field(ge=1, le=12)] = None
    day: Annotated[int | None, Field(ge=1, le=31)] = None
    weekday: Annotated[int | None, Field(ge=1, le=7)] = None
    nth: Annotated[int | None, Field(ge=-1, le=5)] = None
    easter: int | None = None
    """Days after Easter Sunday; negative before it."""

    @model_validator(mode="after")
    def _falls_on_a_day(self) -> Self:
        fixed = self.month is not None and self.day is not None and self.weekday is None and self.nth is None
        nth = self.month is not None and self.day is None and self.weekday is not None and bool(self.nth)
        moving = self.easter is not None and (self.month, self.day, self.weekday, self.nth) == (None,) * 4
        if [fixed and self.easter is None, nth and self.easter is None, moving].count(True) != 1:
            raise ValueError("give month and day, or month, weekday and nth, or easter")
        return self


class Outlook(Rule):
    """Words that tell whether a clause speaks of what is to come.

    `means`: `coming` (auxiliaries), lemmas of what is `planned` (in every tense), `intended` (with an infinitive or in
    the present) or `starting` (in the present), lemmas that are `telling` and make no timetable of their present, the
    `lead` right before a date, and words for what is `past`.
    """

    file: ClassVar[str] = "outlook"

    means: Literal["coming", "planned", "intended", "starting", "telling", "lead", "past"]
    words: Annotated[tuple[str, ...], Field(min_length=1)]


KINDS: tuple[type[Rule], ...] = (CalendarWords, DateForm, Holiday, Outlook)
"""The kinds of rule that the dates stage reads."""
