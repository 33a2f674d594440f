"""How well dates are read: strict and relaxed extent, type and value of TIMEX3 in TimeML files, as TempEval-3 counts.

    python benchmarks/timex3.py FOLDER

FOLDER holds .tml files (TimeBank, AQUAINT, the platinum set); what stands in TEXT is read, against the day in DCT. A
type or value is right where the extents overlap and the attribute is the same.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from pipeline import marks
from pipeline.build import analyse, load_pipeline
from pipeline.records import Article

LEVELS = ("strict", "relaxed", "type", "value")


@dataclass(frozen=True)
class Timex:
    """A temporal expression: characters of the text, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True)
class Paper:
    """An annotated text and the day on which it was written, None where it is not said."""

    text: str
    published: str | None
    dates: tuple[Timex, ...]


def paper_of(timeml: str) -> Paper:
    """The text, day and dates of a TimeML document. Raises ParseError where it is no XML, KeyError without a TEXT."""
    root = ElementTree.fromstring(timeml)
    said = root.find("DCT/TIMEX3")
    inside = root.find("TEXT")
    if inside is None:
        raise KeyError("TEXT")
    dates: list[Timex] = []
    text = "".join(_pieces(inside, 0, dates))
    day = (said.get("value") or "")[:10] if said is not None else ""
    return Paper(text, day or None, tuple(dates))


def _pieces(element: ElementTree.Element, at: int, dates: list[Timex]) -> Iterator[str]:
    """The text inside `element`, which begins at character `at`; its dates are added to `dates`."""
    yield element.text or ""
    at += len(element.text or "")
    for child in element:
        inner = "".join(_pieces(child, at, dates))
        if child.tag == "TIMEX3":
            dates.append(Timex(at, at + len(inner), child.get("type", ""), child.get("value", "")))
        yield inner + (child.tail or "")
        at += len(inner) + len(child.tail or "")


def found_in(paper: Paper) -> tuple[Timex, ...]:
    """The dates that we read in a paper."""
    doc = analyse(load_pipeline(), Article(id="paper", text=paper.text, published=paper.published))
    spans = ((doc[one.start : one.end], one) for one in marks.dates(doc))
    return tuple(Timex(span.start_char, span.end_char, one.timex_type, one.timex_value or "") for span, one in spans)


def right_of(gold: Sequence[Timex], found: Sequence[Timex]) -> dict[str, int]:
    """How many of the annotated dates are right at each level; one found date answers to one annotated."""
    right = dict.fromkeys(LEVELS, 0)
    left = list(found)
    for wanted in gold:
        shared = [(min(one.end, wanted.end) - max(one.start, wanted.start), one) for one in left]
        same = [one for one in left if (one.start, one.end) == (wanted.start, wanted.end)]
        near = same or [one for size, one in sorted(shared, key=lambda pair: -pair[0]) if size > 0]
        if not near:
            continue
        best = near[0]
        left.remove(best)
        right["relaxed"] += 1
        right["strict"] += bool(same)
        right["type"] += best.type == wanted.type
        right["value"] += best.value.upper().replace(" ", "") == wanted.value.upper().replace(" ", "")
    return right


def main(arguments: Sequence[str]) -> None:
    """Prints precision, recall and F1 of each level."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    right, wanted, found = dict.fromkeys(LEVELS, 0), 0, 0
    for path in sorted(parser.parse_args(arguments).folder.rglob("*.tml")):
        paper = paper_of(path.read_text(encoding="utf8"))
        ours = found_in(paper)
        wanted, found = wanted + len(paper.dates), found + len(ours)
        for level, count in right_of(paper.dates, ours).items():
            right[level] += count
    print(f"{wanted} dates, {found} found")
    for level, count in right.items() if wanted and found else ():
        scores = 100 * count / found, 100 * count / wanted, 200 * count / (found + wanted)
        print(f"{level:8} P {scores[0]:5.1f}  R {scores[1]:5.1f}  F1 {scores[2]:5.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
