"""Options that several commands share, and what they stand for."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.console import warn

if TYPE_CHECKING:
    from quotes.extractor import Extractor
    from quotes.parse import Parser

RulesOption = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", help="A folder of rules that add to the packaged ones, or override them by id."),
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME|DIR", help="The parser model: a name from 'quotes models list', or a folder."),
]
NoParseOption = Annotated[
    bool, typer.Option("--no-parse", help="Read the words only, without a parse: faster, a little less exact.")
]


def make_extractor(*, rules: Path | None, model: str | None, no_parse: bool) -> "Extractor":
    """Return the extractor that the options ask for."""
    from quotes.extractor import Extractor

    return Extractor(rules=rules, parser=make_parser(model, rules=rules, no_parse=no_parse))


def make_parser(model: str | None, *, rules: Path | None, no_parse: bool) -> "Parser | None":
    """Load a model, None with --no-parse; wrong rules are found before the seconds that loading takes.

    Without a model by name, a packaged one that cannot be used costs a warning and the parse only.
    """
    if model is not None and no_parse:
        raise typer.BadParameter("choose one of --model and --no-parse")
    if no_parse:
        return None
    from quotes.models import ModelError, load_pipeline
    from quotes.parse import StanzaParser
    from quotes.rulebook import load_rules

    load_rules(rules)
    try:
        return StanzaParser(load_pipeline(model))
    except ModelError as err:
        if model is not None:
            raise
        warn(f"{err}; going on without a parse")
        return None
