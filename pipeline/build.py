"""From a model's name to a pipeline, and from an article to a Doc with all its marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_package_path, is_package

from pipeline import marks, rulebook
from pipeline.attributions import find as attributions
from pipeline.claims import assemble
from pipeline.errors import ModelError
from pipeline.events import find as events
from pipeline.events import relations
from pipeline.extras import install
from pipeline.quick import quicken
from pipeline.records import Article
from pipeline.spans import breaks, dates, figures, names, quotes
from pipeline.spans.spaces import BlankTokenizer
from pipeline.syntax import syntax_for

MODEL = "en_news_sm"
"""The model that is shipped and used where no other is asked for."""

STAGES: tuple[str, ...] = (
    quotes.NAME,
    dates.NAME,
    figures.NAME,
    names.NAME,
    attributions.NAME,
    events.NAME,
    relations.NAME,
    assemble.NAME,
)
"""The stages after the model's own components, in order; `breaks` goes before the parser."""

PLAIN: frozenset[str] = frozenset({quotes.NAME, assemble.NAME})
"""Stages that read no rules."""

HOMES: tuple[Path, ...] = (Path(__file__).parent / "models", Path(__file__).parent.parent / "models")
"""Where our own models lie: in an installed package, and in a checkout."""


def load_pipeline(model: str | None = None, rules: tuple[str, ...] = ()) -> Language:
    """A spaCy pipeline that leaves all marks, `doc._.claims` among them; made once for each model and rule folders.

    `model` is a name or folder, ours by default; `rules` are folders of a user's rules.
    Raises ModelError if the model lacks a parser or names, RuleError if a rule can't be used.
    """
    return _loaded(model or MODEL, rules)


def analyse(nlp: Language, article: Article) -> Doc:
    """The article as a Doc with all its marks."""
    return nlp(_made(nlp, article))


def analyse_claims(nlp: Language, article: Article) -> Doc:
    """The article as a Doc with its claims, and with no other marks where it makes none.

    Without a figure there is no claim, so nobody asks who says what: in the news, one article in five. Nor who says
    what holds no figure, which is four fifths of what is said.
    """
    return mark_claims(_made(nlp, article), nlp.pipeline)


def mark_claims(doc: Doc, stages: Iterable[tuple[str, Callable[[Doc], Doc]]]) -> Doc:
    """`doc` after these stages by name, in order, for its claims alone; without a figure the last are left out."""
    marks.want_only_claims(doc)
    for name, stage in stages:
        doc = stage(doc)
        if name == figures.NAME and not marks.figures(doc):
            break
    return doc


def _made(nlp: Language, article: Article) -> Doc:
    """The article's tokens, and where they are from."""
    doc = nlp.make_doc(article.text)
    marks.set_article(doc, article)
    return doc


@cache
def _loaded(model: str, rules: tuple[str, ...]) -> Language:
    rulebook.check(rules)
    nlp = _model(model)
    nlp.max_length = 20_000_000
    _refuse_unless_able(nlp, model)
    quicken(nlp)
    nlp.tokenizer = BlankTokenizer(nlp.tokenizer)
    nlp.add_pipe(breaks.NAME, before=nlp.pipe_names[0], config={"rules": list(rules)})
    for stage in STAGES:
        nlp.add_pipe(stage, config={} if stage in PLAIN else {"rules": list(rules)})
    return nlp


def model_folder(model: str | None = None) -> Path:
    """Where the files of a model lie: a folder of ours, a path or a package. Raises ModelError if nowhere."""
    model = model or MODEL
    for folder in (*(home / model for home in HOMES), Path(model)):
        if (folder / "meta.json").exists():
            return folder
    if not is_package(model):
        raise ModelError(f"{model}: no such model; give a folder or the name of an installed spaCy pipeline")
    return get_package_path(model)


def _model(model: str) -> Language:
    """The model as it came, without stages of ours."""
    folder = model_folder(model)
    try:
        return spacy.load(model if is_package(model) else folder)
    except (OSError, ValueError, ImportError) as error:
        if isinstance(error, ImportError) and error.name == "torch":
            raise ModelError(f"{model}: needs the package torch: {install('accurate')}") from error
        raise ModelError(f"{model}: can't be loaded: {' '.join(str(error).split())[:200]}") from error


def _refuse_unless_able(nlp: Language, model: str) -> None:
    """Raises ModelError unless there are dependencies in a known scheme and names."""
    does = {what: name for name in nlp.pipe_names for what in nlp.get_pipe_meta(name).assigns}
    lacks = [need for need, what in (("parser", "token.dep"), ("ner", "doc.ents")) if what not in does]
    if lacks:
        raise ModelError(f"{model}: has no {' and no '.join(lacks)}; a pipeline needs a parser and names (ner)")
    syntax_for(nlp.pipe_labels[does["token.dep"]])
