"""Options that several commands share, and what they stand for."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.console import warn

if TYPE_CHECKING:
    from quotes.extractor import Extractor
    from quotes.parse import Parser

RulesOption = Annotated[
    Path | None, typer.Option("--rules", metavar="DIR", help="A folder of rules that add to the packaged ones, or override them by id.")
]
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="NAME|DIR", help="The parser model: a name from 'quotes models list', or a folder.")
]
NoParseOption = Annotated[bool, typer.Option("--no-parse", help="Read the words only, without a parse: faster, a little less exact.")]


def make_extractor(*, rules: Path | None, model: str | None, no_parse: bool) -> "Extractor":
    """Return the extractor that the options ask for; rules are checked before the model is loaded."""
    from quotes.extractor import Extractor
    from quotes.rulebook import load_rules

    if model is not None and no_parse:
        raise typer.BadParameter("choose one of --model and --no-parse")
    load_rules(rules)
    return Extractor(rules=rules, parser=None if no_parse else make_parser(model))


def make_parser(model: str | None) -> "Parser | None":
    """Load a model; without one by name a packaged model that cannot be used costs a warning and the parse only."""
    from quotes.models import ModelError, load_pipeline
    from quotes.parse import StanzaParser

    try:
        return StanzaParser(load_pipeline(model))
    except ModelError as err:
        if model is not None:
            raise
        warn(f"{err}; going on without a parse")
        return None
