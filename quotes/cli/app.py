"""The `quotes` program: its commands, each in a module of its own, and `--version`.

Nothing heavy is imported before a command runs, so that `quotes --help` answers at once.
"""

import gc
from typing import Annotated

import typer

from quotes.cli import config, convert, evaluate, explain, extract, grep, models, report, rules, schema, speakers
from quotes.cli.console import guarded

app = typer.Typer(
    name="quotes",
    help="Who said what in Arabic news: quotations and reported statements with their speakers, as JSON Lines.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("extract")(extract.extract)
app.command("convert")(convert.convert)
app.command("report")(report.report)
app.command("speakers")(speakers.speakers)
app.command("grep")(grep.grep)
app.command("explain")(explain.explain)
app.command("evaluate")(evaluate.evaluate)
app.command("schema")(schema.schema)
app.command("config")(config.config)
app.add_typer(rules.app, name="rules")
app.add_typer(models.app, name="models")


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"quotes {version('quotes-ar')}")
        raise typer.Exit


@app.callback()
@guarded
def _options(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001  (its callback does the work)
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    context.default_map = config.load_config(context.command)


def main() -> None:
    """Run the program on the command line's arguments; the console script calls this."""
    try:
        app()
    finally:
        gc.freeze()  # the process ends: its memory need not be looked through for cycles before
