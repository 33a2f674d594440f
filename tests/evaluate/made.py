"""Gold figures and claim records made up for tests: right in every part unless a test says otherwise."""

from typing import Any

from pipeline.evaluate import GoldFigure, Value

SAID = "Police said at least 12 people were hurt in Derna."


def gold(**changes: Any) -> GoldFigure:
    """Gold for "at least 12" in SAID, the fields in `changes` replaced."""
    fields: dict[str, Any] = {
        "document": "a",
        "text": "at least 12",
        "start": 12,
        "end": 23,
        "core": True,
        "values": (Value(12, None, "count"),),
        "approximate": False,
        "item": "people",
        "sources": ("Police",),
        "aliases": (),
        "modalities": ("fact",),
        "types": ("casualties",),
        "triggers": ("hurt",),
        "places": ("Derna",),
        "dates": ("2023-09",),
    }
    return GoldFigure(**(fields | changes))


def claim(**changes: Any) -> dict[str, Any]:
    """A record that agrees with `gold()`; a change is named `part__field`, or by the field alone at the top."""
    record: dict[str, Any] = {
        "document": {"id": "a"},
        "claimant": {"text": "Police", "name": "Police", "kind": "police"},
        "modality": "fact",
        "figure": {
            "text": "at least 12",
            "start": 12,
            "end": 23,
            "low": 12,
            "high": None,
            "approximate": False,
            "unit": "count",
            "item": "people",
        },
        "event": {"type": "casualties", "trigger": "hurt", "place": {"text": "Derna"}, "date": {"edtf": "2023-09"}},
    }
    for name, value in changes.items():
        part, _, field = name.partition("__")
        if field:
            record[part][field] = value
        else:
            record[part] = value
    return record
