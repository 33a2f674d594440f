"""Forms of fixed words: "according to police", "Yonhap, citing the NIS, said"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.attributions.contents import CONTENTS
from pipeline.attributions.kinds import sort_with
from pipeline.attributions.needs import has_needs
from pipeline.attributions.page import Page, Source, tokens_of, trimmed
from pipeline.attributions.phrases import source_of
from pipeline.attributions.reading import Reading
from pipeline.marks import names
from pipeline.rulebook.attributions import Content, Form

PHRASE = 15
"""Tokens from "according to" to the head of the noun phrase behind it, at most."""
CUTS = frozenset({",", ";", ":", "—", "–", "--", "-", "”", '"', "’", ")"})
"""Marks that end the phrase of a source."""
REPORTED: tuple[Content, ...] = ("clause", "that-tail", "tail", "host")
"""Where to look for what a verb reports, in this order."""

Worded = dict[str, tuple[tuple[tuple[str, ...], Form], ...]]
"""Forms by the first of their words, each with the words that follow; the longest first."""


def read_by_words(page: Page, forms: Worded, token: Token) -> Reading | None:
    """The form whose words begin at `token`, with the noun phrase behind them as the source."""
    for rest, form in forms.get(page.words[token.i], ()):
        end = token.i + 1 + len(rest)
        if page.words[token.i + 1 : end] != rest or end >= len(page.words):
            continue
        head = _phrase_head(page, end)
        if head is None or ("set-off" in form.needs and not _is_set_off(page, token)):
            continue
        if "voice" in form.needs and not _has_voice(head):
            continue
        source = _before_verb(page, source_of(page, head)) if form.source == "phrase" else ()
        own = frozenset(range(token.i, end)) | frozenset(source) | _rest_of_phrase(page, token, source or (end,))
        cites = form.content == "reported"
        content = _reported(page, token) if cites else _sentence_before(page, token, source)
        if content is None and not cites:
            content = CONTENTS[form.content](page, head, ())
        said = frozenset() if content is None else content - own
        if not (said or cites) or not has_needs(page, form, said):
            continue
        return Reading(
            trigger=token.i,
            source=tuple(i for i in source if i >= end),
            cue=tuple(range(token.i, end)),
            content=frozenset(trimmed(page, said)),
            stance=form.stance or "says",
            modality=form.modality,
            rules=(form.id,),
            inserted=not cites,
            within=_reporter(page, token) if cites else None,
        )
    return None


def _sentence_before(page: Page, token: Token, source: Source) -> frozenset[int] | None:
    """All of a sentence that ends with the phrase: "12 died, according to figures the city released on Friday"."""
    start, end = page.sentence(token)
    quotation = page.quotation(token.i)
    if quotation is not None:
        start, end = max(start, quotation.start), min(end, quotation.end)
    last = max((token.i, *source)) + 1
    ends = not any(page.texts[i] in CUTS - {"-"} for i in range(last, end - 1))
    return frozenset(range(start, token.i)) if ends and token.i > start + 1 and page.texts[token.i - 1] == "," else None


def _is_set_off(page: Page, token: Token) -> bool:
    """Opens a sentence or stands behind a comma, with a name or article behind it: ", per the ministry"."""
    start = page.sentence(token)[0]
    opens = token.i == start or page.texts[token.i - 1] in (",", "(")
    return opens and token.i + 1 < len(page.parts) and page.parts[token.i + 1] in ("DET", "PROPN", "PRON")


def _has_voice(noun: Token) -> bool:
    """A name, or a word for somebody or a document; "fears" and "its work" say nothing."""
    return bool(noun.ent_type_) or noun.pos_ == "PROPN" or sort_with((noun,), noun, ()).denotes is not None


def _before_verb(page: Page, source: tuple[int, ...]) -> tuple[int, ...]:
    """A source without the sentence that a parser drew into it: "Coetzee" of "Coetzee the workforce consists of"."""
    comma = next((i for i in source if page.texts[i] == ","), None)
    goes_on = source[-1] + 1 < len(page.texts) and page.parts[source[-1] + 1] != "PUNCT"
    if comma is not None and (goes_on or page.has_figure([comma + 1])):
        source = tuple(i for i in source if i < comma)
    verb = next(
        (i for i in source[1:] if page.parts[i] in ("VERB", "AUX") and "Fin" in page.doc[i].morph.get("VerbForm", [])),
        None,
    )
    name = next((mark.end for mark in names(page.doc) if mark.start == source[0]), None) if source and verb else None
    if verb is None or name is None or name > verb:
        return source
    return tuple(i for i in source if i < name)


def _rest_of_phrase(page: Page, token: Token, source: tuple[int, ...]) -> frozenset[int]:
    """What else is said of a source up to the next comma: "a database" "tracking such deaths".

    Nothing where the phrase opens the sentence and no comma ends it: "According to Coetzee the workforce is 919".
    """
    start, end = page.sentence(token)
    last = source[-1] + 1
    stop = next((i for i in range(last, end) if page.texts[i] in CUTS), None)
    if stop is None:
        return frozenset(range(last, end)) if token.i > start + 1 else frozenset()
    return frozenset(range(last, stop))


def _phrase_head(page: Page, start: int) -> Token | None:
    """The head of the noun phrase that begins at `start`, as the tree has it up to the next comma."""
    syntax = page.syntax
    token = page.doc[start]
    stops = CUTS - {"-"} if page.quoted[start] >= 0 else frozenset({",", ";", ":", "—", "–", "--"})
    end = next((i for i in range(start, page.sentence(token)[1]) if page.texts[i] in stops), start + PHRASE)
    while True:
        above = syntax.governor(token)
        if above is None or not start < above.i < min(end, start + PHRASE):
            break
        if syntax.is_noun(token) and (not syntax.is_noun(above) or syntax.subject(above) is not None):
            break
        token = above
    if syntax.is_noun(token):
        return token
    written = page.doc[start]  # "figures" that the tagger took for a verb
    return written if sort_with((written,), written, ()).denotes == "document" else None


def _above(page: Page, token: Token) -> Token | None:
    """The verb that a participle belongs to: the one that reports, if it stands behind what is reported.

    In "12 died, the council said, citing witnesses" parsers take the witnesses for those of the deaths.
    """
    above = page.syntax.governor(token)
    verb = None if above is None else page.syntax.predicate(above)
    if verb is None:
        return None
    for reporter in verb.ancestors:
        if verb.i < reporter.i < token.i and page.syntax.host_clause(reporter) == verb:
            return reporter
    return verb


def _reported(page: Page, token: Token) -> frozenset[int] | None:
    """What the verb above a participle reports."""
    verb = _above(page, token)
    if verb is None or verb.i == token.i:
        return None
    for role in REPORTED:
        said = CONTENTS[role](page, verb, ())
        if said:
            return said - tokens_of(token.subtree)
    return None


def _reporter(page: Page, token: Token) -> int | None:
    verb = _above(page, token)
    return None if verb is None else verb.i
