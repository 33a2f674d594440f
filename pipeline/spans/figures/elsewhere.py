"""Items that do not follow their figure: "the death toll rose to 36", "fatalities at 5,226", "jewellery worth $2m"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.marks import Range
from pipeline.spans.figures.quantity import Quantity
from pipeline.spans.figures.text import Text
from pipeline.syntax import Syntax

LONGEST = 12
"""Tokens; a longer noun phrase is cut."""
NOUNS = ("NOUN", "PROPN")
PHRASE = ("DET", "ADJ", "NUM", "PROPN", "NOUN", "X")
GOODS = frozenset({"t", "ton", "kt", "Mt", "Gt", "quintal", "kg", "lb", "oz", "bbl", "L", "gal", "m3"})
"""Units of goods, of which a subject can be the stock: "output fell to 60,000 tonnes"."""
OTHERS = frozenset({"from", "in", "at", "by", "for", "of"})
NAMED = ("PERSON", "ORG", "GPE")
"""Subjects that are not counted themselves: "Acme rose to 3.65"."""


def item_elsewhere(text: Text, found: Quantity, doc: Doc, syntax: Syntax) -> Range | None:
    """The noun phrase before the figure that it counts or measures."""
    tokens = text.tokens(found.start, found.end)
    if found.kind in ("money", "measure"):
        noun = _worth(text, found, doc) or _measured(text, found, doc, tokens, syntax)
        noun = noun or _stock(text, found, doc, tokens, syntax)
        return _in_kind(text, found, doc, syntax) if noun is None else _whole(noun, syntax, tokens)
    if found.unit == "x":
        return _multiplied(text, doc, tokens, syntax)
    if found.kind in ("percent", "percentage_point"):  # "inflation rose to 5.1 percent" counts nothing
        return None
    predicate = _predicate_noun(doc, tokens, syntax)
    if predicate is not None:
        return predicate
    noun = _counted_before(text, found, doc, tokens, syntax)
    return None if noun is None else _whole(noun, syntax, tokens)


# ---- amounts


def _worth(text: Text, found: Quantity, doc: Doc) -> Token | None:
    """Such as "jewellery worth 103 million euros", "properties to be worth Tk 2.65 crore"."""
    if text.low(found.start - 1) != "worth":
        return None
    for back in range(2, 8):
        atom = text.atom(found.start - back)
        if atom.kind == "word" and doc[atom.token].pos_ in NOUNS:
            return doc[atom.token]
        if atom.kind == "break" or atom.text in (".", ","):
            return None
    return None


def _measured(text: Text, found: Quantity, doc: Doc, tokens: Range, syntax: Syntax) -> Token | None:
    """Such as "rainfall of 23.6mm": the noun before "of", for measures."""
    if found.kind != "measure" or text.low(found.start - 1) != "of":
        return None
    atom = text.atom(found.start - 2)
    token = doc[atom.token] if atom.kind == "word" else None
    return token if token is not None and token.pos_ in NOUNS else None


def _stock(text: Text, found: Quantity, doc: Doc, tokens: Range, syntax: Syntax) -> Token | None:
    """Such as "the stock came down to 60,000 tonnes": the subject of a level, for amounts of goods."""
    governor = syntax.governor(_top(doc, tokens)) if found.unit in GOODS else None
    if governor is None or not text.lexicon.has("contexts.level", governor.lemma_.lower()):
        return None
    return _about(text, governor, doc[tokens[0]], syntax)


def _in_kind(text: Text, found: Quantity, doc: Doc, syntax: Syntax) -> Range | None:
    """Such as "N$111 million in royalty tax", "Tk 78 lakh as his total income": what the money is."""
    if found.kind != "money" or text.low(found.end) not in ("in", "as"):
        return None
    place = found.end + 1
    if text.low(found.end) == "as":
        place += text.low(place) in ("a", "an", "the", "his", "her", "its", "their")
    atom = text.atom(place)
    if atom.kind != "word" or not atom.text.islower() or doc[atom.token].pos_ not in ("NOUN", "ADJ"):
        return None
    if text.lexicon.has("contexts.not-in-kind", atom.lower):
        return None
    head = next((token for token in doc[atom.token : atom.token + 5] if token.pos_ == "NOUN"), None)
    while head is not None and head.i + 1 < len(doc) and head.nbor(1).pos_ == "NOUN" and not head.nbor(1).is_sent_start:
        head = head.nbor(1)
    if head is None or head.ent_type_ in ("DATE", "LOC", "GPE"):
        return None
    other = any(text.lexicon.has(rule, head.lower_) for rule in ("contexts.not-in-kind", "skips.time-unit"))
    return None if other else (atom.token, head.i + 1)


def _multiplied(text: Text, doc: Doc, tokens: Range, syntax: Syntax) -> Range | None:
    """Such as "confirmed cases doubled", "tripling the initial deployment"."""
    verb = doc[tokens[0]]
    if tokens[1] != tokens[0] + 1 or verb.pos_ != "VERB":
        return None
    thing = syntax.object(verb)
    timed = thing is not None and text.lexicon.has("skips.time-unit", thing.lower_)  # "doubled last year"
    if thing is not None and not timed and thing.pos_ == "NOUN" and thing.i > verb.i:
        kept = [token for token in syntax.noun_phrase(thing) if token.i > verb.i]
        while kept and kept[0].pos_ in ("DET", "PRON") and kept[0].i < thing.i:
            kept = kept[1:]
        return (kept[0].i, min(thing.i + 1, kept[-1].i + 1)) if kept else None
    subject = _earlier(syntax.subject(verb), tokens)
    return None if subject is None else _whole(_carried(text, subject, syntax), syntax, tokens)


# ---- counts


def _predicate_noun(doc: Doc, tokens: Range, syntax: Syntax) -> Range | None:
    """Such as "four are Shishumar Class submarines": the predicate whose subject the bare number is."""
    number = _top(doc, tokens)
    predicate = syntax.governor(number)
    if predicate is None or predicate.pos_ not in NOUNS or predicate.i < tokens[1]:
        return None
    if syntax.preposition(predicate) is not None:  # "the other six are in Kursk"
        return None
    copula = [token for token in syntax.auxiliaries(predicate) if token.lemma_.lower() == "be"]
    if not copula or syntax.subject(predicate) != number:
        return None
    kept = [token.i for token in syntax.noun_phrase(predicate) if token.i > copula[-1].i]
    return (kept[0], min(kept[-1] + 1, kept[0] + LONGEST)) if kept else None


def _counted_before(text: Text, found: Quantity, doc: Doc, tokens: Range, syntax: Syntax) -> Token | None:
    """The noun that the figure's clause is about."""
    number = _top(doc, tokens)
    bracketed = "(" in (text.low(found.start - back) for back in range(1, 4))
    governor = syntax.governor(number)
    preposition = syntax.preposition(number)
    if governor is not None and text.lexicon.has("contexts.counts-nothing", governor.lemma_.lower()):
        outer = syntax.preposition(governor)
        if outer is not None and outer.lower_ in ("from", "to", "at"):  # "arrivals fell from a peak of 300,000"
            number, preposition, governor = governor, outer, syntax.governor(governor)
    while governor is not None and governor.pos_ == "NUM" and governor.i < number.i:
        number = governor
        governor = syntax.governor(number)
    if bracketed:
        return _about(text, syntax.predicate(number), number, syntax)
    if governor is None or (number.pos_ == "NUM" and syntax.is_predicate(number)):  # "(said) the toll was 12"
        return _earlier(syntax.subject(number), tokens) if number.pos_ == "NUM" else None
    if governor.pos_ in NOUNS and governor.i < tokens[0] and governor.ent_type_ != "PERSON":
        # "seven from the Congress, six from the League": the next of a row does not count what the one before is from
        row = text.low(found.start - 1) in (",", "and") and text.low(found.end) in OTHERS
        fits = not row if preposition is None else preposition.lower_ in ("of", "at", "to", "from")
        fits = fits and not text.lexicon.has("contexts.counts-nothing", governor.lemma_.lower())
        return _carried(text, governor, syntax) if fits else None
    if preposition is not None and preposition.lower_ in ("at", "to") and syntax.object(governor) is not None:
        return _earlier(syntax.object(governor), tokens)
    if not text.lexicon.has("contexts.level", governor.lemma_.lower()):
        return None
    return _about(text, governor, number, syntax) or _earlier(syntax.subject(number), tokens)


