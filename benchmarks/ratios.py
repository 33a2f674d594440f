"""Measures how fast `claims extract` is and how it grows, and prints a line for each ratio and what it must reach.

    python benchmarks/ratios.py ARTICLES... [--only NAME] [--long 20000] [--pairs 2000]

ARTICLES are any that `claims extract` reads. Where there are too few, they come again with other words in them, so that
the vocabulary grows as it does with fresh ones. Close other programs first: times are those of the processor where one
process is measured, and of the clock where two are.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # as the command does, before numpy is imported

import spacy
from spacy.language import Language

from pipeline import build, marks
from pipeline.claims.export import claims_of
from pipeline.read import Source, each_source, read_article
from pipeline.records import Article
from pipeline.run.crew import megabytes
from pipeline.run.plan import Job
from pipeline.run.work import lines_maker
from pipeline.spans import breaks
from pipeline.write import line_of

COMMAND = [sys.executable, "-m", "pipeline", "extract"]
OURS = frozenset({breaks.NAME, *build.STAGES})
"""Components of the pipeline that the model has not."""
ROUNDS = 3
"""Times that two speeds are measured in turn; the best of each counts, since other programs only ever slow down."""


@dataclass(frozen=True)
class Ratio:
    """What was measured against what it must reach."""

    name: str
    value: float
    wanted: str
    reached: bool
    detail: str

    def line(self) -> str:
        """All of it."""
        return f"{self.name:44} {self.value:7.2f}  {self.wanted:9} {'ok' if self.reached else 'MISSED':7} {self.detail}"


def main() -> None:
    """Measures all that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--only", choices=MEASURES, action="append")
    parser.add_argument("--sample", type=int, default=150, help="articles for the speed of one process")
    parser.add_argument("--pairs", type=int, default=2000, help="articles for one worker against two")
    parser.add_argument("--long", type=int, default=20000, help="articles for memory and cost")
    options = parser.parse_args()
    for name in options.only or MEASURES:
        for ratio in MEASURES[name](options):
            print(ratio.line(), flush=True)


def articles_of(paths: list[str]) -> list[Article]:
    """All articles that can be read."""
    found = each_source(paths)
    return [read_article(one).article for one in found if isinstance(one, Source)]


def many(articles: list[Article], wanted: int, words: int | None = None) -> Iterator[Article]:
    """As many articles as wanted, from the second round on with other words and of other lengths than before."""
    for number, _ in zip(count(), range(wanted), strict=False):
        turn, place = divmod(number, len(articles))
        text = " ".join(articles[place].text.split(" ")[turn : turn + words if words else None])
        if turn:
            text = f"{text}\n\nMr. Qu{number:x}ov of Zal{number:x}ia said {number} people left Port Va{number:x}."
        yield replace_text(articles[place], f"{articles[place].id}-{number}", text)


def replace_text(article: Article, key: str, text: str) -> Article:
    """The article under another id, with another text."""
    return article.model_copy(update={"id": key, "text": text})


