"""JSON Lines: an article a line, read as it goes; a bad line costs that line only."""

import codecs
import json
from collections.abc import Iterator
from io import BufferedReader
from typing import Final

from quotes.errors import InputError
from quotes.readers.check import MAX_CHARACTERS, article_of, too_long
from quotes.readers.options import ReadOptions
from quotes.readers.source import Item, Source

# A character of JSON takes up to six bytes (\u0627), so that a line may be longer than its article.
_MAX_LINE: Final = MAX_CHARACTERS * 6
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(source: Source, stream: BufferedReader) -> Iterator[Item]:
    """Yield the article of each line, or what is wrong with the line; blank lines are passed over."""
    path = source.name if source.path is not None else None
    empty = True
    for number, line in _lines(stream):
        if isinstance(line, bytes) and not line.strip():
            continue
        empty = False
        yield _item(f"{source.name}:{number}", line, path, source.options)
    if empty:
        yield InputError(source.name, "no articles in it")


def looks_like(head: bytes) -> bool:
    """Whether a file begins like JSON Lines: its first line is a whole JSON object."""
    line, _, rest = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return not rest and line.lstrip(b"{ \t")[:1] == b'"'  # the first line is longer than what could be looked at


def _item(where: str, line: bytes | int, path: str | None, options: ReadOptions) -> Item:
    if isinstance(line, int):
        return too_long(where, line, "bytes")
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as err:
        return InputError(where, f"not UTF-8 at byte {err.start} of the line; JSON Lines are written in UTF-8")
    except json.JSONDecodeError as err:
        return InputError(where, f"no valid JSON: {err.msg} at column {err.colno}")
    except (ValueError, RecursionError) as err:
        return InputError(where, f"no valid JSON: {err}")
    return article_of(where, value, path, options)


def _lines(stream: BufferedReader) -> Iterator[tuple[int, bytes | int]]:
    """Yield number and bytes of each line; of an overlong line only its size."""
    start = stream.peek(2)[:2]
    if start in _UTF16:
        for number, text in enumerate(codecs.getreader("utf-16")(stream), start=1):
            yield number, text.encode("utf-8", "surrogatepass")
        return
    number = 0
    while line := stream.readline(_MAX_LINE):
        number += 1
        size = len(line)
        while size >= _MAX_LINE and not line.endswith(b"\n") and (line := stream.readline(_MAX_LINE)):
            size += len(line)
        yield number, size if size > _MAX_LINE else line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
