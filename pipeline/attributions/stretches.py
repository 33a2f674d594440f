"""Sources beside their verb as the page has them, whatever the tree makes of it: parsers err on long subjects."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from pipeline.attributions.kinds import sort_with
from pipeline.attributions.page import Page, Source, is_cut_in, trimmed
from pipeline.attributions.phrases import NICKNAME, source_of

Found = Source | None

NO_SOURCE = frozenset({"it", "there", "what", "this", "that", "which", "who"})
"""Words that are no source of a passive or are left over where a relative clause modifies nothing."""
QUANTIFIERS = frozenset({"several", "some", "many", "most", "others", "another", "few", "both"})
"""Words that stand for people where no noun follows: "Several said they would stay"."""
DASHES = frozenset({"—", "–", "--", ";"})
BOUNDS = frozenset({",", "—", "–", "--", "”", '"', "''", "»", "’", "'"})
"""Marks before a noun phrase that says what stands before the mark."""
STRETCH = 14
"""Tokens of such a noun phrase, at most."""
RELATIVES = frozenset(
    {"who", "which", "that", "what", "there", "whose", "whom", "where", "when", "more", "less", "fewer"}
)
"""Words that open no noun phrase that could be a source."""
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "CCONJ", "PART", "SYM"})
"""Parts of speech of a long noun phrase."""
NAMES = frozenset({"PERSON", "ORG", "MISC", "PRODUCT"})
"""Labels of names whose last token may be a number: "ABC 7"."""
NO_NAMES = frozenset({"PRON", "DET", "ADP", "SCONJ", "CCONJ"})
"""Parts of speech that are no name though they have a capital: "I", "The"."""
OPENS_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})


def stretch_before(page: Page, trigger: Token) -> Source:
    """The noun phrase between a comma and the verb, as the page has it: "..., the WHO and UNICEF said on Thursday".

    Behind a comma the role and name before it: "..., a spokeswoman, Ann Roe, said".
    """
    start = page.sentence(trigger)[0]
    if trigger.i - 1 > start and page.texts[trigger.i - 1] == ",":
        return _role_and_name(page, start, trigger.i - 1)
    first = trigger.i
    while first > start and page.texts[first - 1] not in BOUNDS and trigger.i - first < STRETCH:
        first -= 1
    words = range(first, trigger.i)
    if first - 1 <= start or page.texts[first - 1] not in BOUNDS or not words:
        return ()
    named = all(_is_name(page.doc[i]) for i in words)
    opens = page.parts[first] in ("DET", "PROPN", "NOUN", "PRON", "ADJ") or named
    if not opens or (page.words[first] in RELATIVES and page.texts[first] != "WHO"):
        return ()
    if any((page.finite[i] and not named) or page.in_date[i] for i in words) or page.has_figure(words):
        return ()
    return trimmed(page, (i for i in words if page.parts[i] != "ADV"))


def is_inserted_verb(page: Page, word: Token) -> bool:
    """A verb that the tagger took for a plural noun: "12 died, the Wall Street Journal reports."."""
    start = page.sentence(word)[0]
    if word.pos_ != "NOUN" or not word.lower_.endswith("s") or not is_cut_in(page, word):
        return False
    source = stretch_before(page, word)
    if not source or page.parts[source[-1]] not in ("PROPN", "NOUN") or page.parts[source[0]] not in ("DET", "PROPN"):
        return False
    named = page.doc[word.i - 1].ent_type_ or page.doc[source[-1]].ent_type_
    written = any(sort_with((page.doc[i],), page.doc[i], ()).denotes == "document" for i in source)
    return bool(named or written) and any(page.finite[i] for i in range(start, source[0]))


def with_name_before(page: Page, source: Source) -> Source:
    """An apposition with what opens the sentence before it.

    "Jane Roe (D-N.Y.), chair of the panel, said" and "The French minister, Bernard Roe, said".
    """
    start, first = page.sentences[source[0]][0], source[0]
    if first - 2 < start or page.texts[first - 1] != ",":
        return source
    opener = range(start, first - 1)
    if any(page.parts[i] in ("VERB", "AUX", "SCONJ") for i in opener) or "," in page.texts[start : first - 1]:
        return source
    words = trimmed(page, opener)
    if not words:
        return source
    whole = tuple(range(words[0], source[-1] + 1))
    if page.texts[first][0].islower():
        person = any(page.doc[i].ent_type_ == "PERSON" for i in opener)
        return whole if person and all(page.parts[i] != "ADP" for i in opener) else source
    tokens = [page.doc[i] for i in opener if page.parts[i] not in ("ADP", "PUNCT")]
    role = page.parts[start] != "ADP" and page.doc[first].ent_type_ == "PERSON" and sort_with(tokens, None, ()).denotes
    return whole if role == "person" else source


def whole_subject(page: Page, trigger: Token, source: Source) -> Source:
    """A source before its verb with the nouns it belongs to: "spokeswoman for" in "A spokeswoman for Jane Roe says".

    Only where a noun phrase fills all from the sentence's beginning or a comma up to the verb.
    """
    if source[-1] > trigger.i or _behind(page, trigger) != source[-1]:
        return source
    start, first = page.sentence(trigger)[0], source[0]
    while first > start and _is_nominal(page, first - 1):
        first -= 1
    if first > start and page.texts[first - 1] not in BOUNDS and page.parts[first - 1] != "SCONJ":
        return source
    while first < source[0] and (page.parts[first] == "CCONJ" or page.texts[first] in BOUNDS):
        first += 1
    return trimmed(page, range(first, source[-1] + 1)) if _leads_to(page, range(first, source[0])) else source


def _leads_to(page: Page, own: range) -> bool:
    """Whether words are a noun with a preposition that leads on to what follows them: "Data from the"."""
    if not own or page.parts[own[0]] not in (*OPENS_NAME, "VERB") or page.words[own[0]] in RELATIVES:
        return False
    if page.in_date[own[0]] or page.has_figure(own):
        return False
    opening = list(takewhile(lambda i: page.parts[i] != "ADP" and page.words[i] != "for", own))
    return len(opening) < len(own) and any(page.parts[i] in ("NOUN", "PROPN", "ADJ", "VERB") for i in opening)


def _is_nominal(page: Page, position: int) -> bool:
    """May stand inside a noun phrase, also as a participle before its noun: "elected officials from both parties"."""
    if page.parts[position] == "VERB":
        opens = position == page.sentences[position][0] and page.parts[position + 1] == "ADP"  # "Figures from the"
        return opens or (not page.finite[position] and page.parts[position + 1] in ("NOUN", "ADJ", "PROPN"))
    return page.parts[position] in NOMINAL or page.words[position] in ("-", "–", "/", "&", "for")


def is_time(page: Page, noun: Token) -> bool:
    """A day or a month that the parser took for a subject: "a naval officer said Friday"."""
    return noun.ent_type_ in ("DATE", "TIME") or page.in_date[noun.i]


def neighbour(page: Page, trigger: Token) -> Found:
    """The noun before a verb that the parser gave no subject: "..., John Smith (Labour) on Monday said"."""
    start = page.sentence(trigger)[0]
    before = _behind(page, trigger)
    if before >= start and page.texts[before] == ",":
        return _before_comma(page, start, before) or _name_with_aside(page, start, before)
    if before < start or is_time(page, page.doc[before]):
        return None
    issued = _released(page, before, trigger)
    if issued is not None:
        return issued
    if page.words[before] in QUANTIFIERS and (before == start or page.texts[before - 1] in BOUNDS):
        return (before,)
    if page.syntax.is_noun(page.doc[before]) or page.doc[before].ent_type_ in NAMES:
        head = noun_head(page, page.doc[before])
        if head.lower_ not in NO_SOURCE:
            return source_of(page, head)
    return None


def _behind(page: Page, trigger: Token) -> int:
    """The last token before a verb without its adverbs and auxiliaries, days and what stands in brackets."""
    start = page.sentence(trigger)[0]
    before = trigger.i - 1
    while before > start and (page.parts[before] in ("ADV", "AUX") or _is_day(page, before)):
        before -= 1
    return _before_brackets(page, start, before)


def _before_brackets(page: Page, start: int, last: int) -> int:
    """The token before the brackets that end at `last`; `last` itself where none end."""
    if last > start and page.texts[last] in (")", "]"):
        while last > start and page.texts[last] not in ("(", "["):
            last -= 1
        last -= 1
    return last


def _is_day(page: Page, position: int) -> bool:
    """Part of a date or the preposition before it."""
    opens = page.words[position] in ("on", "in", "late", "early")
    return page.in_date[position] or (opens and page.in_date[position + 1])


def _released(page: Page, participle: int, trigger: Token) -> Found:
    """A document with its participle, which the tree took for a verb: "the poll released Friday shows"."""
    if page.parts[participle] != "VERB" or not page.in_date[participle + 1] or participle == 0:
        return None
    noun = page.doc[participle - 1]
    if not page.syntax.is_noun(noun) or sort_with((noun,), noun, ()).denotes != "document":
        return None
    return tuple(range(source_of(page, noun)[0], trigger.i))


def _before_comma(page: Page, start: int, comma: int) -> Found:
    """The first noun behind a quotation or at the head of the sentence: "“...,” Scott Pruitt, the attorney, said"."""
    first = comma
    while first > start and page.quoted[first - 1] == page.quoted[comma] and page.texts[first - 1] not in DASHES:
        first -= 1
    while first < comma and page.parts[first] in ("DET", "ADJ", "PUNCT"):
        first += 1
    noun = page.doc[first]
    if first >= comma or is_time(page, noun) or not (page.syntax.is_noun(noun) or noun.ent_type_ in ("PERSON", "ORG")):
        return None
    head = noun_head(page, noun)
    return None if head.lower_ in NO_SOURCE else tuple(one for one in source_of(page, head) if one < comma) or None


def _name_with_aside(page: Page, start: int, comma: int) -> Found:
    """A name and what is told of it between commas: "After the vote, Ann Roe, 44, said"; no relative clause."""
    inner = next((i for i in range(comma - 1, start, -1) if page.texts[i] == ","), start)
    aside = range(inner + 1, comma)
    last = _before_brackets(page, start, inner - 1)
    if inner == start or page.doc[last].ent_type_ not in ("PERSON", "ORG"):
        return None
    relative = page.words[aside[0]] in ("who", "which") if aside else False
    if not relative and any(page.finite[i] for i in aside):
        return None
    first = last
    while first > start and page.texts[first - 1] != "," and page.parts[first - 1] in OPENS_NAME:
        first -= 1
    return trimmed(page, range(first, last + 1 if relative else comma))


def _role_and_name(page: Page, start: int, comma: int) -> Source:
    """A role with a name between commas: "..., a spokeswoman, Ann Roe, said"; () where there is none."""
    inner = next((i for i in range(comma - 1, start, -1) if page.texts[i] in BOUNDS), start)
    outer = next((i for i in range(inner - 1, start - 1, -1) if page.texts[i] in BOUNDS), start - 1)
    name, role = range(inner + 1, comma), range(outer + 1, inner)
    if page.texts[inner] != "," or not name or not role or page.doc[name[0]].ent_type_ != "PERSON":
        return ()
    if any(page.parts[i] in ("VERB", "AUX", "SCONJ") or page.in_date[i] for i in (*role, *name)):
        return ()
    tokens = [page.doc[i] for i in role]
    if page.parts[role[0]] not in OPENS_NAME or sort_with(tokens, noun_head(page, tokens[-1]), ()).denotes != "person":
        return ()
    return tuple(range(role[0], comma))


def inverted(page: Page, trigger: Token) -> Found:
    """The noun phrase behind a verb that stands after a comma or a quotation, or opens a sentence before a colon.

    "..., said the UNO", "Continued Stone: “...”".
    """
    syntax, doc = page.syntax, page.doc
    start, end = page.sentence(trigger)
    opens = trigger.i == start
    if not (opens or _is_cut_off(page, trigger)) or trigger.lower_.endswith("ing"):
        return None
    own = syntax.subject(trigger)
    if own is not None and own.i < trigger.i and not (is_quoted(page, trigger, own) or _is_far(page, own, trigger)):
        return None
    after = trigger.i + 1
    while after < end and (
        doc[after].pos_ in ("DET", "ADJ", "NUM") or (after > trigger.i + 1 and _is_leading(page, after))
    ):
        after += 1
    if (
        after >= end
        or page.in_date[after]
        or not (doc[after].pos_ in ("NOUN", "PROPN", "PRON") or _is_name(doc[after]))
    ):
        return None
    source = tuple(i for i in source_of(page, noun_head(page, doc[after])) if i > trigger.i)
    if not source or source[0] > trigger.i + 1 or not _is_ended(page, source[-1] + 1, end):
        source = _name_behind(page, trigger, end)
    if not source or _counts(page, source) or not _is_ended(page, source[-1] + 1, end):
        return None
    return None if opens and page.texts[source[-1] + 1 : source[-1] + 2] != (":",) else source


def _is_leading(page: Page, position: int) -> bool:
    """A participle inside a noun phrase: "another leading advocate"."""
    return page.parts[position] == "VERB" and not page.finite[position] and page.parts[position - 1] == "DET"


def _counts(page: Page, source: Source) -> bool:
    """Holds a figure: what stands behind the verb is what is said."""
    numbers = (i for i in source if page.doc[i].like_num and page.words[i] != "one" and not page.in_date[i])
    return page.has_figure(numbers)


def _is_ended(page: Page, position: int, end: int) -> bool:
    """A noun phrase may end before this token."""
    return (
        position >= end
        or (page.doc[position].is_punct and page.texts[position] != "-")
        or page.parts[position] in ("ADP", "PRON")
        or page.in_date[position]
        or _opens_participle(page, position, end)
    )


def _opens_participle(page: Page, position: int, end: int) -> bool:
    """What a noun phrase is told by, cut short: "involved in" in "said one Republican involved in the planning"."""
    named = page.parts[position] in ("VERB", "ADJ") and not page.finite[position]
    return named and position + 1 < end and page.parts[position + 1] == "ADP"


def _name_behind(page: Page, trigger: Token, end: int) -> Source:
    """Capitalised words right behind a verb that the parser broke apart: "said Rep. G.K. Hale (D-N.C.)"."""
    last = trigger.i
    while last + 1 < end and (_is_name(page.doc[last + 1]) or (last > trigger.i and _joins(page, last + 1, end))):
        last += 1
    return tuple(range(trigger.i + 1, last + 1))


def _joins(page: Page, position: int, end: int) -> bool:
    """Between names that are one: "Florida-based strategist Al Roe", up to a name in capitals."""
    if page.texts[position] != "-" and page.parts[position] not in ("NOUN", "ADJ", "VERB"):
        return False
    rest = list(
        takewhile(lambda i: page.parts[i] not in ("PUNCT", "ADP") or page.texts[i] == "-", range(position, end))
    )
    return any(_is_name(page.doc[i]) for i in rest)


def _is_name(token: Token) -> bool:
    """Capitalised within a sentence, whatever its tag: parsers often make "said Skelly" an adverb."""
    return token.text[:1].isupper() and token.pos_ not in NO_NAMES


def is_quoted(page: Page, trigger: Token, noun: Token) -> bool:
    """A noun of the quotation that the parser took for the speaker: "“They try to silence us,” Jones, 25, said"."""
    mark = page.quotation(noun.i)
    return mark is not None and page.quoted[trigger.i] < 0 and mark.end - mark.start > NICKNAME


def _is_far(page: Page, noun: Token, trigger: Token) -> bool:
    """A "subject" of another clause: "Twelve people were killed in the district, said Nugroho"."""
    between = range(noun.i + 1, trigger.i)
    return any(page.finite[i] for i in between) and not any(page.words[i] in RELATIVES for i in between)


def _is_cut_off(page: Page, trigger: Token) -> bool:
    """A comma or a quotation mark stands before the verb: "..., said the UNO"."""
    return page.texts[trigger.i - 1] in (",", "”", '"', "''", "»", "’", "'", "—", "–")


def noun_head(page: Page, token: Token) -> Token:
    """The head of the noun phrase that ends or begins at `token`."""
    above = page.syntax.governor(token)
    while above is not None and above.pos_ in ("NOUN", "PROPN") and abs(above.i - token.i) < 6:
        if token.i < above.i and any(page.doc[i].is_punct for i in range(token.i, above.i)):
            break
        token, above = above, page.syntax.governor(above)
    return token
