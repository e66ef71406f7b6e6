"""A JSON file: one article as an object, or several as an array."""

import json
from collections.abc import Iterator
from io import BufferedReader
from typing import Any, Final

import regex

from quotes.errors import InputError
from quotes.readers.check import article_of
from quotes.readers.encodings import decode
from quotes.readers.source import Item, Source

_MAX_FILE: Final = 200_000_000  # bytes; a JSON file is held in memory whole, JSON Lines are not
_START: Final = regex.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*"|\[\s*\{)')


def read(source: Source, stream: BufferedReader) -> Iterator[Item]:
    """Yield the articles of a JSON file, or what is wrong with it; entry numbers in messages count from 1."""
    path = source.name if source.path is not None else None
    try:
        value = _parsed(stream.read(_MAX_FILE + 1))
    except ValueError as err:
        yield InputError(source.name, str(err))
        return
    if not isinstance(value, list):
        yield article_of(source.name, value, path, source.options)
        return
    for number, entry in enumerate(value, start=1):
        yield article_of(f"{source.name} entry {number}", entry, path, source.options)
    if not value:
        yield InputError(source.name, "no articles in it")


def looks_like(head: bytes) -> bool:
    """Whether a file begins like a JSON object with a field, or like an array of objects."""
    return _START.match(head) is not None


def _parsed(data: bytes) -> Any:
    if len(data) > _MAX_FILE:
        raise ValueError(f"JSON file of more than {_MAX_FILE:,} bytes; use JSON Lines, which are read as they go")
    try:
        return json.loads(decode(data)[0])
    except json.JSONDecodeError as err:
        raise ValueError(f"no valid JSON: {err.msg} at line {err.lineno}, column {err.colno}") from None
    except RecursionError:
        raise ValueError("no valid JSON: nested too deeply") from None
