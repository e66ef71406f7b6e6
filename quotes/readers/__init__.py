"""Read articles from files, folders, patterns and stdin, as a stream.

    for item in read_items(["corpus/articles/", "more.jsonl.gz", "-"]):
        ...  # an Article, or the InputError that stands in its place

Nothing here holds more than one article in memory, and bad input costs that file (or line) only.
"""

from collections.abc import Iterable, Iterator
from lzma import LZMAError
from pathlib import Path

from quotes.article import Article
from quotes.errors import InputError
from quotes.readers.paths import find_sources
from quotes.readers.registry import reader_for, reader_named
from quotes.readers.source import Item, Source, read_error

__all__ = ["Item", "Source", "read_articles", "read_items"]


def read_items(paths: Iterable[str | Path], *, format: str | None = None) -> Iterator[Item]:
    """Yield each article in the order of the input, and an InputError where one should have been.

    `paths` are files, folders (searched for known suffixes, in order of name), glob patterns, and `-` for stdin.
    With `format` (text, jsonl, json) every input is read as that, whatever its suffix.
    """
    for found in find_sources(paths, everything=format is not None):
        if isinstance(found, InputError):
            yield found
            continue
        yield from _read(found, format)


def read_articles(paths: Iterable[str | Path], *, format: str | None = None) -> Iterator[Article]:
    """Yield each article in the order of the input; raises InputError at the first that cannot be read."""
    for item in read_items(paths, format=format):
        if isinstance(item, InputError):
            raise item
        yield item


def _read(source: Source, format: str | None) -> Iterator[Item]:
    try:
        with source.open() as stream:
            read = reader_named(format) if format else reader_for(source, stream)
            yield from read(source, stream)
    except (OSError, EOFError, UnicodeError, LZMAError) as err:
        yield read_error(source.name, err)
