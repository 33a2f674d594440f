"""The scan over a text: every number in it becomes a figure or is skipped with its reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Doc

from pipeline import marks
from pipeline.marks import DateMark, FigureMark, Range, SkipMark
from pipeline.records import SkipReason
from pipeline.spans.figures.atoms import atoms_of
from pipeline.spans.figures.bounds import bounded
from pipeline.spans.figures.changes import accounting, change_of, direction
from pipeline.spans.figures.contexts import context_skip
from pipeline.spans.figures.ellipsis import completed, shared_item
from pipeline.spans.figures.items import item_of
from pipeline.spans.figures.lexicon import lexicon
from pipeline.spans.figures.numeral import Numeral
from pipeline.spans.figures.quantities import plus_minus, read_quantity
from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.ranges import high_of, joined, low_of
from pipeline.spans.figures.shapes import shape_skip
from pipeline.spans.figures.shares import read_share
from pipeline.spans.figures.skip import Skip
from pipeline.spans.figures.text import Text
from pipeline.spans.figures.units import rate_at
from pipeline.syntax import Syntax, syntax_of

Number = FigureMark | SkipMark


def find_numbers(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[Number, ...]:
    """Every number of `doc` in text order, a figure or skipped; none overlap."""
    article = marks.article(doc)
    atoms = atoms_of(doc, marks.paragraphs(doc))
    scan = _Scan(doc, Text(atoms, lexicon(folders), article.url if article else None))
    return tuple(scan.run())


class _Scan:
    """One pass over the atoms of a text."""

    def __init__(self, doc: Doc, text: Text) -> None:
        self.doc = doc
        self.text = text
        self.syntax: Syntax | None = syntax_of(doc) if doc.has_annotation("DEP") else None
        self.dates = {token: mark for mark in marks.dates(doc) for token in range(mark.start, mark.end)}
        self.done = 0
        """The first atom that no mark has taken."""
        self.found: list[Number] = []

    def run(self) -> list[Number]:
        """The marks in text order."""
        found = self.found
        place = 0
        while place < len(self.text.atoms):
            number = self._number(place) if self._opens(place) else None
            if number is None:
                place += 1
                continue
            mark, place = number
            self.done = place
            last = found[-1] if found else None
            if isinstance(mark, FigureMark) and isinstance(last, FigureMark):
                found[-1] = shared_item(self.doc, last, mark)
            if not found or mark.start >= found[-1].end:
                found.append(mark)
        return found

    def _opens(self, place: int) -> bool:
        """A number may begin here: digits, a number word, a sign or a currency."""
        atom = self.text.atoms[place]
        return (
            atom.kind == "number"
            or atom.lower in self.text.lexicon.starters
            or atom.text in self.text.lexicon.money_before.opening
            or (atom.text in ("+", "-", "–") and self.text.is_number(place + 1))
            or (atom.text in ("+", "±") and plus_minus(self.text, place) is not None)
            or atom.lower in ("minus", "negative")
        )

    def _number(self, place: int) -> tuple[Number, int] | None:
        """The mark for the number at `place`, and where the scan goes on."""
        text = self.text
        quantity = read_share(text, place)
        signed = text.atom(place).text in ("-", "–", "+") and text.is_number(place + 1)
        shape = None if quantity is not None else shape_skip(text, place + signed)
        if shape is not None:
            return self._skip(self._dated(place) or shape)
        quantity = quantity or _zero(text, place) or read_quantity(text, place)
        dated = self._dated(place)
        if quantity is None:
            return self._skip(dated) if dated is not None and text.is_number(place) else self._rest(place)
        if dated is not None and not self._outweighs(quantity, dated):
            lasting = context_skip(text, joined(text, quantity), self.doc)
            return self._skip(lasting if lasting is not None and lasting.why == "duration" else dated)
        quantity = joined(text, quantity)
        skip = context_skip(text, quantity, self.doc) or self._lasting(quantity) or self._goes_on(quantity)
        return self._skip(skip) if skip is not None else self._figure(quantity)

    def _goes_on(self, quantity: Quantity) -> Skip | None:
        """The next of a row of numbers that were names: "posts 542 and 543"."""
        last = self.found[-1] if self.found else None
        if isinstance(last, SkipMark) and last.rule == "figures.age-after-name" and self._next_of_ages(quantity):
            return Skip(quantity.start, quantity.end, last.why, last.rule)
        joint = self.text.low(quantity.start - 1) in ("and", "or", ",", "to", "through", "&")
        joint = joint or [self.text.low(quantity.start - back) for back in (3, 1)] == ["page", "of"]
        if (
            not isinstance(last, SkipMark)
            or last.why not in ("name", "date")
            or not joint
            or self.done != quantity.start - 1
        ):
            return None
        counted = self.text.atom(quantity.end).kind == "word" and self.text.low(quantity.end) not in (
            "and",
            "of",
            "in",
            "or",
        )
        if counted or not quantity.numeral.plain or quantity.unit is not None:
            return None
        if last.why == "date" and not (quantity.value <= 31 and self.text.atom(quantity.start - 2).kind == "number"):
            return None  # "April 24 and 25" goes on, "in April and 25" does not
        return Skip(quantity.start, quantity.end, last.why, "figures.numbered")

    def _next_of_ages(self, quantity: Quantity) -> bool:
        """The next age of a row, set apart like the one before: "Rahul (26) and Prince (24)"."""
        text, place = self.text, quantity.start
        beside = text.low(place - 1), text.low(quantity.end)
        row = beside == ("(", ")") or (beside[0] == "," and text.low(self.done) == ";")  # "Ann, 38; Bob, 34"
        return row and place - self.done <= 6 and quantity.numeral.plain and 0 < quantity.value < 125

    def _rest(self, place: int) -> tuple[Number, int] | None:
        """Digits that nothing could read ("1,2,3"), and words of parts and multiples that are none ("double-digit")."""
        word = self.text.low(place)
        if self.text.is_number(place):
            return self._skip(Skip(place, place + 1, "list", "figures.unread"))
        lexicon = self.text.lexicon
        if lexicon.value("part", word) is None and lexicon.value("multiple", word) is None:
            return None
        mark = self._date(place)
        if mark is not None and mark.timex_type == "DURATION":  # "half" in "a century and a half"
            return self._skip(self._mask(place, mark, "duration"))
        return self._skip(self._dated(place) or Skip(place, place + 1, "name", "figures.unread"))

    # ---- dates

    def _date(self, place: int) -> DateMark | None:
        atom = self.text.atom(place)
        return self.dates.get(atom.token) if atom.token >= 0 else None

    def _dated(self, place: int) -> Skip | None:
        """A date or time that holds the atom at `place`."""
        mark = self._date(place)
        if mark is None or mark.timex_type not in ("DATE", "TIME"):
            return None
        return self._mask(place, mark, "time" if mark.timex_type == "TIME" else "date")

    def _lasting(self, quantity: Quantity) -> Skip | None:
        """A length of time or a repeated one that holds the quantity."""
        mark = self._date(quantity.first)
        if mark is None or mark.timex_type not in ("DURATION", "SET") or quantity.unit is not None:
            return None
        return self._mask(quantity.first, mark, "duration")

    def _mask(self, place: int, mark: DateMark, why: SkipReason) -> Skip:
        atoms, start, end = self.text.atoms, place, place + 1
        while start > self.done and atoms[start - 1].token >= mark.start and atoms[start - 1].kind != "break":
            start -= 1
        while end < len(atoms) and 0 <= atoms[end].token < mark.end:
            end += 1
        return Skip(start, end, why, mark.rule)

    def _outweighs(self, quantity: Quantity, dated: Skip) -> bool:
        """The quantity is no part of the date after all: it has a currency or unit, or reaches beyond it."""
        return quantity.unit is not None or quantity.end > dated.end

    # ---- marks

    def _skip(self, skip: Skip) -> tuple[Number, int]:
        start, end = self.text.tokens(max(skip.start, self.done), skip.end)
        return SkipMark(start, end, skip.why, skip.rule), skip.end

    def _figure(self, quantity: Quantity) -> tuple[Number, int]:
        text = self.text
        wide = bounded(text, quantity)
        wide = wide if wide.start >= self.done else quantity
        start, end = text.tokens(wide.start, wide.end)
        changes = change_of(text, wide)
        change = direction(wide, changes)
        item = item_of(text, wide, self.doc, self.syntax)
        item = None if item is not None and {item[0], item[1] - 1} <= self.dates.keys() else item
        if item is not None and wide.unit is None and _is_age(self.doc, item):
            return self._skip(Skip(wide.start, wide.end, "age", "figures.age-measured"))
        wide, after, item = _with_rate(text, wide, item)
        if after != wide.end:
            end = text.tokens(wide.start, after)[1]
        mark = FigureMark(
            start, end, _float(low_of(wide)), _float(high_of(wide)), wide.bound, wide.approximate, wide.unit or "count",
            wide.kind, tuple(dict.fromkeys((*wide.rules, *(rule.id for rule in changes)))), wide.per, item, change,
            accounting(wide, changes, change),
        )  # fmt: skip
        earlier = [number for number in self.found[-8:] if isinstance(number, FigureMark)]
        return completed(self.doc, mark, earlier, parsed=self.syntax is not None), max(after, wide.end)


def _is_age(doc: Doc, item: Range) -> bool:
    """What is counted are years of life: "the average age was 44", "life expectancy is around 73"."""
    return bool({"age", "ages", "expectancy"} & {token.lower_ for token in doc[slice(*item)]})


def _with_rate(text: Text, found: Quantity, item: Range | None) -> tuple[Quantity, int, Range | None]:
    """The quantity with what it is per, the atom where it then ends, and the item that is left.

    A rate with a number of its own is part of the figure ("90 per 100,000"), "a barrel" is not.
    """
    if found.per is not None or found.unit == "x":
        return found, found.end, item
    place = found.end
    if item is not None and item[0] >= text.atom(found.end - 1).token:
        place = next((at for at in range(found.end, len(text.atoms)) if text.atom(at).token >= item[1]), found.end)
    rate = rate_at(text, place) or rate_at(text, found.end)
    if rate is None:
        rate = _rate_behind_bracket(text, found)
        per, rules = (None, found.rules) if rate is None else (rate[1], (*found.rules, rate[2]))
        return replace(found, per=per, rules=rules), found.end, item
    found = replace(found, per=rate[1], rules=(*found.rules, rate[2]))
    numbered = any(text.is_number(at) for at in range(place, rate[0]))
    return found, rate[0] if numbered and place == found.end else found.end, None if place == found.end else item


def _rate_behind_bracket(text: Text, found: Quantity) -> tuple[int, str, str] | None:
    """Such as "C$6 (US$4.46) per share": what both amounts are per stands behind the bracket."""
    if found.kind == "money" and (text.low(found.start - 1), text.low(found.end)) == ("(", ")"):
        return rate_at(text, found.end + 1)
    other = read_quantity(text, found.end + 1) if found.kind == "money" and text.low(found.end) == "(" else None
    bracketed = other is not None and other.kind == "money" and text.low(other.end) == ")"
    return rate_at(text, other.end + 1) if other is not None and bracketed else None


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _zero(text: Text, place: int) -> Quantity | None:
    """Such as "no deaths", "no reports of injuries": none of what is counted."""
    if text.lexicon.value("zero", text.low(place)) is None:
        return None
    here = place + 1
    for _ in range(5):
        if text.lexicon.has("items.zero", text.low(here)):
            numeral = Numeral(place, place + 1, Decimal(0), rule="numbers.zeros")
            return Quantity(
                place, place + 1, place, numeral, Decimal(0), Decimal(0), ("numbers.zeros",), number_end=place + 1
            )
        if not (text.lexicon.has("items.reports-of", text.low(here)) or text.low(here) == "of"):
            return None
        here += 1
    return None
