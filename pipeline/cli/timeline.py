"""`claims timeline`: who gave which figure for an event, and when."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.messages import COULD_NOT_RUN, DONE, tell
from pipeline.cli.output import show_lines, width
from pipeline.errors import OptionError

if TYPE_CHECKING:
    from pipeline.linked import LinkedEvent, LinkedMeasure


def timeline(
    event: Annotated[
        str,
        typer.Argument(
            metavar="EVENT",
            help="Id of an event, or words of its trigger, type, place, country, date or articles.",
            show_default=False,
        ),
    ],
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="What claims link or claims extract wrote.", show_default=False),
    ],
    measure: Annotated[
        str | None, typer.Option(metavar="MEASURE", help="Only this measure: killed, displaced, price.")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Show the N events of most articles.")] = 1,
) -> int:
    """Plot the figures for an event in the order of time: one line for each statement, from its low to its high.

    Claims are linked first, as claims link does without --articles.

    Example: claims timeline 'earthquake morocco' events.jsonl --measure killed
    """
    from pipeline.cli.events import linked_events  # noqa: PLC0415 - --help must not wait for it
    from pipeline.cli.plot import chart, title_of  # noqa: PLC0415

    events = linked_events(files)
    found = [one for one in events if _is_meant(one, event)]
    if not found:
        raise OptionError(f"no event {event!r} among {len(events):,}; see their ids and words with claims link")
    shown = [(one, _measures(one, measure)) for one in found]
    told = [(one, measures) for one, measures in shown if measures][:limit]
    if not told:
        tell(f"{title_of(found[0])}: nothing is said of {measure or 'any measure'}")
        return COULD_NOT_RUN
    for one, measures in told:
        show_lines([*chart(one, measures, width()), [("", "")]])
    if len(found) > len(told):
        rest = [one for one in found if one not in [event for event, _ in told]]
        tell(f"{len(rest)} more meant, such as {title_of(rest[0])}; narrow it down, or see more with --limit")
    return DONE


def _is_meant(event: LinkedEvent, wanted: str) -> bool:
    """Whether its id begins so, or all words occur in what is known of it."""
    from pipeline.exports.countries import name_of  # noqa: PLC0415 - --help must not wait for it

    words = wanted.casefold().split()
    if words and event.id.startswith(words[0]):
        return len(words) == 1
    known = [event.type, event.trigger or "", event.date.edtf if event.date else "", *event.documents]
    if event.place:
        known += [event.place.text, event.place.country or "", name_of(event.place.country) or ""]
    text = " ".join(known).casefold()
    return bool(words) and all(word in text for word in words)


def _measures(event: LinkedEvent, wanted: str | None) -> list[LinkedMeasure]:
    """The measures to show: the one that is wanted, or all that are known by name."""
    known = [one for one in event.measures if one.measure is not None]
    return [one for one in known if wanted is None or one.measure == wanted.lower()]
