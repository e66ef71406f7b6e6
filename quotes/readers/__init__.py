"""Read articles from files, folders, patterns and stdin, as a stream.

    for item in read_items(["corpus/articles/", "more.jsonl.gz", "-"]):
        ...  # an Article, or the InputError that stands in its place

Nothing here holds more than one article in memory, and bad input costs that file (or line) only.
"""

import zlib
from collections.abc import Iterable, Iterator
from lzma import LZMAError
from pathlib import Path

from quotes.article import Article
from quotes.errors import InputError
from quotes.readers.options import DEFAULTS, InputWarning, ReadOptions
from quotes.readers.paths import find_sources
from quotes.readers.registry import reader_for, reader_named
from quotes.readers.source import Item, Source, TooLargeError, read_error

__all__ = ["InputWarning", "Item", "ReadOptions", "Source", "read_articles", "read_items"]


def read_items(paths: Iterable[str | Path], *, format: str | None = None, options: ReadOptions = DEFAULTS) -> Iterator[Item]:
    """Yield each article in the order of the input, and an InputError where one should have been.

    `paths` are files, folders (searched for known suffixes, in order of name), glob patterns, and `-` for stdin.
    With `format` (a key of `quotes.readers.registry.FORMATS`) every input is read as that, whatever it looks like.
    """
    for found in find_sources(paths, everything=format is not None, options=options):
        if isinstance(found, InputError):
            yield found
            continue
        yield from _read(found, format)


def read_articles(
    paths: Iterable[str | Path], *, format: str | None = None, options: ReadOptions = DEFAULTS
) -> Iterator[Article]:
    """Yield each article in the order of the input; raises InputError at the first that cannot be read."""
    for item in read_items(paths, format=format, options=options):
        if isinstance(item, InputError):
            raise item
        yield item


def _read(source: Source, format: str | None) -> Iterator[Item]:
    try:
        with source.open() as stream:
            read = reader_named(format) if format else reader_for(source, stream)
            yield from read(source, stream)
    except (OSError, EOFError, UnicodeError, LZMAError, zlib.error, TooLargeError) as err:
        yield read_error(source.name, err)
    except Exception as err:  # noqa: BLE001 - whatever one file sets off in a library, the others are still read
        if source.remote:
            yield read_error(source.name, err)  # each driver of fsspec has exceptions of its own
            return
        cause = (str(err).splitlines() or [""])[0]
        yield InputError(source.name, f"broke its reader ({type(err).__name__}: {cause}); please report it")
