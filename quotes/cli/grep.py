"""`quotes grep`: the records that match."""

from pathlib import Path
from typing import Annotated, get_args

import typer

from quotes.cli.console import guarded, note_left_out, warn
from quotes.cli.options import ExcelOption, FormatOption, RecordsArgument, completing, output_format, refuse_overwriting


def _senses() -> list[str]:
    from quotes.rulebook import load_rules

    return sorted(load_rules().senses)


def _kinds() -> tuple[str, ...]:
    from quotes.record import Kind  # pydantic comes with it: not for --help

    return get_args(Kind)


@guarded
def grep(
    records: RecordsArgument,
    *,
    speaker: Annotated[str, typer.Option("--speaker", help="Words in a name, title or role of the speaker.")] = "",
    text: Annotated[str, typer.Option("--text", help="Words in what was said.")] = "",
    sense: Annotated[
        list[str] | None,
        typer.Option(
            "--sense", help="What the verb does: deny, affirm, … (may be repeated).", autocompletion=completing(_senses)
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            help="direct, mixed, indirect or fragment (may be repeated).",
            autocompletion=completing(_kinds),
        ),
    ] = None,
    min_confidence: Annotated[float, typer.Option("--min-confidence", min=0.0, max=1.0, help="At least this sure.")] = 0.0,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where they go; stdout without it.")] = "-",
    format: FormatOption = None,
    excel: ExcelOption = False,
) -> None:
    """Write the records that match all conditions, unchanged and in their order.

    Arabic is matched without regard to vowels, hamza, and the endings ة and ى.
    """
    from quotes.formats import read_records, write_records
    from quotes.search import Search, find

    wrong = set(kind or ()) - set(_kinds())
    if wrong:
        raise typer.BadParameter(f"unknown kind '{min(wrong)}'; known are {', '.join(_kinds())}", param_hint="--kind")
    unknown = set(sense or ()) - set(_senses())
    if unknown:
        warn(f"no rule has the sense {', '.join(sorted(unknown))}; 'quotes schema' and docs/record.md list them")
    form = output_format(output, format)
    if form.needs_text:
        raise typer.BadParameter(
            f"{form.name} shows the articles' texts: write JSON Lines, and convert them with 'quotes convert --articles'",
            param_hint="--format",
        )
    if output != "-":
        refuse_overwriting([Path(output)], [records])
    wanted = Search(speaker, text, frozenset(sense or ()), frozenset(kind or ()), min_confidence)
    left = write_records(find(read_records(records), wanted), None, form.name, output, excel=excel)
    note_left_out(left, form.name)
