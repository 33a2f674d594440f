"""What the examples of rules tag; read by the rule book itself."""

from __future__ import annotations

from pipeline.rulebook.marked import Marked, read_marked

__all__ = ["Marked", "read_marked"]
