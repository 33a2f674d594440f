"""What a figure counts, as tokens: "North Korean soldiers", "the population", "death toll"; None for bare money."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.marks import Range
from pipeline.spans.figures.quantities import Quantity
from pipeline.spans.figures.text import Text
from pipeline.syntax import Syntax

LONGEST = 12
"""Tokens; a counted noun phrase that runs on longer is cut."""
BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "NUM", "PUNCT", "PART", "ADV", "X", "SYM", "CCONJ"})
LEVEL = frozenset({"be", "rise", "fall", "reach", "climb", "drop", "increase", "decrease", "grow", "total", "stand", "hit",
                   "go", "jump", "decline", "exceed", "number", "average", "come", "become", "remain", "double", "surge",
                   "soar", "top", "pass", "surpass", "account", "stay", "amount", "equal", "expand", "swell", "slip"})  # fmt: skip
"""Verbs whose subject is what the figure measures: "cases rose to 24,219"."""


def item_of(text: Text, found: Quantity, doc: Doc, syntax: Syntax | None) -> Range | None:
    """The counted noun phrase of a quantity; `syntax` None where the text has no trees."""
    tokens = text.tokens(found.start, found.end)
    behind = _behind(text, found, doc, syntax, tokens)
    if behind is not None:
        return behind
    if found.kind in ("money", "measure") or syntax is None:
        return None
    return _elsewhere(found, doc, syntax, tokens)


# ---- behind the figure


def _behind(text: Text, found: Quantity, doc: Doc, syntax: Syntax | None, tokens: Range) -> Range | None:
    """The noun phrase that begins behind the figure, at once or after "more", "of", "of the"."""
    place = text.past_hyphen(found.end)
    opened = place
    while text.lexicon.has("items.skippable", text.low(place)) and place < opened + 4:
        place += 1
    of = "of" in (text.low(step) for step in range(opened, place))
    if found.kind in ("money", "measure", "percent", "ratio", "percentage_point") and not of:
        return None
    if text.low(place) in ("them", "those", "these", "us", "whom", "which") or (
        of and place > opened and _is_pronoun(text, place - 1)
    ):
        one = place if text.low(place) in ("them", "us") else place - 1
        return text.tokens(one, one + 1) if text.low(one) in ("them", "us", "these", "those") else None
    atom = text.atom(place)
    if atom.kind != "word" and atom.text not in ("$", "“", '"', "‘", "'"):
        return None
    start = text.atoms[place].token if atom.kind == "word" else text.atom(place + 1).token
    if start < tokens[1]:
        return None
    if syntax is None:
        return _until_end(text, place)
    if text.lexicon.has("items.dead", atom.lower) and doc[start].pos_ in ("ADJ", "VERB", "NOUN"):
        return _participle(text, doc, start)
    head = _head(doc, start)
    if head is None:
        return None
    return _phrase(text, doc, start, head, syntax)


def _is_pronoun(text: Text, place: int) -> bool:
    return text.low(place) in ("those", "these") and text.atom(place + 1).kind != "word"


def _participle(text: Text, doc: Doc, start: int) -> Range | None:
    """ "19 wounded", "five dead"; with a noun behind it, the whole: "five injured people"."""
    end = start + 1
    while end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN", "ADJ"):
        end += 1
    return start, end if doc[end - 1].pos_ in ("NOUN", "PROPN") else start + 1


def _head(doc: Doc, start: int) -> Token | None:
    """The last noun of the noun group that begins at token `start`."""
    head: Token | None = None
    for token in doc[start : min(start + LONGEST, len(doc))]:
        if token.pos_ in ("NOUN", "PROPN"):
            head = token
        elif token.pos_ not in BEFORE_NOUN or (
            token.pos_ == "PUNCT" and token.text not in ("-", "'", '"', "“", "”", "‘", "’")
        ):
            break
        elif head is not None and not (token.text in ("-", "/", "&") or token.pos_ == "PART" or _goes_on(token)):
            break
        elif token.is_sent_start and token.i > start:
            break
        elif token.pos_ == "VERB" and not _modifies(token):
            break
    return head


def _goes_on(token: Token) -> bool:
    """A word between two nouns of one group: "health - care", "nuclear powered ballistic missile"."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return (
        following is not None
        and following.pos_ in ("NOUN", "PROPN")
        and token.pos_ in ("ADJ", "NUM")
        and not token.is_sent_start
    )


