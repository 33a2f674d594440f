"""What a form reads, before readings are set against each other."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Modality, Stance


@dataclass(frozen=True, slots=True)
class Reading:
    """An attribution as a form reads it, before it is set against others. All positions are tokens."""

    trigger: int
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: frozenset[int]
    stance: Stance
    modality: Modality | None
    rules: tuple[str, ...]
    """The form, then the cue's class."""
    inserted: bool = False
    """Stands in or at the end of the sentence that it attributes: "12 died, police said"."""
    within: int | None = None
    """Trigger of the reading that reports this one: "Yonhap, citing the NIS, said"."""
