"""Fits the confidence of claims to annotated articles, and says how well it is calibrated.

    python benchmarks/confidence.py GOLD CLAIMS ARTICLES [--write pipeline/rules/confidence.toml]

CLAIMS are what `claims extract` found in ARTICLES, GOLD what people marked there. Printed is how claims would be
trusted that were not fitted to: in each of ten parts the articles are judged by the other nine. Then the same for the
confidence that the claims have now. --write keeps the shares fitted to all articles.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.claims.confidence import Shares, claimant_evidence, event_evidence, product
from pipeline.evaluate import compare, read_gold
from pipeline.read import read_claims, texts_of
from pipeline.records import Claim

FOLDS = 10
BINS = 10
ENOUGH = 25
"""Cases that evidence must have for a share of its own."""
PRIOR = 20
"""Cases added at the share of the next wider evidence: a rule that was right 9 times in 9 is not always right."""

GUESSES = {"none": 0.5, "events.like-article": 0.75, "events.like-neighbour": 0.85}
"""What is expected of evidence that rules were written to avoid, so that the development articles have little of it."""


@dataclass(frozen=True)
class Case:
    """A claim and which of its parts are right; `claimant` is None where what it takes for a figure is none."""

    claim: Claim
    value: bool
    claimant: bool | None
    event: bool

    @property
    def right(self) -> bool:
        """Whether all of it is right."""
        return self.value and bool(self.claimant) and self.event

    @property
    def sources(self) -> tuple[str, ...]:
        """What told its claimant."""
        said = self.claim.attribution
        return claimant_evidence(None if said is None else said.form, self.claim.claimant.name)

    @property
    def events(self) -> tuple[str, ...]:
        """What told its event."""
        return event_evidence(self.claim.rules, self.claim.event.type)

    def trusted(self, shares: Shares) -> float:
        """The confidence that the shares give it."""
        return product(shares, self.sources, self.events, self.claim.event.type)


def read_cases(gold: Path, claims: Path, articles: Sequence[str]) -> list[Case]:
    """The claims about core figures, and those about none."""
    wanted = read_gold(gold, texts_of(articles))
    covered = {figure.document for figure in wanted}
    found = {claim.id: claim for claim in read_claims(claims) if claim.document.id in covered}
    result = compare(wanted, [claim.model_dump() for claim in found.values()])
    cases = [
        Case(found[one.claim["id"]], one.agreement.value, one.agreement.claimant, one.agreement.event)
        for one in result.matches
    ]
    return cases + [Case(found[claim["id"]], False, None, False) for claim in result.spurious]


def fit(cases: Iterable[Case]) -> dict[str, dict[str, float]]:
    """The share of right values and claimants among figures, and of right events, which what is no figure has not."""
    cases = list(cases)
    located = [case for case in cases if case.claimant is not None]
    events = _by_evidence([(case.events, case.event) for case in cases])
    kinds: defaultdict[str, list[float]] = defaultdict(list)
    for case in cases:
        if case.events != ("none",):
            expected = next(events[one] for one in case.events if one in events)
            kinds[case.claim.event.type].append(case.event / expected)
    return {
        "value": {"figure": _share([case.value for case in located], 0.9)},
        "claimant": _by_evidence([(case.sources, bool(case.claimant)) for case in located]),
        "event": events,
        "type": {kind: _share(found, 1.0) for kind, found in sorted(kinds.items()) if len(found) >= ENOUGH},
    }


def _by_evidence(cases: Sequence[tuple[tuple[str, ...], bool]]) -> dict[str, float]:
    """Shares of the widest evidence, then of narrower evidence that has cases enough, drawn towards the wider."""
    overall = sum(right for _, right in cases) / len(cases)
    found: dict[str, float] = {}
    counts = Counter(one for evidence, _ in cases for one in evidence)
    for depth in range(1, 1 + max(len(evidence) for evidence, _ in cases)):
        names = sorted({evidence[-depth] for evidence, _ in cases if len(evidence) >= depth})
        for name in names:
            if name in found or (depth > 1 and counts[name] < ENOUGH and name not in GUESSES):
                continue
            fitting = [(evidence, right) for evidence, right in cases if name in evidence]
            wider = [one for one in fitting[0][0][fitting[0][0].index(name) + 1 :] if one in found]
            expected = GUESSES.get(name, found[wider[0]] if wider else overall)
            found[name] = _share([right for _, right in fitting], expected)
    return found


def _share(found: Sequence[float], expected: float) -> float:
    return round((sum(found) + PRIOR * expected) / (len(found) + PRIOR), 3)


def crossed(cases: Sequence[Case]) -> list[tuple[float, bool]]:
    """Each case with the confidence that the articles of the other folds give it."""
    names = sorted({case.claim.document.id for case in cases})
    fold = {name: number % FOLDS for number, name in enumerate(names)}
    judged = []
    for number in range(FOLDS):
        shares = fit(case for case in cases if fold[case.claim.document.id] != number)
        held_out = [case for case in cases if fold[case.claim.document.id] == number]
        judged += [(case.trusted(shares), case.right) for case in held_out]
    return judged


def report(title: str, judged: Sequence[tuple[float, bool]]) -> None:
    """Prints the expected calibration error, and for each tenth of confidence how many of its claims are right."""
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for trust, right in judged:
        bins[min(BINS - 1, int(trust * BINS))].append((trust, right))
    error = sum(abs(sum(trust - right for trust, right in found)) for found in bins.values()) / len(judged)
    sys.stdout.write(f"{title}: {len(judged)} claims, expected calibration error {error:.3f}\n")
    for number, found in sorted(bins.items()):
        trust, right = (sum(column) / len(found) for column in zip(*found, strict=True))
        sys.stdout.write(
            f"  {number / BINS:.1f} to {(number + 1) / BINS:.1f}  {len(found):5}  {trust:.3f}  {right:.3f}\n"
        )


def toml_of(shares: Shares) -> str:
    """The rule file of the shares."""
    whys = {
        "value": "Value and unit.",
        "claimant": "By the form of the attribution, its file, and whether the source is named; `article` has none.",
        "event": "By the rule that told the type, and its file; `none` where no rule did.",
        "type": "Factors: some types are mistaken for others more often.",
    }
    lines = [
        "# How often the parts of a claim were right on the development articles. Written by benchmarks/confidence.py."
    ]
    for part, found in shares.items():
        rows = [f'"{name}" = {share:.3f}' for name, share in sorted(found.items())]
        lines += ["", f"[confidence.{part}]", f'why = "{whys[part]}"']
        lines += [f"[confidence.{part}.shares]", *rows]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Fits, judges and, where asked to, writes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path)
    options.add_argument("claims", type=Path)
    options.add_argument("articles", nargs="+")
    options.add_argument("--write", type=Path, metavar="FILE")
    chosen = options.parse_args()
    cases = read_cases(chosen.gold, chosen.claims, chosen.articles)
    report("by cross-validation", crossed(cases))
    report("as the claims say", [(case.claim.confidence, case.right) for case in cases])
    if chosen.write is not None:
        chosen.write.write_text(toml_of(fit(cases)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
