"""Numbers that their shape alone makes none: clock times, telephone numbers, codes ("T-90"), ordinals, list numbers."""

from __future__ import annotations

from pipeline.spans.figures.codes import code_skip
from pipeline.spans.figures.skip import Skip, reason
from pipeline.spans.figures.text import Text


def shape_skip(text: Text, place: int) -> Skip | None:
    """The number at atom `place` if its shape shows that it is no figure."""
    idiom = _idiom(text, place)
    if idiom is not None:
        return idiom
    if not text.is_number(place):
        return _ordinal_word(text, place) or _spelled_clock(text, place) or _spelled_list_number(text, place)
    return (
        _phone(text, place)
        or _numeric_date(text, place)
        or _odds(text, place)
        or _clock(text, place)
        or _ordinal(text, place)
        or _list_number(text, place)
        or _outlet(text, place)
        or code_skip(text, place)
    )


def _idiom(text: Text, place: int) -> Skip | None:
    """Such as "one by one", "24/7", "catch-22": a phrase that holds the number."""
    for start in range(max(place - 3, 0), place + 1):
        found = text.lexicon.idioms.at(text.atoms, start)
        if found is not None and found[0] > place:
            return Skip(start, found[0], found[1].skip, found[1].id)
    return None


def _ordinal_word(text: Text, place: int) -> Skip | None:
    """Such as "second", "twenty-third"; a decade of life, "in his thirties"."""
    word = text.low(place)
    if text.lexicon.has("skips.decade-of-life", word):
        return Skip(place, place + 1, "age", "skips.decade-of-life")
    if not text.lexicon.has("skips.ordinals", word):
        end = text.past_hyphen(place + 1)
        tens = text.lexicon.value("word", word)
        if tens is None or tens < 20 or end == place + 1 or not text.lexicon.has("skips.ordinals", text.low(end)):
            return None
        return Skip(place, end + 1, "ordinal", "skips.ordinals")
    return Skip(place, place + 1, "ordinal", "skips.ordinals")


def _spelled_clock(text: Text, place: int) -> Skip | None:
    """The number word of "three o'clock"."""
    end = _with_half_of_day(text, place + 1)
    clock = end > place + 1 and text.lexicon.value("word", text.low(place)) is not None
    return Skip(place, end, "time", "skips.clock") if clock else None


def _outlet(text: Text, place: int) -> Skip | None:
    """The number in a broadcaster's name: "13 News", "WAVE 3 News"."""
    named = text.atom(place).text.isdigit() and text.atom(place + 1).text == "News"
    return Skip(place, place + 2, "name", "figures.outlet") if named else None


def _phone(text: Text, place: int) -> Skip | None:
    """Such as "555-123-4567", "+44 20 7946 0958", "(020) 7946 0958"."""
    groups, end = [text.atom(place).text], place + 1
    plus = text.atom(place - 1).text == "+"
    while len(groups) < 6:
        joined = end + (text.atom(end).text in ("-", ".", "(", ")", "/"))
        joined += text.atom(joined).text in ("-", "(", ")")
        if not text.is_number(joined) or not text.atom(joined).text.isdigit():
            break
        if joined == end and not plus and not groups[0].startswith("0") and not _is_spaced_phone(text, place):
            break
        groups, end = [*groups, text.atom(joined).text], joined + 1
    digits = sum(map(len, groups))
    american = [len(group) for group in groups[:3]] == [3, 3, 4]
    if len(groups) >= 2 and digits >= 9 and (plus or american or groups[0].startswith("0")):
        return Skip(place - plus, end, "phone", "figures.phone")
    keys = text.atom(end + 1)
    lettered = text.is_hyphen(end) and keys.glued and keys.text.isupper() and len(keys.text) == 4
    if len(groups) >= 2 and lettered and all(len(group) in (1, 3) for group in groups):  # "512-472-TIPS"
        return Skip(place, end + 2, "phone", "figures.phone")
    return None


def _is_spaced_phone(text: Text, place: int) -> bool:
    """Such as "415 153 7092": three, three and four digits."""
    groups = [text.atom(place + step).text for step in range(3)]
    return all(map(str.isdigit, groups)) and [len(group) for group in groups] == [3, 3, 4]


def _numeric_date(text: Text, place: int) -> Skip | None:
    """Such as "2024-05-31", "31/5/2024", "31.5.2024", "Monday (6/30)"."""
    digits = text.atom(place).text
    if digits.count(".") == 2 and all(len(group) in (1, 2, 4) for group in digits.split(".")):
        return Skip(place, place + 1, "date", "figures.numeric-date")
    for sign in ("-", "/"):
        rest = [text.atom(place + step) for step in (1, 2, 3, 4)]
        joined = rest[0].text == sign == rest[2].text and all(atom.glued for atom in rest)
        groups = (digits, rest[1].text, rest[3].text)
        if joined and all(group.isdigit() and len(group) in (1, 2, 4) for group in groups):
            return Skip(place, place + 5, "date", "figures.numeric-date")
    month, stroke, day = (text.atom(place + step).text for step in range(3))
    weekday = text.lexicon.has("contexts.weekdays", text.low(place - 1 - (text.low(place - 1) in ("(", ","))))
    if weekday and stroke == "/" and month.isdigit() and day.isdigit() and max(int(month), int(day)) <= 31:
        return Skip(place, place + 3, "date", "figures.numeric-date")
    return None


