"""The command `claims`: options in, one call, lines out. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import os
import sys

import typer

from pipeline import __version__
from pipeline.cli import export, extract, link, report, review, rules, schema, score, show, stats, timeline, why
from pipeline.cli.messages import COULD_NOT_RUN, DONE, INTERRUPTED, tell
from pipeline.errors import ClaimsError

app = typer.Typer(
    name="claims",
    help="News articles in, one JSON record per figure claim out: who claimed what figure about which event.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("extract", short_help="Articles in, a JSON line for each figure claim out.")(extract.extract)
app.command("marks", short_help="Articles in, a line with all that was found in each.")(extract.marks)
app.command("link", short_help="Claims of many articles become events.")(link.link)
app.command("show", short_help="Claims to read, each with its sentence.")(show.show)
app.command("stats", short_help="How many claims there are of what.")(stats.stats)
app.command("timeline", short_help="Who gave which figure for an event, and when.")(timeline.timeline)
app.command("report", short_help="A page to search, compare and review claims.")(report.report)
app.command("review", short_help="Apply reviews made in a report.")(review.review)
app.command("export", short_help="Tables, databases and files for other tools.")(export.export)
app.command("schema", short_help="The shape of a record.")(schema.schema)
app.command("score", short_help="Compare claims with figures marked by hand.")(score.score)
app.command("why", short_help="Why a sentence is read as it is.")(why.why)
app.command("why-not", short_help="Why a sentence is not read as wanted.")(why.why_not)
app.add_typer(rules.app, name="rules", short_help="List, test, compare and write rules.")

MISUSE: type[BaseException] = typer.BadParameter.__bases__[0]
"""Every wrong use of the command line; the class has no public name in all versions of typer."""


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claims {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Show the version."),
) -> None:
    """News articles in, one JSON record per figure claim out: who claimed what figure about which event."""


def main() -> None:
    """Runs the command and leaves with its exit code: 0 done, 1 some articles failed, 2 could not run."""
    # Articles are shared among processes; threads of numpy below them would only get into each other's way.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(run_command(sys.argv[1:]))


def run_command(arguments: list[str]) -> int:
    """The exit code of one command; a user's mistake is one line, a mistake of ours keeps its traceback."""
    try:
        code = app(arguments, prog_name="claims", standalone_mode=False)
    except ClaimsError as error:
        tell(str(error))
        return COULD_NOT_RUN
    except MISUSE as error:
        tell(f"{_message_of(error).rstrip('.')}; see claims --help")
        return COULD_NOT_RUN
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    if code == INTERRUPTED:
        tell("stopped; no file was written")
    return code if isinstance(code, int) else DONE


def _message_of(error: BaseException) -> str:
    """What the command line parser has to say, on one line."""
    said = getattr(error, "format_message", error.__str__)()
    return " ".join(str(said).split())
