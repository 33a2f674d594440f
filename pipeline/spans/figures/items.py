"""What a figure counts, as tokens: "North Korean soldiers", "the population"; None for bare money.

The item stands behind the figure or, where nothing does, elsewhere in its clause ("the death toll rose to 36").
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.marks import Range
from pipeline.spans.figures.elsewhere import item_elsewhere
from pipeline.spans.figures.numerals import read_numeral
from pipeline.spans.figures.quantities import read_quantity
from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.text import Text
from pipeline.syntax import Syntax

LONGEST = 12
"""Tokens; a counted noun phrase that runs on longer is cut."""
BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "NUM", "PUNCT", "PART", "ADV", "X", "SYM"})
INNER = frozenset({"-", "'", '"', "“", "”", "‘", "’", "/", "&"})
"""Signs inside a noun group: "health-care workers"."""
TRAILING = frozenset({"ADP", "DET", "PUNCT", "CCONJ", "PART", "PRON", "SPACE"})
WHEN = ("DATE", "TIME")
"""Entities that a counted noun runs into: "886 million shares Thursday"."""
DEICTICS = ("last", "next", "this")
"""Words that begin a date behind a counted noun: "121 runs last season"."""
AMOUNTS = frozenset({"money", "measure", "percent", "ratio", "percentage_point"})
"""Kinds whose noun follows only with "of" ("75% of expenditure") or where the parser ties it to them."""


def item_of(text: Text, found: Quantity, doc: Doc, syntax: Syntax | None) -> Range | None:
    """The counted noun phrase of a quantity; `syntax` None where the text has no trees."""
    if found.unit == "magnitude":
        return _magnitude(text, found)
    behind = _behind(text, found, doc, syntax)
    if behind is not None or syntax is None:
        return behind
    return item_elsewhere(text, found, doc, syntax)


def _magnitude(text: Text, found: Quantity) -> Range | None:
    """The word "magnitude" beside the figure, where it is no part of it."""
    for place in (*range(found.end, found.end + 3), *range(found.start - 1, found.start - 5, -1)):
        if text.low(place) == "magnitude":
            return text.tokens(place, place + 1)
    return None


def _behind(text: Text, found: Quantity, doc: Doc, syntax: Syntax | None) -> Range | None:
    """The noun phrase that begins behind the figure, at once or after "more", "of", "of the"."""
    opened = text.past_hyphen(found.end)
    place, of = _past_openers(text, opened)
    words = {text.low(step) for step in range(opened, place)}
    if found.kind in AMOUNTS and not of and not _is_tied(text, found, doc, place, words):
        return None
    pronoun = _pronoun(text, place, doc, of=of)
    if pronoun is not None:
        return pronoun
    place += of and text.low(place) in ("them", "us")
    place += text.atom(place).text in INNER
    if text.atom(place).kind != "word" or text.atom(place).token < text.tokens(found.start, found.end)[1]:
        return None
    if text.low(place) == "x" and text.is_number(place + 1):  # "80 x 85 cm"
        return None
    return _until_end(text, place) if syntax is None else _group(text, place, doc, syntax)


def _group(text: Text, place: int, doc: Doc, syntax: Syntax) -> Range | None:
    """The noun group that begins at atom `place`; a participle may stand for its people ("19 wounded")."""
    start = text.atom(place).token
    if text.lexicon.has("items.dead", text.low(place)) and doc[start].pos_ in ("ADJ", "VERB", "NOUN"):
        return _participle(doc, start)
    head = _head(doc, start)
    if head is not None and text.lexicon.has("skips.time-unit", head.lower_):  # "doubled last year"
        return None
    if head is not None:
        return _phrase(doc, start, head, syntax)
    dead = text.lexicon.has("items.dead", text.low(place + 1)) and doc[start].pos_ != "AUX"  # "three confirmed dead"
    return text.tokens(place, place + 2) if dead else None


def _past_openers(text: Text, opened: int) -> tuple[int, bool]:
    """The place behind "more", "of the" or "of the 367", and whether "of" was among them."""
    place, of = opened, False
    while text.lexicon.has("items.skippable", text.low(place)) and place < opened + 4:
        of = of or text.low(place) == "of"
        place += 1
    place = _past_owner(text, place) if of else place
    if of and (text.is_number(place) or text.lexicon.value("word", text.low(place)) is not None):
        whole = read_numeral(text, place)
        place = whole.end if whole is not None else place
        bound = text.lexicon.bounds_after.at(text.atoms, place)
        place = place if bound is None else bound[0]
    place = _past_age(text, place)
    inner = None if of or not text.is_number(place) else read_quantity(text, place)
    if inner is not None and inner.kind == "measure":  # "eight million 250ml bottles"
        place = text.past_hyphen(inner.end)
    return place, of


def _past_age(text: Text, place: int) -> int:
    """The place of the noun in "two 22-year-old women"; `place` where no age stands."""
    time = text.past_hyphen(place + 1)
    old = text.past_hyphen(time + 1)
    aged = text.is_number(place) and text.lexicon.has("skips.time-unit", text.low(time))
    return old + 1 if aged and text.lexicon.has("skips.year-old", text.low(old)) else place


def _past_owner(text: Text, place: int) -> int:
    """The place of the number in "4.2 million of Innopac's 13.8 million shares"; `place` where no such number is."""
    for step in range(1, 4):
        if text.low(place + step) in ("'s", "’s", "'", "’") and text.is_number(place + step + 1):
            return place + step + 1
    return place


def _is_tied(text: Text, found: Quantity, doc: Doc, place: int, words: set[str]) -> bool:
    """A noun right behind an amount belongs to it: "one in three visits", "15% fewer crimes", "a €2 million booty"."""
    atom = text.atom(place)
    if atom.kind != "word" or doc[atom.token].pos_ not in ("NOUN", "ADJ", "PROPN", "VERB"):
        return False
    if words & {"fewer", "more", "less"} or (found.kind == "ratio" and not text.lexicon.has("items.ends", atom.lower)):
        return doc[atom.token].pos_ != "VERB" or words != set() or _may_precede(doc[atom.token])
    if found.kind not in ("money", "measure") or doc[atom.token].pos_ not in ("NOUN", "ADJ"):
        return False
    head = _head(doc, atom.token)
    first, last = text.tokens(found.start, found.end)
    return head is not None and any(token.head.i == head.i for token in doc[first:last])


def _is_said_again(text: Text, place: int, doc: Doc) -> bool:
    """A noun says who "them" are: "eight of them Americans"; a verb says nothing: "eight of them died"."""
    return text.atom(place).kind == "word" and doc[text.atom(place).token].pos_ in ("NOUN", "PROPN")


def _pronoun(text: Text, place: int, doc: Doc, *, of: bool) -> Range | None:
    """Such as "two of them", "600 of those"."""
    if not of:
        return None
    if text.low(place) in ("them", "us"):
        return None if _is_said_again(text, place + 1, doc) else text.tokens(place, place + 1)
    if text.low(place - 1) in ("these", "those") and text.atom(place).kind != "word":
        return text.tokens(place - 1, place)
    return None


def _participle(doc: Doc, start: int) -> Range:
    """Such as "19 wounded", "five dead"; with a noun behind it, the whole: "five injured people"."""
    end = start + 1
    while end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN", "ADJ") and not doc[end].is_sent_start:
        end += 1
    return (start, end) if doc[end - 1].pos_ in ("NOUN", "PROPN") else (start, start + 1)


# ---- the noun group


def _head(doc: Doc, start: int) -> Token | None:
    """The last noun of the noun group that begins at token `start`."""
    head: Token | None = None
    for token in doc[start : min(start + LONGEST, len(doc))]:
        dated = token.ent_type_ in WHEN or token.lower_ in DEICTICS
        if (token.is_sent_start and token.i > start) or (head is not None and dated):
            break
        if token.pos_ in ("NOUN", "PROPN"):
            head = token
        elif not (_may_precede(token) if head is None else _may_join(token)):
            break
    return None if head is not None and head.ent_type_ in WHEN else head


def _may_precede(token: Token) -> bool:
    """A word that may stand before the first noun of a group: "newly infected travellers"."""
    if token.pos_ == "PUNCT":
        return token.text in INNER
    if token.pos_ == "CCONJ":  # "regional and international nations"
        return token.nbor(-1).pos_ == "ADJ" and token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "ADJ"
    if token.i + 1 < len(token.doc) and token.nbor(1).text == "-":  # "42 in-depth interviews"
        return True
    if token.lower_.endswith("ing") and token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("NOUN", "PROPN"):
        return True  # "400 charging stations"
    if token.pos_ == "VERB":
        return token.lower_.endswith(("ed", "ing", "en", "n")) and token.head.i > token.i
    return token.pos_ in BEFORE_NOUN


def _may_join(token: Token) -> bool:
    """A word between two nouns of a group: "South Africa's 60 million people", "nuclear powered missile"."""
    if token.text in ("-", "/", "&") or token.pos_ == "PART" or token.nbor(-1).text == "-":
        return True
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is None or following.is_sent_start:
        return False
    if token.pos_ == "CCONJ":  # "Kia and Hyundai vehicles"
        names = token.nbor(-1).pos_ == "PROPN" and following.pos_ == "PROPN" and token.i + 2 < len(token.doc)
        return names and following.nbor(1).pos_ == "NOUN" and following.nbor(1).i == following.head.i
    if token.pos_ == "NUM" and token.nbor(-1).pos_ in ("PART", "NUM"):
        return True
    return token.pos_ in ("ADJ", "NUM") and following.pos_ in ("NOUN", "PROPN")


def _phrase(doc: Doc, start: int, head: Token, syntax: Syntax) -> Range:
    """From `start` to the end of the head's noun phrase: with what "of" adds, without other figures and clauses."""
    end = head.i + 1
    inside = {token.i for token in syntax.noun_phrase(head)}
    for token in doc[end : min(start + LONGEST, len(doc))]:
        if token.i not in inside or token.pos_ in ("NUM", "SPACE") or token.text in (",", ";", ":", "(", "–", "—"):
            break
        if end == head.i + 1 and token.lower_ not in ("of", "due"):
            break
        if token.pos_ in ("ADP", "SCONJ", "VERB", "AUX", "ADV") and token.lower_ not in ("of", "due", "to"):
            break
        end = token.i + 1
    while end > head.i + 1 and doc[end - 1].pos_ in TRAILING:
        end -= 1
    return start, end


def _until_end(text: Text, place: int) -> Range | None:
    """Without a tree: the words up to a sign or a word that ends a noun phrase, four at most."""
    end = place
    while end < place + 4 and text.atom(end).kind == "word" and not text.lexicon.has("items.ends", text.low(end)):
        end += 1
        if text.is_hyphen(end) and text.is_glued(end + 1) and text.atom(end + 1).kind == "word":
            end += 1
    return text.tokens(place, end) if end > place else None
