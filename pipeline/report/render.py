"""The page: one template, one file, no network."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report.view import View

SCRIPTS = (
    "dom.js",
    "figures.js",
    "data.js",
    "sheet.js",
    "place.js",
    "reviews.js",
    "list.js",
    "facets.js",
    "claims.js",
    "underlines.js",
    "article.js",
    "details.js",
    "chart.js",
    "events.js",
    "overview.js",
    "numbers.js",
    "rules.js",
    "start.js",
)
"""In the order in which they are run, all in one function."""


def page_of(view: View, *, title: str) -> str:
    """The page as HTML. Article text reaches it only as JSON that no browser runs, and no script but ours may run."""
    script = _read("uplot/uPlot.iife.min.js") + "\n(() => {\n" + "".join(map(_script, SCRIPTS)) + "})();\n"
    style = _read("uplot/uPlot.min.css") + _read("page/page.css")
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            title=title,
            view=view,
            script=Markup(script),
            style=Markup(style),
            script_hash=_hash(script),
            style_hash=_hash(style),
        )
    )


def environment() -> Environment:
    """Templates that escape every value and raise UndefinedError for a name that lacks."""
    environment = Environment(
        loader=PackageLoader("pipeline.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    compact: dict[str, Any] = {"ensure_ascii": False, "separators": (",", ":"), "allow_nan": False}
    environment.policies["json.dumps_kwargs"] = compact
    return environment


def _script(name: str) -> str:
    return _read(f"page/{name}")


def _read(path: str) -> str:
    return files("pipeline.report").joinpath(path).read_text(encoding="utf-8")


def _hash(inline: str) -> str:
    """What the page's security policy calls an inline script or style that may be used."""
    return f"sha256-{b64encode(sha256(inline.encode()).digest()).decode()}"
