"""The table of formats, and the way from records to a file in one of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol, cast

from quotes.article import Article
from quotes.errors import OutputError
from quotes.formats.bundle import Bundle, ordered_bundles
from quotes.formats.source import ArticleStore
from quotes.record import Quote


class Writer(Protocol):
    """What the module of a format offers."""

    def __call__(self, bundles: Iterable[Bundle], path: Path | str, *, excel: bool) -> None:
        """Write the bundles; raises OutputError when they cannot be written."""


@dataclass(frozen=True)
class Format:
    """An output format: the suffixes that mean it, whether it needs article texts takes records of titles and can go to standard output, and its module."""

    name: str
    about: str
    suffixes: tuple[str, ...] = ()
    needs_text: bool = False
    takes_titles: bool = True
    to_stdout: bool = True
    extra: str | None = None
    module: str = ""

    @property
    def write(self) -> Writer:
        """The format's writer, imported now."""
        return cast("Writer", import_module(f"quotes.formats.{self.module or self.name}").write)


_ALL: Final = (
    Format("jsonl", "JSON Lines, one record a line", (".jsonl", ".ndjson"), module="jsonl_file"),
    Format("csv", "a sheet, one record a row", (".csv",), module="csv_file"),
    Format(
        "parquet",
        "Parquet with the record's nested fields",
        (".parquet", ".pq"),
        to_stdout=False,
        extra="parquet",
        module="parquet_file",
    ),
    Format("sqlite", "a database with full-text search", (".sqlite", ".sqlite3", ".db"), to_stdout=False, module="sqlite_file"),
    Format("webannotation", "W3C Web Annotations (JSON-LD)", (".jsonld",), needs_text=True),
    Format("labelstudio", "Label Studio tasks with predictions", needs_text=True, takes_titles=False),
    Format(
        "inception",
        "UIMA CAS XMI for INCEpTION",
        (".xmi", ".zip"),
        needs_text=True,
        takes_titles=False,
        to_stdout=False,
        extra="inception",
    ),
    Format("claimreview", "schema.org ClaimReview drafts (JSON-LD)"),
)
_SHEETS: Final = frozenset({".xlsx", ".xls", ".ods"})
FORMATS: Final = {form.name: form for form in _ALL}


def format_named(name: str) -> Format:
    """Return the format of a name; raises OutputError that lists the known ones."""
    if name not in FORMATS:
        raise OutputError(f"unknown format '{name}'; known are {', '.join(FORMATS)}")
    return FORMATS[name]


def format_of(path: Path | str, name: str | None = None) -> Format:
    """Return the format named, or the one that the path's suffix means, or JSON Lines where there is no suffix.

    Raises OutputError for a suffix that means none: JSON Lines in a file called .xlsx or .gz would open nowhere.
    """
    if name is not None:
        return format_named(name)
    suffix = Path(path).suffix.lower()
    if not suffix:
        return FORMATS["jsonl"]
    found = next((form for form in _ALL if suffix in form.suffixes), None)
    if found is None:
        known = ", ".join(known for form in _ALL for known in form.suffixes)
        hint = "; Excel opens .csv (with --excel)" if suffix in _SHEETS else ""
        raise OutputError(f"{path}: no format has the suffix '{suffix}': name one with --format, or choose of {known}{hint}")
    return found


def write_records(
    records: Iterable[Quote],
    articles: ArticleStore | Iterable[Article] | None,
    format: str | None,  # noqa: A002  (the word that users know from --format)
    path: Path | str,
    *,
    excel: bool = False,
) -> int:
    """Write records to `path` (`-`: standard output) in a named format, or in the one that the suffix means.

    `articles` gives the texts that some formats need. `excel` adds the byte-order mark that Excel needs to a sheet.
    Returns how many records of titles were left out, as the format only marks texts.
    Raises OutputError for an unknown format, a missing extra or text, or a file that cannot be written.
    """
    store = articles if articles is None or isinstance(articles, ArticleStore) else ArticleStore.of(articles)
    return write_bundles(ordered_bundles(records, store), format, path, excel=excel)


def write_bundles(bundles: Iterable[Bundle], format: str | None, path: Path | str, *, excel: bool = False) -> int:  # noqa: A002
    """Write articles with their records as they come; see `write_records`."""
    form = format_of(path, format)
    left = 0

    def taken() -> Iterator[Bundle]:
        nonlocal left
        for bundle in bundles:
            quotes = tuple(quote for quote in bundle.quotes if quote.part is None)
            left += len(bundle.quotes) - len(quotes)
            yield replace(bundle, quotes=quotes)

    form.write(bundles if form.takes_titles else taken(), path, excel=excel)
    return left
