from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from pipeline import build, marks
from pipeline.accurate import component
from pipeline.build import STAGES, analyse, load_pipeline
from pipeline.claims.export import claims_of
from pipeline.errors import ModelError, RuleError
from pipeline.read import Source, find_sources, read_article
from pipeline.records import Article
from pipeline.spans import breaks
from pipeline.spans.names import recognizer
from pipeline.syntax import apart

ROOT = Path(__file__).parents[1]
EVERY = (breaks.NAME, *STAGES)
UGLY = {
    "nothing": "",
    "white space": " \n\n\t ",
    "numbers alone": "12\n3.5%\n$4m\n1,000-2,000",
    "unbalanced quotation marks": "“We saw 12 “dead\" and 'six ' more”” he said. ”",
    "a table": "Town | Dead | Hurt\n\nDerna | 12 | 40\n\nSousa | 4 | -",
    "headline without a verb": "Hundreds dead\n\nScores hurt",
    "nothing but punctuation": "--- ... !!! ??? \u2028\u2029 \x0c",
    "characters beyond the first plane": "😀 12 people 👩‍👩‍👧 died in Kursk, the NIS said 𝟏𝟐.",
    "a zero character": "12 people\x00 died, police said.",
}


@pytest.fixture(scope="module")
def stages() -> Language:
    """All stages on a tokenizer alone: no tags, no trees, no entities."""
    nlp = spacy.blank("en")
    for name in EVERY:
        nlp.add_pipe(name)
    return nlp


def test_the_stages_prove_their_order(stages: Language) -> None:
    assert stages.pipe_names == list(EVERY)
    lacking = {need for needs in stages.analyze_pipes()["problems"].values() for need in needs}
    assert not {need for need in lacking if need.startswith("doc._.")}


def test_installing_offers_every_stage_to_spacy() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    offered = project["entry-points"]["spacy_factories"]
    assert set(offered) == {*EVERY, apart.NAME, recognizer.NAME, component.NAME}
    for name, home in offered.items():
        module, _, function = home.partition(":")
        made = getattr(__import__(module, fromlist=[function]), function)
        assert Language.get_factory_meta(name).factory == name and callable(made)


@pytest.mark.parametrize("text", UGLY.values(), ids=UGLY)
def test_no_text_is_too_ugly_without_a_parse(stages: Language, text: str) -> None:
    doc = analyse(stages, Article(id="a", text=text))
    assert doc.text == text
    assert len(marks.claims(doc)) <= len(marks.figures(doc))


def test_a_users_rules_reach_the_stages(tmp_path: Path) -> None:
    rule = '[bounds.whopping]\nbound = "at_least"\nwords = ["a whopping"]\n'
    (tmp_path / "bounds.toml").write_text(rule, encoding="utf-8")
    nlp = spacy.blank("en")
    nlp.add_pipe("claims_figures", config={"rules": [str(tmp_path)]})
    (figure,) = marks.figures(nlp("A whopping 300 people came."))
    assert (figure.start, figure.bound) == (0, "at_least")
    assert "bounds.whopping" in figure.rules


@pytest.mark.parametrize(
    ("parts", "lacks"), [((), "no parser and no ner"), (("parser",), "no ner"), (("ner",), "no parser")]
)
def test_a_model_that_lacks_a_part_is_refused(tmp_path: Path, parts: tuple[str, ...], lacks: str) -> None:
    nlp = spacy.blank("en")
    for part in parts:
        nlp.add_pipe(part)
    nlp.to_disk(tmp_path / "model")
    with pytest.raises(ModelError, match=f"has {lacks}; a pipeline needs a parser and names"):
        load_pipeline(str(tmp_path / "model"))


def test_a_model_that_is_broken_is_told_in_one_line(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = ${nowhere.lang}\n", encoding="utf-8")
    with pytest.raises(ModelError, match="can't be loaded: ") as raised:
        load_pipeline(str(tmp_path))
    assert "\n" not in str(raised.value)


def test_a_model_that_is_not_there_is_told() -> None:
    with pytest.raises(ModelError, match="no_such_model: no such model"):
        load_pipeline("no_such_model")


def test_a_folder_of_rules_that_is_not_there_is_told_before_the_model_is_loaded() -> None:
    with pytest.raises(RuleError, match="nowhere: no such folder"):
        load_pipeline("no_such_model", ("nowhere",))


@pytest.mark.model
class TestWithTheModel:
    """What needs the model that is shipped."""

    @pytest.mark.parametrize("text", UGLY.values(), ids=UGLY)
    def test_no_text_is_too_ugly(self, text: str) -> None:
        doc = analyse(load_pipeline(), Article(id="a", text=text))
        assert doc.text == text

    def test_a_pipeline_is_made_once(self) -> None:
        assert load_pipeline() is load_pipeline(None, ())
        assert load_pipeline(build.MODEL) is load_pipeline()

    def test_the_stages_follow_the_parts_of_the_model_and_breaks_leads(self) -> None:
        nlp = load_pipeline()
        assert nlp.pipe_names[0] == breaks.NAME
        assert tuple(nlp.pipe_names[-len(STAGES) :]) == STAGES
        assert not any(nlp.analyze_pipes()["problems"].values())


@pytest.mark.model
def test_the_quick_model_reads_what_the_model_reads_as_it_came() -> None:
    bare, quick = build._model(build.MODEL), load_pipeline()
    for path in sorted((ROOT / "corpus" / "articles").glob("*.md")):
        doc = quick.make_doc(path.read_text(encoding="utf-8"))
        quick.get_pipe(breaks.NAME)(doc)
        doc, same = doc.copy(), doc
        for name in bare.pipe_names:
            doc, same = bare.get_pipe(name)(doc), quick.get_pipe(name)(same)
        assert doc.to_json() == same.to_json()


@pytest.mark.model
def test_work_that_is_saved_changes_no_claim() -> None:
    nlp = load_pipeline()
    sources = [one for one in find_sources([str(ROOT / "corpus" / "articles")]) if isinstance(one, Source)]
    articles = [read_article(source).article for source in sources]
    articles.append(Article(id="none", text="The minister said that nobody knew who did it, in 2024 or on 3 May."))
    saved = [claims_of(build.analyse_claims(nlp, article)) for article in articles]
    assert saved == [claims_of(analyse(nlp, article)) for article in articles]
    assert not saved[-1] and not build.analyse_claims(nlp, articles[-1])._.attributions
    assert analyse(nlp, articles[-1])._.attributions
