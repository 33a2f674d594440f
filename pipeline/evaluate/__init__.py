"""How well extracted claims agree with figures marked by hand."""

from pipeline.evaluate.compare import Comparison, compare
from pipeline.evaluate.gold import GoldFigure, Value, read_gold
from pipeline.evaluate.lines import GoldError
from pipeline.evaluate.scores import Accuracy, Fields, Level, Scores, score_claims

__all__ = [
    "Accuracy",
    "Comparison",
    "Fields",
    "GoldError",
    "GoldFigure",
    "Level",
    "Scores",
    "Value",
    "compare",
    "read_gold",
    "score_claims",
]
