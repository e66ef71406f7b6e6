"""`quotes report`: one page to look at."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from quotes.cli.console import counted, guarded, say
from quotes.cli.options import ArticlesOption, RecordsArgument, open_articles, refuse_overwriting


class Language(StrEnum):
    """What the page speaks, as in `quotes.report.labels.LANGUAGES`."""

    ARABIC = "ar"
    ENGLISH = "en"


@guarded
def report(
    records: RecordsArgument,
    *,
    articles: ArticlesOption = None,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")] = Path("report.html"),
    title: Annotated[str | None, typer.Option("--title", help="What stands at the top of the page.")] = None,
    language: Annotated[
        Language, typer.Option("--lang", help="The language of buttons and headings; the articles stay as they are.")
    ] = Language.ARABIC,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")] = False,
) -> None:
    """Write one self-contained page: the articles with their quotes marked, speakers, filters, search and charts.

    The page asks nothing of the network and can be sent as it is.
    """
    from quotes.formats import ordered_bundles, read_records
    from quotes.report import write_report

    if articles is None:
        raise typer.BadParameter("the file that 'quotes extract --articles-out' wrote", param_hint="--articles")
    refuse_overwriting([output], [records, articles])
    shown = write_report(ordered_bundles(read_records(records), open_articles(articles)), output, title=title, language=language)
    if not quiet:
        say(f"{counted(shown, 'quote')} in {output}")
