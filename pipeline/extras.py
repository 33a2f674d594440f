"""Packages that only some commands need, and what to do where one is not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from pipeline.errors import OptionError

COMMAND = "pip install 'news-claims[exports]'"


def extra(package: str, purpose: str) -> Any:
    """The package, imported. Raises OptionError with the command that installs it; `purpose` begins the message."""
    try:
        return import_module(package)
    except ImportError as error:
        name = package.partition(".")[0]
        raise OptionError(f"{purpose} needs the package {name}, which is not installed; run {COMMAND}") from error
