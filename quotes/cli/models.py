"""`quotes models`: which parser models there are, and how to get another."""

import typer

from quotes.cli.console import guarded, say, stdout

app = typer.Typer(help="Parser models: the packaged one, and others.", no_args_is_help=True)
_MEGABYTE = 1_000_000


@app.command("list")
@guarded
def list_() -> None:
    """List the models that --model takes by name."""
    from rich.table import Table

    from quotes.models import list_models

    table = Table(box=None, pad_edge=False)
    for column in ("name", "size", "licence", "note"):
        table.add_column(column, justify="right" if column == "size" else "left")
    for info in list_models():
        table.add_row(info.name, f"{info.size / _MEGABYTE:.0f} MB", info.licence, info.note)
    if not table.row_count:
        say("no model is installed; --no-parse works without one")
        return
    stdout().print(table)


@app.command("download")
@guarded
def download() -> None:
    """Fetch Stanza's own Arabic models, usable as --model stanza-ar; the only command that uses the network."""
    from quotes.models import download as fetch

    info = fetch()
    say(f"{info.name}: {info.size / _MEGABYTE:.0f} MB in {info.folder}")
