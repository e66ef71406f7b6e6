"""JSON Lines out, whole lines only.

A file is written through one descriptor in append mode, each batch of lines with one system call; whatever goes wrong
(a full disk, Ctrl-C, an exception of the caller), the file is cut back to its last whole line. What was written before
stays on disk. Should the machine itself stop in the middle of a call, `repair` cuts the rest of a line off.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

from quotes.errors import OutputError
from quotes.record import Quote

_CHUNK: Final = 65_536  # bytes read at a time when the last newline is looked for


class ClosedPipeError(Exception):
    """Nobody reads stdout any more: there is nothing left to do, and nothing to complain about."""


class RecordWriter(Protocol):
    """Where records go."""

    def write(self, quotes: Iterable[Quote]) -> None:
        """Write the records, a line each, all of them or none."""
        ...

    def close(self) -> None:
        """Finish; the target then holds whole lines only."""
        ...


class FileWriter:
    """Write records into a file; usable as a context manager."""

    def __init__(self, path: Path, *, append: bool = False) -> None:
        """Open the file, made with its folders when missing, emptied unless `append` is set.

        Raises:
            OutputError: when the file cannot be opened for writing.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if append:
                repair(path)
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | (0 if append else os.O_TRUNC)
            self._descriptor = os.open(path, flags, 0o666)
            self._good = os.fstat(self._descriptor).st_size
        except OSError as err:
            raise OutputError(f"{path}: cannot be written: {err.strerror}") from err
        self._open = True

    def write(self, quotes: Iterable[Quote]) -> None:
        """Write the records, a line each, all of them or none.

        Raises:
            OutputError: when the disk refuses them; the file then ends where it ended before.
        """
        self.write_lines(q.to_json() for q in quotes)

    def write_lines(self, lines: Iterable[str]) -> None:
        """Write lines that are made already; same promise as `write`."""
        data = "".join(f"{line}\n" for line in lines).encode()
        done = False
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(self._descriptor, view) :]
            done = True
        except OSError as err:
            raise OutputError(f"{self.path}: cannot be written: {err.strerror}") from err
        finally:
            if done:
                self._good += len(data)
            else:
                self._cut()

    @property
    def size(self) -> int:
        """Bytes of the whole lines in the file."""
        return self._good

    def close(self) -> None:
        """Cut off what may stand behind the last whole line, and close the file."""
        if self._open:
            self._open = False
            self._cut()
            os.close(self._descriptor)

    def _cut(self) -> None:
        """Shorten the file to the lines known to be whole; a pipe or device cannot and need not be shortened."""
        try:
            if os.fstat(self._descriptor).st_size > self._good:
                os.ftruncate(self._descriptor, self._good)
        except OSError:
            return

    def __enter__(self) -> Self:
        """Return the writer."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close, whatever happened."""
        self.close()


class StdoutWriter:
    """Write records to stdout in UTF-8, whatever the locale, flushed after each article."""

    def write(self, quotes: Iterable[Quote]) -> None:
        """Write the records, a line each; raises ClosedPipeError when nobody reads on."""
        self.write_lines(q.to_json() for q in quotes)

    def write_lines(self, lines: Iterable[str]) -> None:
        """Write lines that are made already; same promise as `write`."""
        try:
            sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            silence_stdout()
            raise ClosedPipeError from None

    def close(self) -> None:
        """Nothing is left to do: each article was flushed."""


def open_writer(path: Path | None, *, append: bool = False) -> FileWriter | StdoutWriter:
    """Return the writer for a file, or for stdout when there is no path."""
    return StdoutWriter() if path is None else FileWriter(path, append=append)


def silence_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's own last flush cannot complain about a closed pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def repair(path: Path) -> int:
    """Cut a file back to its last newline and return how many bytes that took off; 0 for a sound or missing file."""
    if not path.is_file():
        return 0
    with path.open("r+b") as stream:
        size = stream.seek(0, os.SEEK_END)
        at = size
        while at > 0:
            start = max(0, at - _CHUNK)
            stream.seek(start)
            newline = stream.read(at - start).rfind(b"\n")
            if newline >= 0:
                at = start + newline + 1
                break
            at = start
        if at < size:
            stream.truncate(at)
        return size - at
