"""Two numbers that are one quantity ("25,000 to 30,000"), and such that are two ("rose 64 to 4,577")."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipeline.spans.figures.quantities import read_quantity
from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.text import Text

DASHES = ("-", "–", "—", "~")


def joined(text: Text, left: Quantity) -> Quantity:
    """The range that `left` opens, or `left` itself."""
    connector = _connector(text, left)
    if connector is None:
        return left
    word, start = connector
    right = read_quantity(text, start)
    if right is None or right.numeral.vague or left.numeral.vague or right.signed > 0:
        return left
    if right.signed < 0 and left.signed >= 0:
        return left
    scaled = _sharing(left, right)
    if not _is_range(text, word, scaled, right):
        return _before_and_after(text, word, scaled, right) or left
    left = scaled
    opens = word == "and" and text.low(left.start - 1) == "between"
    return replace(
        right, start=left.start - opens, first=left.first, value=left.value, high=right.value, bound="range",
        unit=right.unit or left.unit, kind=right.kind if right.unit else left.kind, money=left.money or right.money,
        rules=("figures.range", *dict.fromkeys((*left.rules, *right.rules))), signed=left.signed,
        numeral=replace(right.numeral, plain=False, start=left.numeral.start),
    )  # fmt: skip


def _before_and_after(text: Text, word: str, left: Quantity, right: Quantity) -> Quantity | None:
    """Such as "from 2.3 to 2.5 million": two figures, but unit and magnitude of the second hold for the first."""
    signed = right.money and right.start < right.first and left.value < right.value
    alternative = word == "or" and (text.is_hyphen(left.end) or signed)  # "a 7- or 8-inch screen", "8 or $9"
    if not (alternative or (word == "to" and text.low(left.start - 1) == "from")) or left.numeral.scale != 1:
        return None
    if left.unit is not None or right.unit is None:
        return left
    if right.numeral.digits != left.numeral.digits:
        return None
    return replace(left, unit=right.unit, kind=right.kind, money=right.money)


def _connector(text: Text, left: Quantity) -> tuple[str, int] | None:
    """The word between two numbers, and where the second begins: "to", "-", "-to-", "and" behind "between", "or"."""
    place, word = left.end, text.low(left.end)
    if word == "-" and text.low(place + 1) in ("to", "or"):  # "0-to-60-mph", "7- or 8-inch"
        return text.low(place + 1), place + 2 + (text.low(place + 2) == "-")
    if word in DASHES and (word != "—" or text.is_glued(place)):
        return "-", place + 1
    if word in ("to", "or") or (word == "and" and _between(text, left)):
        return word, place + 1 + (word == "to" and text.low(place + 1) == "-")  # "200,000 to-260,000"
    return None


def _between(text: Text, left: Quantity) -> bool:
    """The word "between" stands before the number, an approximation may stand in the middle."""
    before = (text.low(left.start - 1), text.low(left.start - 2))
    return "between" in before or before in (("of", "ages"), ("ages", "between"))


def _sharing(left: Quantity, right: Quantity) -> Quantity:
    """The left number with the magnitude of the right one: "1.5 to 2 million", "$10 to $15 billion"."""
    scale = right.numeral.scale
    if (
        scale == 1
        or left.numeral.scale != 1
        or left.numeral.value > right.numeral.value / scale
        or left.numeral.value >= 1000
    ):
        return left
    if left.unit is not None and not left.money:
        return left
    return replace(left, value=left.value * scale, high=left.value * scale)


def _is_range(text: Text, word: str, left: Quantity, right: Quantity) -> bool:
    """The two numbers belong together, the smaller first, in one unit."""
    if left.value >= right.value or not _same_unit(word, left, right):
        return False
    if word == "or":
        return _alternative(left, right) and not text.is_hyphen(left.end)
    if word == "-":
        return _hyphened(text, left, right)
    return word == "and" or _reaches(text, left, right)


def _same_unit(word: str, left: Quantity, right: Quantity) -> bool:
    """The unit, where both or only the right one has it; a currency sign before the right one alone starts anew."""
    if left.unit is not None:
        return left.unit == right.unit or (right.unit is None and left.money and right.numeral.digits)
    signed = right.money and right.start < right.first  # "up 4 to $84"
    return not signed or word == "-" or left.numeral.scale != 1


def _alternative(left: Quantity, right: Quantity) -> bool:
    """Such as "three or four", "10 or 15": close, and said in the same way."""
    same = left.numeral.digits == right.numeral.digits and left.money == right.money
    return same and right.value <= max(left.value * Decimal("1.5"), left.value + 1) and left.unit is None


def _hyphened(text: Text, left: Quantity, right: Quantity) -> bool:
    """Such as "60-70 submarines"; not "2019-20" and not a telephone number."""
    if left.numeral.digits != right.numeral.digits:
        return False
    bare = left.unit is None and right.unit is None
    years = left.numeral.plain and 1800 <= left.value <= 2100
    return not bare or not (years or text.is_hyphen(right.end))


def _reaches(text: Text, left: Quantity, right: Quantity) -> bool:
    """Such as "5 to 10 percent", "fell 50% to 75% below"; not "rose 64 points to 4,577", "by $43.6bn to $419.2bn"."""
    before = left.start
    bound = text.lexicon.bounds_before.until(text.atoms, before)
    if bound is not None:
        before = bound[0]
    opener = text.low(before - 1)
    if opener == "from":
        return _ranging(text, before - 1) or _leads_on(text, right)
    while text.lexicon.has("contexts.fillers", text.low(before - 1)):
        before -= 1
    change = text.lexicon.changes_before.until(text.atoms, before)
    moved = change is not None and change[1].change is not None
    if left.unit is None and moved and right.unit is None and right.value >= left.value * 3:
        return False  # shares "rose 3 to 20"
    if left.unit is None:
        return right.unit is not None or not (_is_precise(left) or _is_precise(right))
    if opener == "by":
        return False
    return not moved or text.lexicon.has("contexts.beyond", text.low(right.end))


def _leads_on(text: Text, right: Quantity) -> bool:
    """Another range follows: "from 5 to 7 per cent to 3 to 5 per cent"."""
    then = read_quantity(text, right.end + 1) if text.low(right.end) == "to" else None
    return then is not None and text.low(then.end) in ("to", *DASHES) and read_quantity(text, then.end + 1) is not None


def _is_precise(quantity: Quantity) -> bool:
    """Four digits that count: "1,551" was counted before and after, nobody estimates "1,220 to 1,551"."""
    return len(quantity.value.as_tuple().digits) >= 4 and quantity.value % 10 != 0 and not quantity.numeral.plain


def _ranging(text: Text, place: int) -> bool:
    """A word like "ranging" stands up to four words before "from"."""
    return any(text.lexicon.has("contexts.ranging", text.low(place - back)) for back in range(1, 5))


def low_of(quantity: Quantity) -> Decimal | None:
    """The lower end; None where it is open."""
    return None if quantity.bound in ("at_most", "less_than") else quantity.value


def high_of(quantity: Quantity) -> Decimal | None:
    """The upper end; None where it is open."""
    return None if quantity.bound in ("at_least", "more_than", "vague") else quantity.high
