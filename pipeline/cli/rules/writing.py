"""`claims rules new`, `watch` and `docs`: a rule to begin with, a look at each save, and a reference of all rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.extract import Model, Rules
from pipeline.cli.messages import DONE, INTERRUPTED, tell
from pipeline.cli.output import write_out
from pipeline.cli.rules.comparing import articles_under, nodes_of
from pipeline.cli.rules.testing import Ids, node_of
from pipeline.cli.settings import folders_of
from pipeline.cli.shown import Json, Node, show_json, show_tree
from pipeline.cli.why import Which, asked

if TYPE_CHECKING:
    from pipeline.records import Article
    from pipeline.workshop.watch import Round

From = Annotated[
    str,
    typer.Option("--from", metavar="FILE:A-B|SENTENCE", help="Words in a file by characters, or a sentence."),
]
Words = Annotated[str | None, typer.Option(metavar="WORDS", help="The words of the sentence that the rule is about.")]
Into = Annotated[Path | None, typer.Option(metavar="DIR", help="Folder of rules to add it to; shown if left out.")]
Watched = Annotated[
    list[str] | None, typer.Option("--articles", metavar="PATH", help="Articles to compare with each save; repeatable.")
]


def new(
    source: From,
    words: Words = None,
    which: Which = None,
    into: Into = None,
    rules: Rules = None,
    as_json: Json = False,
) -> int:
    """Write a rule to begin with for some words: a cue, a trigger, words of a form or a bound, with its example."""
    from pipeline.errors import OptionError  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.reading import reader_for  # noqa: PLC0415
    from pipeline.workshop.sketch import sketch  # noqa: PLC0415

    article, start, end = _words_of(source, words, which)
    found = sketch(reader_for(folders_of(rules)), article, start, end)
    if as_json:
        show_json({"file": found.file, "heading": found.heading, "fields": dict(found.fields), "toml": found.text})
    elif into is None:
        write_out([f"# {found.file}.toml", *found.text.splitlines()])
    else:
        into.mkdir(parents=True, exist_ok=True)
        path = into / f"{found.file}.toml"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if f"[{found.file}.{found.heading}]" in text:
            raise OptionError(f"{path}: has a rule [{found.file}.{found.heading}] already; change that one")
        path.write_text(f"{text.rstrip()}\n\n{found.text}" if text.strip() else found.text, encoding="utf-8")
        tell(f"{path}: [{found.file}.{found.heading}] added; fill in what says TODO")
    return DONE


def watch(ids: Ids = None, rules: Rules = None, model: Model = None, articles: Watched = None) -> int:
    """Try rules and compare articles with ours at each save, until you press Ctrl-C."""
    from pipeline.errors import OptionError  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.reading import reader_for  # noqa: PLC0415
    from pipeline.workshop.watch import rounds  # noqa: PLC0415

    folders = folders_of(rules)
    if not folders:
        raise OptionError("nothing to watch; name a folder with --rules or in claims.toml")
    read = articles_under(articles) if articles else []
    try:
        for one in rounds(reader_for(folders, model), ids or (), read):
            show_tree(_round(one))
    except KeyboardInterrupt:
        return DONE
    return INTERRUPTED


def docs(
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="File to write: .md or .html.")
    ] = None,
    rules: Rules = None,
) -> int:
    """Write a reference of all rules with their examples: Markdown, or HTML if FILE ends in .html."""
    from pipeline import rulebook  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.reference import html_of, markdown_of  # noqa: PLC0415
    from pipeline.write import whole_file  # noqa: PLC0415

    folders = folders_of(rules)
    rulebook.check(folders)
    every = rulebook.listed(folders)
    lines = html_of(every) if out is not None and out.suffix in (".html", ".htm") else markdown_of(every)
    if out is None:
        write_out(lines)
        return DONE
    with whole_file(out) as write:
        write(lines)
    return DONE


def _words_of(source: str, words: str | None, which: str | None) -> tuple[Article, int, int]:
    """The article, and where in it the words stand. Raises OptionError if they don't."""
    from pipeline.errors import OptionError  # noqa: PLC0415 - --help must not wait for it

    found = re.fullmatch(r"(.+):(\d+)-(\d+)", source, re.DOTALL)
    if found is not None:
        return asked(found[1], which=which)[0], int(found[2]), int(found[3])
    article, _ = asked(source, which=which)
    if words is None or words not in article.text:
        raise OptionError("--from: name the characters, FILE:12-20, or the words of the sentence with --words")
    start = article.text.index(words)
    return article, start, start + len(words)


def _round(one: Round) -> Iterator[Node]:
    if one.error is not None:
        yield Node(one.error, style="red")
        return
    failed = [trial for trial in one.trials if trial.failed]
    good = len(one.trials) - len(failed)
    yield Node(f"{good} of {len(one.trials)} examples as they should be, {one.seconds:.1f} s", style="bold")
    yield from (node_of(trial) for trial in failed)
    if one.comparison is not None:
        yield from nodes_of(one.comparison, 3)
