from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from pipeline.claims.changes import changes_of
from pipeline.errors import OptionError
from pipeline.evaluate import read_gold
from pipeline.records import Article
from pipeline.workshop import reach
from pipeline.workshop.compare import Sides, compare_rules, sample
from pipeline.workshop.reach import reach_of
from pipeline.workshop.reading import articles_of, reader_for
from pipeline.workshop.revisions import folders_at
from tests.workshop.conftest import written

pytestmark = pytest.mark.model
ROOT = Path(__file__).parents[2]
CUE = '[cues.mutter]\nlemmas = ["mutter"]\nframes = ["clause"]\nstance = "says"\n'


@pytest.fixture(scope="module")
def corpus() -> list[Article]:
    return [one for one in articles_of([str(ROOT / "corpus" / "articles")]) if isinstance(one, Article)][:12]


CHANGES = {
    "cue off": ("cues", '[cues.say]\nstatus = "off"\n'),
    "other stance": ("cues", '[cues.estimate]\nstance = "believes"\n'),
    "trigger off": ("events", '[events.killed]\nstatus = "off"\n'),
    "bound off": ("bounds", '[bounds.at-least]\nstatus = "off"\n'),
    "words off": ("cues", '[cues.warn]\nlemmas = ["mutter"]\n'),
    "form off": ("forms", '[forms.says-that]\nstatus = "off"\n'),
    "list changed": ("topics", '[topics.disease]\nwords = ["virus"]\n'),
}


@pytest.mark.parametrize("change", CHANGES)
def test_articles_that_are_not_read_again_would_not_change(
    corpus: list[Article], tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, text = CHANGES[change]
    folders = written(tmp_path / "mine", **{file: text})
    found = compare_rules(Sides((), folders), corpus, workers=1)
    old, new = reader_for(), reader_for(folders)
    whole = changes_of(
        (claim for one in corpus for claim in old.claims(one)), (claim for one in corpus for claim in new.claims(one))
    )
    parts = ("gained", "lost", "changed", "reread")
    assert [getattr(found.changes, part) for part in parts] == [getattr(whole, part) for part in parts]


def test_only_articles_with_a_word_of_the_rule_are_read(tmp_path: Path) -> None:
    folders = written(tmp_path / "mine", cues=CUE)
    articles = [Article(id="a", text="Police muttered that 12 people died."), Article(id="b", text="Some 12 died.")]
    found = compare_rules(Sides((), folders), articles)
    assert (found.articles, found.read) == (2, 1)
    assert [one.fields[:3] for one in found.changes.changed] == [("claimant.text", "claimant.start", "claimant.end")]
    assert found.per_rule() == [("cues.mutter", 0, 0, 1)]
    assert dict(found.per_field())["claimant.kind"] == 1
    assert found.worse


def test_the_same_rules_change_nothing(corpus: list[Article]) -> None:
    found = compare_rules(Sides((), ()), corpus)
    assert (found.rules, found.read, found.worse) == ((), 0, False)


def test_a_form_without_words_reaches_everything(tmp_path: Path) -> None:
    assert reach_of((), written(tmp_path / "a", forms='[forms.says-that]\nstatus = "off"\n')).stems is None
    assert reach_of((), written(tmp_path / "b", cues=CUE)).stems == (("mutt",),)
    why = written(tmp_path / "c", cues='[cues.say]\nwhy = "Another reason."\n')
    assert reach_of((), why) == reach.Reach((), ()), "what is said about a rule changes no claim"


def test_workers_change_nothing(corpus: list[Article], tmp_path: Path) -> None:
    sides = Sides((), written(tmp_path / "mine", cues='[cues.say]\nstatus = "off"\n'))
    many = corpus * 3
    assert compare_rules(sides, many, workers=1) == compare_rules(sides, many, workers=2)


def test_scores_are_compared_with_gold(tmp_path: Path) -> None:
    articles = [one for one in articles_of([str(ROOT / "corpus" / "articles")]) if isinstance(one, Article)]
    gold = read_gold(ROOT / "corpus" / "gold" / "claims.jsonl", {one.id: one.text for one in articles})
    sides = Sides((), written(tmp_path / "mine", cues='[cues.say]\nstatus = "off"\n'))
    found = compare_rules(sides, articles, gold)
    assert found.scores is not None and found.worse
    before, after = found.scores
    assert after.claimant.right < before.claimant.right and after.value == before.value


def test_a_sample_is_the_same_on_every_run_and_spread_out() -> None:
    assert sample(list(range(100)), 4) == [0, 25, 50, 75]  # type: ignore[arg-type]
    assert sample([1, 2], 4) == [1, 2]  # type: ignore[arg-type]


def git(folder: Path, *arguments: str) -> None:
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True)


def test_rules_are_compared_with_an_earlier_revision(tmp_path: Path) -> None:
    folders = written(tmp_path / "repo" / "mine", cues=CUE)
    git(tmp_path / "repo", "init", "-q")
    git(tmp_path / "repo", "add", ".")
    git(tmp_path / "repo", "commit", "-qm", "Hear muttering")
    written(tmp_path / "repo" / "mine", cues=CUE.replace("says", "reports"))
    before = folders_at("HEAD", folders, tmp_path / "home")
    assert reach_of(before[-1:], folders).rules == ("cues.mutter",)
    with pytest.raises(OptionError, match=r"--base no-such-revision: neither a folder nor a revision"):
        folders_at("no-such-revision", folders, tmp_path / "other")
