"""Numbers of houses, blocks and telephones: "575 Wilbraham Road", "the 6300 block of Elm Street", "458-TIPS"."""

from __future__ import annotations

from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.skip import Skip, reason
from pipeline.spans.figures.text import Text

HIGHEST_HOUSE = 20_000
LONGEST_STREET = 4
"""Words and initials of a street's name: "4006 N.W. Martin King Road"."""
LOWEST_BLOCK = 100


def address_skip(text: Text, found: Quantity) -> Skip | None:
    """The quantity as the number of a house, of a block of houses or of a telephone; None where it is none of them."""
    if not text.atom(found.first).text.replace(",", "").isdigit() or found.numeral.scale != 1:
        return None
    if not found.numeral.plain:  # "the 11,000 block"
        return _block(text, found)
    following = text.atom(found.end)
    counted = following.kind == "word" and not text.lexicon.has("items.ends", following.lower)
    if text.lexicon.has("skips.emergency", text.low(found.first)) and not counted:
        return Skip(found.start, found.end, reason(text.lexicon, "skips.emergency", "phone"), "skips.emergency")
    return _block(text, found) or _street(text, found) or _house(text, found) or _keys(text, found)


def _block(text: Text, found: Quantity) -> Skip | None:
    """Such as "the 6300 block of Elm Street", "the 100-block"."""
    place = text.past_hyphen(found.end)
    if found.value < LOWEST_BLOCK or not text.lexicon.has("skips.block", text.low(place)):
        return None
    return Skip(found.start, place + 1, reason(text.lexicon, "skips.block", "address"), "skips.block")


def _street(text: Text, found: Quantity) -> Skip | None:
    """Such as "575 Wilbraham Road", "501 E. Stassney Lane"."""
    if found.value > HIGHEST_HOUSE or not text.atom(found.end).text[:1].isupper():
        return None
    place = found.end
    for _ in range(LONGEST_STREET):
        place += 1 + (text.low(place + 1) == "." and len(text.low(place)) == 1)
        word = text.atom(place)
        if word.kind == "number":  # "417th"
            place += text.is_glued(place + 1)
            continue
        if word.kind != "word" or not word.text[:1].isupper():
            return None
        if text.lexicon.has("skips.street", word.lower):
            return Skip(found.start, place + 1, reason(text.lexicon, "skips.street", "address"), "skips.street")
    return None


def _house(text: Text, found: Quantity) -> Skip | None:
    """Such as "a home at 4235 Oak Shadows about 1:30": a name alone follows."""
    if text.low(found.start - 1) != "at" or not LOWEST_BLOCK <= found.value <= HIGHEST_HOUSE:
        return None
    place = found.end
    while text.atom(place).kind == "word" and text.atom(place).text[:1].isupper():
        place += 1
    after = text.atom(place)
    ends = after.kind != "word" or text.lexicon.has("items.ends", after.lower)
    return Skip(found.start, place, "address", "figures.house") if place > found.end and ends else None


def _keys(text: Text, found: Quantity) -> Skip | None:
    """Such as "(800) 458-TIPS", "CRIMES (274637)": letters that stand for the keys of a telephone."""
    if _is_keys(text, found.end) or (text.low(found.end) == ")" and _is_keys(text, found.end + 2)):
        return Skip(found.start, found.end, "phone", "figures.phone")
    keys = text.atom(found.first).text
    behind = text.low(found.end) == "(" and text.low(found.end + 2) == ")"  # "274637 (CRIMES)"
    bracketed = behind or (text.low(found.start - 1), text.low(found.end)) == ("(", ")")
    letters = text.atom(found.end + 1 if behind else found.start - 2).text
    same = bracketed and letters.isupper() and len(letters) == len(keys)
    return Skip(found.start, found.end, "phone", "figures.phone") if same else None


def _is_keys(text: Text, place: int) -> bool:
    """A hyphen and capitals, as many as a telephone number has left."""
    letters = text.atom(place + 1)
    return text.is_hyphen(place) and text.is_glued(place + 1) and letters.text.isupper() and len(letters.text) == 4
