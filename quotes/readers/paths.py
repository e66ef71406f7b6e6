"""From what the user typed to the files that are read, in a stable order."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from quotes.errors import InputError, writable
from quotes.readers.options import DEFAULTS, ReadOptions, passed_over
from quotes.readers.registry import is_known
from quotes.readers.source import STDIN, Source
from quotes.remote import found_at, is_url, local_path


def find_sources(
    paths: Iterable[str | Path], *, everything: bool = False, options: ReadOptions = DEFAULTS
) -> Iterator[Source | InputError]:
    """Yield the sources that paths stand for, and an InputError for each path that stands for none.

    With `everything`, files of any suffix in a folder are taken, not only those of known formats.
    """
    for found in _found(paths, everything=everything):
        if isinstance(found, PassedOver):
            options.warn(found.folder, passed_over(found.count, found.like))
        else:
            yield replace(found, options=options) if isinstance(found, Source) else found


@dataclass(frozen=True)
class PassedOver:
    """Files of a folder that no reader takes by their names: how many, and the first."""

    folder: str
    count: int
    like: str


def _found(paths: Iterable[str | Path], *, everything: bool) -> Iterator[Source | InputError | PassedOver]:
    for path in paths:
        name = str(path)
        if name == STDIN:
            yield Source("stdin", None)
        elif is_url(name):
            yield from _at_url(name, everything=everything)
        elif Path(name).is_dir():
            yield from _in_folder(name, everything=everything)
        elif not Path(name).exists() and glob.has_magic(name):
            yield from _matching(name, everything=everything)
        else:
            yield Source(writable(name), Path(name))


def _at_url(url: str, *, everything: bool) -> Iterator[Source | InputError | PassedOver]:
    try:
        path = local_path(url)
        if path is not None:
            yield from _found([path], everything=everything)
            return
        urls, searched = found_at(url)
    except Exception as err:  # noqa: BLE001 - each driver of fsspec has exceptions of its own
        yield InputError(url, f"cannot be read: {err}")
        return
    chosen = [u for u in urls if everything or not searched or is_known(u)]
    if not chosen:
        yield InputError(url, "no articles there")
    for each in chosen:
        yield Source(each, Path(each.partition("://")[2]), remote=True)


def _in_folder(folder: str, *, everything: bool) -> Iterator[Source | InputError | PassedOver]:
    """Walk a folder in order of name; hidden files and folders are passed over."""
    found = False
    others: list[str] = []
    errors: list[OSError] = []
    for top, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(f for f in files if not f.startswith(".")):
            if everything or is_known(file):
                found = True
                path = Path(top) / file
                yield Source(writable(str(path)), path)
            else:
                others.append(file)
    if others:
        yield PassedOver(folder, len(others), others[0])
    for err in errors:
        yield InputError(str(err.filename), f"cannot be read: {err.strerror}")
    if not found and not errors:
        yield InputError(folder, "no articles in this folder")


def _matching(pattern: str, *, everything: bool) -> Iterator[Source | InputError | PassedOver]:
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        yield InputError(pattern, "no file matches this pattern")
    for match in matches:
        if Path(match).is_dir():
            yield from _in_folder(match, everything=everything)
        else:
            yield Source(writable(match), Path(match))
