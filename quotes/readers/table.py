"""A CSV or TSV file: a row is an article, columns are named by `--field text=body,title=headline`."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BufferedReader
from typing import Final

from quotes.errors import InputError
from quotes.readers.check import MAX_CHARACTERS, article_of
from quotes.readers.encodings import EncodingError, decode
from quotes.readers.options import FIELDS
from quotes.readers.source import HEAD, Item, Source

_SEPARATORS: Final = ",;\t|"


def read(source: Source, stream: BufferedReader) -> Iterator[Item]:
    """Yield the article of each row, or what is wrong with the row; rows in messages count from 2, below the header."""
    head = stream.peek(HEAD)
    try:
        encoding = decode(head[: _whole(head)])[1]
    except EncodingError as err:
        yield InputError(source.name, str(err))
        return
    csv.field_size_limit(MAX_CHARACTERS * 2)
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="")
    try:
        yield from _rows(source, csv.reader(lines, delimiter=_separator(source, head, encoding)))
    except (csv.Error, UnicodeDecodeError) as err:
        yield InputError(source.name, f"broken table: {err}")
    finally:
        lines.detach()


def _whole(head: bytes) -> int:
    """Count the bytes up to where no character is cut in half: the last line end, or an even number of UTF-16."""
    if len(head) < HEAD:
        return len(head)
    return len(head) - len(head) % 4 if b"\x00" in head else head.rfind(b"\n") + 1 or len(head)


def _separator(source: Source, head: bytes, encoding: str) -> str:
    if source.suffix == ".tsv":
        return "\t"
    header = head.decode(encoding, "replace").split("\n", 1)[0]
    return max(_SEPARATORS, key=header.count)


def _rows(source: Source, rows: Iterator[list[str]]) -> Iterator[Item]:
    header = [name.strip() for name in next(rows, [])]
    columns = _columns(source, header)
    if isinstance(columns, InputError):
        yield columns
        return
    path = source.name if source.path is not None else None
    options = replace(source.options, fields={})  # the columns are told already
    empty = True
    for number, row in enumerate(rows, start=2):
        if not any(row):
            continue
        empty = False
        fields = {name: row[at] or None for name, at in columns.items() if at < len(row)}
        fields["text"] = fields.get("text") or ""
        yield article_of(f"{source.name} row {number}", fields, path, options)
    if empty:
        yield InputError(source.name, "no articles in it")


def _columns(source: Source, header: Sequence[str]) -> dict[str, int] | InputError:
    """Return where each of our fields stands; columns with our own names need no telling."""
    wanted = {name: name for name in FIELDS if name in header} | dict(source.options.fields)
    there = ", ".join(f"'{name}'" for name in header) or "none"
    for name, column in wanted.items():
        if column not in header:
            return InputError(source.name, f"no column '{column}' for {name}; its columns are {there}")
    if "text" not in wanted:
        return InputError(source.name, f"which column holds the text? say --field text=COLUMN; its columns are {there}")
    return {name: header.index(column) for name, column in wanted.items()}
