"""A reference of all rules, made from the rules themselves: as Markdown or as one page of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from pipeline.rulebook import Listed
from pipeline.workshop.merged import fields_of, reads_of, stage_of

EXAMPLES = {"finds": "Finds", "skips": "Leaves alone", "todo": "Does not find yet"}
STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:54rem;margin:2rem auto;padding:0 1rem}code{background:#eee}"
    "mark{background:#fe9}h3{margin-top:2rem}dt{font-weight:bold}"
)


def markdown_of(rules: Sequence[Listed]) -> Iterator[str]:
    """The reference as lines of Markdown, in the order in which rules are tried."""
    yield "# Rules"
    for stage, file, inside in _by_file(rules):
        yield from ("", f"## {file}", "", f"{reads_of(inside[0])} Read by: {stage}.")
        for one in inside:
            yield from ("", f"### {one.rule.id}", "")
            yield from ([one.rule.why, ""] if one.rule.why else [])
            for field in fields_of(one):
                if field.name not in (*EXAMPLES, "why"):
                    yield f"- {field.name}: {_escaped(_value(field.value))}"
            for name, title in EXAMPLES.items():
                for example in getattr(one.rule, name):
                    yield f"- {title}: {_escaped(_marked(example, '**', '**'))}"


def html_of(rules: Sequence[Listed]) -> Iterator[str]:
    """The reference as lines of one HTML page that needs nothing else."""
    yield f"<!doctype html><html lang='en'><meta charset='utf-8'><title>Rules</title><style>{STYLE}</style>"
    yield "<h1>Rules</h1>"
    for stage, file, inside in _by_file(rules):
        yield f"<h2 id='{escape(file)}'>{escape(file)}</h2>"
        yield f"<p>{escape(reads_of(inside[0]))} Read by: {escape(stage)}.</p>"
        for one in inside:
            yield f"<h3 id='{escape(one.rule.id)}'>{escape(one.rule.id)}</h3><p>{escape(one.rule.why)}</p><dl>"
            for field in fields_of(one):
                if field.name not in (*EXAMPLES, "why"):
                    said = f"<dd>{escape(_value(field.value))}</dd>"
                    yield f"<dt title='{escape(field.means, quote=True)}'>{escape(field.name)}</dt>{said}"
            for name, title in EXAMPLES.items():
                for example in getattr(one.rule, name):
                    yield f"<dt>{title}</dt><dd>{_marked(example, '<mark>', '</mark>', html=True)}</dd>"
            yield "</dl>"
    yield "</html>"


def _by_file(rules: Sequence[Listed]) -> Iterator[tuple[str, str, list[Listed]]]:
    for file, inside in groupby(rules, key=lambda one: one.kind.file):
        group = list(inside)
        yield stage_of(group[0]), file, group


def _marked(example: str, opening: str, closing: str, *, html: bool = False) -> str:
    """An example with its tagged words set off, and without the tags."""
    parts = re.split(r"(</?[a-z]+(?:\s+[a-z_]+='[^']*')*>)", example)
    shown = (closing if part.startswith("</") else opening if re.fullmatch(r"<[a-z].*>", part) else
             escape(part) if html else part for part in parts)  # fmt: skip
    return "".join(shown)


def _value(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} = {each}" for key, each in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is, but for bold words."""
    return re.sub(r"([\\`_<>#|\[\]])", r"\\\1", text)
