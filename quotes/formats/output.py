"""Where formats write: a whole file or none, and lists in JSON without holding them."""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

from quotes.errors import OutputError

T = TypeVar("T")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a new file beside `path` that takes its place when the block ends well, and disappears when it does not."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as err:
        raise OutputError(f"{path}: cannot be written: {err.strerror}") from None
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as err:
        raise OutputError(f"{path}: cannot be written: {err.strerror}") from None
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def text_output(path: Path | str, *, encoding: str = "utf-8") -> Iterator[IO[str]]:
    """Yield an open text file that replaces `path` at the end, or standard output for `-`.

    Line ends are written as given; what UTF-8 cannot hold (a lone surrogate) becomes a question mark.
    """
    if str(path) == "-":
        sys.stdout.reconfigure(encoding=encoding, newline="", errors="replace")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    with replacing(Path(path)) as temporary, temporary.open("w", encoding=encoding, errors="replace", newline="") as file:
        yield file


def write_json_list(path: Path | str, items: Iterable[dict[str, Any]], *, head: str = "[", tail: str = "]") -> None:
    """Write a JSON document with a list of items, one a line, as they come."""
    with text_output(path) as file:
        file.write(head)
        mark = "\n"
        for item in items:
            file.write(mark + json.dumps(item, ensure_ascii=False))
            mark = ",\n"
        file.write(f"\n{tail}\n")


def refuse_stdout(path: Path | str, name: str) -> Path:
    """Return the path of a format that needs a file; raises OutputError for standard output."""
    if str(path) == "-":
        raise OutputError(f"{name} cannot be written to standard output; name a file with -o")
    return Path(path)


def needing(extra: str, load: Callable[[], T]) -> T:
    """Return what `load` imports; raises OutputError that names the extra to install where it is missing."""
    try:
        return load()
    except ImportError as err:
        raise OutputError(f"{err.name or 'a library'} is not installed; run: pip install 'quotes-ar[{extra}]'") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
