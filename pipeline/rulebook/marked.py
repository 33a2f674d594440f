"""Reads the examples of rules: a text with the words that a rule should find in tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

TAG = re.compile(r"<(/?)([a-z]+)((?:\s+[a-z]+='[^']*')*)>")
ATTRIBUTE = re.compile(r"([a-z]+)='([^']*)'")


@dataclass(frozen=True)
class Marked:
    """Tagged words of an example; `start` and `end` count characters of the text without tags."""

    tag: str
    start: int
    end: int
    text: str
    attributes: dict[str, str]
    """What is said of the words: fields of what should be found there."""


def read_marked(example: str) -> tuple[str, tuple[Marked, ...]]:
    """The text without tags, and what was tagged, in text order: "<figure low='12'>at least 12</figure> died".

    Raises ValueError if a tag is not closed or closes nothing.
    """
    text, at = "", 0
    opened: list[tuple[str, int, dict[str, str]]] = []
    found: list[tuple[str, int, int, dict[str, str]]] = []
    for tag in TAG.finditer(example):
        text += example[at : tag.start()]
        at = tag.end()
        closing, name, attributes = tag.groups()
        if not closing:
            opened.append((name, len(text), {key: unescape(value) for key, value in ATTRIBUTE.findall(attributes)}))
            continue
        if not opened or opened[-1][0] != name:
            raise ValueError(f"</{name}> closes nothing in {example!r}")
        name, start, fields = opened.pop()
        found.append((name, start, len(text), fields))
    if opened:
        raise ValueError(f"<{opened[-1][0]}> is never closed in {example!r}")
    text += example[at:]
    return text, tuple(
        Marked(name, a, b, text[a:b], fields) for name, a, b, fields in sorted(found, key=lambda m: m[1])
    )
