"""Who took part: who did it, whom it was done to, who received."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.events.mentions import UNDERGOING, Mention
from pipeline.events.setting import Setting
from pipeline.marks import ParticipantMark, Range
from pipeline.records import Role

RECEIVING = frozenset({"to", "for"})


def participants_of(setting: Setting, mention: Mention) -> tuple[ParticipantMark, ...]:
    """The participants of a figure's event, in text order; none where there is no tree or no predicate."""
    verb = _predicate(setting, mention)
    if verb is None:
        return ()
    syntax = setting.syntax
    item = mention.figure.item
    found: dict[Range, Role] = {}
    actor = None if verb.lemma_.lower() in UNDERGOING else syntax.logical_subject(verb)
    if actor is not None and not _inside(actor, mention):
        found[_phrase(setting, actor)] = "actor"
    if item is not None and mention.figure.kind == "count":
        found[item] = "affected"
    elif syntax.is_passive(verb) or syntax.object(verb) is not None:
        affected = syntax.subject(verb) if syntax.is_passive(verb) else syntax.object(verb)
        if affected is not None and not _inside(affected, mention) and syntax.is_noun(affected):
            found.setdefault(_phrase(setting, affected), "affected")
    for word, noun in syntax.prepositional(verb):
        if (
            word.lower_ in RECEIVING
            and syntax.is_noun(noun)
            and not _inside(noun, mention)
            and noun.ent_type_ != "DATE"
        ):
            found.setdefault(_phrase(setting, noun), "recipient")
    return tuple(ParticipantMark(*words, role) for words, role in sorted(found.items()))


def _predicate(setting: Setting, mention: Mention) -> Token | None:
    """The trigger where it is a verb, else nothing: nouns seldom tell who did it."""
    if not setting.parsed or mention.head is None:
        return None
    trigger = setting.doc[mention.head]
    return trigger if trigger.pos_ == "VERB" else None


def _inside(token: Token, mention: Mention) -> bool:
    """Part of the figure or of what it counts."""
    stretches = ((mention.figure.start, mention.figure.end), mention.figure.item or (0, 0))
    return any(start <= token.i < end for start, end in stretches)


def _phrase(setting: Setting, noun: Token) -> Range:
    tokens = setting.syntax.noun_phrase(noun)
    return (tokens[0].i, tokens[-1].i + 1) if tokens else (noun.i, noun.i + 1)
