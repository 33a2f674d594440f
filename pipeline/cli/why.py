"""`claims why` and `claims why-not`: why a sentence is read as it is, and what would make it read otherwise."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.extract import Model, Published, Rules
from pipeline.cli.messages import COULD_NOT_RUN, DONE, SOME_FAILED, tell
from pipeline.cli.settings import folders_of
from pipeline.cli.shown import Json, Node, show_json, show_tree

if TYPE_CHECKING:
    from pipeline.records import Article
    from pipeline.syntax.outline import Word
    from pipeline.workshop.conditions import Attempt
    from pipeline.workshop.variants import Variants
    from pipeline.workshop.why import Explanation, Found
    from pipeline.workshop.why_not import Answer

What = Annotated[
    str | None,
    typer.Argument(
        metavar="FILE[:OFFSET]|SENTENCE",
        help="A file, with the character to look at; or a sentence. Left out: sentences from standard input, by line.",
        show_default=False,
    ),
]


Which = Annotated[
    str | None, typer.Option("--article", metavar="ID", help="The article to look at, of a file with several.")
]


def why(
    what: What = None,
    which: Which = None,
    rules: Rules = None,
    model: Model = None,
    published: Published = None,
    as_json: Json = False,
) -> int:
    """Show why a sentence is read as it is: tree, figures, dates, sources, events, the rules that won and lost."""
    from pipeline.workshop.reading import reader_for  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.variants import variants_of  # noqa: PLC0415

    with variants_of(reader_for(folders_of(rules), model)) as variants:
        if what is not None:
            return _show(variants, *asked(what, published, which), as_json)
        for line in sys.stdin:
            if line.strip():
                began = time.perf_counter()
                _show(variants, *asked(line.strip(), published, which), as_json)
                tell(f"{time.perf_counter() - began:.2f} s")
        return DONE


def why_not(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    what: Annotated[str, typer.Argument(metavar="FILE[:OFFSET]|SENTENCE", help="A sentence, or a file.")],
    want: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=VALUE", help="What it should say: figure=30,000, claimant=NIS; repeatable."),
    ] = None,
    rule: Annotated[str | None, typer.Option(metavar="ID", help="A rule that should read it.")] = None,
    which: Which = None,
    rules: Rules = None,
    published: Published = None,
    as_json: Json = False,
) -> int:
    """Show why a sentence is not read as wanted: rules that came close, and the smallest change that would do it.

    Every change that is shown has been tried. Exit code 0: it is read so, or a change was found; 1: none was found.
    """
    from pipeline.errors import OptionError  # noqa: PLC0415 - --help must not wait for it
    from pipeline.workshop.reading import reader_for  # noqa: PLC0415
    from pipeline.workshop.variants import variants_of  # noqa: PLC0415
    from pipeline.workshop.wants import wants_of  # noqa: PLC0415
    from pipeline.workshop.why_not import answer  # noqa: PLC0415

    wants = wants_of(want or ())
    if not wants and rule is None:
        raise OptionError("say what you want: --want figure=30,000, --want claimant=NIS or --rule ID")
    with variants_of(reader_for(folders_of(rules))) as variants:
        found = answer(variants, asked(what, published, which)[0], wants, rule)
    if as_json:
        show_json(asdict(found))
    else:
        show_tree(_answer(found))
    return DONE if found.met or found.cures else SOME_FAILED


def asked(what: str, published: str | None = None, which: str | None = None) -> tuple[Article, int | None]:
    """The article to look at and the character in it; a sentence is an article by itself.

    Of a file with several articles it is the one with the id `which`, else the first. Raises InputError if the file
    can't be read or holds no such article, OptionError if an article is named beside a sentence.
    """
    from pipeline.errors import InputError, OptionError  # noqa: PLC0415 - --help must not wait for it
    from pipeline.read.published import day_of_option  # noqa: PLC0415
    from pipeline.records import Article  # noqa: PLC0415

    found = re.fullmatch(r"(.*?)(?::(\d+))?", what, re.DOTALL)
    path, offset = (found[1], found[2]) if found else (what, None)
    day = day_of_option(published)
    if not _is_file(path):
        if " " not in what:
            raise InputError(f"{what}: no such file, and no sentence either")
        if which is not None:
            raise OptionError(f"--article {which}: names an article of a file; this is a sentence")
        return Article(id="sentence", text=what, published=day, published_from="option" if day else None), None
    return _article_of(path, day, which), None if offset is None else int(offset)


def _article_of(path: str, day: str | None, which: str | None) -> Article:
    """The article of a file that is asked for; the first, and told so, where it holds several and none is named."""
    from pipeline.errors import InputError  # noqa: PLC0415 - --help must not wait for it
    from pipeline.records import Failure  # noqa: PLC0415
    from pipeline.workshop.reading import articles_of  # noqa: PLC0415

    every = list(articles_of([path], day))
    if which is None:
        article = every[0]
        if len(every) > 1:
            tell(f"{path}: holds {len(every)} articles; this is the first, --article ID looks at another")
    else:
        known = {one.article if isinstance(one, Failure) else one.id: one for one in every}
        if which not in known:
            (near,) = get_close_matches(which, known, n=1, cutoff=0)
            raise InputError(f"{path}: none of its {len(every)} articles is {which}; the nearest is {near}")
        article = known[which]
    if isinstance(article, Failure):
        raise InputError(f"{article.article}: {article.error}")
    return article


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except OSError:
        return False


def _show(variants: Variants, article: Article, offset: int | None, as_json: bool) -> int:
    from pipeline.workshop.why import explain  # noqa: PLC0415 - --help must not wait for it

    found = list(explain(variants, article, offset))
    if not found:
        tell("no sentence there" if offset is not None else "no sentence with a number in it")
        return COULD_NOT_RUN
    if as_json:
        show_json([asdict(one) for one in found])
    else:
        show_tree(node for one in found for node in _nodes(one))
    return DONE


def _nodes(one: Explanation) -> Iterator[Node]:
    yield Node(one.sentence, style="bold")
    yield Node("tree", tuple(_word(word) for word in one.tree))
    yield Node("found", tuple(_found(each) for each in one.found if each.sort != "name"))
    for claim in one.claims:
        who, figure, event = claim["claimant"], claim["figure"], claim["event"]
        said = claim["attribution"] and claim["attribution"]["stance"]
        lines = (
            f"claimant: {who['name'] or who['text'] or '-'} ({who['kind']}){f', {said}' if said else ''}",
            f"figure: {figure['low']} to {figure['high']} {figure['unit']}, {figure['bound']}, item {figure['item']}",
            f"event: {event['type']}, {event['measure']}, told by {event['trigger']}; {claim['modality']}",
            f"rules: {', '.join(claim['rules'])}",
            f"confidence: {claim['confidence']}",
        )
        yield Node(f"record {claim['id']}: {figure['text']}", tuple(map(Node, lines)), "green")


def _word(word: Word) -> Node:
    return Node(f"{word.text}  {word.part} {word.label} ({word.lemma})", tuple(_word(one) for one in word.below), "dim")


def _found(one: Found) -> Node:
    lines = [Node(f"won: {', '.join(one.rules) or 'no rule'}", style="cyan")]
    for lost in one.lost:
        if not lost.says or (not lost.rules and not lost.same):
            text = f"without {lost.without}: {lost.says}"
        elif lost.same:
            text = f"without {lost.without}: the same" + (f", by {', '.join(lost.rules)}" if lost.rules else "")
        else:
            text = f"without {lost.without}: {lost.says}, by {', '.join(lost.rules)}"
        lines.append(Node(text, style="dim"))
    return Node(one.says, tuple(lines), "yellow" if one.sort == "skip" else "")


def _answer(one: Answer) -> Iterator[Node]:
    if one.met:
        yield Node("it is read so already", tuple(map(Node, one.found)), "green")
        return
    lines = (f"{each.want} is {each.says or 'not said'}, not {each.wanted}" for each in one.instead)
    yield Node("not as wanted", tuple(map(Node, lines)), "red")
    yield Node("found", tuple(map(Node, one.found)))
    if one.closest:
        yield Node("closest rules", tuple(_attempt(each) for each in one.closest))
    cures = tuple(
        Node(f"{each.says} (other records changed: {each.others})", tuple(map(Node, each.toml.splitlines())), "green")
        for each in one.cures
    )
    none = Node("no change of a single rule was found that does it")
    yield Node(f"smallest changes that do it ({one.tried} tried)", cures or (none,))


def _attempt(one: Attempt) -> Node:
    lines = (
        Node(f"{'passed' if each.passed else 'FAILED'}  {each.name}: {each.said}", style="" if each.passed else "red")
        for each in one.conditions
    )
    return Node(f"{one.rule} at {one.word!r}", tuple(lines))
