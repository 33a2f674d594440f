"""White space as the model was trained on: blanks that pages put between words, each one character for one.

A web page writes "A&nbsp;Fox News poll"; to a model the blank that can't be broken is a word of its own, and what
stands beside it is parsed apart. Between digits it stays: there it groups them, "10 000".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

BLANKS = "\u00a0\u1680\u2000-\u200b\u200e\u200f\u202a-\u202f\u205f\u2060\u3000\ufeff"
"""No-break, thin and wide blanks, and marks without width that stand between words."""
ODD = re.compile(rf"(?<!\d)[{BLANKS}]|[{BLANKS}](?!\d)")


def with_blanks(text: str) -> str:
    """`text`, as long as before, with every odd blank as a plain one."""
    return ODD.sub(" ", text)


@dataclass(frozen=True, slots=True)
class BlankTokenizer:
    """The tokens of a text with plain blanks; their characters count in the text as it was."""

    tokenizer: Callable[[str], Doc]

    def __call__(self, text: str) -> Doc:
        """`text` in tokens."""
        return self.tokenizer(with_blanks(text))
