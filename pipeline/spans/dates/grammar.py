"""The forms of dates as the rules give them, ready to be matched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline import rulebook
from pipeline.errors import RuleError
from pipeline.rulebook.dates import CalendarWords, DateForm, Holiday
from pipeline.spans.dates.atoms import Lexicon, lexicon_of
from pipeline.spans.dates.patterns import PHRASES, Form, bare, form_of, names_of, words_of
from pipeline.spans.dates.readers import READERS

HOLIDAY = "HOLIDAY"
"""The class of all names of holidays."""

Values = Mapping[str, Mapping[str, int | str]]
"""What each word of each class stands for; a phrase has the words of all its classes."""


@dataclass(frozen=True)
class Opening:
    """The forms that can begin with a symbol, in the order in which they are tried; where `gate` fails, all do."""

    gate: re.Pattern[str]
    forms: tuple[tuple[DateForm, Form], ...]


@dataclass(frozen=True)
class Grammar:
    """Words and forms of dates."""

    lexicon: Lexicon
    openings: Mapping[str, Opening]
    """By symbol."""
    opener: re.Pattern[str]
    """Any symbol with which a form can begin."""
    values: Values
    holidays: Mapping[str, Holiday]
    """By the name of the holiday in lower case."""


@cache
def grammar_for(folders: tuple[str, ...]) -> Grammar:
    """The grammar of our rules and those in `folders`. Raises RuleError if a pattern names a class that isn't there."""
    classes = {_class_of(rule): rule for rule in rulebook.load(CalendarWords, folders)}
    holidays = {name.lower(): rule for rule in rulebook.load(Holiday, folders) for name in rule.names}
    rules = rulebook.load(DateForm, folders)
    words: dict[str, dict[str, str | None]] = {}
    for name, rule in classes.items():
        for word in rule.words:
            words.setdefault(word, {})[name] = rule.letter
    for word in holidays:
        words.setdefault(word, {})[HOLIDAY] = "capital"
    for pattern in (*PHRASES.values(), *(pattern for rule in rules for pattern in _patterns(rule))):
        for word in words_of(pattern):
            words.setdefault(word, {})["=" + word] = None
    lexicon = lexicon_of(words)
    _refuse_unknown(rules, lexicon)
    forms = tuple((rule, _form(rule, lexicon.members)) for rule in rules)
    return Grammar(
        lexicon=lexicon,
        openings=_openings(forms),
        opener=re.compile("[" + "".join(sorted({one for _, form in forms for one in form.openers})) + "]"),
        values=_values(classes),
        holidays=holidays,
    )


def _class_of(rule: CalendarWords) -> str:
    """Name of the class in patterns: DAY_PART for `calendar.day-part`."""
    return rule.id.partition(".")[2].upper().replace("-", "_")


def _patterns(rule: DateForm) -> tuple[str, ...]:
    return tuple(one for one in (rule.pattern, rule.after, rule.not_after, rule.before, rule.not_before) if one)


def _refuse_unknown(rules: tuple[DateForm, ...], lexicon: Lexicon) -> None:
    """Raises RuleError for a class in a pattern that is no class, phrase or shape, and for an unknown reader."""
    for rule in rules:
        if rule.reads not in READERS:
            raise RuleError(f"{rule.id}: nothing reads {rule.reads!r}; known are {', '.join(sorted(READERS))}")
        phrases = [name for one in (rule.after, rule.not_after) if one for name in names_of(one) if name in PHRASES]
        if phrases:
            raise RuleError(f"{rule.id}: {phrases[0]} is a phrase; what stands before is one word or class")
        for pattern in _patterns(rule):
            unknown = [name for name in names_of(pattern) if name not in PHRASES and name not in lexicon.members]
            if unknown:
                raise RuleError(f"{rule.id}: {pattern!r}: no class of words is called {unknown[0]}")


def _form(rule: DateForm, members: Mapping[str, str]) -> Form:
    """The form of a rule; what must stand or must not stand before it is one atom."""
    before = "".join(
        template.format(_either(pattern, members))
        for pattern, template in ((rule.after, "(?<={})"), (rule.not_after, "(?<!{})"))
        if pattern
    )
    after = "".join(
        template.format(bare(pattern, members))
        for pattern, template in ((rule.before, "(?={}|$)"), (rule.not_before, "(?!{})"))
        if pattern
    )
    try:
        return form_of(rule.pattern, members, (before, after))
    except re.error as error:
        raise RuleError(f"{rule.id}: {rule.pattern!r}: {error}") from error


def _openings(forms: tuple[tuple[DateForm, Form], ...]) -> dict[str, Opening]:
    """The forms by the symbol with which they can begin."""
    found = {}
    for symbol in sorted({one for _, form in forms for one in form.openers}):
        able = tuple((rule, form) for rule, form in forms if symbol in form.openers)
        found[symbol] = Opening(re.compile("|".join(form.bare for _, form in able)), able)
    return found


def _either(pattern: str, members: Mapping[str, str]) -> str:
    """One atom of any of the words and classes in `pattern`."""
    names = (*names_of(pattern), *("=" + word for word in words_of(pattern)))
    return "[" + "".join(dict.fromkeys(symbol for name in names for symbol in members[name])) + "]"


def _values(classes: Mapping[str, CalendarWords]) -> Values:
    """The words of each class and of each phrase."""
    single = {name: rule.words for name, rule in classes.items()}
    return {
        **single,
        **{
            phrase: {word: said for name in names_of(pattern) if name in single for word, said in single[name].items()}
            for phrase, pattern in PHRASES.items()
        },
    }
