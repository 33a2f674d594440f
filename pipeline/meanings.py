"""What the fields of a model mean, taken from the docstrings below them when a schema asks for it.

Pydantic would read them as each class is made, which takes half the time of importing the models.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


@cache
def described(model: type[M]) -> type[M]:
    """`model`, whose fields, and those of the models in them, are described by their docstrings from now on."""
    meanings = {name: text for base in reversed(model.__mro__) for name, text in _docstrings(base)}
    for name, field in model.model_fields.items():
        for part in _models(field.annotation):
            described(part)
        field.description = meanings.get(name)
    model.model_rebuild(force=True)
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in a type such as `tuple[Span, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _docstrings(base: type[Any]) -> Iterator[tuple[str, str]]:
    """The attributes of a class of ours with the docstring below each."""
    if not (issubclass(base, BaseModel) and base.__module__.startswith("pipeline.")):
        return
    body = ast.parse(dedent(inspect.getsource(base))).body[0]
    for attribute, below in pairwise(body.body if isinstance(body, ast.ClassDef) else ()):
        if not (isinstance(attribute, ast.AnnAssign) and isinstance(attribute.target, ast.Name)):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield attribute.target.id, inspect.cleandoc(str(below.value.value))
