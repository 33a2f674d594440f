"""The claims in a single article, for a Python user who has it at hand."""

from __future__ import annotations

from pipeline.build import analyse, load_pipeline
from pipeline.claims.export import claims_of
from pipeline.notebook import Claims
from pipeline.read.published import day_of_option
from pipeline.records import Article


def extract(
    article: Article | str, *, published: str | None = None, model: str | None = None, rules: tuple[str, ...] = ()
) -> Claims:
    """The claims in an article or a text, in text order; spans count its characters as given.

    `published` is the day of a text or of an article without one. `model` and `rules` are as for `load_pipeline`.
    Raises ModelError, RuleError or OptionError if one of them can't be used.
    """
    day = day_of_option(published)
    if isinstance(article, str):
        article = Article(id="text", text=article)
    if day is not None and article.published is None:
        article = article.model_copy(update={"published": day, "published_from": "option"})
    return Claims(claims_of(analyse(load_pipeline(model, tuple(rules)), article)))
