"""`claims rules …`: the workshop for those who change rules."""

from __future__ import annotations

import typer

from pipeline.cli.rules import comparing, listing, mining, testing, writing

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="List, test, compare and write rules.")
app.command("list")(listing.list_rules)
app.command("show")(listing.show_rule)
app.command("schema")(listing.schema)
app.command("test")(testing.test)
app.command("lint")(testing.lint)
app.command("diff")(comparing.diff)
app.command("gaps")(mining.gaps)
app.command("stats")(mining.stats)
app.command("new")(writing.new)
app.command("watch")(writing.watch)
app.command("docs")(writing.docs)
