"""`quotes speakers`: who said how much."""

import csv
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from quotes.cli.console import guarded, stdout
from quotes.cli.options import ExcelOption, RecordsArgument, refuse_overwriting

if TYPE_CHECKING:
    from quotes.speakers import Tally

_COLUMNS = (
    "speaker",
    "latin",
    "role",
    "kind",
    "quotes",
    "words",
    "articles",
    "direct",
    "mixed",
    "indirect",
    "fragment",
    "senses",
)


class Form(StrEnum):
    """How the list is written."""

    TABLE = "table"
    CSV = "csv"


@guarded
def speakers(
    records: RecordsArgument,
    *,
    format: Annotated[Form, typer.Option("--format", help="A table to read or a sheet to sort.")] = Form.TABLE,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="A sheet to write; stdout without it.")] = "-",
    excel: ExcelOption = False,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="Only the N most quoted.")] = None,
) -> None:
    """List who said how much: quotes, words, articles, kinds, and the senses of their verbs.

    Records of headlines (quotes extract --titles) are not counted: they say again what the text says.
    """
    from quotes.formats import read_records
    from quotes.formats.output import text_output
    from quotes.speakers import tally

    if output != "-":
        refuse_overwriting([Path(output)], [records])
    found = tally(read_records(records))[:limit]
    if format is Form.CSV or output != "-" or excel:
        with text_output(output) as file:
            _write_sheet(file, found, excel=excel)
    else:
        _print(found)


def _cells(entry: "Tally") -> list[str | int]:
    senses = ", ".join(f"{sense} {times}" for sense, times in entry.senses.most_common())
    kinds = [entry.kinds[kind] for kind in ("direct", "mixed", "indirect", "fragment")]
    who = [entry.name, entry.name_latin or "", entry.role or "", entry.kind]
    return [*who, entry.quotes, entry.words, len(entry.articles), *kinds, senses]


def _write_sheet(file: IO[str], found: "list[Tally]", *, excel: bool) -> None:
    from quotes.formats.csv_file import harmless

    if excel:
        file.write("\ufeff")
    sheet = csv.writer(file, lineterminator="\r\n" if excel else "\n")
    sheet.writerow(_COLUMNS)
    sheet.writerows([harmless(cell) for cell in _cells(entry)] for entry in found)


def _print(found: "list[Tally]") -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in ("quotes", "words", "articles"):
        table.add_column(column, justify="right")
    for column in ("speaker", "role", "senses"):
        table.add_column(column, overflow="fold")
    for entry in found:
        senses = ", ".join(f"{sense} {times}" for sense, times in entry.senses.most_common(4))
        counts = (str(entry.quotes), str(entry.words), str(len(entry.articles)))
        name = f"{entry.name} ({entry.name_latin})" if entry.name_latin else entry.name
        table.add_row(*counts, name, entry.role or "", senses)
    stdout().print(table)