def _modifies(token: Token) -> bool:
    """A participle before its noun: "infected travelers"; "said" is none."""
    return token.lower_.endswith(("ed", "ing", "en", "n")) and token.head.i > token.i


def _phrase(text: Text, doc: Doc, start: int, head: Token, syntax: Syntax) -> Range:
    """From `start` to the end of the head's noun phrase: with what "of" adds, without other figures and clauses."""
    end = head.i + 1
    inside = {token.i for token in syntax.noun_phrase(head)}
    for token in _following(doc, end):
        opens = end == token.i and token.lower_ in ("of", "due") and token.i in inside
        if token.i not in inside or (end == token.i and not opens and token.pos_ in ("ADP", "SCONJ")):
            break
        if (
            token.pos_ == "NUM"
            or token.is_space
            or token.text in (",", ";", ":", "(", "–", "—")
            or token.i - start >= LONGEST
        ):
            break
        if opens or end == token.i:
            end = token.i + 1
    while end > head.i + 1 and doc[end - 1].pos_ in ("ADP", "DET", "PUNCT", "CCONJ", "PART", "PRON"):
        end -= 1
    return start, end


def _following(doc: Doc, start: int) -> Iterator[Token]:
    yield from doc[start : min(start + LONGEST, len(doc))]


def _until_end(text: Text, place: int) -> Range | None:
    """Without a tree: the words up to a sign or a word that ends a noun phrase, four at most."""
    end = place
    while end < place + 4 and text.atom(end).kind == "word" and not text.lexicon.has("items.ends", text.low(end)):
        end += 1
        if text.is_hyphen(end) and text.is_glued(end + 1) and text.atom(end + 1).kind == "word":
            end += 1
    return text.tokens(place, end) if end > place else None


# ---- elsewhere


def _elsewhere(found: Quantity, doc: Doc, syntax: Syntax, tokens: Range) -> Range | None:
    """ "the death toll rose to 36", "fatalities at 5,226", "the number of cases was 12"."""
    number = doc[tokens[1] - 1]
    for token in doc[tokens[0] : tokens[1]]:
        if not tokens[0] <= token.head.i < tokens[1]:
            number = token
    governor = syntax.governor(number)
    preposition = syntax.preposition(number)
    if governor is None and number.pos_ == "NUM":
        subject = syntax.subject(number)
        return None if subject is None else _whole(subject, syntax, tokens)
    if governor is None:
        return None
    if governor.pos_ in ("NOUN", "PROPN") and governor.i < tokens[0]:
        if preposition is None or preposition.lower_ in ("of", "at", "to", "from", "in"):
            return _whole(governor, syntax, tokens)
        return None
    subject = syntax.subject(governor) or syntax.subject(number)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or governor.lemma_.lower() not in LEVEL:
        return None
    return _whole(subject, syntax, tokens)


def _whole(noun: Token, syntax: Syntax, tokens: Range) -> Range | None:
    """The noun phrase around `noun`, cut before the figure; its determiner is left out."""
    kept = [token for token in syntax.noun_phrase(noun) if token.i < tokens[0] or token.i >= tokens[1]]
    kept = [token for token in kept if (token.i < tokens[0]) == (noun.i < tokens[0])][:LONGEST]
    while kept and (kept[0].pos_ in ("DET", "PRON", "PUNCT", "ADP") and kept[0].i < noun.i):
        kept = kept[1:]
    while kept and kept[-1].pos_ in ("ADP", "DET", "PUNCT", "CCONJ", "PART", "SPACE") and kept[-1].i > noun.i:
        kept = kept[:-1]
    return (kept[0].i, kept[-1].i + 1) if kept else None
