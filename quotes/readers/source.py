"""Where articles come from: one named stream of bytes, opened when it is its turn."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from io import BufferedReader, FileIO, RawIOBase
from pathlib import Path
from typing import Any, Final, cast

from quotes.article import Article
from quotes.errors import InputError, writable
from quotes.readers.options import DEFAULTS, ReadOptions

STDIN: Final = "-"
Item = Article | InputError
"""What a reader yields: an article, or the error that stands in its place."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input as the user named it; `path` is None for stdin. With `remote`, `name` is its URL and `path` only what it ends in."""

    name: str
    path: Path | None
    options: ReadOptions = DEFAULTS
    remote: bool = False

    def member(self, name: str, file: str) -> "Source":
        """Return the source of a file inside this one; it is known by its own name, and never opened by it."""
        return Source(name, Path(file), self.options)

    @property
    def key(self) -> str | None:
        """The id of a one-article file: its name without suffixes of format and packing; None for stdin."""
        if self.path is None:
            return None
        name = self.path.stem if self.path.suffix.lower() not in PACKINGS else Path(self.path.stem).stem
        return writable(name) or None

    @property
    def suffix(self) -> str:
        """The lower-case suffix that names the format, packing aside: `.jsonl` for `a.jsonl.gz`; empty for stdin."""
        if self.path is None:
            return ""
        plain = self.path.with_suffix("") if self.path.suffix.lower() in PACKINGS else self.path
        return plain.suffix.lower()

    @contextmanager
    def open(self) -> Iterator[BufferedReader]:
        """Open the stream of bytes, unpacked; raises OSError when the file is missing or may not be read."""
        if self.path is None:
            stdin = sys.stdin.buffer
            given = stdin if isinstance(stdin, BufferedReader) else BufferedReader(cast("RawIOBase", stdin), HEAD)
            yield unpacked(given, self.options.max_unpacked)
            return
        with self._opened(self.path) as packed:
            if self.options.meter is not None:
                self.options.meter.opened(packed)
            with unpacked(packed, self.options.max_unpacked) as stream:
                yield stream

    def _opened(self, path: Path) -> "BufferedReader[Any]":
        if not self.remote:
            return BufferedReader(FileIO(path), HEAD)
        from quotes.remote import opened

        return opened(self.name)


HEAD: Final = 65_536  # bytes that may be looked at before a format is chosen
PACKINGS: Final = frozenset({".gz", ".bz2", ".xz"})
_MAGIC: Final = {b"\x1f\x8b": "gzip", b"BZh": "bz2", b"\xfd7zXZ\x00": "lzma"}


class TooLargeError(Exception):
    """More bytes came out of a packed file than the limit allows."""


class Limited(RawIOBase):
    """A stream that ends with TooLargeError after `limit` bytes; `count` says how many came so far."""

    def __init__(self, stream: RawIOBase, limit: int) -> None:
        """Wrap a stream; `limit` counts bytes."""
        self._stream = stream
        self._limit = limit
        self.count = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read bytes into a buffer and count them."""
        data = self._stream.read(len(buffer)) or b""
        buffer[: len(data)] = data
        self.count += len(data)
        if self.count > self._limit:
            raise TooLargeError(f"unpacks to more than {self._limit:,} bytes (--max-unpacked)")
        return len(data)

    def close(self) -> None:
        """Close the stream below, too."""
        self._stream.close()
        super().close()


def unpacked(stream: "BufferedReader[Any]", limit: int) -> "BufferedReader[Any]":
    """Return the stream, or what it unpacks to by its first bytes, at most `limit` bytes of it."""
    head = stream.peek(6)
    packing = next((name for magic, name in _MAGIC.items() if head.startswith(magic)), None)
    if packing is None:
        return stream
    return BufferedReader(Limited(import_module(packing).open(stream, "rb"), limit), HEAD)


def read_error(name: str, err: Exception) -> InputError:
    """Return the error of a stream that could not be opened, or broke off while it was read."""
    if isinstance(err, FileNotFoundError):
        return InputError(name, "no such file or folder")
    if isinstance(err, EOFError):
        return InputError(name, "cannot be read: the packed file breaks off before its end")
    cause = err.strerror if isinstance(err, OSError) and err.strerror else str(err)
    return InputError(name, f"cannot be read: {cause}")
