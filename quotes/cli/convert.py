"""`quotes convert`: records into the files of other tools."""

from pathlib import Path
from typing import Annotated

import typer

from quotes.cli.console import guarded, note_left_out
from quotes.cli.options import (
    ArticlesOption,
    ExcelOption,
    FormatOption,
    RecordsArgument,
    open_articles,
    output_format,
    refuse_overwriting,
)


@guarded
def convert(
    records: RecordsArgument,
    *,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="OUT", help="File to write (a folder for inception); '-' for stdout.")
    ] = "-",
    format: FormatOption = None,
    articles: ArticlesOption = None,
    excel: ExcelOption = False,
) -> None:
    """Write records in another format, which --format or the suffix of OUT names.

    RECORDS may be JSON Lines, or a database or Parquet file that this program wrote. Formats that show the text need --articles.
    """
    from quotes.formats import read_records, write_records

    form = output_format(output, format, texts=articles is not None).name
    if output != "-":
        refuse_overwriting([Path(output)], [records, articles or "-"])
    left = write_records(read_records(records), open_articles(articles), form, output, excel=excel)
    note_left_out(left, form)
