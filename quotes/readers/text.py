"""Plain text: the whole file is one article, its name without suffix the article's id."""

from collections.abc import Iterator
from io import BufferedReader
from typing import Final

from quotes.errors import InputError
from quotes.readers.check import MAX_CHARACTERS, text_article, too_long
from quotes.readers.encodings import EncodingError, decode
from quotes.readers.source import Item, Source

_MAX_FILE: Final = MAX_CHARACTERS * 2  # Arabic takes two bytes a letter in UTF-8 and in UTF-16


def read(source: Source, stream: BufferedReader) -> Iterator[Item]:
    """Yield the one article of a text file, or what is wrong with it."""
    data = stream.read(_MAX_FILE + 1)
    if len(data) > _MAX_FILE:
        size = source.path.stat().st_size if source.path is not None and source.path.is_file() else 0
        yield too_long(source.name, max(size, len(data)), "bytes")
        return
    yield _article(source, data)


def _article(source: Source, data: bytes) -> Item:
    if not data:
        return InputError(source.name, "empty article")
    try:
        text, _ = decode(data)
    except EncodingError as err:
        return InputError(source.name, str(err))
    path = source.name if source.path is not None else None
    return text_article(source.name, text, key=source.key, path=path)
