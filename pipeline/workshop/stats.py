"""What each rule does over many articles: how often it fires and wins, whom it meets, and how often it is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from spacy.tokens import Doc

from pipeline import marks, rulebook
from pipeline.claims.export import claims_of
from pipeline.evaluate import GoldFigure
from pipeline.evaluate.compare import Match, compare
from pipeline.marks import AttributionMark, FigureMark
from pipeline.records import Article
from pipeline.workshop.fired import firings
from pipeline.workshop.many import over
from pipeline.workshop.merged import stage_of
from pipeline.workshop.results import results_for

JUDGED = {"figures": "value", "names": "claimant", "attributions": "claimant", "events": "event", "dates": "date"}
"""Which part of a claim tells whether a rule of a stage was right."""


@dataclass(frozen=True)
class Tally:
    """What the rules did in one article: counts by rule id, and its records as plain data."""

    fires: Counter[str]
    wins: Counter[str]
    overlaps: Counter[str]
    conflicts: Counter[str]
    claims: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Wrong:
    """A claim that a rule helped to get wrong."""

    document: str
    figure: str
    sentence: str


@dataclass(frozen=True)
class RuleStats:
    """One rule over all articles."""

    rule: str
    status: str
    fires: int
    """Marks that it set."""
    wins: int
    """Records that name it."""
    overlaps: int
    """Figures for which it offered a source and another rule did too."""
    conflicts: int
    """Of these, where the two name different sources."""
    right: int
    judged: int
    """Records that name it and stand over a gold figure; `right` of them agree in the part that its stage tells."""
    wrong: tuple[Wrong, ...]

    @property
    def precision(self) -> float | None:
        """From 0 to 1; None where gold says nothing about it."""
        return self.right / self.judged if self.judged else None


def rule_stats(
    folders: tuple[str, ...],
    articles: Sequence[Article],
    gold: Sequence[GoldFigure] = (),
    *,
    model: str | None = None,
    workers: int = 2,
) -> tuple[RuleStats, ...]:
    """What each rule in use does in the articles, in the order in which rules are tried."""
    tallies = over(partial(tallies_of, folders, model), articles, workers)
    total = [sum((getattr(one, name) for one in tallies), Counter[str]()) for name in
             ("fires", "wins", "overlaps", "conflicts")]  # fmt: skip
    covered = {figure.document for figure in gold}
    claims = [claim for one in tallies for claim in one.claims if claim["document"]["id"] in covered]
    matches = compare(gold, claims).matches if gold else ()
    by_rule: dict[str, list[Match]] = {}
    for match in matches:
        for rule in match.claim["rules"]:
            by_rule.setdefault(rule, []).append(match)
    found = []
    for one in rulebook.listed(folders):
        if one.rule.status != "off":
            fires, wins, overlaps, conflicts = (count[one.rule.id] for count in total)
            judged = list(_judged(by_rule.get(one.rule.id, []), JUDGED.get(stage_of(one))))
            wrong = tuple(_wrong(match.claim) for match, right in judged if not right)
            right = sum(right for _, right in judged)
            found.append(
                RuleStats(one.rule.id, one.rule.status, fires, wins, overlaps, conflicts, right, len(judged), wrong)
            )
    return tuple(found)


def tallies_of(folders: tuple[str, ...], model: str | None, articles: Sequence[Article]) -> list[Tally]:
    """What the rules did in some articles, one by one."""
    reader = results_for(folders, model).reader
    found = []
    for article in articles:
        doc = reader.read(article)
        claims = tuple(claim.model_dump() for claim in claims_of(doc))
        fires = Counter(rule for one in firings(doc) for rule in one.rules)
        wins = Counter(rule for claim in claims for rule in claim["rules"])
        overlaps, conflicts = _rivals(doc)
        found.append(Tally(fires, wins, overlaps, conflicts, claims))
    return found


def _rivals(doc: Doc) -> tuple[Counter[str], Counter[str]]:
    """Rules whose attributions hold the same figure as another one's, and those among them with another source."""
    overlaps: Counter[str] = Counter()
    conflicts: Counter[str] = Counter()
    for figure in marks.figures(doc):
        offers = [one for one in marks.attributions(doc) if _holds(one, figure)]
        for one in offers:
            others = [other for other in offers if other is not one]
            overlaps.update(one.rules if others else ())
            if any(other.claimant.name != one.claimant.name for other in others):
                conflicts.update(one.rules)
    return overlaps, conflicts


def _holds(one: AttributionMark, figure: FigureMark) -> bool:
    return any(start <= figure.start and figure.end <= end for start, end in one.content)


def _judged(matches: Sequence[Match], part: str | None) -> Iterator[tuple[Match, bool]]:
    """The matches with a verdict on the part that a stage tells; those where gold says nothing are left out."""
    for match in matches:
        right = None if part is None else getattr(match.agreement, part)
        if right is not None:
            yield match, bool(right)


def _wrong(claim: Mapping[str, Any]) -> Wrong:
    return Wrong(claim["document"]["id"], claim["figure"]["text"], " ".join(claim["sentence"]["text"].split()))
