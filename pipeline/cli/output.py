"""What goes to standard output: lines that a terminal shows in colour and a pipe gets plain."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from unicodedata import category

Words = tuple[str, str]
"""A stretch of a line, and the rich style that it has in a terminal: "bold", "red", or "" for none."""
Line = Sequence[Words]

UNSEEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the order of what follows around, so that a reader sees other words than are there."""


def write_out(lines: Iterable[str]) -> None:
    """Lines of text on standard output, in UTF-8; whoever reads them may stop when it has seen enough."""
    try:
        sys.stdout.buffer.writelines(f"{line}\n".encode(errors="replace") for line in lines)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # "claims show claims.jsonl | head" has seen enough; not a word about it, not at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def show_lines(lines: Iterable[Line]) -> None:
    """Lines in colour on a terminal, the same lines plain elsewhere."""
    if not sys.stdout.isatty():
        write_out("".join(words for words, _ in line).rstrip() for line in lines)
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, emoji=False, markup=False)
    for line in lines:
        console.print(Text.assemble(*line))


def show_table(heads: Sequence[str], rows: Iterable[Sequence[str | int]], *, title: str) -> None:
    """A table with lines on a terminal; elsewhere a line of names and one for each row, parted by tabs."""
    if not sys.stdout.isatty():
        write_out("\t".join(printable(str(cell)) for cell in row) for row in (heads, *rows))
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(title=Text(title), title_justify="left")
    body = list(rows)
    for number, head in enumerate(heads):
        is_number = bool(body) and all(isinstance(row[number], int) for row in body)
        table.add_column(head, justify="right" if is_number else "left")
    for row in body:
        table.add_row(*(Text(f"{cell:,}" if isinstance(cell, int) else printable(cell)) for cell in row))
    Console(highlight=False).print(table)


def printable(text: str) -> str:
    """Text on one line that does nothing to the terminal: an article may hold commands for it."""
    return "".join(" " if sign in "\n\r\t\v\f\u2028\u2029" else _harmless(sign) for sign in text)


def width() -> int:
    """Characters of a line: those of the terminal, 100 where there is none."""
    if not sys.stdout.isatty():
        return 100
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    return Console().width


def _harmless(sign: str) -> str:
    return "\ufffd" if sign in UNSEEN or category(sign) in ("Cc", "Cs") else sign
