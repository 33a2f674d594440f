"""Articles read under two sets of rules, and what differs: only articles that the change can reach are read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from pipeline.claims.changes import MANNER, Change, Changes, changes_of
from pipeline.evaluate import GoldFigure, Scores, score_claims
from pipeline.records import Article, Claim
from pipeline.workshop.many import over
from pipeline.workshop.reach import Reach, reach_of
from pipeline.workshop.results import results_for


@dataclass(frozen=True)
class Sides:
    """The rule folders before and after a change, and the model that both read with."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    model: str | None = None


@dataclass(frozen=True)
class Pair:
    """The claims of one article on both sides; `read` is False where the change cannot reach it."""

    before: tuple[Claim, ...]
    after: tuple[Claim, ...]
    read: bool


@dataclass(frozen=True)
class Comparison:
    """What a change of rules does to some articles."""

    rules: tuple[str, ...]
    """Ids of the rules that changed, were added or were taken away."""
    articles: int
    read: int
    """Articles that hold a word of these rules; the claims of the others are the same."""
    changes: Changes
    scores: tuple[Scores, Scores] | None
    """Before and after, against gold; None without gold."""

    def per_rule(self) -> list[tuple[str, int, int, int]]:
        """For each rule concerned: claims gained, lost and changed in which it came or went; the most first."""
        found: dict[str, list[int]] = {}
        for place, claims in enumerate((self.changes.gained, self.changes.lost)):
            for claim in claims:
                for rule in _told_by(claim.rules, self.rules):
                    found.setdefault(rule, [0, 0, 0])[place] += 1
        for one in self.changes.changed:
            other = tuple(set(one.before.rules) ^ set(one.after.rules))
            for rule in _told_by(other, self.rules):
                found.setdefault(rule, [0, 0, 0])[2] += 1
        ordered = sorted(found.items(), key=lambda row: (-sum(row[1]), row[0]))
        return [(rule, *counts) for rule, counts in ordered]  # type: ignore[misc]

    def per_field(self) -> list[tuple[str, int]]:
        """How many claims changed in each field; the most first. Offsets and the manner of reading are left out."""
        counts = Counter(field for one in self.changes.changed for field in said_fields(one))
        return sorted(counts.items(), key=lambda row: (-row[1], row[0]))

    @property
    def worse(self) -> bool:
        """Whether a score fell; without gold, whether any claim is another one now."""
        if self.scores is None:
            return bool(self.changes.gained or self.changes.lost or self.changes.changed)
        before, after = self.scores
        levels = ("span", "value", "claimant", "event", "claim", "full")
        return any((getattr(after, name).f1 or 0) < (getattr(before, name).f1 or 0) for name in levels)


def compare_rules(
    sides: Sides, articles: Sequence[Article], gold: Sequence[GoldFigure] = (), *, workers: int = 2
) -> Comparison:
    """What going from one set of rules to the other does to the articles, the same whatever `workers`.

    Raises RuleError if a rule can't be used on one of the sides.
    """
    reach = _reach(sides)
    scored = frozenset(figure.document for figure in gold)
    pairs = over(partial(pairs_of, sides, scored), articles, workers)
    before = [claim for pair in pairs for claim in pair.before]
    after = [claim for pair in pairs for claim in pair.after]
    read = [pair for pair in pairs if pair.read]
    changes = changes_of(
        (claim for pair in read for claim in pair.before), (claim for pair in read for claim in pair.after)
    )
    scores = (_scores(gold, before), _scores(gold, after)) if gold else None
    return Comparison(reach.rules, len(articles), len(read), changes, scores)


def pairs_of(sides: Sides, scored: frozenset[str], articles: Sequence[Article]) -> list[Pair]:
    """The claims of some articles on both sides; of those out of reach none, unless they are scored."""
    reach = _reach(sides)
    before, after = results_for(sides.before, sides.model), results_for(sides.after, sides.model)
    pairs = []
    for article in articles:
        reached = reach.text(article.text) or reach.doc(before.reader.parses.doc(article.text))
        if reached:
            pairs.append(Pair(before.claims(article), after.claims(article), True))
        elif article.id in scored:
            same = before.claims(article)
            pairs.append(Pair(same, same, False))
        else:
            pairs.append(Pair((), (), False))
    return pairs


def said_fields(one: Change) -> list[str]:
    """The fields in which a changed claim says something else, without where the words stand."""
    return [field for field in one.fields if field not in MANNER and not field.endswith((".start", ".end"))]


def sample(found: Sequence[Claim | Change], most: int) -> list[Claim | Change]:
    """At most so many, evenly over all of them: the same ones on every run."""
    if len(found) <= most:
        return list(found)
    return [found[number * len(found) // most] for number in range(most)]


@cache
def _reach(sides: Sides) -> Reach:
    return reach_of(sides.before, sides.after)


def _told_by(rules: tuple[str, ...], changed: tuple[str, ...]) -> list[str]:
    """The changed rules among those of a claim; where there are none, another rule told it in their stead."""
    return [rule for rule in rules if rule in changed] or ["(others in their stead)"]


def _scores(gold: Sequence[GoldFigure], claims: Sequence[Claim]) -> Scores:
    covered = {figure.document for figure in gold}
    return score_claims(gold, [claim.model_dump() for claim in claims if claim.document.id in covered])
