"""`quotes extract`: articles in, records out."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.console import Exit, complain, counted, guarded, say
from quotes.cli.options import ModelOption, NoParseOption, RulesOption, make_extractor
from quotes.errors import InputError

if TYPE_CHECKING:
    from quotes.article import Article
    from quotes.extractor import ArticleQuotes, Extractor


@guarded
def extract(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS...", help="Text files, JSON Lines, folders, glob patterns; '-' for stdin.")
    ],
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where the records go; stdout without it.")
    ] = None,
    rules: RulesOption = None,
    model: ModelOption = None,
    no_parse: NoParseOption = False,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out records less sure than this.")
    ] = 0.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="A line on stderr for each article.")] = False,
) -> None:
    """Write who said what: one record a line, in the order of the input.

    Input that cannot be read is named on stderr and passed over; the exit status is then 1.
    """
    from quotes.write import open_writer

    _refuse_overwriting(output, paths)
    extractor = make_extractor(rules=rules, model=model, no_parse=no_parse)
    run = _Run(extractor, min_confidence=min_confidence, verbose=verbose)
    writer = open_writer(output)
    try:
        for found in run.results(paths):
            writer.write(found.quotes)
    finally:
        writer.close()
        if not quiet:
            say(run.summary)
    if run.failed:
        raise typer.Exit(Exit.INPUT_FAILED)


class _Run:
    """One pass over the input, with what it counted."""

    def __init__(self, extractor: "Extractor", *, min_confidence: float, verbose: bool) -> None:
        self._extractor = extractor
        self._min_confidence = min_confidence
        self._verbose = verbose
        self.articles = self.quotes = self.failed = 0

    @property
    def summary(self) -> str:
        """What was done, in one line."""
        failed = f"; {self.failed} failed" if self.failed else ""
        return f"{counted(self.quotes, 'quote')} in {counted(self.articles, 'article')}{failed}"

    def results(self, paths: list[str]) -> Iterator["ArticleQuotes"]:
        """Yield the quotes of each article that can be read; tell on stderr of each that cannot."""
        from quotes.readers import read_items

        for item in read_items(paths):
            found = item if isinstance(item, InputError) else self._extracted(item)
            if isinstance(found, InputError):
                self.failed += 1
                complain(str(found))
                continue
            yield found
            self.articles += 1
            self.quotes += len(found.quotes)
            if self._verbose:
                say(f"{found.article.path or found.article.key}: {counted(len(found.quotes), 'quote')}")

    def _extracted(self, article: "Article") -> "ArticleQuotes | InputError":
        from quotes.extractor import ArticleQuotes

        try:
            found = self._extractor.extract_article(article)
        except Exception as err:  # noqa: BLE001 - whatever one article sets off, the others are still done
            where = article.path or article.key
            return InputError(
                where, f"article {article.key} broke the extraction ({type(err).__name__}: {err}); please report it"
            )
        kept = tuple(q for q in found.quotes if q.confidence >= self._min_confidence)
        return ArticleQuotes(article, kept)


def _refuse_overwriting(output: Path | None, paths: list[str]) -> None:
    """An output that is also an input would be emptied before it is read."""
    if output is None or not output.is_file():
        return
    if any(Path(p).is_file() and Path(p).samefile(output) for p in paths):
        raise typer.BadParameter(f"{output} is an input too; choose another file", param_hint="-o")