def _odds(text: Text, place: int) -> Skip | None:
    """What a bookmaker pays, "14/1", or another pair that is no fraction: a whole is never less than its part."""
    digits, sign, other = (text.atom(place + step) for step in range(3))
    if sign.text != "/" or not sign.glued or not other.glued or not (digits.text.isdigit() and other.text.isdigit()):
        return None
    odds = text.atom(place + 3).text != "/" and int(digits.text) >= int(other.text)
    return Skip(place, place + 3, reason(text.lexicon, "skips.score", "score"), "skips.score") if odds else None


def _clock(text: Text, place: int) -> Skip | None:
    """Such as "10:45 pm", "9.30am", "1530 GMT", "7 o'clock"."""
    digits, end = text.atom(place).text, place + 1
    paired = text.atom(end).text == ":" and text.is_glued(end) and text.is_number(end + 1) and text.is_glued(end + 1)
    if paired and len(text.atom(end + 1).text) == 2 and int(text.atom(end + 1).text[:2]) < 60:
        end += 2
        while text.atom(end).text == ":" and text.is_number(end + 1) and text.is_glued(end + 1):
            end += 2
        return Skip(place, _with_half_of_day(text, end), "time", "skips.clock")
    short = digits.replace(".", "").isdigit() and len(digits) <= 5
    after = _with_half_of_day(text, end)
    if short and after > end:
        return Skip(place, after, "time", "skips.clock")
    if paired:
        return Skip(place, end + 2, "score", "figures.ratio")
    why = reason(text.lexicon, "skips.weekday", "time")
    return Skip(place, end, why, "skips.weekday") if _is_pointed_clock(text, place) else None


def _is_pointed_clock(text: Text, place: int) -> bool:
    """Such as "At 12.33 on Monday": hours and minutes by a point, before a day."""
    hours, _, minutes = text.atom(place).text.partition(".")
    real = (
        hours.isdigit()
        and len(hours) <= 2
        and int(hours) < 24
        and len(minutes) == 2
        and minutes.isdigit()
        and int(minutes) < 60
    )
    on_day = text.low(place + 1) == "on" and text.lexicon.has("skips.weekday", text.low(place + 2))
    return real and on_day and text.low(place - 1) in ("at", "around", "about", "by", "since", "until")


def _with_half_of_day(text: Text, end: int) -> int:
    """Where "pm", "a.m." or "GMT" behind a clock time ends."""
    for length in range(min(4, len(text.atoms) - end), 0, -1):
        phrase = "".join(text.low(end + step) for step in range(length))
        if text.lexicon.has("skips.clock", phrase):
            upper = text.atom(end).text.isupper() or phrase not in ("est", "et", "ist")
            return end + length if upper else end
    return end


def _ordinal(text: Text, place: int) -> Skip | None:
    """Such as "22nd", "1990s", "in his 30s"."""
    follows = text.low(place + 1)
    if not text.is_glued(place + 1):
        return None
    if follows in ("st", "nd", "rd", "th"):
        return Skip(place, place + 2, "ordinal", "figures.ordinal")
    plural = place + 1 + (follows == "'" and text.low(place + 2) == "s")
    if text.low(plural) not in ("s", "'s"):
        return None
    digits = text.atom(place).text
    if not digits.isdigit() or int(digits) % 10:
        return None
    owner = {text.low(place - 1), text.low(place - 2)}
    if len(digits) == 2 and owner & {"his", "her", "their", "my", "your", "our", "old", "in"} and "the" not in owner:
        return Skip(place, plural + 1, "age", "skips.decade-of-life")
    return Skip(place, plural + 1, "date", "figures.decade") if len(digits) in (2, 4) else None


def _spelled_list_number(text: Text, place: int) -> Skip | None:
    """The number word that opens a paragraph of a list: "Six: Real support within the parties"."""
    opens = text.atom(place - 1).kind == "break" and text.atom(place + 1).text == ":"
    if not opens or not text.atom(place).text.istitle() or text.lexicon.value("word", text.low(place)) is None:
        return None
    return Skip(place, place + 2, "list", "figures.list-number")


def _list_number(text: Text, place: int) -> Skip | None:
    """Such as "1." or "2)" that opens a paragraph, "(3)"."""
    digits, following = text.atom(place).text, text.atom(place + 1)
    if not digits.isdigit() or len(digits) > 2:
        return None
    quoted = text.atom(place - 1).text in ('"', "“", "'", "‘")
    opens = text.atom(place - 1 - quoted).kind == "break"
    if opens and following.glued and following.text in (".", ")", ":") and not text.is_glued(place + 2):
        return Skip(place, place + 2, "list", "figures.list-number")
    bracketed = text.atom(place - 1).text == "(" and following.text == ")"
    if bracketed and (text.atom(place - 2).kind != "word" or text.atom(place - 2).text.islower()) and int(digits) < 20:
        return Skip(place - 1, place + 2, "list", "figures.list-number")
    return None
