"""Inputs and outputs by URL: `s3://`, `gs://`, `hdfs://` and whatever else fsspec has a driver for.

Inputs are read as streams. An output is made in a local file and sent as a whole when the run is done, so that nobody
ever sees half of it.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import Any, Final, cast

from quotes.errors import OutputError, QuotesError

_HEAD: Final = 65_536  # bytes read at a time


class RemoteError(QuotesError):
    """An address that fsspec cannot use."""


def is_url(name: str) -> bool:
    """Whether a name is an address: `s3://bucket/articles.jsonl`."""
    scheme, mark, _ = name.partition("://")
    return bool(mark) and scheme.replace("+", "").replace("-", "").replace(":", "").isalnum()


def local_path(name: str) -> Path | None:
    """Return the path of a file of this machine: a plain name, or what `file://` stands before; None for any other URL."""
    if not is_url(name):
        return Path(name)
    return Path(_file_system(name)[1]) if name.startswith(("file://", "local://")) else None


def found_at(url: str) -> tuple[list[str], bool]:
    """Return the URLs that one stands for, in order, and whether they were searched for (in a folder, by a pattern).

    Raises:
        RemoteError: when the driver is missing.
        OSError: when the place cannot be reached.
    """
    system, path = _file_system(url)
    if "*" in path or "[" in path:
        paths = [p for p in system.glob(path) if not system.isdir(p)]
    elif system.isdir(path):
        paths = [p for p in system.find(path) if not _is_hidden(p, path)]
    else:
        return [url], False
    return sorted(system.unstrip_protocol(p) for p in paths), True


def _is_hidden(path: str, folder: str) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(path.removeprefix(folder)).parts)


def opened(url: str) -> "BufferedReader[Any]":
    """Open a stream of bytes; raises OSError when nothing is there, RemoteError when the driver is missing."""
    system, path = _file_system(url)
    return BufferedReader(cast("Any", system.open(path, "rb")), _HEAD)


@contextmanager
def sending(*names: str | None) -> Iterator[list[Path | None]]:
    """Yield local paths for outputs; those that stand for a URL are sent there when the block ends without an exception.

    Raises:
        OutputError: when a file cannot be sent.
    """
    with tempfile.TemporaryDirectory(prefix="quotes-") as folder:
        paths: list[Path | None] = []
        urls: dict[str, Path] = {}
        for n, name in enumerate(names):
            path = None if name is None else local_path(name)
            if name is not None and path is None:
                path = urls[name] = Path(folder, str(n), PurePosixPath(name).name)
            paths.append(path)
        yield paths
        for url, path in urls.items():
            if path.exists():
                _send(path, url)


def _send(path: Path, url: str) -> None:
    try:
        system, target = _file_system(url)
        system.makedirs(system._parent(target), exist_ok=True)  # noqa: SLF001 - fsspec's own name for it
        system.put_file(str(path), target)
    except (OSError, RemoteError) as err:
        raise OutputError(f"{url}: cannot be written: {err}") from err


def _file_system(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise RemoteError("addresses need the extra 'remote': pip install 'quotes-ar[remote]'") from None
    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as err:  # no driver: fsspec says which package has it
        raise RemoteError(str(err)) from None
    return system, path
