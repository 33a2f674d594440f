"""Numbers that are pieces of codes: "F-16", "Covid-19", "BA.5", "a 401(k) plan", coordinates, footnotes."""

from __future__ import annotations

from pipeline.spans.figures.money import money_before
from pipeline.spans.figures.skip import Skip
from pipeline.spans.figures.text import Text

LONGEST_COUNT = 15
"""Digits in a row with which somebody may count."""
STAMP = 10
"""Digits in the stamp of a web page: 'timestamp="1448038800"'."""
REGISTERED = 7
"""Digits in a row, without commas, that behind capital letters are a register's number."""
COMPASS = frozenset({"north", "south", "east", "west", "n", "s", "e", "w", "latitude", "longitude"})


def code_skip(text: Text, place: int) -> Skip | None:
    """The number at atom `place` as a piece of a code."""
    before = text.atom(place - 1)
    if before.text == "[" and text.atom(place + 1).text == "]":
        return Skip(place - 1, place + 2, "list", "figures.footnote")
    start = place if _in_web_address(text, place) else _code_start(text, place)
    if start is not None:
        return Skip(start, glued_end(text, place + 1), "name", "figures.code")
    return _plus(text, place) or _paragraph(text, place) or _registered(text, place) or _coordinate(text, place)


def _in_web_address(text: Text, place: int) -> bool:
    """Two strokes stand before the number in the same stretch without a blank: "//example.org/photo-1024x683"."""
    while text.is_glued(place) and text.atom(place).kind != "break":
        place -= 1
        if text.atom(place).text == "/" and text.atom(place + 1).text == "/":
            return True
    return False


def _code_start(text: Text, place: int) -> int | None:
    """Where the letters of the code begin; None if the digits are not part of one."""
    before = text.atom(place - 1)
    if not text.is_glued(place) or (before.text == "-" and not before.glued):
        return _spaced_start(text, place)
    if before.text in ("#", "_"):  # "#94.8 million" is a garbled pound sign
        return None if text.lexicon.value("magnitude", text.low(place + 1)) is not None else place - 1
    if before.text == "." and before.glued and text.atom(place - 2).text.isupper():  # "BA.5"
        return place - 2
    if before.text == "-":
        return place - 2 if _is_prefix_of_code(text, place - 2) else None
    if before.kind != "word" or before.text in ("x", "X") or before.text.startswith("'"):
        return None
    quake = before.text == "M" and "." in text.atom(place).text
    return None if quake or money_before(text, place - 1) is not None else place - 1


def _is_prefix_of_code(text: Text, place: int) -> bool:
    """The word before a hyphen and digits belongs to a code ("T-90"); "sub-20" and "five-10" are none."""
    word = text.atom(place)
    if word.kind != "word" or text.lexicon.has("contexts.prefixes", word.lower):
        return False
    if text.lexicon.value("word", word.lower) is not None:
        return False
    return not (word.text.islower() and len(word.text) > 3) or text.lexicon.has("skips.designator.before", word.lower)


def _spaced_start(text: Text, place: int) -> int | None:
    """Where a code begins in text whose words and signs were cut apart: "AK - 47", "COVID -19"."""
    word, digits = text.atom(place - 2), text.atom(place).text
    if text.atom(place - 1).text != "-" or word.kind != "word" or not digits.isdigit() or len(digits) > 3:
        return None
    capitals = word.text.isupper() and 1 < len(word.text) <= 5 and text.low(place + 1) != "-"
    return place - 2 if capitals or word.lower == "covid" else None


def _plus(text: Text, place: int) -> Skip | None:
    """Such as "the 4+1 group": a number plus another is the name of what has so many members."""
    end = place + 1
    while text.atom(end).text == "+" and text.is_number(end + 1) and text.is_glued(end) and text.is_glued(end + 1):
        end += 2
    return Skip(place, end, "name", "figures.code") if end > place + 1 else None


def _paragraph(text: Text, place: int) -> Skip | None:
    """A paragraph of a law ("a 401(k) plan", "a 501(c)(3) group"), or a number too long to count anything."""
    following = [text.atom(place + step) for step in (1, 2, 3)]
    bracketed = following[0].text == "(" and following[0].glued and following[2].text == ")"
    if bracketed and following[1].kind == "word" and len(following[1].text) == 1:
        return Skip(place, place + 4, "name", "figures.code")
    digits = text.atom(place).text
    stamp = digits.isdigit() and (len(digits) > LONGEST_COUNT or (len(digits) == STAMP and text.is_glued(place)))
    return Skip(place, place + 1, "name", "figures.code") if stamp else None


def _registered(text: Text, place: int) -> Skip | None:
    """What a ship, a book or a firm is registered by: "IMO: 9620944", "ISBN 9780141036144"."""
    opener = place - 1 - (text.atom(place - 1).text in (":", "#"))
    letters, digits = text.atom(opener), text.atom(place).text
    capitals = letters.kind == "word" and letters.text.isupper() and 2 <= len(letters.text) <= 6
    counts = text.atom(place + 1).kind == "word" and text.atom(place + 1).text.islower()
    registered = capitals and not counts and digits.isdigit() and len(digits) >= REGISTERED
    if not registered or money_before(text, opener) is not None:
        return None
    return Skip(opener, place + 1, "name", "figures.code")


def _coordinate(text: Text, place: int) -> Skip | None:
    """Degrees with minutes or a point of the compass ("59°10′25″N"), or five decimals ("59.173616")."""
    end = place + 1
    compass = text.is_number(end + 1) or text.atom(end + 1).text in ("N", "S", "E", "W")
    if text.low(end) == "degrees" and text.low(end + 1) in COMPASS:  # "21.22 degrees North"
        return Skip(place, end + 2, "address", "figures.coordinate")
    if text.atom(end).text in ("°", "º") and compass:
        while text.is_glued(end) and text.atom(end).text not in (",", ";", ".", ")"):
            end += 1
        return Skip(place, end, "address", "figures.coordinate")
    decimals = text.atom(place).text.partition(".")[2]
    if len(decimals) >= 5 and decimals.isdigit() and not text.is_glued(end + (text.atom(end).text in (",", ";", ")"))):
        return Skip(place, end, "address", "figures.coordinate")
    return None


def glued_end(text: Text, place: int) -> int:
    """Where the letters and digits glued to a code end: "90B", "T-72B3"."""
    while text.is_glued(place) and text.atom(place).kind in ("word", "number") and not text.low(place).startswith("'"):
        place += 1
    return place