def seconds(work: Callable[[], object]) -> float:
    """Time of the processor that something takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def speed(options: argparse.Namespace) -> Iterator[Ratio]:
    """Words per second against those of the bare model, and the share of our own stages."""
    articles = articles_of(options.articles)[: options.sample]
    words = sum(len(article.text.split()) for article in articles)
    bare, lines_of = spacy.load(build.model_folder()), lines_maker(Job("claims"))
    texts = [article.text for article in articles]
    list(bare.pipe(texts[:5]))
    lines_of(articles[0])
    model = ours = float("inf")
    for _ in range(ROUNDS):
        model = min(model, seconds(lambda: list(bare.pipe(texts))))
        ours = min(ours, seconds(lambda: [lines_of(article) for article in articles]))
    detail = f"{words / ours:,.0f} words/s, bare model {words / model:,.0f}"
    yield Ratio("words/s against the bare model's nlp.pipe", model / ours, ">= 1.00", ours <= model, detail)
    yield own_share(articles, model)


def own_share(articles: list[Article], model: float) -> Ratio:
    """Time of our stages over that of the parse."""
    nlp = build.load_pipeline()
    own, parse = min((stage_seconds(nlp, articles) for _ in range(ROUNDS)), key=lambda both: sum(both[0].values()))
    total = sum(own.values())
    most = ", ".join(
        f"{name} {100 * took / model:.1f}" for name, took in sorted(own.items(), key=lambda one: -one[1])[:4]
    )
    detail = f"% of the model's nlp.pipe: {most}; of our quicker parse {100 * total / parse:.1f}"
    return Ratio("our stages over the parse", total / model, "<= 0.25", total <= 0.25 * model, detail)


def stage_seconds(nlp: Language, articles: list[Article]) -> tuple[dict[str, float], float]:
    """Time of each of our stages as `claims extract` asks them, and of the model's components together."""
    took: defaultdict[str, float] = defaultdict(float)

    def timed(name: str, work: Callable[..., Any], *asked: object) -> Any:
        began = time.process_time()
        done = work(*asked)
        took[name] += time.process_time() - began
        return done

    stages = [(name, partial(timed, name, component)) for name, component in nlp.pipeline]
    for article in articles:
        doc = nlp.make_doc(article.text)
        marks.set_article(doc, article)
        doc = build.mark_claims(doc, stages)
        timed("export", lambda doc=doc: [line_of(claim) for claim in claims_of(doc)])
    own = {name: took[name] for name in took if name in OURS or name == "export"}
    return own, sum(took.values()) - sum(own.values())


def workers(options: argparse.Namespace) -> Iterator[Ratio]:
    """Two workers against one, by the clock, in runs of the command."""
    articles = many(articles_of(options.articles), options.pairs)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        rows = (json.dumps({"id": one.id, "text": one.text}) + "\n" for one in articles)
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(rows)
        took = {}
        for number in (1, 2):
            began = time.perf_counter()
            run = Path(folder) / str(number)
            command = [*COMMAND, str(path), "--run", str(run), "--workers", str(number)]
            subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
            took[number] = time.perf_counter() - began
        same = (Path(folder) / "1" / "claims.jsonl").read_bytes() == (Path(folder) / "2" / "claims.jsonl").read_bytes()
    value = took[1] / took[2]
    detail = f"{options.pairs:,} articles, {took[1]:.0f} s and {took[2]:.0f} s, {'same' if same else 'OTHER'} bytes"
    yield Ratio("2 workers against 1", value, ">= 1.80", value >= 1.8 and same, detail)


def growth(options: argparse.Namespace) -> Iterator[Ratio]:
    """Memory and cost of an article late in a run against early in it."""
    lines_of = lines_maker(Job("claims"))
    articles = many(articles_of(options.articles), options.long, words=100)
    early = options.long // 20
    costs: list[float] = []
    memory = {}
    for number, article in enumerate(articles, 1):
        costs.append(seconds(lambda article=article: lines_of(article)) / max(1, len(article.text.split())))
        if number in (early, options.long):
            memory[number] = megabytes()
    value = memory[options.long] / memory[early]
    detail = f"{memory[early]} MB after {early:,} articles, {memory[options.long]} MB after {options.long:,}"
    yield Ratio("memory late against early", value, "<= 1.15", value <= 1.15, detail)
    first, last = sum(costs[:early]) / early, sum(costs[-early:]) / early
    detail = f"ms a word: {1000 * first:.3f} in the first {early:,} articles, {1000 * last:.3f} in the last"
    yield Ratio("cost of an article late against early", last / first, "<= 1.05", last <= 1.05 * first, detail)


def start(options: argparse.Namespace) -> Iterator[Ratio]:
    """From the command to its first claim."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text("Police said on Monday that at least 12 people died.", encoding="utf-8")
        best = float("inf")
        for _ in range(5):
            began = time.perf_counter()
            with subprocess.Popen([*COMMAND, str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
                assert process.stdout is not None
                process.stdout.readline()
                best = min(best, time.perf_counter() - began)
    yield Ratio("start to first claim, s", best, "<= 2.50", best <= 2.5, "best of 5")


MEASURES: dict[str, Callable[[argparse.Namespace], Iterator[Ratio]]] = {
    "speed": speed,
    "start": start,
    "workers": workers,
    "growth": growth,
}

if __name__ == "__main__":
    main()
