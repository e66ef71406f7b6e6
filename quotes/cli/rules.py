"""`quotes rules`: look after the rules."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.console import Exit, complain, guarded, say

if TYPE_CHECKING:
    from quotes.rulebook import RuleBook

app = typer.Typer(help="Look after the rules that extraction follows.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keep `check` a command of its own, also while it is the only one."""


@app.command("check")
@guarded
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder of extra rules to check with the packaged ones.")
    ] = None,
) -> None:
    """Check the packaged rules, and those of a folder on top of them; each problem with file and line.

    Rules that load are held against their own examples: what was expected, what was found, and why.
    """
    from quotes.rulecheck import check_rules

    checked = check_rules(folder)
    for problem in checked.problems:
        complain(str(problem))
    if checked.problems:
        raise typer.Exit(Exit.WRONG_USAGE)
    say(_summary(checked.book))


def _summary(book: "RuleBook") -> str:
    counts = {
        "verbs": len(book.verbs),
        "phrases": len(book.phrases),
        "patterns": len(book.patterns),
        "word sets": len(book.sets),
        "senses": len(book.senses),
    }
    return "rules are sound: " + ", ".join(f"{n} {what}" for what, n in counts.items())
