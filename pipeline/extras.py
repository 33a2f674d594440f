"""Packages that only some commands need, and what to do where one is not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from pipeline.errors import OptionError


def install(name: str) -> str:
    """The command that installs an extra of ours: `accurate`, `cloud`, `exports`, `formats` or `ray`."""
    return f"pip install 'news-claims[{name}]'"


def extra(package: str, purpose: str) -> Any:
    """The package, imported. Raises OptionError with the command that installs it; `purpose` begins the message."""
    try:
        return import_module(package)
    except ImportError as error:
        name = package.partition(".")[0]
        command = install("exports")
        raise OptionError(f"{purpose} needs the package {name}, which is not installed; run {command}") from error
