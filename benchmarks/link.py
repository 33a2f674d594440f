"""How long `claims link` takes: claims of a made-up year of news, linked and timed.

    python benchmarks/link.py [CLAIMS] [--keep FILE]

Events happen on any day of the year in any of many towns. Some are in one article only, a few in dozens, over days, and
all articles share the words of the trade. Words are made of syllables and drawn as in a language: few often, most
seldom. The same number gives the same claims. FILE keeps them.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from pipeline.link import link_claims
from pipeline.records import Claim
from pipeline.write import line_of

DAYS = 365
FIRST = date(2024, 1, 1)
PER_ARTICLE = 5
"""Claims of an article on average, as in the development articles."""
HEADS = ("b", "c", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "st", "tr", "ch", "sh")
SYLLABLES = [head + tail for head in HEADS for tail in ("a", "e", "i", "o", "u", "an", "er", "ol")]
MEASURES = (
    ("killed", "people"),
    ("injured", "people"),
    ("arrested", "men"),
    ("destroyed", "houses"),
    ("displaced", "families"),
)
OUTLETS = 60


class Language:
    """Words by rank; a word of rank n is drawn with weight 1/n."""

    def __init__(self, chance: random.Random, size: int) -> None:
        self._chance = chance
        self.words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(size)]
        self._weights = list(accumulate(1 / rank for rank in range(1, size + 1)))

    def some(self, count: int) -> list[str]:
        """Words of a sentence about anything."""
        return self._chance.choices(self.words, cum_weights=self._weights, k=count)

    def name(self) -> str:
        """A name, seldom the same twice."""
        return "".join(self._chance.choices(SYLLABLES, k=3)).capitalize()


def claims_of_a_year(count: int) -> Iterator[Claim]:
    """`count` claims, in the order of events."""
    chance = random.Random(count)
    language = Language(chance, 30_000)
    towns = [language.name() for _ in range(2_000)]
    made = event = 0
    while True:
        event += 1
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        told = language.some(12) + [language.name() for _ in range(4)]
        town, kinds = chance.choice(towns), chance.sample(MEASURES, k=chance.randint(1, 3))
        toll = {measure: chance.randint(1, 60) for measure, _ in kinds}
        for number in range(min(60, int(chance.paretovariate(1.1)))):
            later = day + timedelta(days=min(20, int(chance.expovariate(0.5))))
            for place in range(chance.randint(1, 2 * PER_ARTICLE - 1)):
                measure, item = chance.choice(kinds)
                words = [*chance.sample(told, k=8), *language.some(14), town]
                chance.shuffle(words)
                value = toll[measure] if chance.random() < 0.8 else chance.randint(1, 60)
                yield _claim(f"{event}-{number}", place, later, words, (measure, item, value), town)
                made += 1
                if made == count:
                    return


def _claim(document: str, place: int, day: date, words: list[str], told: tuple[str, str, int], town: str) -> Claim:
    measure, item, value = told
    outlet = f"Outlet {sum(map(ord, document)) % OUTLETS}"
    sentence = f"{' '.join(words)}."
    return Claim.model_validate(
        {
            "id": f"{document}-{place}",
            "document": {
                "id": document,
                "publisher": outlet,
                "published": day.isoformat(),
                "published_from": "metadata",
            },
            "sentence": {"text": sentence, "start": place * 400, "end": place * 400 + len(sentence)},
            "claimant": {"kind": "police", "name": f"{town} police"} if place % 2 else {"kind": "article"},
            "modality": "fact",
            "figure": {
                "text": str(value),
                "start": place * 400,
                "end": place * 400 + len(str(value)),
                "low": value,
                "high": value,
                "bound": "exact",
                "approximate": False,
                "unit": "count",
                "item": item,
            },
            "event": {
                "id": "e1",
                "type": "casualties",
                "measure": measure,
                "trigger": measure,
                "place": {"text": town, "start": 0, "end": len(town), "country": None},
            },
            "confidence": 0.9,
        }
    )


def main() -> int:
    """Makes the claims, links them, and says how long that took and how much memory."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("claims", type=int, nargs="?", default=100_000)
    options.add_argument("--keep", type=Path, metavar="FILE")
    chosen = options.parse_args()
    claims = list(claims_of_a_year(chosen.claims))
    if chosen.keep is not None:
        chosen.keep.write_text("".join(f"{line_of(claim)}\n" for claim in claims), encoding="utf-8")
    documents = len({claim.document.id for claim in claims})
    began = time.perf_counter()
    events = link_claims(claims)
    took = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    several = sum(len(event.documents) > 1 for event in events)
    sys.stdout.write(
        f"{len(claims):,} claims of {documents:,} articles: {len(events):,} events, {several:,} of them in several "
        f"articles, {took:.1f} s, {memory:,.0f} MiB\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
