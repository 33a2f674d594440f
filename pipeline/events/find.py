"""What each figure measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import marks
from pipeline.events.gazetteer import Gazetteer, gazetteer_of
from pipeline.events.happenings import Chronicle, Numbers, chronicle_of, date_of, dates_of, enclosing_of
from pipeline.events.lexicon import lexicon_of
from pipeline.events.mentions import Mention, candidates_of, mention_of, with_types
from pipeline.events.modality import Hedges, hedges_of, modality_of
from pipeline.events.participants import participants_of
from pipeline.events.paths import path_of
from pipeline.events.places import place_of
from pipeline.events.setting import Setting, setting_of
from pipeline.events.times import Calendar, calendar_of, passed, past_of, time_of
from pipeline.marks import DateMark, EventMark, Stage
from pipeline.records import EventType

NAME = "claims_events"
USUAL_SHARE = 0.4
"""A type is usual in an article if at least this share of its figures have it."""


def find_events(doc: Doc, folders: tuple[str, ...] = ()) -> tuple[EventMark, ...]:
    """One event for each figure of `doc`, in the same order."""
    figures = marks.figures(doc)
    if not figures:
        return ()
    setting = setting_of(doc, lexicon_of(folders))
    known = []
    for figure in figures:
        path = path_of(setting, figure)
        known.append((figure, path, candidates_of(setting, figure, path)))
    usual = usual_type([mention_of(setting, *one) for one in known])
    mentions = with_types(setting, [mention_of(setting, *one, usual) for one in known], usual)
    lead = next((mention.type for mention in mentions if mention.type is not None), None)
    calendar, chronicle = calendar_of(setting), chronicle_of(setting)
    article = Background(
        setting,
        gazetteer_of(setting, folders),
        calendar,
        past_of(setting, calendar),
        chronicle,
        dates_of(setting, chronicle, calendar),
        hedges_of(folders),
        Numbers(setting, calendar.lead),
        lead,
    )
    return tuple(_event(article, number, mention) for number, mention in enumerate(mentions))


@dataclass(frozen=True)
class Background:
    """What the article as a whole gives to each of its events."""

    setting: Setting
    places: Gazetteer
    calendar: Calendar
    past: Calendar
    """For what has happened to people."""
    chronicle: Chronicle
    dates: dict[str, DateMark]
    """When its happenings were."""
    hedges: Hedges
    numbers: Numbers
    lead: EventType | None
    """What its first figure is about."""


def _event(article: Background, number: int, mention: Mention) -> EventMark:
    """The event of one figure with all that is known of it."""
    setting = article.setting
    modality, hedge_words, hedge_rules = modality_of(setting, mention, article.hedges)
    place = place_of(setting, mention, article.places)
    enclosing = enclosing_of(setting, mention, article.chronicle)
    happened = date_of(mention, enclosing, article.chronicle, article.dates)
    wide = article.places.wide
    about_lead = mention.type == article.lead or (mention.type not in wide and article.lead not in wide)
    about_lead = about_lead and not (modality == "fact" and article.calendar.to_come)
    if modality == "fact" and mention.measure in setting.lexicon.counts:
        happened = None if happened is None else passed(setting, happened)
        time = time_of(setting, mention, article.past, happened, about_lead=about_lead)
    else:
        time = time_of(setting, mention, article.calendar, happened, about_lead=about_lead)
    date = time[0] if time else None
    found = (enclosing.rule if enclosing else None, place.rule if place else None, time[1] if time else None)
    return EventMark(
        number,
        mention.trigger,
        mention.type or "other",
        mention.measure,
        modality,
        (*mention.rules, *hedge_rules, *(rule for rule in found if rule is not None)),
        article.numbers.of(mention, enclosing, date),
        hedges=hedge_words,
        enclosing=enclosing.words if enclosing else None,
        place=place,
        date=date,
        participants=participants_of(setting, mention),
    )


def usual_type(mentions: list[Mention]) -> EventType | None:
    """The type that most figures of an article have; None where no type stands out."""
    counts = Counter(mention.type for mention in mentions if mention.type is not None)
    if not counts:
        return None
    kind, count = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    return kind if count >= USUAL_SHARE * len(mentions) else None


@Language.factory(
    NAME,
    default_config={"rules": []},
    requires=["doc._.figures", "doc._.dates", "doc._.names", "doc._.attributions", "token.dep"],
    assigns=["doc._.events"],
)
def make_events(nlp: Language, name: str, rules: Sequence[str]) -> Stage[EventMark]:
    """The component spaCy knows as NAME; `rules` are folders of a user's rules."""
    return Stage("events", partial(find_events, folders=tuple(rules)))