def _top(doc: Doc, tokens: Range) -> Token:
    """The token of the figure whose head stands outside it."""
    outside = [token for token in doc[tokens[0] : tokens[1]] if not tokens[0] <= token.head.i < tokens[1]]
    return outside[-1] if outside else doc[tokens[1] - 1]


def _about(text: Text, verb: Token, number: Token, syntax: Syntax) -> Token | None:
    """The verb's subject, or the noun that the parser took it to modify ("new cases climbed from 2,610")."""
    subject = syntax.subject(verb) or syntax.modified_by_clause(verb)
    if subject is None or subject.pos_ not in NOUNS or subject.i > number.i or subject.ent_type_ in NAMED:
        return None
    return _carried(text, subject, syntax)


def _carried(text: Text, noun: Token, syntax: Syntax) -> Token:
    """What a noun like "number" or "rise" is of, and the head of "seats in the constituencies"."""
    if text.lexicon.has("contexts.carriers", noun.lemma_.lower()):
        for word, inner in syntax.prepositional(noun):
            if word.lower_ in ("of", "in") and inner.pos_ == "NOUN":
                return inner
        return _behind(noun) or noun
    outer, link = syntax.governor(noun), syntax.preposition(noun)
    inside = link is not None and link.lower_ in ("in", "of")
    return outer if inside and outer is not None and outer.pos_ == "NOUN" and outer.i < noun.i else noun


def _behind(noun: Token) -> Token | None:
    """The last noun of the phrase with "of" or "in" right behind, wherever the parser hung it."""
    words = list(noun.doc[noun.i + 1 : noun.sent.end][:LONGEST])
    if not words or words[0].lower_ not in ("of", "in"):
        return None
    rest = enumerate(words[1:], 1)
    end = next((place for place, word in rest if word.pos_ not in PHRASE and word.text != "-"), len(words))
    return words[end - 1] if words[end - 1].pos_ == "NOUN" else None


def _earlier(noun: Token | None, tokens: Range) -> Token | None:
    return noun if noun is not None and noun.pos_ in NOUNS and noun.i < tokens[0] else None


def _whole(noun: Token, syntax: Syntax, tokens: Range) -> Range | None:
    """The noun phrase around `noun`, cut before the figure; its determiner is left out."""
    kept = [token for token in syntax.noun_phrase(noun) if token.i < tokens[0]]
    kept = [token for token in kept if abs(token.i - noun.i) < LONGEST]
    kept = [token for token in kept if token.lower_ != "worth" or token.nbor(-1).lower_ == "net"]
    while kept and kept[0].i < noun.i and kept[0].pos_ in ("DET", "PRON", "PUNCT", "ADP", "SPACE"):
        kept = kept[1:]
    while kept and kept[-1].i > noun.i and kept[-1].pos_ in ("ADP", "DET", "PUNCT", "CCONJ", "PART", "SPACE"):
        kept = kept[:-1]
    return (kept[0].i, kept[-1].i + 1) if kept else None
