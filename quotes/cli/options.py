"""Options that several commands share, and what they stand for."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.console import warn

if TYPE_CHECKING:
    from quotes.article import Article
    from quotes.extractor import Extractor
    from quotes.formats import ArticleStore, Format
    from quotes.parallel import Recipe
    from quotes.parse import Parser


def completing(values: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    """Return what a shell's completion asks: the values that go on from what is typed; they are looked up only then."""

    def complete(incomplete: str) -> list[str]:
        return [value for value in values() if value.startswith(incomplete)]

    return complete


def _output_formats() -> Iterable[str]:
    from quotes.formats.registry import FORMATS

    return FORMATS


def _input_formats() -> Iterable[str]:
    from quotes.readers.registry import FORMATS

    return FORMATS


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

RecordsArgument = Annotated[
    str, typer.Argument(metavar="RECORDS", help="Records as JSON Lines (also .gz, .bz2, .xz; '-' for stdin), SQLite or Parquet.")
]
ArticlesOption = Annotated[
    str | None,
    typer.Option("--articles", metavar="ARTICLES", help="The articles' texts: the file of --articles-out, or the first input."),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="jsonl, csv, parquet, sqlite, webannotation, labelstudio, inception, claimreview; else by the suffix.",
        autocompletion=completing(_output_formats),
    ),
]
ExcelOption = Annotated[bool, typer.Option("--excel", help="A sheet that Excel opens as Arabic (byte-order mark).")]
FromOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help="Read every input as text, html, docx, pdf, jsonl, json, csv, eml, feed or zip.",
        autocompletion=completing(_input_formats),
    ),
]
FieldOption = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="OURS=THEIRS,…", help="Columns or fields of the input: text=body,title=headline."),
]
MaxUnpackedOption = Annotated[
    int, typer.Option("--max-unpacked", min=1, metavar="MB", help="How much one packed file may unpack to, in megabytes.")
]
MaxFilesOption = Annotated[int, typer.Option("--max-files", min=1, metavar="N", help="How many files one archive may hold.")]


def field_names(given: Iterable[str] | None) -> dict[str, str]:
    """Return the names of columns from what --field was given: `ours=theirs`, several apart by commas."""
    from quotes.readers.options import FIELDS

    found: dict[str, str] = {}
    for pair in (pair for words in given or () for pair in words.split(",")):
        ours, mark, theirs = (part.strip() for part in pair.partition("="))
        if not mark or not theirs or ours not in FIELDS:
            raise typer.BadParameter(f"'{pair}' is not OURS=THEIRS with one of {', '.join(FIELDS)}", param_hint="--field")
        found[ours] = theirs
    return found


def reader_format(name: str | None) -> str | None:
    """Return the name of a reader, refusing unknown ones."""
    from quotes.readers.registry import FORMATS

    if name is not None and name not in FORMATS:
        raise typer.BadParameter(f"unknown format '{name}'; known are {', '.join(FORMATS)}", param_hint="--from")
    return name


def output_format(output: str, name: str | None, *, texts: bool = True) -> "Format":
    """Return the format of an output, refusing what cannot be: an unknown one, a database on stdout, a format without texts."""
    from quotes.errors import OutputError
    from quotes.formats.registry import format_of

    try:
        form = format_of(output, name)
    except OutputError as err:
        raise typer.BadParameter(str(err), param_hint="--format" if name else "-o") from None
    if output == "-" and not form.to_stdout:
        raise typer.BadParameter(f"{form.name} needs a file", param_hint="-o")
    if form.needs_text and not texts:
        raise typer.BadParameter(
            f"{form.name} shows the articles' texts: give the file that 'quotes extract --articles-out' wrote",
            param_hint="--articles",
        )
    return form


def open_articles(path: str | None) -> "ArticleStore | None":
    """Return the texts behind records: an --articles-out file, or any input that articles can be read from."""
    from quotes.formats import ArticleStore

    if path is None:
        return None
    plain = Path(path)
    if path != "-" and (plain.is_dir() or ".jsonl" not in plain.suffixes):
        return ArticleStore.of(_readable(path))
    return ArticleStore.open(path)


def _readable(path: str) -> "Iterator[Article]":
    from quotes.errors import InputError
    from quotes.readers import read_items

    for item in read_items([path]):
        if isinstance(item, InputError):
            warn(str(item))
        else:
            yield item


def refuse_overwriting(outputs: Iterable[Path | None], inputs: Iterable[str]) -> None:
    """An output that is also an input, or another output, would be emptied before it is read or written."""
    taken = [Path(name) for name in inputs if Path(name).is_file()]
    for output in outputs:
        if output is None:
            continue
        if output.is_file() and any(path.is_file() and path.samefile(output) for path in taken):
            raise typer.BadParameter(f"{output} is an input too; choose another file", param_hint="-o")
        if any(path == output for path in taken):
            raise typer.BadParameter(f"{output} is named twice", param_hint="-o")
        taken.append(output)


def make_extractor(*, rules: Path | None, model: str | None, no_parse: bool, titles: bool = False) -> "Extractor":
    """Return the extractor that the options ask for."""
    from quotes.extractor import Extractor

    return Extractor(rules=rules, parser=make_parser(model, rules=rules, no_parse=no_parse), titles=titles)


def make_recipe(*, rules: Path | None, model: str | None, no_parse: bool, titles: bool = False) -> "Recipe":
    """Return what workers make their extractors by, after the same checks: they could only die of what is wrong."""
    if model is not None and no_parse:
        raise typer.BadParameter("choose one of --model and --no-parse")
    from quotes.models import ModelError, find_model
    from quotes.models.registry import verify
    from quotes.parallel import Recipe
    from quotes.rulebook import load_rules

    load_rules(rules)
    if not no_parse:
        try:
            verify(find_model(model))
        except ModelError as err:
            if model is not None:
                raise
            warn(f"{err}; going on without a parse")
            no_parse = True
    return Recipe(rules, model, parse=not no_parse, titles=titles)


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
    _use_one_thread()
    try:
        return StanzaParser(load_pipeline(model))
    except ModelError as err:
        if model is not None:
            raise
        warn(f"{err}; going on without a parse")
        return None


def _use_one_thread() -> None:
    """Sentences are too small to share among threads: on a busy machine two threads take three times as long as one."""
    import torch

    if "OMP_NUM_THREADS" not in os.environ:
        torch.set_num_threads(1)
