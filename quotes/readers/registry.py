"""Which module reads which input, told by the first bytes and the suffix."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from io import BufferedReader
from typing import Final

import regex

from quotes.errors import InputError
from quotes.readers.source import HEAD, PACKINGS, Item, Source

Reader = Callable[[Source, BufferedReader], Iterator[Item]]

FORMATS: Final[dict[str, str]] = {
    "text": "quotes.readers.text",
    "html": "quotes.readers.html",
    "docx": "quotes.readers.docx_file",
    "pdf": "quotes.readers.pdf",
    "jsonl": "quotes.readers.jsonl",
    "json": "quotes.readers.json_file",
    "csv": "quotes.readers.table",
    "eml": "quotes.readers.mail",
    "feed": "quotes.readers.feed",
    "zip": "quotes.readers.archive",
}
SUFFIXES: Final[dict[str, str]] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".eml": "eml",
    ".mbox": "eml",
    ".mhtml": "eml",
    ".mht": "eml",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".zip": "zip",
}
# Formats that are told apart only to say what to do: their bytes would be read as something else.
_FOREIGN: Final = (
    (regex.compile(rb"\{\\rtf"), "Rich Text Format"),
    (regex.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", regex.DOTALL), "OpenDocument"),
)
# Formats whose first bytes leave no doubt, in the order they are asked: a page saved as .txt is still a page.
_CERTAIN: Final = ("pdf", "docx", "zip", "feed", "html", "eml")
# Formats that a plain text could begin like: asked only where the name says one of them, or says nothing.
_LIKELY: Final = ("jsonl", "json")


def reader_for(source: Source, stream: BufferedReader) -> Reader:
    """Return the reader of a source: by its first bytes where they are certain, then by its suffix, then by likelihood."""
    head = stream.peek(HEAD)
    foreign = next((name for start, name in _FOREIGN if start.match(head)), None)
    if foreign is not None:
        return lambda source, _stream: iter([InputError(source.name, f"{foreign} is not read; save it as .docx")])
    named = SUFFIXES.get(source.suffix)
    found = _first(_CERTAIN, head)
    if found is None and (named is None or named == "json" or (named == "jsonl" and head.lstrip().startswith(b"["))):
        found = _first(_LIKELY, head)
    return reader_named(found or named or "text")


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


def _first(names: Iterable[str], head: bytes) -> str | None:
    """Name the first of some formats that first bytes look like."""
    return next((name for name in names if import_module(FORMATS[name]).looks_like(head)), None)
