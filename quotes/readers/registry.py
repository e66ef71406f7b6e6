"""Which module reads which input, told by suffix and else by the first bytes."""

from collections.abc import Callable, Iterator
from importlib import import_module
from io import BufferedReader
from typing import Final

from quotes.readers.source import HEAD, PACKINGS, Item, Source

Reader = Callable[[Source, BufferedReader], Iterator[Item]]

FORMATS: Final[dict[str, str]] = {
    "text": "quotes.readers.text",
    "jsonl": "quotes.readers.jsonl",
    "json": "quotes.readers.json_file",
}
SUFFIXES: Final[dict[str, str]] = {
    ".txt": "text",
    ".text": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}
_SNIFFED: Final = ("jsonl", "json")  # formats that tell themselves by their first bytes, in the order they are asked


def reader_for(source: Source, stream: BufferedReader) -> Reader:
    """Return the reader of a source; a file without a known suffix, and stdin, are told by their first bytes."""
    return reader_named(SUFFIXES.get(source.suffix) or _sniffed(stream.peek(HEAD)))


def reader_named(name: str) -> Reader:
    """Return the reader of a format by name; the module is imported now, so that its libraries cost nothing before."""
    read: Reader = import_module(FORMATS[name]).read
    return read


def is_known(name: str) -> bool:
    """Whether a file name has a suffix that some reader takes (what a folder is searched for)."""
    lowered = name.lower()
    for packing in PACKINGS:
        lowered = lowered.removesuffix(packing)
    return any(lowered.endswith(suffix) for suffix in SUFFIXES)


def _sniffed(head: bytes) -> str:
    """Name the format that first bytes belong to; plain text when no other format claims them."""
    return next((name for name in _SNIFFED if import_module(FORMATS[name]).looks_like(head)), "text")
